"""What a page tells its user at once: values that are none, and other sums than were pressed."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority, Verdict


def told(visit: Visit, text: str, after: float = 0.4) -> Visit:
    payload = {"kind": "notice", "message": text, "selector": "p.status"}
    return visit.add("console", "info", payload, after=after)


def test_a_notice_with_a_value_that_is_none_is_wrong() -> None:
    visit = Visit().go("/trip").ask("GET", "/api/trip", 200)

    analysis = told(visit, "Noch NaN km bis zum Ziel").judge("Die Strecke ist NaN km lang")

    assert analysis.category is Category.JS_EXCEPTION
    assert "NaN km" in (analysis.root_cause or "")


def test_a_stranger_s_script_that_is_missing_reckons_no_sum_of_the_page() -> None:
    script = {"method": "GET", "url": "https://cdn.chat.example/w.js", "status": 0}
    script |= {"resource": "script", "error": "did not load"}
    visit = Visit().go("/trip").add("network", "error", script).ask("GET", "/api/trip", 200)

    analysis = told(visit, "Ankunft: Invalid Date").judge("Da steht Invalid Date statt der Zeit")

    assert "Invalid Date" in (analysis.root_cause or "")


@pytest.mark.parametrize("text", ["The Nan Goldin show is open", "Nothing is undefinedly wrong"])
def test_letters_alike_within_words_are_no_value(text: str) -> None:
    visit = told(Visit().go("/trip").ask("GET", "/api/trip", 200), text)

    assert visit.judge("I do not see my trip").verdict is Verdict.INCONCLUSIVE


def paid(label: str, notice: str, path: str = "/api/orders") -> Visit:
    visit = Visit().go("/basket").click(label).ask("POST", path, 201)
    return told(visit, notice)


@pytest.mark.parametrize(
    ("label", "notice"),
    [
        ("Jetzt 48,00 € bezahlen", "Danke! 84,00 € wurden abgebucht."),
        ("Pay $12.00", "$120.00 was charged to the card ending 11"),
        ("Acheter pour 30,00 €", "Commande confirmée : 300,00 €"),
    ],
)
def test_another_sum_behind_the_press_than_on_it_is_wrong_money(label: str, notice: str) -> None:
    analysis = paid(label, notice).judge("That is not the price that I agreed to, wrong sum")

    assert analysis.category is Category.API_CONTRACT
    assert analysis.priority is Priority.P0
    assert any(price in (analysis.root_cause or "") for price in notice.split())


@pytest.mark.parametrize(
    ("label", "notice"),
    [
        ("Pay $12.00", "$12.00 was charged to the card ending 11"),
        ("Pay $12.00", "Paid $16.50 with shipping"),
        ("Pay $12.00", "Paid. You saved $3.00"),
        ("Pay", "Paid $16.50"),
    ],
)
def test_the_same_sum_and_what_is_put_on_are_well(label: str, notice: str) -> None:
    assert paid(label, notice).judge("Where is my wrong parcel?").category is not (
        Category.API_CONTRACT
    )


def test_who_does_not_complain_paid_what_they_meant_to() -> None:
    visit = paid("Pay $12.00", "$14.00 was charged")

    assert visit.judge("Could you add a wish list, please?").verdict is Verdict.INCONCLUSIVE
