"""The fourteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import FOURTEENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of null (reading 'getElementsByTagName')\n"
        "    at https://cdn.slides.example/v4/autoplay.js:242:18",
    ),
    (
        "throw",
        "Extension context invalidated.\n"
        "    at chrome-extension://cjpalhdlnbpafiamejdnhcphjbkeiagm/content.js:1:8812",
    ),
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "r.confetti is not a function\n    at https://cdn.party.example/confetti.min.js:1:733",
    ),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()."),
    ("reject", "A listener indicated an asynchronous response, but the channel closed"),
    ("reject", "NetworkError: a beacon of the banner was not sent"),
    ("error", "POST https://t.party.example/collect net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[banner] slide 3 has no picture, it is left out"),
    ("error", "Error while parsing the 'sizes' attribute of an <img>"),
    ("warn", "The AudioContext was not allowed to start. It must be resumed after a gesture."),
    ("warn", "[Intervention] Slow network is detected. Fallback font will be used"),
    ("warn", "The resource was preloaded using link preload but not used within a few seconds"),
    ("warn", "[colors] the theme of the system is not known, light is taken"),
    ("warn", "Unrecognized feature: 'interest-cohort'."),
)
ELSEWHERE = (
    "The year at the bottom of your page is last year's.",
    "Wann bekomme ich die Prämie für die Empfehlung meiner Schwester?",
    "My earlier orders as a guest are not listed, is that right?",
    "Mag ik de kaars ook in een andere geur bestellen?",
    "Le carton était mouillé à la livraison.",
    "Do you have a shop in Porto that I can visit?",
    "¿La tetera aguanta el lavavajillas?",
    "ギフト用の箱はありますか？",
    "Your letter comes too often, once a month would do.",
    "The teapot is smaller than I thought.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

FOURTEENTH = ApartSet(
    FOURTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=467,
    injected=5,
    distracted=6,
    unrelated=7,
    healthy=15,
)
