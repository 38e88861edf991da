"""A reach in words. Not: where it stands."""

from usercontext.domain.analysis import Affected
from usercontext.present.reach import reach_in_words


def test_a_reach_of_which_a_part_was_looked_at_says_so_in_the_form_of_all_shares() -> None:
    reach = Affected(1, 4, 3, 2, 24, coverage=0.125, looked=80, low=0.02, high=0.125)

    assert reach_in_words(reach).endswith(
        " Only 12 % of the sessions were examined: the real numbers are higher. "
        "That is 2.0 % to 12 % of sessions (80 sessions examined)."
    )
