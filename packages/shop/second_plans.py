"""The second set of cases: how many visits of a kind, its noise, its reports. Not: drawing them.

The noise is what collectors of errors are full of, and what its makers say breaks nothing.
"""

from apart_plans import ApartSet

from usercontext.shop.families import SECOND_FAMILIES

NOISE = (
    ("throw", "ResizeObserver loop completed with undelivered notifications."),
    ("throw", "Script error."),
    (
        "throw",
        "Cannot redefine property: ethereum\n"
        "    at Object.defineProperty (<anonymous>)\n"
        "    at chrome-extension://nkbihfbeogaeaoehlefnkodbefgpgknn/inpage.js:1:152744",
    ),
    (
        "throw",
        "Extension context invalidated.\n"
        "    at chrome-extension://hdokiejnpimakedhajhdlcegeplioahd/content.js:7:2310",
    ),
    ("throw", "Can't find variable: _AutofillCallbackHandler"),
    ("reject", "Object Not Found Matching Id:2, MethodName:update, ParamCount:4"),
    ("error", "AbortError: The play() request was interrupted by a call to pause()."),
    (
        "error",
        "Unchecked runtime.lastError: The message port closed before a response was received.",
    ),
    ("warn", 'Warning: Each child in a list should have a unique "key" prop.'),
    ("warn", "[Violation] 'setTimeout' handler took 61ms"),
    ("warn", "A cookie associated with a cross-site resource was set without `SameSite`."),
    ("error", "[consent] user declined marketing, tags are not loaded"),
)
ELSEWHERE = (
    "Where is my parcel? It was to come on Monday.",
    "Wann kommt meine Bestellung endlich an?",
    "The mug arrived with a crack. How do I send it back?",
    "Pouvez-vous livrer en Norvège ?",
    "¿Puedo cambiar la dirección de un pedido que ya hice?",
    "Please delete my account and all that you know about me.",
    "The colours look different from the pictures. Love the teapot though!",
    "請問可以開立發票嗎？",
    "It would be nice to have a dark mode.",
    "أين أجد فاتورتي؟",
)
"""Reports about no failure of the page: whatever the session holds, they do not mean it."""

SECOND = ApartSet(
    SECOND_FAMILIES,
    NOISE,
    ELSEWHERE,
    seed=41,
    injected=6,
    distracted=8,
    unrelated=10,
    healthy=24,
)
