"""What the API tells of an issue's analyses, each in a line. Not: HTTP, a whole one (wire)."""

from typing import Annotated

from msgspec import Meta, Struct

from usercontext.domain.analysis import AnalysisVersion, Category, Priority, Verdict
from usercontext.domain.clock import format_second
from usercontext.wire.answers import spell
from usercontext.wire.fields import Instant


class AnalysisItem(Struct, rename=spell):
    """What one analysis said; `priority` is the analyzer's, also where people corrected it."""

    version: Annotated[int, Meta(ge=1)]
    created_at: Instant
    verdict: Verdict
    category: Category
    priority: Priority
    impact_score: Annotated[int, Meta(ge=0, le=100)]
    ai_summary: str


class AnalysisList(Struct, rename=spell):
    """The analyses of an issue, the first one first; `?version=` of the issue shows one whole."""

    analyses: tuple[AnalysisItem, ...]


def show_analyses(found: tuple[AnalysisVersion, ...]) -> AnalysisList:
    """Put analyses into their public shape."""
    return AnalysisList(
        tuple(
            AnalysisItem(
                version=each.version,
                created_at=format_second(each.created_us),
                verdict=each.analysis.verdict,
                category=each.analysis.category,
                priority=each.analysis.priority,
                impact_score=each.analysis.impact_score,
                ai_summary=each.analysis.summary,
            )
            for each in found
        )
    )
