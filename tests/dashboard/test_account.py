"""One's own account: what is changed, what is asked for, who is signed out by it."""

import re

import pytest

from builders import FrozenClock
from dashboard.conftest import PASSWORD, Visitor
from usercontext.actions.deps import Deps

pytestmark = pytest.mark.anyio
NEW = "another horse battery"
SIGN_IN = {"email": "owner@example.com", "password": PASSWORD}


def place(told: object) -> str:
    return dict(told.headers)["location"]  # type: ignore[attr-defined]


async def second_browser(owner: Visitor, agent: str = "Mozilla/5.0 Firefox/140.0") -> Visitor:
    """Sign in once more, from elsewhere."""
    other = Visitor(owner.dashboard, owner.project)
    assert (await other.post("/sign-in", SIGN_IN, browser=agent)).status == 303
    return other


async def test_a_new_password_signs_every_other_browser_out_and_not_this_one(
    owner: Visitor,
) -> None:
    other = await second_browser(owner)
    told = await owner.post("/account/password", {"old": PASSWORD, "new": NEW, "again": NEW})

    assert place(told) == "/account?done=password"
    assert "own password changed" in await owner.page(owner.path("/settings/audit"))
    assert (await owner.get("/account")).status == 200
    assert (await other.get("/account")).status == 303
    assert (await other.post("/sign-in", SIGN_IN)).status == 401
    assert (await other.post("/sign-in", SIGN_IN | {"password": NEW})).status == 303


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"old": "wrong horse battery"}, "old"),
        ({"old": ""}, "old"),
        ({"new": "short", "again": "short"}, "new"),
        ({"again": "not the same at all"}, "again"),
    ],
)
async def test_a_wrong_password_is_said_beside_its_field_and_changes_nothing(
    owner: Visitor, change: dict[str, str], field: str
) -> None:
    form = {"old": PASSWORD, "new": NEW, "again": NEW} | change
    told = await owner.post("/account/password", form)
    page = told.body.decode()
    wrong = re.findall(r'<input id="f-([\w-]+)"[^>]*aria-invalid="true"', page)

    assert told.status == 400
    assert wrong == [field]
    assert NEW not in page
    assert (await second_browser(owner)).cookies


async def test_guessing_the_old_password_is_slowed_down(owner: Visitor, clock: FrozenClock) -> None:
    wrong = {"old": "wrong horse battery", "new": NEW, "again": NEW}
    statuses = [(await owner.post("/account/password", wrong)).status for _ in range(6)]
    clock.advance(3)
    right = await owner.post("/account/password", wrong | {"old": PASSWORD})

    assert statuses == [400] * 5 + [429]
    assert right.status == 303


async def test_an_address_is_changed_with_the_password_and_signs_in_from_then_on(
    owner: Visitor, member: Visitor
) -> None:
    form = {"email": " New@Example.com", "password": PASSWORD}
    without = await owner.post("/account/email", form | {"password": "wrong horse"})
    taken = await owner.post("/account/email", form | {"email": "member@example.com"})
    told = await owner.post("/account/email", form)
    again = Visitor(owner.dashboard, owner.project)

    assert (without.status, taken.status) == (400, 400)
    assert b"Belongs to another account." in taken.body
    assert place(told) == "/account?done=email"
    assert (await again.post("/sign-in", SIGN_IN)).status == 401
    assert (await again.post("/sign-in", SIGN_IN | {"email": "new@example.com"})).status == 303


async def test_a_name_is_changed_and_shown_as_text(owner: Visitor) -> None:
    await owner.post("/account/name", {"name": "<b>Ann</b>"})
    wrong = await owner.post("/account/name", {"name": "x" * 101})

    assert "&lt;b&gt;Ann&lt;/b&gt;" in await owner.page("/account")
    assert wrong.status == 400
    assert b'aria-invalid="true"' in wrong.body


async def test_browsers_are_listed_in_words_and_signed_out_one_by_one(owner: Visitor) -> None:
    first = await second_browser(owner, "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0")
    second = await second_browser(owner, "<script>alert(1)</script>")
    page = await owner.page("/account")
    [*ends] = re.findall(r'action="(/account/browsers/\d+/end)"', page)
    for end in ends[:1]:
        await owner.post(end)
    left = [visitor for visitor in (first, second) if (await visitor.get("/account")).status == 200]

    assert "Firefox 140 on Windows" in page
    assert "<script>alert" not in page
    assert len(ends) == 2
    assert len(left) == 1


async def test_nobody_signs_others_out(owner: Visitor, member: Visitor) -> None:
    await second_browser(owner)
    [end] = re.findall(r'action="(/account/browsers/\d+/end)"', await owner.page("/account"))
    told = await member.post(end)

    assert told.status == 404
    assert end in await owner.page("/account")


async def test_all_other_browsers_are_signed_out_at_once(owner: Visitor, member: Visitor) -> None:
    others = [await second_browser(owner) for _ in range(3)]
    await owner.post("/account/browsers/end")

    assert [(await other.get("/account")).status for other in others] == [303] * 3
    assert (await owner.get("/account")).status == 200
    assert (await member.get("/account")).status == 200


async def test_a_stranger_has_no_account_page(stranger: Visitor, deps: Deps) -> None:
    assert place(await stranger.get("/account")) == "/sign-in?to=/account"
    assert (await stranger.post("/account/password")).status == 303
