"""The third set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what web views, extensions, tags and browsers leave in every page, and what teams
tell their collectors of errors to leave out.
"""

from apart_plans import ApartSet

from usercontext.shop.families import THIRD_FAMILIES

NOISE = (
    ("throw", "Java object is gone"),
    ("throw", "ResizeObserver loop limit exceeded"),
    (
        "throw",
        "undefined is not an object (evaluating 'window.webkit.messageHandlers')\n"
        "    at global code (user-script:2:18)",
    ),
    (
        "throw",
        "Cannot read properties of null (reading 'isMetaMask')\n"
        "    at chrome-extension://bfnaelmomeimhlpmgjnjophhpkkoljpa/evmAsk.js:15:5001",
    ),
    ("throw", "Can't find variable: instantSearchSDKJSBridgeClearHighlight"),
    (
        "throw",
        "Blocked a frame with origin 'https://ads.example' from accessing a cross-origin frame.",
    ),
    ("reject", "Timeout (h)"),
    (
        "error",
        "[Report Only] Refused to load the image 'https://px.ads.example/p.gif' because it "
        "violates the following Content Security Policy directive: \"img-src 'self'\".",
    ),
    ("error", "Permissions policy violation: unload is not allowed in this document."),
    (
        "error",
        "A listener indicated an asynchronous response by returning true, but the message "
        "channel closed before a response was received",
    ),
    (
        "warn",
        "The resource https://shop.example/fonts/body.woff2 was preloaded using link preload but "
        "not used within a few seconds from the window's load event.",
    ),
    ("warn", "[DOM] Input elements should have autocomplete attributes"),
    ("warn", "Slow network is detected. Fallback font will be used while loading."),
)
ELSEWHERE = (
    "I was charged twice for one order.",
    "Which size does the board have without its handle?",
    "Der Rabatt vom Newsletter ist nie angekommen.",
    "The whole shop is in the wrong language and I cannot change that.",
    "¿Tienen tienda física en Madrid?",
    "My parcel says delivered, there is nothing at my door.",
    "Je voudrais une facture au nom de ma société.",
    "The pictures are upside down on my phone.",
    "領収書の宛名を変更できますか？",
    "Your support never answers, I wrote three e-mails.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

THIRD = ApartSet(
    THIRD_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=67,
    injected=3,
    distracted=4,
    unrelated=7,
    healthy=18,
)
