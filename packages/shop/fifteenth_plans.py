"""The fifteenth set of cases: how many visits of a kind, its noise, its reports. Not: drawing.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import FIFTEENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of undefined (reading 'play')\n"
        "    at https://cdn.films.example/v7/embed.js:88:1204",
    ),
    (
        "throw",
        "Cannot redefine property: ethereum\n"
        "    at chrome-extension://bfnaelmomeimhlpmgjnjophhpkkoljpa/evmAsk.js:15:5093",
    ),
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Identifier 'snow' has already been declared\n"
        "    at https://cdn.winter.example/snow.js:1:1",
    ),
    ("reject", "NotAllowedError: play() failed because the user did not interact first"),
    ("reject", "The message port closed before a response was received."),
    ("reject", "TimeoutError: a survey of another house was not loaded"),
    ("error", "GET https://pixel.films.example/seen.gif net::ERR_BLOCKED_BY_CLIENT"),
    ("error", "[survey] no question for this visitor"),
    ("error", "Denying load of a resource that the manifest of an extension does not list"),
    ("warn", "Added non-passive event listener to a scroll-blocking 'touchstart' event."),
    ("warn", "Canvas2D: Multiple readback operations are faster with willReadFrequently"),
    ("warn", "An iframe which has both allow-scripts and allow-same-origin can escape its sandbox"),
    ("warn", "[fonts] the second weight is not there, the first is taken"),
    ("warn", "DevTools failed to load source map: Could not load content for snow.js.map"),
)
ELSEWHERE = (
    "Your newsletter has a typing error in the second line.",
    "Kann ich den Gutschein auch im Laden einlösen?",
    "When will the green bowl be sold again?",
    "Le facteur a laissé le colis chez le voisin.",
    "Is the glaze free of lead?",
    "Könnt ihr nächstes Mal weniger Papier in den Karton tun?",
    "¿Hacen descuentos para colegios?",
    "領収書に会社名を入れてもらえますか？",
    "A friend told me that the tea was better last year.",
    "The photograph of the board is much darker than the board.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

FIFTEENTH = ApartSet(
    FIFTEENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=521,
    injected=5,
    distracted=5,
    unrelated=6,
    healthy=13,
)
