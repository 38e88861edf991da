"""The export begins as the reference shows, and no text changes its structure."""

from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from usercontext.domain.analysis import (
    Analysis,
    AnalysisStatus,
    Analyzer,
    Category,
    Claim,
    ClaimKind,
    Completeness,
    ImpactTerm,
    Priority,
    RevenueImpact,
    Step,
    Verdict,
)
from usercontext.domain.issue import Issue, IssueSource, IssueStatus
from usercontext.present.markdown import issue_markdown

HOSTILE = [
    "```\ncode\n```",
    "~~~~ x",
    "![](http://evil.example/x.png)",
    "[a](javascript:alert(1))",
    "@all #1 GH-1",
    "{html}<b>x</b>{html} {code} [~admin]",
    "a\r\n\r\n# b\n- c\n1. d\n> e",
    "=cmd|' /C calc'!A0",
    "<script>alert(1)</script> <!-- x",
    "1. one",
    "- dash",
    "+ plus",
    "# heading",
    "===",
    "   \t indented",
    "\u2028\u202ereversed\u200b",
    "\\",
    "&amp; &#35;",
    "www.evil.example https://evil.example <https://evil.example>",
    "*a* _b_ **c** ~~d~~ ^e^ |f|g|",
    "x" * 5000,
]


def make_issue(words: str) -> Issue:
    analysis = Analysis(
        verdict=Verdict.LIKELY,
        confidence=0.82,
        category=Category.BACKEND_ERROR,
        summary=words,
        root_cause=words,
        priority=Priority.P1,
        impact_score=85,
        revenue_impact=RevenueImpact(unknown="value per conversion is not set"),
        causes=(),
        claims=(Claim(words, ClaimKind.CAUSE, ("a-1",)), Claim(words, ClaimKind.EFFECT, ("a-2",))),
        steps=(Step(words, ("a-0",)), Step(words, ("a-1",))),
        suggested_fix=words,
        impact=(ImpactTerm("blocked", words, 30),),
        completeness=Completeness(10, 0, 0, 0),
        analyzer=Analyzer("rules", "1"),
    )
    return Issue(
        row=1,
        project_row=1,
        seq=1,
        issue_id=UUID(int=1),
        session_row=1,
        session_id=UUID(int=2),
        user_description=words,
        metadata={"url": words, "browser": words},
        status=IssueStatus.OPEN,
        source=IssueSource.REPORTED,
        created_us=1_772_193_600_000_000,
        analysis_status=AnalysisStatus.DONE,
        analysis_version=1,
        analysis=analysis,
        priority=Priority.P1,
        impact_score=85,
        category=Category.BACKEND_ERROR,
    )


def skeleton(markdown: str) -> list[str]:
    parser = MarkdownIt("commonmark", {"linkify": False}).enable(["strikethrough", "table"])
    shape = []
    for token in parser.parse(markdown):
        kinds = [child.type for child in token.children or () if child.type != "text_special"]
        merged = [kind for place, kind in enumerate(kinds) if kinds[place - 1 : place] != [kind]]
        shape.append(f"{token.type}:{','.join(merged)}")
    return shape


PLAIN = skeleton(issue_markdown(make_issue("Checkout button does nothing"), None))


def test_it_begins_as_the_reference_shows() -> None:
    markdown = issue_markdown(make_issue("Checkout button does nothing"), None)

    assert markdown.startswith("## Issue: Checkout button does nothing\n\n**Priority:** P1\n")


def test_before_the_analysis_the_priority_is_pending() -> None:
    fresh = msgspec.structs.replace(make_issue("Help"), analysis=None, priority=None)

    assert issue_markdown(fresh, None).startswith("## Issue: Help\n\n**Priority:** pending\n")


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_do_not_change_the_structure(words: str) -> None:
    assert skeleton(issue_markdown(make_issue(words), None)) == PLAIN


@given(st.text(min_size=1, max_size=200))
def test_no_words_change_the_structure(words: str) -> None:
    assert skeleton(issue_markdown(make_issue(words), None)) == PLAIN


@given(st.text(alphabet="`*_{}[]()#+-.!|<>&~^=:@/\\ \n\tax1", min_size=1, max_size=60))
def test_no_marks_change_the_structure(words: str) -> None:
    assert skeleton(issue_markdown(make_issue(words), None)) == PLAIN


@pytest.mark.parametrize("trigger", ["@all", "#12", "https://evil.example", "www.evil.example"])
def test_what_trackers_react_to_is_split(trigger: str) -> None:
    assert trigger not in issue_markdown(make_issue(f"see {trigger} now"), None)
