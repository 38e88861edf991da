"""The twenty-first set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import TWENTYFIRST_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of undefined (reading 'sendMessage')\n"
        "    at chrome-extension://bmnlcjabgnpnenekpadlanbbkooimhnj/h0.js:2:91174",
    ),
    (
        "throw",
        "snaptr is not defined\n    at https://tags.adhouse.example/pixel.js:1:3307",
    ),
    ("reject", "Error: Extension context invalidated."),
    ("reject", "NotAllowedError: play() failed because the user didn't interact first."),
    ("reject", "AbortError: signal is aborted without reason"),
    ("error", "GET https://tags.adhouse.example/p/collect net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "Failed to load resource: the server responded with a status of 404 (favicon.ico)"),
    ("error", "Unchecked runtime.lastError: The message port closed before a response came."),
    ("warn", "An iframe which has both allow-scripts and allow-same-origin can escape it."),
    ("warn", "[Violation] 'requestAnimationFrame' handler took 58ms"),
    ("warn", "findDOMNode is deprecated and will be removed in the next major release."),
    ("warn", "Reading storage of other sites will be blocked in a future version."),
    ("warn", "DevTools failed to load source map for /assets/vendor-5d1.js.map"),
    ("warn", "[i18next] missingKey mt translation footer.sizes Sizes"),
)
ELSEWHERE = (
    "Do the mugs go into the dishwasher?",
    "Verzenden jullie ook naar Aruba?",
    "The parcel was wrapped so nicely, thank you.",
    "Avete un negozio a Torino?",
    "Is the vase tall enough for tulips?",
    "Вы работаете в субботу?",
    "The tea smells of my grandmother's kitchen.",
    "你们有礼品卡吗？",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

TWENTYFIRST = ApartSet(
    TWENTYFIRST_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=2121,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
