"""Numbers and names in lines and addresses: what is another's, and what is nobody's to repeat.

Not: sums.
"""

import pytest

from analyze.desk import Desk
from analyze.visits import Visit
from usercontext.domain.analysis import Analysis


def exposes(path: str, line: str) -> bool:
    visit = Desk("/start").click("Open").no("GET", path, 200).log("warn", line)
    return any(term.name == "exposed" for term in visit.judge("it is another one").impact)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/api/feed/page-2", "[feed] page-2 loaded without items, back to page-1"),
        ("/api/products/sku-1001", "[shop] sku-1001 is gone, showing sku-1002 instead"),
        ("/api/lessons/step-3", "[course] step-3 is missing, step-2 stays"),
        ("/api/tickets/ticket-12", "[desk] ticket-12 is gone, it was merged into ticket-9"),
        ("/api/plans/plan_7", "[plans] plan_7 is outdated, replaced by plan_8"),
    ],
)
def test_another_page_or_one_that_took_its_place_is_nobody_else_s(path: str, line: str) -> None:
    """A feed that went back a page was "somebody else's", P0."""
    assert not exposes(path, line)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/api/orders/ord-7", "[order] asked for ord-7, got ord-8 instead"),
        ("/api/patients/p_932", "[ward] p_932 was asked for, but the answer is of p_331"),
    ],
)
def test_an_order_of_another_number_is_somebody_else_s(path: str, line: str) -> None:
    assert exposes(path, line)


def said(analysis: Analysis) -> str:
    claims = [claim.text for claim in analysis.claims]
    return "\n".join((analysis.root_cause or "", analysis.summary, *claims))


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/index.php?sid=9f3c2e&user=jane.doe&action=save", "/index.php?action=save"),
        ("/?token=a1b2c3&user=jane.doe&wc-ajax=save", "/?wc-ajax=save"),
        ("/desk.aspx?user=jane.doe&op=book", "/desk.aspx?op=book"),
        ("/a.php?controller=cart&user=jane.doe&action=add", "/a.php?controller=cart&action=add"),
    ],
)
def test_of_a_query_only_what_a_script_is_to_do_is_told(asked: str, told: str) -> None:
    """All before the action was told with it: whose session it was, and who they are."""
    analysis = Visit().go("/start").click("Save").ask("POST", asked, 500).judge()

    assert f"POST {told} failed with 500" in (analysis.root_cause or "")
    assert "jane" not in said(analysis)
    assert "user=" not in (analysis.suggested_fix or "")


def test_an_action_is_told_within_a_bound() -> None:
    query = f"controller={'a' * 30}&action={'b' * 40}"
    visit = Visit().go("/start").click("Save").ask("POST", f"/index.php?{query}", 500)
    cause = visit.judge().root_cause or ""

    assert "controller=aaaa" in cause
    assert "b" * 20 not in cause


def test_a_line_of_a_phones_log_is_read_to_its_end_whatever_begins_behind_it() -> None:
    """A text of beginnings without an end cost the square of its length."""
    line = '[INFO:CONSOLE(1)] "seats were not loaded", source: a.js (1) ' + 'CONSOLE(2)] "' * 9
    cause = Visit().go("/start").click("Save").log("error", line).judge().root_cause or ""

    assert "seats were not loaded" in cause
    assert "CONSOLE" not in cause
