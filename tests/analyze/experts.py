"""What an experienced front-end engineer would say of a visit, next to what is said. Not: visits.

The situations in `test_seen_*.py` were made by hand and judged before the analyzer had read them.
"""

from usercontext.domain.analysis import Analysis, Category, Priority

NO_CAUSE = "unknown"
"""Nothing that was captured is to blame: naming a cause would be wrong."""


def agree(analysis: Analysis, categories: str, priorities: str) -> None:
    """Hold an analysis to the categories and priorities that an expert would accept."""
    said = f"{analysis.category.value} {analysis.priority.value}: {analysis.root_cause}"

    assert analysis.category in {Category(one) for one in categories.split()}, said
    assert analysis.priority in {Priority(one) for one in priorities.split()}, said
