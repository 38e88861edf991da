"""The fifth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what extensions, in-app browsers, tags and frameworks say in pages that work, as teams
list it for their collectors of errors to leave out.
"""

from apart_plans import ApartSet

from usercontext.shop.families import FIFTH_FAMILIES

NOISE = (
    ("throw", "Can't find variable: ceCurrentVideo"),
    ("throw", "ibFindAllVideos is not defined"),
    ("throw", "Cannot read properties of undefined (reading 'domInteractive')"),
    (
        "throw",
        "Identifier 'style' has already been declared\n"
        "    at chrome-extension://fheoggkfdfchfphceeifdbepaooicaho/content.js:1:1",
    ),
    (
        "throw",
        "zaloJSV2 is not defined\n    at https://zalo.example/in-app.js:1:311",
    ),
    ("reject", "Error: Could not establish connection. Receiving end does not exist."),
    (
        "reject",
        "Non-Error promise rejection captured with keys: currentTarget, detail, isTrusted, target",
    ),
    ("reject", "NotAllowedError: Permission denied to share"),
    (
        "error",
        "A tree hydrated but some attributes of the server rendered HTML didn't match the client "
        'properties. This won\'t be patched up. <body - cz-shortcut-listen="true">',
    ),
    (
        "error",
        "Tracking Prevention blocked access to storage for https://www.googletagmanager.com.",
    ),
    ("error", "[GSI_LOGGER]: FedCM get() rejects with NetworkError: Error retrieving a token."),
    ("warn", "[Meta Pixel] - Duplicate Pixel ID: 1029384756."),
    (
        "warn",
        "Error with Permissions-Policy header: Unrecognized feature: 'interest-cohort'.",
    ),
    (
        "warn",
        "Google Maps JavaScript API has been loaded directly without loading=async. This can "
        "result in suboptimal performance.",
    ),
)
ELSEWHERE = (
    "Can I still change the delivery address of order F-20107?",
    "Die Kerze riecht gar nicht nach Honig.",
    "Yesterday I could not log in, today everything works again.",
    "My friend sees other prices than I do. Why?",
    "¿Hacen envoltorio para regalo?",
    "Le service client ne répond pas à mes mails.",
    "The confirmation e-mail of my last order never came.",
    "ポイントが付いていないようです。",
    "You charged my old card last month.",
    "Bitte löschen Sie mein Konto.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

FIFTH = ApartSet(
    FIFTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=97,
    injected=3,
    distracted=5,
    unrelated=7,
    healthy=18,
)
