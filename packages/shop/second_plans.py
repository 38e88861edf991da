"""Which visits become the second set of cases: unseen faults, and mere noise. Not: playing them.

The noise is what collectors of errors are full of, and what its makers say breaks nothing.
"""

from collections.abc import Iterator
from random import Random

from case_plans import choices_of, draw_hard, draw_rounds, some_of
from msgspec.structs import replace

from usercontext.shop.faults import SECOND_FAMILIES, FaultTable
from usercontext.shop.plans import Plan, Wishes, draw_crowd, plan_of

INJECTED, DISTRACTED, UNRELATED, HEALTHY = 6, 8, 10, 24
_SEED = 41

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


def draw_second_plans(table: FaultTable, only: str, rounds: int) -> Iterator[tuple[str, Plan]]:
    """Yield the visits that meet the second set of families, and those that meet nothing."""
    choices = choices_of(table, only, SECOND_FAMILIES)
    yield from draw_rounds(choices, rounds)
    yield from draw_hard(choices, INJECTED, DISTRACTED)
    chance = Random(_SEED)
    for number, (fault, variant) in enumerate(some_of(chance, choices, UNRELATED)):
        plan = replace(plan_of(fault, variant, number), report=ELSEWHERE[number])
        yield f"{fault.id}/{variant.id}/unrelated", plan
    if not only:
        yield from draw_quiet_plans(chance)


def draw_quiet_plans(chance: Random) -> Iterator[tuple[str, Plan]]:
    """Yield visits in which nothing breaks: noise and a complaint, noise and another matter."""
    for plan in draw_crowd(Wishes(HEALTHY, _SEED, (), reporting_share=1.0)):
        number = plan.number
        lines = tuple(chance.sample(NOISE, 3)) if number % 3 < 2 else ()
        report = plan.report if number % 3 == 0 else ELSEWHERE[number % len(ELSEWHERE)]
        kind = "noise" if lines else "unrelated"
        name = f"healthy/{plan.visit}/{kind}-{number}"
        yield name, replace(plan, lines=lines, noise=False, report=report)
