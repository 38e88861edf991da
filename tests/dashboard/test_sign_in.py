"""Who gets in, how long, and who does not."""

import re
from typing import Any
from uuid import UUID

import pytest

from builders import FrozenClock
from dashboard.conftest import PASSWORD, Visitor
from usercontext.actions import accounts, projects
from usercontext.actions.deps import Deps

pytestmark = pytest.mark.anyio
SIGN_IN = {"email": "owner@example.com", "password": PASSWORD}


def place(told: object) -> str:
    return dict(told.headers)["location"]  # type: ignore[attr-defined]


async def test_a_stranger_is_led_to_the_sign_in_and_back_to_what_was_asked(
    owner: Visitor, stranger: Visitor
) -> None:
    asked = await stranger.get(stranger.path("/issues?status=open"))
    to = place(asked)
    told = await stranger.post("/sign-in", SIGN_IN | {"to": stranger.path("/issues?status=open")})

    assert asked.status == 303
    assert to.startswith("/sign-in?to=/p/")
    assert place(told) == stranger.path("/issues?status=open")
    assert (await stranger.get(place(told))).status == 200


async def test_a_link_makes_the_first_account_once(stranger: Visitor, deps: Deps) -> None:
    token = await accounts.first_link(deps)
    form = {"email": "Ann@Example.com ", "name": "Ann", "password": PASSWORD, "again": PASSWORD}
    first = await stranger.post(f"/link/{token}", form)
    again = await stranger.post(f"/link/{token}", form | {"email": "eve@example.com"})

    assert place(first) == "/"
    assert again.status == 404
    assert await accounts.first_link(deps) is None
    assert place(await stranger.get("/")) == stranger.path("/start")


async def test_a_restart_leaves_the_first_link_good_until_there_is_an_account(
    stranger: Visitor, deps: Deps
) -> None:
    """It said "for a day", and each restart of the server ended it."""
    sent = await accounts.first_link(deps, ends_former=False)
    printed = await accounts.first_link(deps, ends_former=False)
    form = {"email": "ann@example.com", "name": "Ann", "password": PASSWORD, "again": PASSWORD}

    assert (await stranger.get(f"/link/{sent}")).status == 200
    assert place(await stranger.post(f"/link/{printed}", form)) == "/"
    assert (await stranger.get(f"/link/{sent}")).status == 404


async def test_a_link_is_over_after_a_day(
    stranger: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    token = await accounts.first_link(deps)
    clock.advance(24 * 3600)

    assert (await stranger.get(f"/link/{token}")).status == 404


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"again": "another one, longer"}, "do not match"),
        ({"password": "short", "again": "short"}, "10 to 200 characters"),
        ({"email": "nobody"}, "must be an address"),
        ({"name": " "}, "must have 1 to 100 characters"),
    ],
)
async def test_what_is_wrong_is_said_and_the_fields_stay_filled(
    stranger: Visitor, deps: Deps, change: dict[str, str], said: str
) -> None:
    token = await accounts.first_link(deps)
    form = {"email": "ann@example.com", "name": "Ann", "password": PASSWORD, "again": PASSWORD}
    told = await stranger.post(f"/link/{token}", form | change)
    page = told.body.decode()

    assert told.status == 400
    assert said in page
    assert f'value="{(form | change)["email"]}"' in page
    assert PASSWORD not in page


async def test_guesses_are_slowed_down_for_the_account_and_succeed_later(
    owner: Visitor, stranger: Visitor, clock: FrozenClock
) -> None:
    wrong = SIGN_IN | {"password": "wrong horse battery"}
    statuses = [(await stranger.post("/sign-in", wrong)).status for _ in range(6)]
    right = (await stranger.post("/sign-in", SIGN_IN)).status
    clock.advance(3)

    assert statuses == [401] * 5 + [429]
    assert right == 429
    assert (await stranger.post("/sign-in", SIGN_IN)).status == 303


async def test_an_unknown_address_is_answered_like_a_wrong_password(
    owner: Visitor, stranger: Visitor
) -> None:
    unknown = await stranger.post("/sign-in", {"email": "x@example.com", "password": PASSWORD})
    wrong = await stranger.post("/sign-in", {"email": "owner@example.com", "password": "x" * 12})

    assert unknown.status == wrong.status == 401
    assert b"The e-mail address or the password is wrong." in unknown.body
    assert b"The e-mail address or the password is wrong." in wrong.body


async def test_a_sign_in_ends_with_signing_out_and_after_two_weeks_without_a_visit(
    owner: Visitor, clock: FrozenClock
) -> None:
    kept = dict(owner.cookies)
    await owner.post("/sign-out")
    after_out = Visitor(owner.dashboard, owner.project, kept)
    assert (await after_out.get(owner.path("/issues"))).status == 303

    await owner.post("/sign-in", SIGN_IN)
    clock.advance(13 * 24 * 3600)
    assert (await owner.get(owner.path("/issues"))).status == 200
    clock.advance(13 * 24 * 3600)
    assert (await owner.get(owner.path("/issues"))).status == 200
    clock.advance(14 * 24 * 3600 + 3601)
    assert (await owner.get(owner.path("/issues"))).status == 303


async def test_a_new_password_signs_every_browser_out(
    owner: Visitor, stranger: Visitor, deps: Deps
) -> None:
    token = await accounts.reset_link(deps, "owner@example.com")
    form = {"password": "another horse battery", "again": "another horse battery"}
    told = await stranger.post(f"/link/{token}", form)

    assert told.status == 303
    assert (await owner.get(owner.path("/issues"))).status == 303
    assert (await stranger.get(owner.path("/issues"))).status == 200
    assert (await owner.post("/sign-in", SIGN_IN)).status == 401


async def test_the_cookie_is_for_this_host_alone_and_secure_where_that_is_possible(
    owner: Visitor,
) -> None:
    plain = await owner.post("/sign-in", SIGN_IN)
    owner.is_secure = True
    secure = await owner.post("/sign-in", SIGN_IN, origin="https://pages.test")

    [header] = [value for name, value in plain.headers if name == "set-cookie"]
    assert header.startswith("uc-login=")
    assert "; Path=/; HttpOnly; SameSite=Lax; Max-Age=1209600" in header
    [header] = [value for name, value in secure.headers if name == "set-cookie"]
    assert header.startswith("__Host-uc-login=")
    assert header.endswith("; Secure")


@pytest.mark.parametrize(
    "sent",
    [
        {"origin": "http://evil.test"},
        {"origin": None},
        {"origin": "null"},
        {"origin": "http://pages.test.evil.test"},
        {"fetch_site": "cross-site"},
        {"fetch_site": "same-site"},
    ],
)
async def test_a_form_of_another_site_changes_nothing(owner: Visitor, sent: dict[str, Any]) -> None:
    told = await owner.post("/sign-out", **sent)

    assert told.status == 403
    assert (await owner.get(owner.path("/issues"))).status == 200


@pytest.mark.parametrize(
    "to", ["//evil.test", "/\\evil.test", "https://evil.test", "/a b", "/a\r\nx: y", ""]
)
async def test_nobody_is_led_to_another_site(owner: Visitor, to: str) -> None:
    assert place(await owner.post("/sign-in", SIGN_IN | {"to": to})) == "/"


async def test_a_plain_connection_from_elsewhere_is_warned_of(owner: Visitor) -> None:
    warned = await owner.get(owner.path("/issues"))
    local = await owner.get(owner.path("/issues"), is_local=True)

    assert b"plain HTTP" in warned.body
    assert b"plain HTTP" not in local.body


async def test_another_project_is_not_there_for_a_member_of_this_one(
    owner: Visitor, deps: Deps
) -> None:
    other = await projects.create_project(deps, "other")
    foreign = await owner.get(f"/p/{other.project.project_id}/issues")
    unknown = await owner.get(f"/p/{UUID(int=7)}/issues")

    assert foreign.status == unknown.status == 404
    assert without_nonce(foreign.body) == without_nonce(unknown.body)


def without_nonce(body: bytes) -> bytes:
    return re.sub(rb'nonce[^"]*"[^"]*"', b"", body)
