"""The ninth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import NINTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of undefined (reading 'sendMessage')\n"
        "    at chrome-extension://bmnlcjabgnpnenekpadlanbbkooimhnj/content.js:4:20931",
    ),
    ("throw", "Can't find variable: _AutofillCallbackHandler"),
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "undefined is not an object (evaluating 'window.webkit.messageHandlers')\n"
        "    at https://tags.ads.example/pixel.js:1:4410",
    ),
    ("reject", "Error: Could not establish connection. Receiving end does not exist."),
    ("reject", "Object Not Found Matching Id:3, MethodName:update, ParamCount:4"),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()."),
    ("error", "[Report Only] Refused to load a script that the policy does not allow"),
    ("error", "[heatmap] sampling: this visit is not among those that are watched"),
    ("error", "GET https://stats.video.example/ping net::ERR_BLOCKED_BY_CLIENT"),
    ("warn", "[Violation] Forced reflow while executing JavaScript took 47ms"),
    ("warn", "Error with Feature-Policy header: Unrecognized feature: 'speaker'."),
    ("warn", "The resource was preloaded using link preload but not used within a few seconds"),
    ("warn", "[consent] the vendor list is of last week, asking for it in the background"),
    ("warn", "React does not recognize the `isOpen` prop on a DOM element."),
)
ELSEWHERE = (
    "I wrote a review last week and it is still not on the page.",
    "Ist die Teekanne für Induktion geeignet?",
    "My friend sent me a code, is it for new customers only?",
    "Kunnen jullie het pakket bij de buren afgeven?",
    "The lid of my pot came broken.",
    "Quand le vase sera-t-il de nouveau disponible ?",
    "Yesterday your letter came twice.",
    "¿Hacen envíos a las Islas Canarias?",
    "領収書を紙で送ってもらえますか？",
    "Please make the letters of the page larger.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

NINTH = ApartSet(
    NINTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=191,
    injected=5,
    distracted=6,
    unrelated=8,
    healthy=16,
)
