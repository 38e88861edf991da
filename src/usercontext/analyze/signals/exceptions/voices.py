"""What embedded services log, recognised by their style. Not: scripts with frames.

A kit that is bundled throws from the page's own files and logs as the page does. What gives it away
is its manner: a name put first, a tag that calls itself a kit, a code of its own making.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party

_SEEN = 300
_ENGINES = frozenset({"RangeError", "ReferenceError", "SyntaxError", "TypeError"})
"""What an engine says of a name is the page's: "gtag is not defined" is not said by gtag."""

_COUNTERS = re.compile(
    r"^\W{0,3}(?:amplitude|mixpanel|hotjar|fullstory|logrocket|sentry|bugsnag|rollbar|datadog"
    r"|dd_rum|new ?relic|intercom|hubspot|optimizely|launchdarkly|growthbook|statsig|posthog"
    r"|pendo|appcues|braze|onetrust|cookiebot|usercentrics|didomi|trustarc|criteo|taboola|outbrain"
    r"|tiktok|prebid|gtm|gtag|googletag|adsbygoogle|matomo|plausible|clarity"
    r"|ads?(?=\])|ad[ _-]?(?:server|slots?|units?|block\w*)|advert\w*|analytics|tracking"
    r"|metrics|telemetry|segment(?: snippet|\.(?:io|com))"
    r"|(?:facebook|meta|linkedin|pinterest)[ _-](?:pixel|insight)|google[ _-](?:analytics|tag|ads))"
    r"\b",
    re.I,
)
"""Names of those who count, test and advertise, where a message begins with one."""

_HOUSES = (
    r"(?:Google|Facebook|FB|Apple ?(?:Pay|ID)|Microsoft|MSAL|PayPal|Stripe|Klarna|Adyen|Braintree"
    r"|Mollie|Razorpay|Afterpay|Clearpay|Worldpay|Trustly|GoCardless|Paddle|Recurly|Chargebee|PayU"
    r"|Paytm|MercadoPago|Plaid|TrueLayer|Veriff|Jumio|Onfido|Sumsub|Firebase|Firestore|Auth0|Okta"
    r"|Clerk|Cognito|Amplify|Mapbox|MapTiler|TomTom|Algolia|Typesense|Coveo|Contentful|Storyblok"
    r"|Prismic|Twilio|Agora|Vonage|OpenTok|LiveKit|Jitsi|Sendbird|PubNub|Pusher|Ably|Cloudinary"
    r"|Uploadcare|YouTube|Vimeo|Wistia|JW ?Player|Brightcove|Spotify|Typeform|Calendly|DocuSign"
    r"|Shopify)"
)
_SERVICES = screened(
    # the name of a house put first, as its kit does: `FirebaseError`, `[Klarna Payments SDK]`
    rf"^\W{{0,3}}(?!Microsoft\.(?:Data|AspNetCore|Extensions|Entity\w*)\.){_HOUSES}(?![a-z])"
    # a tag, or a title, that calls itself a kit or the logger of one
    r"|\b[a-z0-9]{2,20}_(?:js_)?sdk_[a-z0-9_]+|\bpopup[_ -](?:window[_ -]error|blocked|closed)"
    r"|^\[[\w .-]{0,30}(?:SDK|LOGGER)[\w .-]{0,20}\]"
    r"|^[A-Z][\w.]*(?: [\w.]+){0,3} (?:(?:JavaScript|JS|Web) )?(?:SDK|JavaScript API|JS API)\b"
    # a code of a kit's own making: (auth/unauthorized-domain), …MapError, AADSTS50011
    r"|\((?:auth|firestore|storage|functions|messaging|database|installations|app|app-?check)"
    r"/[a-z0-9-]{3,60}\)"
    r"|\b[A-Z][A-Za-z]{3,40}MapError\b|\bAADSTS\d{4,8}\b"
    # what the browser does for them, and parts that have a name of theirs
    r"|\bFedCM\b|\b(?:payment|card|address|express checkout) Element\b"
)


_ADDED = re.compile(r"\W{0,2}\[?(?:plug-?in|extension|add-?(?:on|in)|mod):[\w.@/-]{2,60}\W", re.I)
"""A program's own tag for what somebody else has added to it."""

_TAGGED = screened(rf"^\[{_HOUSES}[\]:]", re.I)
_KIT_FIRST = re.compile(
    r"(?:auth|firestore|storage|functions|messaging|database|installations|app-?check)"
    r"/[a-z0-9-]{3,60}: "
)
_CODED = re.compile(r"(?<![\w/.])[A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+(?=: )")
"""What engines and frameworks call no error: a code of the house that made it."""


def tags_a_house(text: str) -> bool:
    """Tell a line whose tag is a service's name, in whatever letters: it is about that service."""
    return _TAGGED.search(text[:_SEEN]) is not None


def told_by_a_kit(event: Event) -> Party | None:
    """Tell an error that a page wrote down behind a service's name, by a code of that service."""
    thrown = event.thrown
    if thrown is None or thrown.uncaught or thrown.name in _ENGINES:
        return None
    said = event.text[:_SEEN]
    if _KIT_FIRST.match(said) is not None:
        return Party.SERVICE
    coded = _CODED.search(said) is not None
    return Party.SERVICE if coded and _SERVICES.search(said) is not None else None


@lru_cache(maxsize=2048)
def voice_of(name: str, message: str) -> Party | None:
    """Tell whose words these are: a service's that the page needs, a bystander's, or nobody's."""
    said = message[:_SEEN]
    if name in _ENGINES:
        return Party.SERVICE if _ADDED.match(said) is not None else None
    if _COUNTERS.search(said):
        return Party.BYSTANDER
    if _ADDED.match(said) is not None:
        return Party.SERVICE
    return Party.SERVICE if _SERVICES.search(name) or _SERVICES.search(said) else None
