"""The eighteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import EIGHTEENTH_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of null (reading 'getBoundingClientRect')\n"
        "    at moz-extension://5b1d2f0e-7c36-4a8e-9d50-1f8f7d1a3c02/content/inject.js:3:914",
    ),
    (
        "throw",
        "ttq.identify is not a function\n"
        "    at https://analytics.tokpixel.example/i18n/events.js:1:30331",
    ),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()"),
    ("reject", "A listener indicated an asynchronous response, but the channel closed"),
    ("reject", "Object Not Found Matching Id:3, MethodName:update, ParamCount:4"),
    ("error", "POST https://in.heatlens.example/v1/rec net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[Report Only] Refused to apply a stylesheet because it violates style-src 'self'"),
    ("error", "Permissions policy violation: unload is not allowed in this document."),
    ("warn", "The resource /demo/shop.css was preloaded using link preload but not used"),
    ("warn", "[Violation] 'click' handler took 187ms"),
    ("warn", "Layout was forced before the page was fully loaded"),
    ("warn", "Lit is in dev mode. Not recommended for production!"),
    ("warn", "DevTools failed to load source map: vendor.js.map"),
    ("warn", "[i18n] key footer.social missing in sl, fell back to en"),
)
ELSEWHERE = (
    "Do you ship to the islands?",
    "Ali imate tudi darilne vrečke?",
    "The candle smells of my grandmother's kitchen.",
    "Kada stiže nova kolekcija?",
    "Can the dripper go into the dishwasher?",
    "Работите ли в събота?",
    "My neighbour took the parcel, thank you.",
    "Ar galima pasiimti parduotuvėje?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

EIGHTEENTH = ApartSet(
    EIGHTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=818,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
