"""One file that was kept and another that is shown, sums that are none, and what is paid on for.

The server answered well each time, and the page wrote one line. The calm ones tell of two things,
of a sum that is right, and of what is rightly paid besides.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.answers.two_sides import is_no_sum, shows_another_name
from usercontext.analyze.signals.money.taken_twice import is_twice


def press(label: str, path: str, line: str, level: str = "warn") -> Desk:
    page = Desk("/desk").hum().click(label)
    page.no("PUT", path, 200).log(level, line)
    return page


@pytest.mark.parametrize(
    ("path", "line", "level"),
    [
        ("/api/menu/card", "[menu] lunch-may.pdf was stored, lunch-april.pdf is displayed", "warn"),
        ("/api/club/crest", "crest-new.png saved, but crest-old.png is still shown", "info"),
        ("/api/rules", "[rules] v12 was saved, v11 is shown", "warn"),
    ],
)
def test_a_file_that_was_kept_is_not_the_one_that_is_shown(
    path: str, line: str, level: str
) -> None:
    page = press("Replace", path, line, level)

    told(page.judge("the old one is still there"), "api_contract backend_error race", "P2 P3", "is")


@pytest.mark.parametrize(
    "line",
    [
        "report.pdf was saved, preview.png is shown",
        "crest-new.png was saved, crest-new.png is shown",
        "notes.txt saved, letter.txt is displayed",
        "loaded v3, showing 12 rows",
    ],
)
def test_two_files_of_two_things_are_no_old_and_new(line: str) -> None:
    assert not shows_another_name(line)


def test_what_was_put_together_and_is_more_than_both() -> None:
    page = press("Join wallets", "/api/wallets/join", "[wallet] 2 and 3 joined cards are 9")

    told(page.judge("there are too many cards"), "api_contract backend_error", "P2", "joined")


@pytest.mark.parametrize(
    "line",
    [
        "merged 2 and 3 lines are 5",
        "pages 1 and 2 have 20 rows",
        "2 and 3 are 9 km apart",
        "combined 4 plus 4 makes 8",
    ],
)
def test_a_sum_that_is_right_or_none_at_all_says_nothing(line: str) -> None:
    assert not is_no_sum(line)


@pytest.mark.parametrize(
    "line",
    [
        "[gym] moved to Gold, and Silver is still billed",
        "tariff was cancelled but is charged all the same",
        "switched to yearly, monthly is also charged",
    ],
)
def test_what_one_has_left_and_pays_on_for_is_paid_twice(line: str) -> None:
    page = press("Change plan", "/api/gym/plan", line)

    told(page.judge("I pay for both"), "api_contract backend_error", "P0 P1", line[-12:])


@pytest.mark.parametrize(
    "line",
    [
        "upgraded to Gold, VAT is charged as well",
        "plan cancelled, still billed until 31 March",
        "bought 2 lamps, delivery is charged too",
        "switched to the dark theme, also charged the battery",
    ],
)
def test_what_is_paid_besides_or_to_an_end_is_not_paid_twice(line: str) -> None:
    assert not is_twice(line)
