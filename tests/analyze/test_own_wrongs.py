"""What a page says of sums, of lost work and of who is signed in, and that wrongs nobody.

Each stands beside a twin that does. Not: what a page says of its answers.
"""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Analysis, Priority
from usercontext.domain.project_settings import ProjectSettings

_RRP = "price 19.99 EUR instead of RRP 29.99 EUR"


def priced(line: str) -> Analysis:
    visit = Visit().go("/product/7").ask("GET", "/api/products/7", 200).click("Place order")
    visit.log("warn", line).ask("POST", "/api/orders", 201)
    return visit.judge("The price was another one than I expected", "/product/7")


@pytest.mark.parametrize(
    "line",
    [
        _RRP,
        "list price 29.99 EUR differs from offer price 19.99 EUR",
        "price 19.99 EUR (was 29.99 EUR) differs",
        "UVP 29.99 EUR, price 19.99 EUR: mismatch of teaser",
    ],
)
def test_a_price_beside_the_one_that_is_struck_through_takes_nobody_s_money(line: str) -> None:
    """It was P0, "the amounts differ", in every shop that shows what it was before."""
    assert priced(line).priority in (Priority.P2, Priority.P3)


@pytest.mark.parametrize(
    "line",
    [
        "charged list price 29.99 EUR instead of sale price 19.99 EUR",
        "price mismatch: shown 19.99 EUR, charged 29.99 EUR",
    ],
)
def test_a_list_price_that_was_charged_is_wrong_money(line: str) -> None:
    assert priced(line).priority is Priority.P0


def edited(*labels: str) -> Analysis:
    visit = Visit().go("/edit/7")
    for label in labels:
        visit.click(label)
    visit.log("error", "2 unsaved changes discarded").ask("GET", "/api/docs/7", 200)
    return visit.judge("My changes are gone", "/edit/7")


@pytest.mark.parametrize(
    "labels",
    [("Cancel",), ("Abbrechen",), ("Annuler",), ("Cancelar",), ("Don't save",), ("Discard", "Yes")],
)
def test_work_that_was_given_up_is_not_lost(labels: tuple[str, ...]) -> None:
    """Only English, and no question asked back, was known: "Abbrechen" was P0, lost work."""
    assert edited(*labels).priority in (Priority.P2, Priority.P3)


@pytest.mark.parametrize("labels", [("Save",), ("Next page", "Yes")])
def test_work_that_nobody_gave_up_is_lost(labels: tuple[str, ...]) -> None:
    assert edited(*labels).priority is Priority.P0


def signed(label: str, line: str, level: str = "warn") -> Analysis:
    visit = Visit().go("/home").click(label).ask("POST", "/api/me/settings", 200)
    visit.log(level, line).ask("GET", "/api/me", 200)
    return visit.judge("I see somebody else's orders", "/home")


@pytest.mark.parametrize("label", ["Switch account", "Konto wechseln", "Sign out", "Log in"])
@pytest.mark.parametrize("level", ["warn", "error"])
def test_who_is_signed_in_after_a_switch_is_nobody_else(label: str, level: str) -> None:
    """Applications write so when they start anew; it was P0, "it is somebody else's"."""
    analysis = signed(label, "user changed from u1 to u2", level)

    assert analysis.priority is Priority.P3


@pytest.mark.parametrize(
    ("label", "line"),
    [
        ("Orders", "user changed from u1 to u2"),
        ("Log in", "user changed from u1 to u2 without sign-in"),
        ("Switch account", "orders of user u2 shown, signed in as u1"),
    ],
)
def test_who_is_somebody_else_by_itself_is_exposed(label: str, line: str) -> None:
    assert signed(label, line).priority is Priority.P0


@pytest.mark.parametrize(
    ("environment", "named", "is_wrong"),
    [
        ("demo", None, True),
        ("Demo", ("demo",), False),
        ("staging", None, False),
        ("staging", (), True),
        ("demo-2", ("demo",), True),
        (None, ("demo",), True),
    ],
)
def test_where_nobody_pays_says_the_project(
    environment: str | None, named: tuple[str, ...] | None, is_wrong: bool
) -> None:
    """An environment called "demo" is a shop that is shown to one team, and sells to another."""
    visit = Visit().go("/cart").click("Place order").ask("POST", "/api/orders", 201)
    visit.log("error", "price mismatch: shown 19.99 EUR, charged 29.99 EUR")
    settings = ProjectSettings(trial_environments=named)
    analysis = visit.judge("I paid too much", "/cart", environment=environment, settings=settings)

    assert (analysis.priority is Priority.P0) == is_wrong
