"""The eighth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, extensions and scripts of other houses say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import EIGHTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot redefine property: ethereum\n"
        "    at chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn/inpage.js:1:61205",
    ),
    ("throw", "WeixinJSBridge is not defined"),
    ("throw", "ResizeObserver loop limit exceeded"),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot read properties of null (reading 'contentWindow')\n"
        "    at https://badge.reviews.example/widget.js:2:1180",
    ),
    ("reject", "Error: Extension context invalidated."),
    (
        "reject",
        "Error: A listener indicated an asynchronous response by returning true, but the message "
        "channel closed before a response was received",
    ),
    ("reject", "NotAllowedError: play() failed because the user didn't interact first."),
    ("error", "Permissions policy violation: unload is not allowed in this document."),
    ("error", "[survey] the daily number of invitations is reached, none is shown"),
    ("error", "Failed to load resource: net::ERR_BLOCKED_BY_CLIENT"),
    ("warn", "[Violation] 'setTimeout' handler took 82ms"),
    ("warn", "Unrecognized feature: 'attribution-reporting'."),
    ("warn", "The AudioContext was not allowed to start before a gesture on the page."),
    ("warn", "[ab] three experiments are over, their variants are no longer served"),
    ("warn", "Slow network is detected. A fallback font is used while loading brand.woff2"),
)
ELSEWHERE = (
    "Kann ich die Vase auch ohne Verpackung bekommen?",
    "The photo of the board looks much darker than the board itself.",
    "Wie lange hält die Kerze?",
    "Waarom staat mijn naam verkeerd op het pakket?",
    "My neighbour got a voucher and I did not.",
    "Où est fabriquée la théière ?",
    "Last week your shop was very slow, today it is quick.",
    "¿Tienen tienda física en Valencia?",
    "請問可以開統一編號嗎？",
    "You should offer gift wrapping.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

EIGHTH = ApartSet(
    EIGHTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=173,
    injected=5,
    distracted=6,
    unrelated=8,
    healthy=20,
)
