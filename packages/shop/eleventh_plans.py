"""The eleventh set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import ELEVENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of null (reading 'dispatchEvent')\n"
        "    at chrome-extension://bmnlcjabgnpnenekpadlanbbkooimhnj/h0.js:1:88121",
    ),
    ("throw", "Can't find variable: _AutofillCallbackHandler"),
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Illegal invocation\n    at https://pixel.reach.example/p.js:1:20455",
    ),
    ("reject", "AbortError: The user aborted a request."),
    ("reject", "AbortError: signal is aborted without reason"),
    ("reject", "Object Not Found Matching Id:3, MethodName:update, ParamCount:4"),
    ("error", "AbortError: suggestions for 'mu' were aborted, 'mug' is asked for"),
    ("error", "GET https://cdn.reach.example/banner.png net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[consent] vendor list 214 is not there, 213 is used"),
    ("warn", "A preload for '/demo/images/vase.svg' was not used within a few seconds"),
    ("warn", "[Violation] Added non-passive event listener to a 'touchstart' event"),
    ("warn", "Third-party cookie is blocked in Chrome by a setting of the user"),
    ("warn", "[stock] the answer is 20 s old, the next one is on its way"),
    ("warn", "DevTools failed to load source map: lib.min.js.map"),
)
ELSEWHERE = (
    "Do you also have a shop in Utrecht?",
    "Die Teekanne tropft beim Gießen.",
    "Can I have the board engraved on both sides?",
    "Het pakket was nat toen het aankwam.",
    "Je voudrais échanger la bougie contre une autre couleur.",
    "The parcel came with a mug of somebody else's order.",
    "¿Cuánto pesa el jarrón?",
    "急須のふただけ買えますか？",
    "Great shop, please keep the old logo!",
    "The colours on the page are hard to see in the sun.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

ELEVENTH = ApartSet(
    ELEVENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=307,
    injected=5,
    distracted=6,
    unrelated=7,
    healthy=15,
)
