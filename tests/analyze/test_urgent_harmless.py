"""Lines that sound like lost work, another's data or wrong money, and are none. By hand."""

import pytest

from analyze.urgent_visits import work


@pytest.mark.parametrize(
    "line",
    [
        "[cache] 3 drafts discarded (older than 30 days)",
        "[a11y] 2 fields lost focus",
        "[net] 1 page lost connection, back again",
        "[quiz] 3 answers lost points",
        "[sync] 4 notes discarded by the owner",
        "requested user 31, received 404",
        "requested user 31, got 0",
        "expected account 2 to hold 3 rows, got 4",
        "account switched without signing out",
        "user changed without signing off, as chosen",
        "debited 10.00 EUR fee, balance should be 30.00 EUR",
        "captured 40.00 EUR, total should be 40.00 EUR",
        "charged 12.00 EUR for March, April should be 14.00 EUR",
    ],
)
def test_what_only_sounds_like_a_wrong_is_not_p0(line: str) -> None:
    visit = work("/account").ok("GET", "/api/account").hums().press("Next")
    visit.ok("POST", "/api/steps").log("error", line).goes("/overview").ok("GET", "/api/overview")
    analysis = visit.judge("just a question", "/overview")

    assert analysis.priority.value in {"P2", "P3"}, analysis.root_cause


def test_a_wrong_that_is_told_by_two_prefixed_numbers_is_another_s() -> None:
    visit = work("/files/t_4").ok("GET", "/api/files/t_4").hums()
    visit.log("error", "requested tenant t_4, got t_9")

    assert visit.judge("these are not ours", "/files/t_4").priority.value == "P0"
