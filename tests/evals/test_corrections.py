"""What a correction in free words commits an analyzer to."""

import pytest

from usercontext.domain.analysis import Category, Priority
from usercontext.evals.cases import Label
from usercontext.evals.corrections import facts_of, label_of


@pytest.mark.parametrize(
    ("cause", "facts"),
    [
        ("POST /api/pay answers 503 since the deploy", ("/api/pay", "503")),
        ("a TypeError in “applyVoucher”", ("TypeError", "applyVoucher")),
        ('the button "Buy now" is covered, "Buy now"!', ("Buy now",)),
        ("Der Server war überlastet.", ()),
        ("order 20481 was paid twice", ()),
    ],
)
def test_only_what_can_be_checked_counts(cause: str, facts: tuple[str, ...]) -> None:
    assert facts_of(cause) == facts


def test_a_corrected_cause_leaves_the_category_open() -> None:
    assert label_of({"cause": "/api/x"}, Category.CORS) == Label(cause_contains=("/api/x",))


def test_where_no_cause_was_found_none_is_demanded() -> None:
    label = label_of({"priority": "P1"}, Category.UNKNOWN)

    assert label == Label(None, (Priority.P1,), (70, 89))
