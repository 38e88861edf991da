"""The export begins as the reference shows and says what the analysis says."""

from msgspec.structs import replace

from present.written import make_analysis, make_issue, make_session, write
from usercontext.domain.analysis import Priority, RevenueImpact
from usercontext.domain.issue import Corrections, IssueSource
from usercontext.present.markdown import issue_markdown


def test_it_begins_as_the_reference_shows() -> None:
    markdown = write("Checkout button does nothing")

    assert markdown.startswith("## Issue: Checkout button does nothing\n\n**Priority:** P1\n")


def test_before_the_analysis_the_priority_is_pending() -> None:
    fresh = replace(make_issue("Help"), analysis=None, priority=None, corrections=Corrections())
    markdown = issue_markdown(fresh, None)

    assert markdown.startswith("## Issue: Help\n\n**Priority:** pending\n")
    assert "- **Analysis:** not done yet" in markdown
    assert "### Root cause" not in markdown


def test_the_title_is_the_first_line_that_says_something() -> None:
    assert write("\n  \u200b\nPay is dead\nI tried twice").startswith("## Issue: Pay is dead\n")


def test_a_long_title_is_cut() -> None:
    assert write("x" * 300).startswith(f"## Issue: {'x' * 119}…\n")


def test_the_words_of_the_user_keep_their_lines() -> None:
    assert "```text\nPay is dead\n\nI tried twice\n```" in write(
        "Pay is dead\r\n\r\nI tried twice\n"
    )


def test_long_lines_of_the_user_are_wrapped() -> None:
    block = write("word " * 200).split("```")[1]

    assert max(map(len, block.splitlines())) <= 96


def test_claims_carry_the_ids_of_their_evidence() -> None:
    assert "### Evidence\n\n- it failed (`a-1`)\n- it failed (`a-2`)\n" in write("it failed")


def test_steps_are_numbered() -> None:
    assert "1. press Pay (`a-0`)\n2. press Pay (`a-1`)\n" in write("press Pay")


def test_the_page_is_copied_exactly() -> None:
    assert "- **Page:** `http://shop.example/?a=1&b=2`\n" in write("http://shop.example/?a=1&b=2")


def test_revenue_says_which_input_is_missing() -> None:
    assert "- **Revenue:** not estimated: value per conversion is not set\n" in write("x")


def test_the_score_is_told_as_the_sum_of_its_terms() -> None:
    assert "- **Blocked:** stuck (+30)\n- **Together:** 85 of 100, the sum" in write("stuck")


def test_a_cost_is_told_in_plain_words() -> None:
    revenue = RevenueImpact(
        currency="<b>EUR", period="day", low=300.0, expected=400.0, high=500.0, formula="x",
        inputs={"affectedPerDay": 40.0, "affectedConversion": 0.05, "unaffectedConversion": 0.25,
                "valuePerConversion": 50.0},
    )  # fmt: skip
    issue = replace(make_issue("x"), analysis=replace(make_analysis("x"), revenue_impact=revenue))

    assert (
        "- **How it was computed:** 40 sessions a day are affected; 5.0 % of such sessions convert,"
        " 25.0 % of similar unaffected ones; a conversion is worth 50.00 &#60;b&#62;EUR."
    ) in issue_markdown(issue, None)


def test_known_revenue_comes_with_its_formula() -> None:
    revenue = RevenueImpact(
        currency="EUR", period="day", low=900.0, expected=1200.5, high=1500.0,
        formula="sessions × rate × value", inputs={"value": 48.0},
    )  # fmt: skip
    issue = replace(make_issue("x"), analysis=replace(make_analysis("x"), revenue_impact=revenue))

    assert (
        "900.00 to 1,500.00 EUR per day, expected 1,200.50; `sessions × rate × value` with"
        " `value = 48`"
    ) in issue_markdown(issue, None)


def test_a_correction_stands_before_what_the_analyzer_said() -> None:
    issue = replace(make_issue("x"), corrections=Corrections(Priority.P0, "The index was dropped"))
    markdown = issue_markdown(replace(issue, priority=Priority.P0), None)

    assert "**Priority:** P0\n" in markdown
    assert "- **Priority set by a person;** the analyzer said P1\n" in markdown
    assert "### Root cause\n\nThe index was dropped\n\n_Corrected by a person._" in markdown


def test_a_detected_issue_does_not_put_words_into_a_users_mouth() -> None:
    issue = replace(make_issue("Seen by the server"), source=IssueSource.DETECTED)

    assert "### What the server said" in issue_markdown(issue, make_session("x"))
