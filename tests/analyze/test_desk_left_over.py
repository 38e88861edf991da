"""What is left though all of it was done, whose things one is given, a no behind a good answer.

The server answered well each time, and the page wrote one line. The calm ones count what is there,
name who somebody is, or tell of a browser's own housekeeping.
"""

import pytest

from analyze.desk import Desk
from analyze.servers import told
from usercontext.analyze.signals.answers.wishes import came_otherwise
from usercontext.analyze.signals.refusals.sentences import begins_with_a_no


def press(label: str, method: str, path: str, line: str, level: str = "warn") -> Desk:
    page = Desk("/desk").hum().click(label)
    page.no(method, path, 200).log(level, line)
    return page


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/api/alerts", "[alerts] 7 open after all were dismissed"),
        ("/api/bin", "bin: 2 files after the bin was emptied"),
        ("/api/cards", "[cards] 1 card left after every card was archived"),
    ],
)
def test_what_is_left_after_all_of_it_was_done(path: str, line: str) -> None:
    page = press("Do it for all", "POST", path, line)

    told(page.judge("they are all still there"), "api_contract backend_error", "P2 P3", line[-8:])


@pytest.mark.parametrize(
    "line",
    [
        "[list] 12 rows after the filter was set",
        "[feed] 3 posts after your last visit",
        "[list] 9 rooms after all filters were applied",
        "[list] 40 rows after every page was loaded",
    ],
)
def test_a_count_after_something_else_is_none_that_is_left(line: str) -> None:
    page = press("Show", "POST", "/api/list", line)

    assert page.judge("I like it here").root_cause is None


@pytest.mark.parametrize(
    "line",
    [
        "[menu] signed in as editor, menu is for viewers",
        "account is business, tariff is for private",
        "known as resident, the fares are those of visitors",
        "plan mismatch: sent basic, got premium",
        "[unit] differs: posted metric, stored imperial",
    ],
)
def test_what_is_made_for_somebody_else_is_not_what_was_meant(line: str) -> None:
    assert came_otherwise(line)


@pytest.mark.parametrize(
    "line",
    [
        "signed in as editor, the menu is for editors",
        "shown as guest, prices are for guests",
        "logged in as anna, 3 drafts found",
        "viewing as admin, falling back: menu is for viewers",
        "sent once, got it back",
        "saved as draft, the review is for managers",
        "customer is local, delivery is for tomorrow",
        "letter sent, reply received",
    ],
)
def test_what_is_made_for_whoever_it_is_given_to_is_meant(line: str) -> None:
    assert not came_otherwise(line)


def test_somebody_who_is_given_what_others_are() -> None:
    page = Desk("/fares").hum().no("GET", "/api/fares", 200)
    page.log("warn", "[fares] known as resident, the fares are those of visitors")

    told(page.judge("too dear for me"), "api_contract backend_error", "P1 P2", "those of visitors")


@pytest.mark.parametrize(
    "line",
    [
        "[tenancy] refused: Your proof of income is older than three months.",
        "result: not approved: the picture shows no face",
        "[licence] denied (manual check): the number is not in the register",
        "[proofs] status: rejected - picture too dark",
        "proof result refused (document expired)",
    ],
)
def test_a_no_behind_a_good_answer_is_a_refusal_with_its_reason(line: str) -> None:
    page = press("Hand in", "POST", "/api/proofs", line)

    told(page.judge("my proof is not taken"), "validation_rejected permission_denied", "P2 P3")


@pytest.mark.parametrize(
    "line",
    [
        "rejected: 0",
        "[promise] rejected: TypeError at /app/main.js",
        "denied: 403",
        "[stats] accepted: 12, rejected: 0",
        "[push] denied: the user has dismissed the prompt",
        "rejected: The user aborted a request before it came.",
    ],
)
def test_a_no_without_a_reason_for_people_is_none(line: str) -> None:
    assert not begins_with_a_no(line)


@pytest.mark.parametrize(
    "line",
    [
        "The resource /a.woff2 was preloaded using link preload but not used within a few seconds",
        "A preload for '/img/front.avif' is found, but is not used because of its credentials",
    ],
)
def test_what_a_browser_fetched_in_vain_explains_nothing(line: str) -> None:
    page = Desk("/img").hum().log("warn", line)

    assert page.judge("The page stays white.").root_cause is None
