"""What was considered beside a cause is told where it may matter."""

import pytest
from msgspec.structs import replace

from present.written import make_analysis
from usercontext.domain.analysis import Category, Cause


@pytest.mark.parametrize(("probability", "told"), [(0.01, 0), (0.04, 0), (0.05, 1), (0.3, 1)])
def test_what_is_as_good_as_ruled_out_is_not_told_beside_a_cause(
    probability: float, told: int
) -> None:
    """“Also considered: a counter's script did not load (1 %)” stood in every other export."""
    analysis = make_analysis("x")
    other = Cause("y", Category.THIRD_PARTY, probability, ("a-1",), "v1:y")

    assert len(replace(analysis, causes=(analysis.causes[0], other)).other_causes) == told


def test_all_that_was_considered_is_told_where_no_cause_is_known() -> None:
    other = Cause("y", Category.THIRD_PARTY, 0.01, ("a-1",), "v1:y")

    assert len(replace(make_analysis("x"), root_cause=None, causes=(other,)).other_causes) == 1
