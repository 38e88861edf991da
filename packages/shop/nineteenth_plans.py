"""The nineteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import NINETEENTH_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of undefined (reading 'tabId')\n"
        "    at chrome-extension://gighmmpiobklfepjocnamgkkbiglidom/adblock-bundle.js:2:88121",
    ),
    (
        "throw",
        "fbq is not defined\n    at https://sgtm.adstream.example/gtm.js?id=GTM-5K2:812:44",
    ),
    ("reject", "NotAllowedError: Write permission denied."),
    ("reject", "Non-Error promise rejection captured with value: Timeout"),
    ("reject", "AbortError: The user aborted a request."),
    ("error", "GET https://sgtm.adstream.example/collect net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[Report Only] Refused to connect because it violates connect-src 'self'"),
    ("error", "Unrecognized feature: 'interest-cohort'."),
    ("warn", "Slow network is detected. Fallback font will be used while loading."),
    ("warn", "[Violation] 'setTimeout' handler took 63ms"),
    ("warn", "Download the Vue Devtools extension for a better development experience"),
    ("warn", "Added non-passive event listener to a scroll-blocking 'touchmove' event"),
    ("warn", "DevTools failed to load source map: runtime.9f2.js.map"),
    ("warn", "[i18next] missingKey nb translation footer.newsletter"),
)
ELSEWHERE = (
    "Can I pick up the vase at the workshop?",
    "Har dere åpent i romjulen?",
    "The new glaze is lovely.",
    "Aveți și carduri cadou?",
    "Please greet whoever wrapped the parcel.",
    "Da li radite nedeljom?",
    "Which clay is the teapot made of?",
    "Er hægt að panta í síma?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

NINETEENTH = ApartSet(
    NINETEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=919,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
