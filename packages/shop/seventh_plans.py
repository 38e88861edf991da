"""The seventh set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import SEVENTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot read properties of undefined (reading 'sendMessage')\n"
        "    at moz-extension://5b1f3f6e-9f0b-4d6a-a1a7-6f9f6f0a2c11/inject.js:1:2204",
    ),
    ("throw", "Can't find variable: _AutofillCallbackHandler"),
    ("throw", "Object Not Found Matching Id:3, MethodName:update, ParamCount:4"),
    ("throw", "ucapi is not defined"),
    (
        "throw",
        "Cannot set properties of null (setting 'innerHTML')\n"
        "    at https://chat.helpdesk.example/loader.js:1:4410",
    ),
    ("reject", "Error: Could not establish connection. Receiving end does not exist."),
    ("reject", "AbortError: The play() request was interrupted by a call to pause()."),
    ("reject", "Error: Timeout while loading the recommendations widget"),
    ("error", "Third-party cookie is blocked in Chrome as part of Privacy Sandbox."),
    ("error", "Failed to decode downloaded font: https://fonts.example/brand.woff2"),
    ("error", "[heatmap] quota for this month is used up, recording is off"),
    ("warn", "DevTools failed to load source map: Could not load content for vendor.js.map"),
    ("warn", "The resource was preloaded using link preload but not used within a few seconds."),
    ("warn", "Added non-passive event listener to a scroll-blocking 'touchstart' event."),
    ("warn", "[consent] banner is shown again: the stored choice is of an older version"),
    ("warn", "Canvas2D: Multiple readback operations using getImageData are faster with a flag."),
)
ELSEWHERE = (
    "Do you ship to the Azores, and what does it cost?",
    "Die Kerze riecht anders als früher.",
    "Wanneer komt de blauwe mok weer terug?",
    "The courier left my parcel with a neighbour I do not know.",
    "¿Dónde cambio la dirección de un pedido que ya está en camino?",
    "Ma théière est arrivée ébréchée.",
    "Your e-mails go to my spam folder.",
    "領収書の宛名を変えてください。",
    "On my old tablet your shop was blank last month, here it is fine.",
    "Please bring back the round logo.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

SEVENTH = ApartSet(
    SEVENTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=131,
    injected=3,
    distracted=5,
    unrelated=7,
    healthy=18,
)
