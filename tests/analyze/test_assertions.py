"""What a sentence asserts besides what it names: an entry of that kind has to show it."""

import pytest
from msgspec.structs import replace

from analyze.visits import PAGE, Visit
from usercontext.analyze.claims.contract import Draft, check_claims
from usercontext.domain.analysis import Category, Cause, ClaimKind
from usercontext.evals.evidence import unsupported

SCRIPT = {"kind": "uncaught", "name": "SyntaxError", "message": "Unexpected token '.'"}
ANSWERED = "GET /api/products answered 200 with invalid JSON."


def visit() -> Visit:
    """Return a visit of eight entries, each of another kind."""
    made = Visit().go("/products").click("Pay").ask("GET", "/api/products", 200)
    made.add("console", "error", SCRIPT | {"source": f"{PAGE}/a-9e07aa.js", "line": 1})
    made.fail("SyntaxError: Unexpected token 'u', \"undefined\" is not valid JSON")
    made.log("error", "[cart] gave up at 200").ask("POST", "/api/pay", 500)
    return made.ask("GET", "/api/slow", 200, durationMs=9_000)


def holds(text: str, *cited: int) -> bool:
    entries = {entry.id: entry for entry in visit().entries}
    draft = Draft(text, ClaimKind.CAUSE, tuple(f"a-{place}" for place in cited))
    return bool(check_claims([draft], entries)[0])


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (ANSWERED, (2, 4)),
        ("POST /api/pay failed with 500.", (6,)),
        ("GET /api/slow took 9 s.", (7,)),
        ("The user clicked “Pay”.", (1,)),
        ("The page logged “[cart] gave up”.", (5,)),
        ("The page threw “SyntaxError: Unexpected token '.'”.", (3,)),
        ("The same request worked later.", (7,)),
    ],
)
def test_what_an_entry_of_that_kind_shows_is_published(text: str, cited: tuple[int, ...]) -> None:
    assert holds(text, *cited)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (ANSWERED, (2, 3)),
        (ANSWERED, (2,)),
        ("GET /api/products failed with 200.", (5,)),
        ("GET /api/products answered 200 with a page instead of JSON.", (2,)),
        ("POST /api/pay got no response.", (6,)),
        ("GET /api/slow took 2 s.", (7,)),
        ("The user clicked “Pay”.", (6,)),
        ("The page threw “[cart] gave up”.", (5,)),
        ("The same request worked later.", (6,)),
        ("The browser went offline.", (0,)),
    ],
)
def test_what_no_such_entry_shows_is_rejected(text: str, cited: tuple[int, ...]) -> None:
    assert not holds(text, *cited)


@pytest.mark.parametrize(("error", "untrue"), [("a-3", (f"cause: {ANSWERED}",)), ("a-4", ())])
def test_the_judge_of_cases_sees_an_untrue_sentence_too(
    error: str, untrue: tuple[str, ...]
) -> None:
    told = visit()
    cause = Cause(ANSWERED, Category.API_CONTRACT, 0.9, ("a-2", error), "v1:x")
    analysis = replace(Visit().judge(), causes=(cause,))

    assert unsupported(analysis, told.entries) == untrue
