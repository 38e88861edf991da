"""The seventeenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import SEVENTEENTH_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of undefined (reading 'sendMessage')\n"
        "    at chrome-extension://fmkadmapgofadopljbjfkapdkoienihi/build/proxy.js:1:2207",
    ),
    (
        "throw",
        "Cannot set properties of null (setting 'innerHTML')\n"
        "    at https://pixel.leaflet-ads.example/tag.min.js:1:9120",
    ),
    ("reject", "NotAllowedError: play() failed because the user didn't interact first"),
    ("reject", "Could not establish connection. Receiving end does not exist."),
    ("reject", "AbortError: signal is aborted without reason"),
    ("error", "GET https://pixel.leaflet-ads.example/px.gif net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[Report Only] Refused to load the font because it violates font-src 'self'"),
    ("error", "FedCM: no identity provider is signed in"),
    ("warn", "Warning: componentWillReceiveProps has been renamed, see react.dev/link/unsafe"),
    ("warn", "[Violation] Forced reflow while executing JavaScript took 41ms"),
    ("warn", "A cookie was rejected: the SameSite attribute is missing (_lf_id)"),
    ("warn", "Google Maps JavaScript API has been loaded without loading=async"),
    ("warn", "DevTools failed to load source map: app.css.map"),
    ("warn", "[intl] no plural rule for 'two' in cs, using 'other'"),
)
ELSEWHERE = (
    "Can you engrave initials on the board?",
    "Kdy bude zase skladem zelená váza?",
    "Your catalogue smells wonderful.",
    "Voisinko saada kuitin yritykselle?",
    "The parcel shop sent me home yesterday.",
    "Mağazanız pazar günü açık mı?",
    "Is the teapot made by hand?",
    "포장이 아주 예뻤어요.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

SEVENTEENTH = ApartSet(
    SEVENTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=717,
    injected=4,
    distracted=4,
    unrelated=4,
    healthy=12,
)
