"""Every page of the settings is there for whom it is, and for nobody else."""

from uuid import UUID

import pytest

from dashboard.conftest import Visitor
from usercontext.actions import accounts, logins, projects
from usercontext.actions.deps import Deps
from usercontext.dashboard.settings.frame import DONE, SECTIONS
from usercontext.dashboard.settings.pages import SETTINGS
from usercontext.domain.account import Login, Role, may
from usercontext.store import projects as stored

pytestmark = pytest.mark.anyio
HOSTILE = "\"><img src=x onerror=alert(1)> {{ 7*7 }} '; DROP TABLE project; --"


async def test_an_owner_reads_every_section_and_finds_them_all_in_the_list(owner: Visitor) -> None:
    for section in SECTIONS:
        page = await owner.page(owner.path(f"/settings/{section.name}"))

        assert f"<h1>{section.title}</h1>" in page
        assert page.count("<h1>") == 1
        assert all(f'/settings/{each.name}"' in page for each in SECTIONS)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.VIEWER])
async def test_others_read_what_is_harmless_and_are_shown_no_way_to_the_rest(
    role: Role, member: Visitor, viewer: Visitor
) -> None:
    visitor = {Role.MEMBER: member, Role.VIEWER: viewer}[role]
    project = await visitor.page(visitor.path("/settings/project"))
    for section in SECTIONS:
        told = await visitor.get(visitor.path(f"/settings/{section.name}"))
        readable = may(role, section.least)

        assert told.status == (200 if readable else 403)
        assert (f'/settings/{section.name}"' in project) is readable
        assert b'class="primary"' not in told.body or section.name == "scrubbing"


async def test_nobody_but_an_owner_changes_anything(member: Visitor, viewer: Visitor) -> None:
    open_to_all = "/settings/scrubbing"
    for page in SETTINGS:
        if page.method != "POST" or page.path.endswith(open_to_all):
            continue
        path = page.path.replace("/p/:project", member.path())
        for name in (":key", ":account", ":link", ":destination"):
            path = path.replace(name, str(UUID(int=1)))

        assert (await member.post(path)).status == 403
        assert (await viewer.post(path)).status == 403


async def test_a_foreign_project_has_no_settings(owner: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    for section in SECTIONS:
        path = f"/p/{other.project.project_id}/settings/{section.name}"

        assert (await owner.get(path)).status == 404
        assert (await owner.post(path)).status in (404, 405)


async def test_an_address_says_nothing_of_its_own(owner: Visitor) -> None:
    page = await owner.page(owner.path("/settings/project?done=Your+account+is+locked"))
    known = await owner.page(owner.path("/settings/project?done=renamed"))

    assert "locked" not in page
    assert DONE["renamed"] in known


async def test_a_hostile_name_is_text_on_every_page(owner: Visitor, deps: Deps) -> None:
    row = owner.project.project.row
    await deps.database.write(stored.rename_project, stored.RenameProject(row, HOSTILE))
    for section in SECTIONS:
        page = await owner.page(owner.path(f"/settings/{section.name}"))

        assert "<img src=x" not in page
        assert "&lt;img src=x onerror=alert(1)&gt; {{ 7*7 }}" in page


async def test_a_project_is_renamed_and_a_wrong_name_stays_in_its_field(
    owner: Visitor, deps: Deps
) -> None:
    told = await owner.post(owner.path("/settings/project"), {"name": "  The   shop "})
    wrong = await owner.post(owner.path("/settings/project"), {"name": "x" * 201})
    project = await projects.find_project(deps, owner.project.project.project_id)

    assert dict(told.headers)["location"] == owner.path("/settings/project?done=renamed")
    assert project.name == "The shop"
    assert wrong.status == 400
    assert "x" * 201 in wrong.body.decode()
    assert b'aria-invalid="true"' in wrong.body


async def test_what_was_done_stands_in_the_audit_log_with_who_did_it(owner: Visitor) -> None:
    await owner.post(owner.path("/settings/project"), {"name": "The shop"})
    page = await owner.page(owner.path("/settings/audit"))

    assert "project renamed" in page
    assert "owner@example.com" in page


async def test_the_audit_log_is_filtered_and_paged(owner: Visitor, deps: Deps) -> None:
    membership = (await find_owner(owner, deps)).memberships[0]
    login = await find_owner(owner, deps)
    for number in range(60):
        await accounts.note(deps, membership, login, "tea made", f"cup {number:03d}")
    await accounts.note(deps, membership, None, "tea spilled")
    first = await owner.page(owner.path("/settings/audit?act=tea+made"))
    older = next(part for part in first.split('"') if part.startswith("?") and "below=" in part)
    second = await owner.page(owner.path("/settings/audit") + older.replace("&amp;", "&"))

    assert "cup 059" in first
    assert "cup 009" not in first
    assert "cup 009" in second
    assert "cup 010" not in second
    assert "tea spilled</span>" not in first + second


async def find_owner(owner: Visitor, deps: Deps) -> Login:

    found = await logins.find_login(deps, owner.cookies["uc-login"])
    assert found is not None
    return found
