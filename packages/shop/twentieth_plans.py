"""The twentieth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import TWENTIETH_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot destructure property 'register' of 'undefined' as it is undefined.\n"
        "    at chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen/src/js/Grammarly.js:2:401112",
    ),
    (
        "throw",
        "ttq.track is not a function\n    at https://px.adnet.example/events.js:1:20114",
    ),
    ("reject", "Object Not Found Matching Id:2, MethodName:update, ParamCount:4"),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()."),
    ("reject", "TypeError: Importing binding name 'webkit' is not found (userscript)"),
    ("error", "POST https://px.adnet.example/v2/collect net::ERR_BLOCKED_BY_CONTENT_BLOCKER"),
    ("error", "[Report Only] Refused to apply inline style because it violates style-src 'self'"),
    ("error", "Permissions policy violation: unload is not allowed in this document."),
    ("warn", "The resource /fonts/fira.woff2 was preloaded but not used within a few seconds"),
    ("warn", "[Violation] Forced reflow while executing JavaScript took 41ms"),
    ("warn", "componentWillMount has been renamed, and is not recommended for use."),
    ("warn", "Cookie “_tt” does not have a proper “SameSite” attribute value."),
    ("warn", "DevTools failed to load source map: chunk-vendors.a1.js.map"),
    ("warn", "[intlify] Not found 'nav.offers' key in 'cy' locale messages."),
)
ELSEWHERE = (
    "Do you repair teapots as well?",
    "Oes gennych chi siop yng Nghaerdydd?",
    "The glaze came out nicely, thank you.",
    "Ba al duzue opari-txartelik?",
    "Is the board made of oak or of ash?",
    "Je, mnafungua Jumapili?",
    "My sister liked the candle.",
    "A keni dyqan në Tiranë?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

TWENTIETH = ApartSet(
    TWENTIETH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=2020,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
