"""What was read is judged again for others as if it had been read anew."""

import pytest
from msgspec.structs import replace

from usercontext.actions.evaluation import report_of
from usercontext.analyze.rules import analyze, judge, read
from usercontext.domain.analysis import Affected
from usercontext.evals.cases import load_apart_cases

MANY = Affected(2, 37, 36, 29, 24, 1.0)


@pytest.mark.parametrize("case", load_apart_cases("eighteenth")[::8], ids=lambda case: case.name)
def test_judged_again_says_what_a_fresh_analysis_would(case) -> None:
    report = report_of(case)
    reading = read(report)

    alone = judge(reading, None)
    among_many = judge(reading, MANY)

    assert alone == analyze(report)
    assert among_many == analyze(replace(report, affected=MANY))
    assert among_many.impact_score >= alone.impact_score
