"""A project's own scrubbing rules: who adds and removes them, what is said of a bad one."""

import asyncio
import re
from typing import Any

import pytest

from dashboard.conftest import Visitor
from usercontext.actions import issues, project_settings, projects, sessions
from usercontext.actions.deps import Deps
from usercontext.dashboard.asked import Told
from usercontext.domain.issue import NewIssue
from usercontext.domain.project_settings import ProjectSettings, ScrubPattern
from usercontext.domain.session import NewSession

pytestmark = pytest.mark.anyio
PATTERN = {"rule": "customer number", "pattern": r"KD-\d{6}"}


async def add(owner: Visitor, kind: str, **form: str) -> Told:
    return await owner.post(owner.path(f"/settings/scrubbing/{kind}"), form)


async def kept(owner: Visitor, deps: Deps) -> ProjectSettings:
    row = owner.project.project.row
    return await deps.database.read(lambda tx: deps.find_settings(tx, row))


def place(told: Told) -> str:
    assert told.status == 303, told.body
    return dict(told.headers)["location"]


def hint_of(told: Told, field: str) -> str:
    assert told.status == 400
    [hint] = re.findall(rf'id="h-{field}" class="hint">(.*?)</p>', told.body.decode(), re.DOTALL)
    return str(hint)


async def test_an_owner_adds_rules_and_what_arrives_then_is_masked(
    owner: Visitor, deps: Deps
) -> None:
    named = place(await add(owner, "names", name=" kundennummer "))
    await add(owner, "patterns", **PATTERN)
    page = await owner.page(named)
    key = await projects.authenticate(deps, owner.project.secret_key)
    opened = await sessions.open_session(deps, key, NewSession("KD-123456"))
    told = await issues.create_issue(deps, key, NewIssue(opened.session_id, "kundennummer=7"))
    issue = await issues.find_issue(deps, key, told.issue_id)

    assert "data stored earlier does not change" in page
    assert "<code>[KUNDENNUMMER]</code>" in page
    assert "<code>KD-\\d{6}</code>" in page
    assert issue.user_description == "kundennummer=[KUNDENNUMMER]"


async def test_two_owners_who_add_and_remove_at_once_lose_nothing(
    owner: Visitor, deps: Deps
) -> None:
    await add(owner, "names", name="first")
    await add(owner, "patterns", **PATTERN)

    told = await asyncio.gather(
        add(owner, "names", name="second"),
        add(owner, "names/remove", name="first"),
        add(owner, "names", name="third"),
        add(owner, "patterns", rule="order", pattern=r"OR-\d+"),
        add(owner, "patterns/remove", rule=PATTERN["rule"]),
    )
    found = await kept(owner, deps)

    assert {one.status for one in told} == {303}
    assert sorted(found.scrub_names) == ["second", "third"]
    assert found.scrub_patterns == (ScrubPattern("order", r"OR-\d+"),)


async def test_a_comment_is_masked_by_them_too(owner: Visitor, deps: Deps) -> None:
    await add(owner, "patterns", **PATTERN)
    key = await projects.authenticate(deps, owner.project.secret_key)
    opened = await sessions.open_session(deps, key, NewSession("visit"))
    told = await issues.create_issue(deps, key, NewIssue(opened.session_id, "it fails"))
    await owner.post(owner.path(f"/issues/{told.issue_id}/comments"), {"comment": "is KD-123456"})
    page = await owner.page(owner.path(f"/issues/{told.issue_id}"))

    assert "is [CUSTOMER_NUMBER]" in page
    assert "KD-123456" not in page


async def test_the_box_applies_the_rules_of_the_project(owner: Visitor, viewer: Visitor) -> None:
    await add(owner, "patterns", **PATTERN)
    text = "KD-123456 of ann@example.com"
    told = await viewer.post(viewer.path("/settings/scrubbing"), {"text": text})

    assert b">[CUSTOMER_NUMBER] of [EMAIL]</pre>" in told.body
    assert b"customer number <b>1</b>" in told.body


async def test_rules_are_removed_one_by_one(owner: Visitor, deps: Deps) -> None:
    for name in ("one", "two"):
        await add(owner, "names", name=name)
        await add(owner, "patterns", rule=name, pattern=name)
    await add(owner, "names/remove", name="one")
    page = await owner.page(place(await add(owner, "patterns/remove", rule="two")))
    left = await kept(owner, deps)

    assert (left.scrub_names, left.scrub_patterns) == (("two",), (ScrubPattern("one", "one"),))
    assert "What it masked stays masked" in page


async def test_the_audit_log_says_which_rule_was_added_and_removed(owner: Visitor) -> None:
    await add(owner, "names", name="kundennummer")
    await add(owner, "patterns", **PATTERN)
    await add(owner, "names/remove", name="kundennummer")
    page = await owner.page(owner.path("/settings/audit"))

    acts = re.findall(r"(scrubbing rule \w+):\s*<span class=\"soft\">(.*?)</span>", page)

    assert acts == [
        ("scrubbing rule removed", "kundennummer"),
        ("scrubbing rule added", r"customer number: KD-\d{6}"),
        ("scrubbing rule added", "kundennummer"),
    ]


@pytest.mark.parametrize(
    ("kind", "form", "field", "said"),
    [
        ("names", {"name": ""}, "name", "Must have 1 to 64 characters."),
        ("names", {"name": "a'b"}, "name", "Must have no quotes, and no blanks around it."),
        ("names", {"name": "Old"}, "name", "Stands there already; case, _ and - do not count."),
        ("patterns", PATTERN | {"rule": ""}, "rule", "Must have 1 to 64 characters."),
        ("patterns", PATTERN | {"rule": "OLD"}, "rule", "Is that of another pattern."),
        ("patterns", PATTERN | {"pattern": "(a"}, "pattern", "Has a ( that is not closed."),
        ("patterns", PATTERN | {"pattern": "a*"}, "pattern", "Must not match the empty text."),
    ],
)
async def test_a_rule_that_is_not_taken_is_told_so_and_stays_in_the_form(
    owner: Visitor, deps: Deps, kind: str, form: dict[str, str], field: str, said: str
) -> None:
    await add(owner, "names", name="old")
    await add(owner, "patterns", rule="old", pattern="x")
    before = await kept(owner, deps)
    told = await add(owner, kind, **form)

    assert hint_of(told, field).replace("&#39;", "'") == said
    assert all(not value or f'value="{value}"' in told.body.decode().replace("&#39;", "'")
               for value in form.values())  # fmt: skip
    assert await kept(owner, deps) == before


async def test_one_more_than_there_may_be_is_told_so(owner: Visitor, deps: Deps) -> None:
    names = [f"name{n}" for n in range(50)]
    key = await projects.authenticate(deps, owner.project.secret_key)
    await project_settings.change_settings(deps, key, key.project_id, {"scrub_names": names})

    assert "at most 50" in hint_of(await add(owner, "names", name="more"), "name")


async def test_others_read_the_rules_and_see_no_form(owner: Visitor, viewer: Visitor) -> None:
    await add(owner, "names", name="kundennummer")
    page = await viewer.page(viewer.path("/settings/scrubbing"))

    assert "<code>[KUNDENNUMMER]</code>" in page
    assert "/settings/scrubbing/names" not in page
    assert "Only project owners can change this" in page


async def test_hostile_rules_are_shown_as_text(owner: Visitor, deps: Deps) -> None:
    form: dict[str, Any] = {"rule": "a<b>", "pattern": "<script>x</script>"}
    page = await owner.page(place(await add(owner, "patterns", **form)))

    assert "<script>x" not in page
    assert "&lt;script&gt;x" in page
