"""Lines of unknown words with two sums, one of which the report names; no other numbers."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority


def page(line: str, level: str = "warn") -> Visit:
    return Visit().go("/payslip").ask("GET", "/api/payslip", 200).log(level, line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[lohn] zeilen ergeben 2140, netto aber 1840", "Netto falsch, im Vertrag stehen 2.140 €"),
        ("rivit 310.50 / yhteensä 301.50", "Laskussa on 310,50 € ja maksoin liikaa"),
    ],
)
def test_a_sum_that_the_report_knows_beside_another_is_wrong_money(line: str, words: str) -> None:
    analysis = page(line).judge(words)

    assert analysis.category is Category.API_CONTRACT
    assert analysis.priority in (Priority.P0, Priority.P1, Priority.P2)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("[lohn] zeilen ergeben 2140, netto aber 1840", "Netto falsch, da fehlt was"),
        ("[lohn] 2140 geladen in 1840 ms", "Netto falsch, im Vertrag stehen 2.140 €"),
        ("[lohn] beleg 2140-1840", "Netto falsch, im Vertrag stehen 2.140 €"),
        ("[lohn] zeilen ergeben 2140", "Netto falsch, im Vertrag stehen 2.140 €"),
    ],
)
def test_other_numbers_and_other_reports_are_none(line: str, words: str) -> None:
    assert page(line).judge(words).category is not Category.API_CONTRACT
