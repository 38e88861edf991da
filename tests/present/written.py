"""An issue whose every text is given, and the shape of the Markdown written from it. No tests."""

from uuid import UUID

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builders import REPORTED_US
from usercontext.domain.analysis import (
    Affected,
    Analysis,
    AnalysisStatus,
    Analyzer,
    Category,
    Cause,
    Claim,
    ClaimKind,
    Completeness,
    ImpactTerm,
    Priority,
    RevenueImpact,
    Step,
    Verdict,
)
from usercontext.domain.issue import Corrections, Issue, IssueSource, IssueStatus
from usercontext.domain.session import Session
from usercontext.present.markdown import issue_markdown

_PARSER = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def make_analysis(words: str) -> Analysis:
    cause = Cause(words, Category.BACKEND_ERROR, 0.8, ("a-1",), "v1:x")
    return Analysis(
        verdict=Verdict.LIKELY,
        confidence=0.82,
        category=Category.BACKEND_ERROR,
        summary=words,
        root_cause=words,
        priority=Priority.P1,
        impact_score=85,
        revenue_impact=RevenueImpact(unknown="value per conversion is not set"),
        causes=(cause, cause),
        claims=(Claim(words, ClaimKind.CAUSE, ("a-1",)), Claim(words, ClaimKind.EFFECT, ("a-2",))),
        steps=(Step(words, ("a-0",)), Step(words, ("a-1",))),
        suggested_fix=words,
        impact=(ImpactTerm("blocked", words, 30),),
        completeness=Completeness(10, 0, 0, 0),
        analyzer=Analyzer("rules", "1", words, words),
        affected=Affected(2, 37, 36, 29, 24, 1.0),
    )


def make_issue(words: str) -> Issue:
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
        created_us=REPORTED_US,
        analysis_status=AnalysisStatus.DONE,
        analysis_version=1,
        analysis=make_analysis(words),
        priority=Priority.P1,
        impact_score=85,
        category=Category.BACKEND_ERROR,
        corrections=Corrections(Priority.P1, words),
    )


def make_session(words: str) -> Session:
    return Session(1, 1, UUID(int=2), words, None, words, words, None, REPORTED_US)


def write(words: str) -> str:
    """Write an issue in which everything that can be somebody's text is these words."""
    return issue_markdown(make_issue(words), make_session(words), time_zone=words)


def tokens(markdown: str) -> list[Token]:
    """Return the blocks and, after each, what stands in it."""
    found = []
    for block in _PARSER.parse(markdown):
        found += [block, *(block.children or ())]
    return found


def shape(markdown: str) -> list[str]:
    """Return the kinds of all nodes in order: the syntax tree without its texts."""
    return [token.type + token.tag for token in tokens(markdown)]


def prose(markdown: str) -> str:
    """Return all text that stands outside code spans and fences."""
    return "\n".join(token.content for token in tokens(markdown) if token.type == "text")
