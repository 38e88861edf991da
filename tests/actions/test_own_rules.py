"""A project's own rules, from the settings to what each action writes, over each engine."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from builders import FrozenClock, make_log_entry
from usercontext.actions import issues, project_settings, projects, sessions
from usercontext.actions.caches import RulesCache
from usercontext.actions.deps import Deps
from usercontext.actions.own_rules import find_rules
from usercontext.domain.errors import Unavailable, ValidationFailed
from usercontext.domain.issue import IssueChange, NewIssue
from usercontext.domain.project import ApiKey
from usercontext.domain.project_settings import ProjectSettings
from usercontext.domain.session import NewSession

pytestmark = pytest.mark.anyio
RULES = {
    "scrub_names": ["kundennummer"],
    "scrub_patterns": [{"name": "customer", "pattern": r"KD-\d{6}"}],
}
SECRET = "KD-123456"


async def make_owner(deps: Deps, rules: dict[str, Any] | None = None) -> ApiKey:
    made = await projects.create_project(deps, "shop")
    key = await projects.authenticate(deps, made.secret_key)
    if rules:
        await project_settings.change_settings(deps, key, key.project_id, rules)
    return key


async def append(deps: Deps, key: ApiKey, message: str) -> bytes:
    """Open a new session, append one entry, and return its log as it is stored."""
    session_id = (
        await sessions.open_session(deps, key, NewSession(deps.ids.new_base62(9)))
    ).session_id
    body = msgspec.json.encode(
        {"logs": [make_log_entry(payload={"m": message, "kundennummer": 7})]}
    )
    await sessions.append_logs(deps, key, session_id, body)
    return (await sessions.read_logs(deps, key, session_id, None, 10)).body


async def test_all_that_a_session_writes_is_masked(both: Deps) -> None:
    key = await make_owner(both, RULES)
    new = NewSession(SECRET, SECRET, f"r {SECRET}", f"e {SECRET}", {"a": SECRET, "kundennummer": 7})
    opened = await sessions.open_session(both, key, new)
    resumed = await sessions.open_session(both, key, new)
    found = (await sessions.show_session(both, key, opened.session_id)).session

    assert resumed.session_id == opened.session_id
    assert (found.external_id, found.user_id) == ("[CUSTOMER]", "[CUSTOMER]")
    assert (found.release, found.environment) == ("r [CUSTOMER]", "e [CUSTOMER]")
    assert found.metadata == {"a": "[CUSTOMER]", "kundennummer": "[KUNDENNUMMER]"}


async def test_logs_reports_and_corrections_are_masked(both: Deps) -> None:
    key = await make_owner(both, RULES)
    log = await append(both, key, SECRET)
    opened = await sessions.open_session(both, key, NewSession("other"))
    report = NewIssue(opened.session_id, f"says {SECRET}", {"url": f"/k?kundennummer=1&{SECRET}"})
    issue_id = (await issues.create_issue(both, key, report)).issue_id
    await issues.correct_issue(both, key, issue_id, IssueChange(cause=f"of {SECRET}"))
    issue = await issues.find_issue(both, key, issue_id)

    assert b'"payload":{"m":"[CUSTOMER]","kundennummer":"[KUNDENNUMMER]"}' in log
    assert issue.user_description == "says [CUSTOMER]"
    assert issue.metadata == {"url": "/k?kundennummer=[KUNDENNUMMER]&[CUSTOMER]"}
    assert SECRET not in repr(issue)


async def test_a_rule_counts_at_once_here_and_within_a_second_elsewhere(
    both: Deps, clock: FrozenClock
) -> None:
    """What was stored before it is not changed, and another project's is none of its."""
    key, other = await make_owner(both), await make_owner(both)
    elsewhere = replace(both, rules=RulesCache())
    before = await append(elsewhere, key, SECRET)
    await append(both, key, "read once")
    await project_settings.change_settings(both, key, key.project_id, RULES)
    at_once = await append(both, key, SECRET)
    clock.advance(0.9)
    soon = await append(elsewhere, key, SECRET)

    assert SECRET.encode() in before
    assert SECRET.encode() not in at_once + soon
    assert SECRET.encode() in await append(both, other, SECRET)


async def test_rules_are_read_again_once_while_those_known_still_hold(
    both: Deps, clock: FrozenClock
) -> None:
    """When each batch of a busy moment waited for them, no batch counted for load any more."""
    key = await make_owner(both)
    elsewhere = replace(both, rules=RulesCache())
    assert await find_rules(elsewhere, key.project_row) is None
    await project_settings.change_settings(both, key, key.project_id, RULES)
    clock.advance(0.5)

    known = [await find_rules(elsewhere, key.project_row) for _ in range(3)]
    [renewing] = elsewhere.rules.reading.values()
    await renewing

    assert known == [None] * 3
    assert await find_rules(elsewhere, key.project_row) is not None
    assert not elsewhere.rules.reading


async def test_rules_that_were_changed_while_they_were_read_again_are_not_kept(
    both: Deps, clock: FrozenClock
) -> None:
    key = await make_owner(both)
    await find_rules(both, key.project_row)
    clock.advance(0.5)
    await find_rules(both, key.project_row)
    [renewing] = both.rules.reading.values()

    both.rules.drop(key.project_row)
    await renewing

    assert both.rules.get(key.project_row, clock.now_us()) is None


async def test_a_rule_that_was_taken_back_masks_no_longer(both: Deps) -> None:
    key = await make_owner(both, RULES)
    await append(both, key, SECRET)
    nothing = {"scrub_names": None, "scrub_patterns": None}
    await project_settings.change_settings(both, key, key.project_id, nothing)

    assert SECRET.encode() in await append(both, key, f"{SECRET} again")


async def test_rules_that_are_added_at_the_same_instant_all_stay(both: Deps) -> None:
    """Each owner's page sent the whole list as it had been read: all but the last were lost."""
    key = await make_owner(both, RULES)
    elsewhere = replace(both, rules=RulesCache())

    def adding(name: str) -> Callable[[ProjectSettings], dict[str, Any]]:
        return lambda kept: {"scrub_names": [*kept.scrub_names, name]}

    await asyncio.gather(
        *(
            project_settings.revise_settings(deps, key, key.project_id, adding(f"field{n}"))
            for n, deps in enumerate([both, elsewhere] * 6)
        ),
        project_settings.change_settings(both, key, key.project_id, {"currency": "EUR"}),
    )
    kept = await project_settings.show_settings(both, key, key.project_id)

    assert sorted(kept.scrub_names) == sorted(["kundennummer", *(f"field{n}" for n in range(12))])
    assert [one.name for one in kept.scrub_patterns] == ["customer"]
    assert kept.currency == "EUR"


async def test_a_rule_of_settings_that_never_stand_still_is_refused(both: Deps) -> None:
    key = await make_owner(both)

    def outdated(kept: ProjectSettings) -> dict[str, Any]:
        # as if another's change always came between: what was seen is not what stands
        msgspec.structs.force_setattr(kept, "scrub_names", ("gone",))
        return {"scrub_names": ["never"]}

    with pytest.raises(Unavailable, match=r"^The settings are being changed by others$"):
        await project_settings.revise_settings(both, key, key.project_id, outdated)
    kept = await project_settings.show_settings(both, key, key.project_id)

    assert kept.scrub_names == ()


async def test_a_rule_that_cannot_be_taken_leaves_the_others(both: Deps) -> None:
    key = await make_owner(both, RULES)
    with pytest.raises(ValidationFailed, match=r"scrubPatterns\[0\].pattern: has a \("):
        await project_settings.change_settings(
            both, key, key.project_id, {"scrub_patterns": [{"name": "a", "pattern": "("}]}
        )

    assert SECRET.encode() not in await append(both, key, SECRET)
