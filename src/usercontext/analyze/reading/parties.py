"""Whose code or server it is: the page's own, a service's, a bystander's. Not: what failed."""

import re
from enum import StrEnum
from functools import lru_cache

from usercontext.analyze.language.screens import screened
from usercontext.analyze.language.urls import Url, file_template, split_url
from usercontext.analyze.reading.stack import Frame
from usercontext.domain.members import with_plain_members


@with_plain_members
class Party(StrEnum):
    """FIRST: the page's own. SERVICE: foreign, but the page cannot do without. BYSTANDER: noise."""

    FIRST = "first"
    SERVICE = "service"
    FOREIGN = "foreign"
    BYSTANDER = "bystander"


EXTENSIONS = frozenset(
    {"chrome-extension", "moz-extension", "safari-extension", "safari-web-extension"}
    | {"ms-browser-extension", "webkit-masked-url", "extension"}
)
_PAY_BY = (
    "stripe.", "paypal", "adyen.", "braintree", "klarna", "mollie.", "squareup.", "square.",
    "razorpay.", "checkout.com", "worldpay", "cybersource", "authorize.net", "payu", "mercadopago",
)  # fmt: skip
"""Houses that one pays by."""

_VENDORS = (
    *_PAY_BY,
    "auth0.", "okta.", "cognito", "accounts.google", "appleid.apple", "login.microsoft",
    "hcaptcha", "recaptcha", "challenges.cloudflare", "algolia", "contentful", "shopify",
    "maps.google", "mapbox", "maptiler", "plaid.", "veriff", "onfido",
    "calendly", "typeform", "docusign", "vimeo", "wistia",
)  # fmt: skip
"""Whose scripts are theirs wherever they run."""

_LETTERS = (
    "klaviyo", "mailchimp", "list-manage.", "chimpstatic", "brevo.", "sendinblue", "sibforms",
    "mailerlite", "convertkit", "omnisend", "getresponse", "activecampaign", "activehosted",
    "constantcontact", "createsend", "campaignmonitor", "cleverreach", "rapidmail", "beehiiv",
    "substack.", "buttondown", "emailoctopus", "getdrip", "attentivemobile", "attn.tv", "privy.",
    "sailthru", "emarsys", "mailjet", "moosend", "aweber", "benchmarkemail", "flodesk",
)  # fmt: skip
"""Houses that send letters for others: who subscribes to one of theirs buys nothing."""

_HOSTING = (
    "firebase", "supabase", "amazonaws.", "azurewebsites", "azure-api", "herokuapp",
    "cloudfunctions", "run.app", "vercel.app", "netlify.app", "workers.dev", "onrender.", "fly.dev",
)  # fmt: skip
"""Where teams put what is their own."""

SERVICES = (*_VENDORS, *_LETTERS, *_HOSTING)
BYSTANDERS = (
    "google-analytics", "googletagmanager", "googlesyndication", "googleadservices", "doubleclick",
    "analytics.", "facebook.", "fbcdn.", "connect.facebook", "hotjar", "fullstory", "segment.",
    "mixpanel", "amplitude", "heap.io", "heapanalytics", "clarity.ms", "bing.", "bat.bing",
    "newrelic", "nr-data", "datadoghq", "sentry.io", "bugsnag", "rollbar", "logrocket", "intercom",
    "zendesk", "zdassets", "drift.", "hubspot", "hs-scripts", "hs-analytics", "crisp.chat",
    "tawk.to", "optimizely", "launchdarkly", "criteo", "taboola", "outbrain", "adsystem", "adnxs",
    "adservice", "ads.", "tiktok", "snapchat", "pinterest", "twitter.", "linkedin", "quantserve",
    "scorecardresearch", "cookielaw", "onetrust", "cookiebot", "usercentrics", "trustpilot",
    "matomo", "plausible.io", "posthog", "tracking.", "tracker.", "pixel.", "telemetry", "beacon.",
    "metrics.", "yandex", "baidu", "branch.io", "appsflyer", "cloudflareinsights", "speedcurve",
    "r.stripe.com", "m.stripe.", "q.stripe.com",
)  # fmt: skip
_BYSTANDING = re.compile("|".join(rf"(?<![a-z0-9]){re.escape(name)}" for name in BYSTANDERS))
"""Each name at the start of a label's word: `ads.` is no part of `uploads.`."""

_OWN_SCHEMES = frozenset(
    {"webpack", "webpack-internal", "turbopack", "rsc", "app", "capacitor", "ionic", "file"}
)
"""What bundlers and shells call the page's own code: what stands there is no host."""

_MEASURES = frozenset(
    {"analytics", "telemetry", "beacon", "beacons", "rum", "pixel", "metrics", "gtag"}
    | {"clickstream", "web-vitals", "vitals", "pageview", "pageviews", "impressions"}
    | {"client-errors", "client_errors", "js-errors", "js_errors", "error-reports", "crash-reports"}
)
"""What an address is called that only counts visitors, or errors, also on the page's own host."""

_ADVERTISES = re.compile(
    r"/(?:ads?|adverts?|advertis(?:ing|ements?)|adserver|ad-?server|sponsored)/(?:[\w-]+/)*"
    r"[\w-]*(?:banner|slot|unit|placement|creative|campaign|sponsor|tag|loader)",
    re.I,
)
"""Addresses of a page's own that blockers know by their names; a market's `/ads/123` is none."""

_ADDRESS = screened(r"[a-z][a-z-]{1,30}://[^\s'\"<>()]{1,300}", re.I)
_SHELF = re.compile(
    r"cdn|static|assets|cloudfront|akamai|fastly|azureedge|unpkg|gstatic|googleapis|pages\.dev"
)
_PUBLIC_SHELF = re.compile(
    r"(?:^|\.)(?:jsdelivr\.net|unpkg\.com|cdnjs\.cloudflare\.com|ajax\.googleapis\.com"
    r"|code\.jquery\.com"
    r"|ajax\.aspnetcdn\.com|esm\.sh|skypack\.dev|bootstrapcdn\.com|polyfill\.io)$"
)
"""Shelves that anybody may take libraries from: no release of the page puts anything there."""

_OPEN = re.compile(
    r"(?:^|\.)(?:supabase\.co|firebaseio\.com|(?:firestore|firebasestorage|identitytoolkit"
    r"|securetoken)\.googleapis\.com|cognito-idp\.[\w-]+\.amazonaws\.com|api\.stripe\.com"
    r"|algolia\.net|algolianet\.com|api\.mapbox\.com|cdn\.contentful\.com"
    # what only their own kits ask for, from any page
    r"|challenges\.cloudflare\.com|hcaptcha\.com|recaptcha\.net|paypal\.com|adyen\.com"
    r"|braintree-?(?:gateway|api)\.com|klarna(?:cdn|services|evt)?\.(?:com|net)|js\.stripe\.com"
    r"|m\.stripe\.(?:com|network)|(?:maps|places)\.googleapis\.com|launchdarkly\.com)$"
)
"""Houses that are there to be asked by pages: none of them keeps an answer from one."""

_CAPTURE = re.compile(r"/(?:uc|\d+\.\d+\.\d+-[0-9a-f]{8,64})\.js$")
"""Our own script: it wraps what the page calls, and stands in every stack that goes through it."""

_LIBRARIES = ("node_modules", "/vendor", "vendors", "react-dom", "polyfill", "zone.js", "jquery")
_TELLING_LABEL = 4
_SECOND_LEVEL = frozenset({"co", "com", "org", "net", "gov", "ac", "edu", "or", "ne", "go"})


@lru_cache(maxsize=1024)
def pays_by_a_house(path: str) -> bool:
    """Tell an address of the page's own that has the name of a house that one pays by."""
    named = set(re.split(r"[/_.-]", path.casefold()))
    return any(house.rstrip(".") in named for house in _PAY_BY)


@lru_cache(maxsize=1024)
def is_bystander(host: str) -> bool:
    """Tell a host that only counts, tests or advertises."""
    return _BYSTANDING.search(host) is not None


def party_of_url(url: Url, page_host: str) -> Party:
    """Tell whose a URL is, relative to the page's host ('' when the page is unknown)."""
    return _party_of(url.scheme, url.host, page_host)


@lru_cache(maxsize=4096)
def _party_of(scheme: str, host: str, page_host: str) -> Party:
    if scheme in EXTENSIONS:
        return Party.BYSTANDER
    if scheme in _OWN_SCHEMES:
        return Party.FIRST
    if not host or host == page_host or (page_host and registered(host) == registered(page_host)):
        return Party.FIRST
    if is_bystander(host):
        return Party.BYSTANDER
    if any(map(host.__contains__, SERVICES)):
        return Party.SERVICE
    return Party.FOREIGN if page_host else Party.FIRST


def party_of_part(url: Url, resource: str, page_host: str) -> Party:
    """Tell whose a request is; what a page draws from a shelf named like it is its own."""
    party = party_of_url(url, page_host)
    if party is Party.FOREIGN and resource == "script" and _is_named_a_measure(url):
        return Party.BYSTANDER
    drawn = resource in ("image", "style", "font", "media")
    own = party is Party.FOREIGN and drawn and not is_foreign_file(url, page_host)
    return Party.FIRST if own else party


def only_measures(url: Url) -> bool:
    """Tell an address that visitors are counted at: nobody misses it."""
    return not _MEASURES.isdisjoint(url.path.lower().strip("/").split("/")[-3:])


def _is_named_a_measure(url: Url) -> bool:
    """Tell a file that is called by what only counts visitors: `analytics.min.js`."""
    return url.path.lower().rpartition("/")[2].partition(".")[0] in _MEASURES


def advertises(url: Url) -> bool:
    """Tell an address of an advertisement: blockers keep it away on any host."""
    return _ADVERTISES.search(url.path) is not None


def party_of_frames(frames: tuple[Frame, ...], page_host: str) -> Party | None:
    """Tell whose code threw: the page's own if any of its frames took part, None without frames."""
    found = {party_of_url(split_url(frame.url), page_host) for frame in frames}
    for party in (Party.FIRST, Party.SERVICE, Party.FOREIGN, Party.BYSTANDER):
        if party in found:
            extension_on_top = split_url(frames[0].url).scheme in EXTENSIONS
            return Party.BYSTANDER if extension_on_top else party
    return None


def is_foreign_code(frames: tuple[Frame, ...], page_host: str) -> bool:
    """Tell whether somebody else's script threw: its host is not the page's, nor a shelf of it.

    A page's own bundles often come from another host: one named like the page, one that is a
    delivery network, or files that carry the content hash of a build.
    """
    if not frames or not page_host:
        return False
    url = split_url(frames[0].url)
    taken = is_of_a_public_shelf(url) and not _names_a_vendor(url)
    return is_foreign_file(url, page_host) and not taken


def is_foreign_file(url: Url, page_host: str) -> bool:
    """Tell whether a file of another host is somebody else's, and no bundle of the page's own."""
    if not page_host:
        return is_vendor(url.host)
    if party_of_url(url, page_host) is Party.FIRST:
        return False
    if any(word in url.host for word in _HOSTING):
        return False
    if sends_letters(url.host) or _names_a_vendor(url):
        return True
    shared = set(page_host.split(".")[:-1]) & set(re.split(r"[.-]", url.host))
    if any(len(label) >= _TELLING_LABEL for label in shared) or _SHELF.search(url.host):
        return is_bystander(url.host)
    return not has_hash(url)


def _names_a_vendor(url: Url) -> bool:
    return any(map(f"{url.host}{url.path}".lower().__contains__, _VENDORS))


def is_of_another_domain(url: Url, page_host: str) -> bool:
    """Tell a file of a house with a domain of its own, which is not named like the page.

    A host called `cdn.` or `static.` of such a domain is that house's shelf; a delivery network's
    domain, or a build's file, may be any page's.
    """
    if not page_host or party_of_url(url, page_host) not in (Party.FOREIGN, Party.BYSTANDER):
        return False
    if has_hash(url) or _SHELF.search(registered(url.host)):
        return False
    shared = set(page_host.split(".")[:-1]) & set(re.split(r"[.-]", url.host))
    return not any(len(label) >= _TELLING_LABEL for label in shared)


def has_hash(url: Url) -> bool:
    """Tell a file whose name carries the content hash of a build."""
    return file_template(url.path) != url.path.rsplit("/", 1)[-1]


def sends_letters(host: str) -> bool:
    """Tell a house that sends newsletters for others: nothing is paid, and nothing lost, there."""
    return any(map(host.__contains__, _LETTERS))


def is_vendor(host: str) -> bool:
    """Tell a house whose service is its own wherever it answers: no team puts its code there."""
    return any(word in host for word in _VENDORS)


def serves_any_page(url: Url) -> bool:
    """Tell a house that lets every page read what it answers; a team's functions there are not."""
    return _OPEN.search(url.host) is not None and "/functions/" not in url.path


def is_of_a_public_shelf(url: Url) -> bool:
    """Tell a library that everybody may load from where it is."""
    return _PUBLIC_SHELF.search(url.host) is not None


def party_of_text(text: str, page_host: str) -> Party | None:
    """Tell whose address a message names first, None where it names none."""
    found = _ADDRESS.search(text[:600])
    return party_of_url(split_url(found.group()), page_host) if found else None


def first_party_frame(frames: tuple[Frame, ...], page_host: str) -> Frame | None:
    """Return the innermost frame of the page's own code that is not a library, or None."""
    own = (f for f in frames if party_of_url(split_url(f.url), page_host) is Party.FIRST)
    first = next(own, None)
    if first is None or is_own_code(first, page_host):
        return first
    return next((frame for frame in own if is_own_code(frame, page_host)), first)


def without_capture(frames: tuple[Frame, ...]) -> tuple[Frame, ...]:
    """Return the calls without those of the capture script, which are nobody's place."""
    return tuple(frame for frame in frames if not _CAPTURE.search(split_url(frame.url).path))


def is_own_code(frame: Frame, page_host: str) -> bool:
    """Tell whether a call is in code that the page's authors wrote: theirs, and no library."""
    if party_of_url(split_url(frame.url), page_host) is not Party.FIRST:
        return False
    return not any(map(frame.url.__contains__, _LIBRARIES))


def registered(host: str) -> str:
    """Return the registrable part of a host, near enough: two labels, three under co.uk and kin."""
    labels = host.split(".")
    if len(labels) < 3 or labels[-1].isdigit():
        return host
    short = len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if short else labels[-2:])
