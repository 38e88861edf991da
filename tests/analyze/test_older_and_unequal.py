"""A page older than its server, sums set apart by a sign, a sign-in that was not kept."""

import pytest

from analyze.moments import wrote
from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority

TWO = "Backend 7.2.0, Frontend 7.1.4"


def refused(line: str = TWO, status: int = 400, body: str = "") -> Visit:
    visit = Visit().go("/crates").ask("GET", "/api/crates", 200).log("warn", line)
    told = {"responseBody": body} if body else {}
    return visit.click("Seal the crate").ask("POST", "/api/seals", status, **told)


@pytest.mark.parametrize("release", ["crates@7.1.4", None])
def test_what_an_older_page_is_refused_is_its_age_s(release: str | None) -> None:
    analysis = refused().judge("Sealing fails", release=release)

    assert analysis.category is Category.STALE_VERSION
    assert any("POST /api/seals failed with 400" in claim.text for claim in analysis.claims)


@pytest.mark.parametrize(
    "visit",
    [
        refused(status=403),
        refused(body='{"error":"crate_is_empty","message":"The crate is empty"}'),
    ],
    ids=["forbidden", "with a reason"],
)
def test_what_is_refused_for_something_else_is_not(visit: Visit) -> None:
    analysis = visit.judge("Sealing fails", release="crates@7.1.4")

    assert analysis.category is not Category.STALE_VERSION


@pytest.mark.parametrize(
    "line",
    [
        "Rechnung: Endbetrag 48,20 ≠ 42,80",
        "facture: montant 1 120.00 !== 1210.00",
        "koszyk: razem 99.90 != suma 89.90",
        "cart: 31.00 <> total 13.00",
    ],
)
def test_sums_that_are_set_apart_by_a_sign_are_money_in_any_tongue(line: str) -> None:
    visit = Visit().go("/invoice").ask("GET", "/api/invoice", 200).log("warn", line)
    analysis = visit.judge("The sum is wrong")

    assert analysis.category is Category.API_CONTRACT
    assert "wrong" in {term.name for term in analysis.impact}


@pytest.mark.parametrize(
    "line",
    [
        "zoom 1.25 != 1.50, drawing anew",
        "cena: 42.80 != 42.80",
        "price per kilo 42.80, sum 13.20",
        "build 12.40 != 12.41",
    ],
)
def test_other_numbers_are_not(line: str) -> None:
    visit = Visit().go("/invoice").ask("GET", "/api/invoice", 200).log("warn", line)

    assert "wrong" not in {term.name for term in visit.judge("Slow today").impact}


def signed_in(*, keeps: bool) -> Visit:
    visit = Visit().go("/login")
    for _ in range(2):
        visit.click("Sign in", after=4).ask("POST", "/api/session", 200)
        wrote(visit, "club.token", "" if keeps else "QuotaExceededError: The quota is exceeded.")
        visit.go("/home").ask("GET", "/api/me", 200 if keeps else 401).go("/login")
    return visit


def test_a_sign_in_that_a_full_storage_does_not_keep_lets_nobody_in() -> None:
    analysis = signed_in(keeps=False).judge("It does not know me")

    assert (analysis.category, analysis.priority) == (Category.STORAGE, Priority.P1)


def test_one_that_is_kept_does() -> None:
    assert signed_in(keeps=True).judge("It does not know me").category is not Category.STORAGE


OLD_STORE = "offline store: schema 3 is older than this build expects (4), not migrated"
LACKS = (
    "NotFoundError: Failed to execute 'transaction' on 'IDBDatabase': One of the specified object"
    " stores was not found."
)


def test_what_an_older_store_lacks_is_its_age_s() -> None:
    visit = Visit().go("/shelves").log("warn", OLD_STORE).fail(LACKS, kind="unhandledrejection")

    assert visit.judge("Nothing is listed").category is Category.STALE_VERSION


def test_what_a_store_lacks_by_itself_is_the_store_s() -> None:
    visit = Visit().go("/shelves").fail(LACKS, kind="unhandledrejection")

    assert visit.judge("Nothing is listed").category is Category.STORAGE


def kept_out(directive: str, *, pressed: bool) -> Visit:
    visit = Visit().go("/talks/2").ask("GET", "/api/talks/2", 200)
    blocked = "Refused 'https://sound.house.test/2.ogg': it violates the Content Security Policy"
    told = {"kind": "csp", "message": f'{blocked} directive "{directive}"'}
    for _ in range(2):
        if pressed:
            visit.click("Listen", after=4)
        visit.add("console", "error", told, after=0.1)
    return visit


@pytest.mark.parametrize(
    ("directive", "pressed", "priority"),
    [
        ("media-src", True, Priority.P2),
        ("media-src", False, Priority.P3),
        ("img-src", True, Priority.P3),
    ],
)
def test_a_sound_that_is_pressed_for_is_no_mere_look(
    directive: str, priority: Priority, *, pressed: bool
) -> None:
    analysis = kept_out(directive, pressed=pressed).judge("I hear nothing")

    assert (analysis.category, analysis.priority) == (Category.CSP, priority)
