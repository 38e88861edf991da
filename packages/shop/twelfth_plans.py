"""The twelfth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import TWELFTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot redefine property: ethereum\n"
        "    at chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn/inpage.js:1:20481",
    ),
    ("throw", "ReferenceError: instantSearchSDKJSBridgeClearHighlight is not defined"),
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of undefined (reading 'push')\n"
        "    at https://cdn.adserve.example/tag.js:1:8812",
    ),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()."),
    ("reject", "Extension context invalidated."),
    ("reject", "A listener indicated an asynchronous response, but the message channel closed"),
    (
        "error",
        "Failed to load resource: https://stats.adserve.example/c net::ERR_BLOCKED_BY_CLIENT",
    ),
    ("error", "[analytics] beacon was not sent, it is tried again on the next page"),
    ("error", "Permissions-Policy header: Unrecognized feature: 'interest-cohort'."),
    ("warn", "An iframe which has both allow-scripts and allow-same-origin can escape its sandbox"),
    ("warn", "[Deprecation] Listener added for a synchronous 'DOMNodeInserted' event"),
    ("warn", "Cookie 'ad_id' has been rejected because it is in a cross-site context"),
    ("warn", "[prices] the list of yesterday is used until the new one has come"),
    ("warn", "The resource /demo/shop.css was preloaded using link preload but not used"),
)
ELSEWHERE = (
    "When is your shop in Lyon open on Saturdays?",
    "Der Henkel meiner Tasse ist nach einer Woche abgebrochen.",
    "Could you pack the candle in paper instead of plastic?",
    "De bezorger heeft niet aangebeld.",
    "J’ai reçu un vase d’une autre couleur.",
    "Is the board made of oak or of beech?",
    "¿Tienen tazas más grandes?",
    "ドリッパーは食洗機で洗えますか？",
    "I love the new pictures, well done!",
    "The letters in your footer are too small for me.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

TWELFTH = ApartSet(
    TWELFTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=401,
    injected=5,
    distracted=6,
    unrelated=7,
    healthy=15,
)
