"""What an issue says of its reach: in words, in numbers that grow, beside healthy sessions."""

import msgspec
import pytest

from actions.silent import Shop, calm_visit, entry, failing_visit
from builders import FrozenClock
from usercontext.actions import issue_reach
from usercontext.actions.issue_reach import recount_due
from usercontext.analyze.reach.met import read_session
from usercontext.analyze.rules import read
from usercontext.cli.reach_line import reach_line
from usercontext.domain.issue import IssueFilter, IssueSort, IssueStatus
from usercontext.present.markdown import issue_markdown
from usercontext.store import issue_listing, issues
from usercontext.store.logs import load_entries
from usercontext.store.reach import find_rarity, wilson
from usercontext.wire.answers import encode_issue, encode_listing

pytestmark = pytest.mark.anyio

ADS = {
    "message": "ReferenceError: ads is not defined",
    "stack": "    at banner (https://shop.example.com/static/ads.js:1:2)",
}
NOISE = entry(1, level="error", payload=ADS)
NOISY_PAGES = [calm_visit()[0], NOISE, calm_visit()[1]]


async def listed(shop: Shop, sort: IssueSort = IssueSort.AFFECTED) -> list:
    page = await shop.deps.database.read(
        lambda tx: issue_listing.list_issues(tx, shop.project_row, IssueFilter(), sort, 1, 20)
    )
    return msgspec.json.decode(encode_listing(page))["issues"]


async def test_forty_sessions_one_report_in_export_answer_and_terminal(shop: Shop) -> None:
    rows = [await shop.visit(failing_visit(), f"user-{n % 29}") for n in range(40)]
    await shop.quiet()
    issue = await shop.issue(await shop.report(rows[0]))

    answer = msgspec.json.decode(encode_issue(issue, b"[]", 4, truncated=False))
    affected = answer["analysis"]["affected"]
    assert (affected["silentSessions"], affected["sessions"], affected["users"]) == (39, 40, 29)
    sentence = "40 sessions of 29 users hit this in the last 24 hours; 39 unreported (1 report)."
    assert sentence in issue_markdown(issue, None)
    line = "40 sessions of 29 users in the last 24 hours; 39 unreported"
    assert reach_line(affected) == line
    assert [one["affected"] for one in await listed(shop)] == [affected]


def test_one_session_of_one_user_is_told_as_one() -> None:
    """`issues show` said "1 sessions of 1 users" of what had happened once, as most things have."""
    once = {"sessions": 1, "users": 1, "silentSessions": 0, "windowHours": 1, "coverage": 1}

    assert reach_line(once) == "1 session of 1 user in the last 1 hour; 0 unreported"


async def test_reach_is_counted_again_as_it_grows(shop: Shop, clock: FrozenClock) -> None:
    small = await shop.report(await shop.visit(failing_visit("/api/coupon")))
    large = await shop.report(await shop.visit(failing_visit()))
    for _ in range(4):
        await shop.visit(failing_visit("/api/coupon"))
    await shop.quiet()
    clock.advance(60)

    assert not await recount_due(shop.deps)

    assert (await shop.issue(small)).affected.sessions == 5
    assert (await shop.issue(large)).affected.sessions == 1
    assert [one["issueId"] for one in await listed(shop)] == [str(small), str(large)]


async def test_a_resolved_issue_keeps_its_last_number(shop: Shop, clock: FrozenClock) -> None:
    issue_id = await shop.report(await shop.visit(failing_visit()))
    command = issues.CorrectIssue(
        shop.project_row, issue_id, IssueStatus.RESOLVED, None, None, clock.now_us(), 1
    )
    await shop.deps.database.write(issues.correct_issue, command)
    await shop.visit(failing_visit())
    await shop.quiet()
    clock.advance(60)

    await recount_due(shop.deps)
    assert (await shop.issue(issue_id)).affected.sessions == 1


async def test_what_healthy_sessions_carry_is_told_apart_from_what_stops_them(
    shop: Shop, clock: FrozenClock
) -> None:
    for _ in range(25):
        await shop.visit(NOISY_PAGES)
    broken = await shop.visit([*NOISY_PAGES, *failing_visit()])
    await shop.quiet()
    now_us = clock.now_us()
    loaded = await shop.deps.database.read(lambda tx: load_entries(tx, broken, now_us))
    met = read_session(loaded.entries, {}, now_us, loaded.total).met
    names = {one.category.value: one.signature for one in met}

    rarity = await shop.deps.database.read(
        lambda tx: find_rarity(tx, shop.project_row, names.values(), now_us, 24)
    )
    assert rarity[names["js_exception"]] == 1.0
    assert rarity[names["backend_error"]] == 0.0


async def test_of_a_few_healthy_sessions_no_share_is_told(shop: Shop, clock: FrozenClock) -> None:
    for _ in range(5):
        await shop.visit(NOISY_PAGES)
    await shop.quiet()

    rarity = await shop.deps.database.read(
        lambda tx: find_rarity(tx, shop.project_row, ["v1:unknown:x#1"], clock.now_us(), 24)
    )
    assert rarity == {}


def test_the_interval_is_that_of_wilson() -> None:
    """Values of Newcombe 1998, table I: 81 of 263, and 0 of 20."""
    assert [round(one, 4) for one in wilson(81, 263)] == [0.2553, 0.3662]
    assert [round(one, 4) for one in wilson(0, 20)] == [0.0, 0.1611]
    assert wilson(0, 0) == (0.0, 1.0)


async def test_a_session_is_read_once_for_cause_and_reach(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second reading to weigh what others met took as long as the first: a known cause, twice."""
    times = []

    def counted(report):
        times.append(report.affected)
        return read(report)

    monkeypatch.setattr(issue_reach, "read", counted)
    rows = [await shop.visit(failing_visit(), f"user-{n}") for n in range(12)]
    await shop.quiet()

    issue = await shop.issue(await shop.report(rows[0]))

    assert issue.analysis is not None
    assert issue.analysis.affected is not None
    assert issue.analysis.affected.sessions == 12
    assert "reach" in {term.name for term in issue.analysis.impact}
    assert times == [None]
