"""The sixteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import SIXTEENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of null (reading 'postMessage')\n"
        "    at https://widget.weather.example/v2/box.js:12:880",
    ),
    (
        "throw",
        "Cannot destructure property 'theme' of 'undefined'\n"
        "    at chrome-extension://eimadpbcbfnmbkopoojfekhnkhdbieeh/inject/index.js:2:7714",
    ),
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Unexpected token ')'\n    at https://ads.autumn.example/slot.js:1:3302",
    ),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()"),
    ("reject", "Extension context invalidated."),
    ("reject", "Object Not Found Matching Id:4, MethodName:update, ParamCount:4"),
    ("error", "POST https://beacon.autumn.example/hit net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[weather] no forecast for this place"),
    ("error", "Error with Permissions-Policy header: Unrecognized feature: 'browsing-topics'."),
    ("warn", "[Violation] 'setTimeout' handler took 61ms"),
    ("warn", "[Intervention] Images loaded lazily and replaced with placeholders."),
    ("warn", "The resource /fonts/second.woff2 was preloaded but not used within a few seconds"),
    ("warn", "Tracking Prevention blocked access to storage for https://ads.autumn.example/."),
    ("warn", "[hints] three of four hints were shown before and are left out"),
)
ELSEWHERE = (
    "Do you have the vase in blue as well?",
    "Der Katalog kam zweimal mit der Post.",
    "Your shop in the old town was closed on Saturday.",
    "Le thé vert est-il biologique ?",
    "Can the board go into the dishwasher?",
    "Bitte meldet euch wegen einer Zusammenarbeit.",
    "¿Dónde se fabrican las tazas?",
    "店舗の営業時間を教えてください。",
    "The candle smells different from the last one.",
    "I like the new photographs very much.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

SIXTEENTH = ApartSet(
    SIXTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=613,
    injected=5,
    distracted=5,
    unrelated=6,
    healthy=13,
)
