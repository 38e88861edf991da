"""The sixth set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what browsers, their extensions, tags and hosts of pages say where nothing is broken.
README.md says which threads its families were drawn from.
"""

from apart_plans import ApartSet

from usercontext.shop.families import SIXTH_FAMILIES

NOISE = (
    (
        "throw",
        "Cannot redefine property: googletag\n"
        "    at chrome-extension://gighmmpiobklfepjocnamgkkbiglidom/page.js:2:5107",
    ),
    ("throw", "Java bridge method invocation error"),
    ("throw", "vid_mate_check is not defined"),
    ("throw", "Can't find variable: gmo"),
    (
        "throw",
        "Cannot read properties of null (reading 'contentWindow')\n"
        "    at https://widget.trustpilot.example/bootstrap.js:1:9318",
    ),
    ("reject", "Error: Extension context invalidated."),
    ("reject", "Error: A listener indicated an asynchronous response by returning true"),
    ("reject", "NotAllowedError: The request is not allowed by the user agent"),
    ("reject", "UnknownError: Internal error opening backing store for indexedDB.open."),
    ("error", 'Refused to get unsafe header "x-amz-cf-id"'),
    (
        "error",
        "Attestation check for Topics on https://ads.example failed.",
    ),
    (
        "error",
        "Error parsing header X-XSS-Protection: 1; mode=block; report=: insecure reporting URL",
    ),
    ("warn", "Permissions policy violation: unload is not allowed in this document."),
    ("warn", "[Deprecation] Unload event listeners are deprecated and will be removed."),
    ("warn", "[gtm4wp] dataLayer was initialised twice"),
    ("warn", "Autofocus processing was blocked because a document already has a focused element."),
)
ELSEWHERE = (
    "Which of your mugs may go into the dishwasher?",
    "Die Rechnung von letzter Woche trägt den falschen Namen.",
    "On my phone the pictures were slow last weekend. On this computer all is fine.",
    "My parcel says delivered, but nothing is here.",
    "¿Puedo devolver la vela en una tienda?",
    "L’image du vase ne correspond pas à ce que j’ai reçu.",
    "The total was wrong, but you have refunded me already, thank you!",
    "ギフトカードは使えますか？",
    "Ich bekomme euren Newsletter doppelt.",
    "Please add dark mode.",
)
"""Reports about another matter, or of what the session contradicts: they do not mean its fault."""

SIXTH = ApartSet(
    SIXTH_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=101,
    injected=3,
    distracted=5,
    unrelated=7,
    healthy=18,
)
