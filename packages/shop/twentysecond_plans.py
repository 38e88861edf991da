"""The twenty-second set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import TWENTYSECOND_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of null (reading 'getAttribute')\n"
        "    at chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen/content.js:4:20817",
    ),
    (
        "throw",
        "ttq is not defined\n    at https://pixel.adhouse.example/events.js:1:118",
    ),
    ("reject", "Error: A listener indicated an asynchronous response, but the channel closed."),
    ("reject", "NotAllowedError: The request is not allowed by the user agent."),
    ("reject", "AbortError: The user aborted a request."),
    ("error", "POST https://pixel.adhouse.example/b/ss net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "Failed to load resource: the server responded with 404 (apple-touch-icon.png)"),
    ("error", "Unchecked runtime.lastError: Could not establish connection."),
    ("warn", "The resource /fonts/inter.woff2 was preloaded but not used within a few seconds."),
    ("warn", "[Violation] Added non-passive event listener to a scroll-blocking 'wheel' event"),
    ("warn", "componentWillReceiveProps has been renamed, and is not recommended for use."),
    ("warn", "Cookie “_dc” will soon be rejected because it is foreign and lacks Partitioned."),
    ("warn", "DevTools failed to load source map for /assets/app-77c.css.map"),
    ("warn", "[vue-i18n] Not found 'footer.press' key in 'uz' locale messages."),
)
ELSEWHERE = (
    "Is the teapot oven-proof?",
    "Sizda do‘kon bormi?",
    "Lovely candles, my sister wants the same.",
    "Ці ёсць у вас падарункавыя карты?",
    "How long is the lead of the lamp?",
    "Та Дархан руу хүргэдэг үү?",
    "The mug was smaller than I had thought, but I like it.",
    "तुम्ही रविवारी उघडे असता का?",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

TWENTYSECOND = ApartSet(
    TWENTYSECOND_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=2222,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
