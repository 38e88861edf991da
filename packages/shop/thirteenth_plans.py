"""The thirteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import THIRTEENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Invalid or unexpected token\n    at moz-extension://5f1c2b8e-reader/inject.js:12:44",
    ),
    (
        "throw",
        "Cannot set properties of null (setting 'innerHTML')\n"
        "    at chrome-extension://aapbdbdomjkkjkaonfhkkikfgjllcleb/popup.js:4:901",
    ),
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Can't find variable: gmo"),
    (
        "throw",
        "t.consent is not a function\n    at https://cdn.banner.example/v2/stub.js:1:2210",
    ),
    ("reject", "NotAllowedError: play() failed because the user didn't interact first."),
    ("reject", "Could not establish connection. Receiving end does not exist."),
    ("reject", "Object Not Found Matching Id:3, MethodName:update, ParamCount:4"),
    (
        "error",
        "GET https://px.banner.example/i.gif net::ERR_BLOCKED_BY_CLIENT",
    ),
    ("error", "[metrics] the queue is full, the oldest line was dropped"),
    ("error", "Error with Permissions-Policy header: Origin trial controlled feature."),
    ("warn", "[Violation] Added non-passive event listener to a scroll-blocking event"),
    ("warn", "Third-party cookie is blocked. Learn more in the Issues tab."),
    ("warn", "Synchronous XMLHttpRequest on the main thread is deprecated"),
    ("warn", "[images] picture of the vase is taken from the cache"),
    ("warn", "Image from origin may be slow: consider preconnect"),
)
ELSEWHERE = (
    "Do you also deliver to Madeira?",
    "Meine Kerze riecht gar nicht nach Feige.",
    "The parcel came open and a mug was chipped.",
    "Kan ik ook in de winkel betalen?",
    "Quelle est la hauteur de la théière ?",
    "I would like to work for you, whom do I write to?",
    "¿El tablero lleva aceite?",
    "花瓶の色は他にもありますか？",
    "Nice shop, I told my sister about it.",
    "Can you call me back about the wedding list?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

THIRTEENTH = ApartSet(
    THIRTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=433,
    injected=5,
    distracted=6,
    unrelated=7,
    healthy=15,
)
