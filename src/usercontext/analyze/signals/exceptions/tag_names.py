"""Names of analytics and advertising globals that a page may miss. Not: addresses."""

import re

_TAG = (
    r"(?:gtag(?:_report_conversion)?|ga|_gaq|dataLayer|fbq|_fbq|ttq|ym|_tmr|_paq|hj|clarity|uetq"
    r"|lintrk|twq|rdt|pintrk|snaptr|_hsq|mixpanel|amplitude|posthog|plausible|umami|heap|analytics"
    r"|Sentry|_satellite|utag|utag_data|digitalData|_tfa|obApi|criteo_q|adsbygoogle|_etracker|_ptq"
    r"|_kmq|_learnq|klaviyo|FS|woopra|matomo|piwik|goatcounter|fathom|sa_event|roistat|VK|mt"
    r"|zaraz|rudderanalytics|snowplow|_mtm|s_gi|spdt|qp|kwaiq|ire|_cio|statcounter)"
)
_SAID = re.compile(
    rf"(?:^|[\s:'\"(])'?(?:window\.|globalThis\.|self\.)?(?P<one>{_TAG})(?:\.\w{{1,30}})?'?"
    r" is(?:n['’]t| not) (?:defined|a function)|"
    rf"[Vv]ariable: (?P<two>{_TAG})$|"
    rf"(?:^|[\s:'\"])'?(?:window\.)?(?P<three>{_TAG})'? is undefined|"
    rf"evaluating '(?:window\.)?(?P<four>{_TAG})[.(']"
)
_SEEN = 200


def counter_named_in(message: str) -> str:
    """Return the tag that an error says is not there, or ''."""
    found = _SAID.search(message[:_SEEN])
    return next(filter(None, found.groups()), "") if found is not None else ""
