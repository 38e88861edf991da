"""One report tells how many met the same and never told: once each, late ones too, none lost."""

import pytest

from actions.silent import Shop, failing_visit

pytestmark = pytest.mark.anyio


async def test_thirty_nine_of_forty_sessions_never_told(shop: Shop) -> None:
    rows = [await shop.visit(failing_visit(), f"user-{n % 25}") for n in range(40)]
    await shop.quiet()

    issue = await shop.issue(await shop.report(rows[3]))

    affected = issue.affected
    assert (affected.reports, affected.sessions, affected.silent_sessions) == (1, 40, 39)
    assert (affected.users, affected.coverage, affected.looked) == (25, 1.0, 40)
    assert sum(affected.trend) == 40
    assert [(one.name, one.sessions) for one in affected.browsers] == [("Chrome", 40)]
    assert [(one.name, one.sessions) for one in affected.releases] == [("2026.2", 40)]
    assert issue.analysis.affected == affected
