"""Keys in the browser: minted, shown once, bound to pages, rotated, revoked, of one project."""

import re

import pytest

from builders import FrozenClock
from dashboard.conftest import Visitor
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.dashboard.asked import Told
from usercontext.domain.errors import KeyRefused
from usercontext.domain.project import ApiKey, KeyKind

pytestmark = pytest.mark.anyio
MINT = {"kind": "publishable", "name": "shop", "origins": "https://shop.test/\nhttps://*.b.test"}


def key_in(told: Told) -> str:
    """Return the one key that an answer shows in full."""
    [text] = set(re.findall(r"uc_(?:pub|sec)_[0-9A-Za-z]{36}", told.body.decode()))
    return text


async def keys_of(visitor: Visitor, deps: Deps) -> list[ApiKey]:
    return await projects.list_keys(deps, visitor.project.project)


async def mint(owner: Visitor, **changes: str) -> Told:
    return await owner.post(owner.path("/settings/keys"), MINT | changes)


async def newest(owner: Visitor, deps: Deps) -> ApiKey:
    return (await keys_of(owner, deps))[-1]


async def test_a_key_is_shown_once_and_works_for_the_pages_that_were_named(
    owner: Visitor, deps: Deps
) -> None:
    told = await mint(owner)
    text = key_in(told)
    found = await projects.authenticate(deps, text)
    listed = await owner.page(owner.path("/settings/keys"))

    assert found.origins == ("https://shop.test", "https://*.b.test")
    assert found.kind is KeyKind.PUBLISHABLE
    assert "data-key=" in told.body.decode().replace("&lt;", "<")
    assert text not in listed
    assert found.prefix in listed


async def test_a_secret_key_is_minted_without_a_tag(owner: Visitor, deps: Deps) -> None:
    told = await mint(owner, kind="secret", origins="")

    assert (await projects.authenticate(deps, key_in(told))).kind is KeyKind.SECRET
    assert b"In your page" not in told.body
    assert b"npm install" not in told.body


async def test_a_publishable_key_comes_with_the_way_into_a_bundle(owner: Visitor) -> None:
    assert b"npm install http://pages.test/uc/package.tgz" in (await mint(owner)).body


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": " "}, "Must have 1 to 100 characters."),
        ({"name": "x" * 101}, "Must have 1 to 100 characters."),
        ({"origins": "https://ok.test shop.test"}, "Number 2 must be like"),
        ({"origins": "https://shop.test/path"}, "Number 1 must be like"),
        ({"origins": "javascript:alert(1)"}, "Number 1 must be like"),
        ({"origins": " ".join(f"https://a{n}.test" for n in range(51))}, "Must be at most 50"),
        ({"kind": "secret"}, "Go with a publishable key only."),
    ],
)
async def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_minted(
    owner: Visitor, deps: Deps, change: dict[str, str], said: str
) -> None:
    before = len(await keys_of(owner, deps))
    told = await mint(owner, **change)
    page = told.body.decode()

    assert told.status == 400
    assert said in page
    assert 'aria-invalid="true"' in page
    assert f">{(MINT | change)['origins'][:30]}" in page.replace("\n", "\n")
    assert len(await keys_of(owner, deps)) == before


async def test_a_revoked_key_is_refused_at_once_and_listed_as_over(
    owner: Visitor, deps: Deps
) -> None:
    text = key_in(await mint(owner))
    await projects.authenticate(deps, text)
    key = await newest(owner, deps)
    told = await owner.post(owner.path(f"/settings/keys/{key.row}/revoke"))
    again = await owner.post(owner.path(f"/settings/keys/{key.row}/revoke"))

    assert dict(told.headers)["location"] == owner.path("/settings/keys?done=key-revoked")
    with pytest.raises(KeyRefused):
        await projects.authenticate(deps, text)
    assert again.status == 404
    assert "1 key that is over" in await owner.page(owner.path("/settings/keys"))


async def test_a_rotated_key_goes_on_until_its_time_is_over(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    old = key_in(await mint(owner))
    key = await newest(owner, deps)
    told = await owner.post(owner.path(f"/settings/keys/{key.row}/rotate"), {"overlap": "3600"})
    new = await projects.authenticate(deps, key_in(told))
    clock.advance(3599)
    await projects.authenticate(deps, old)
    clock.advance(2)

    assert (new.name, new.origins, new.kind) == (key.name, key.origins, key.kind)
    assert new.expires_us is None
    with pytest.raises(KeyRefused):
        await projects.authenticate(deps, old)


async def test_a_rotation_at_once_revokes_and_one_of_a_key_that_is_over_mints_nothing(
    owner: Visitor, deps: Deps
) -> None:
    await mint(owner)
    key = await newest(owner, deps)
    path = owner.path(f"/settings/keys/{key.row}/rotate")
    await owner.post(path, {"overlap": "0"})
    count = len(await keys_of(owner, deps))
    again = await owner.post(path, {"overlap": "0"})

    assert next(k for k in await keys_of(owner, deps) if k.row == key.row).revoked_us is not None
    assert again.status == 404
    assert len(await keys_of(owner, deps)) == count


async def test_origins_are_replaced_and_count_at_once(owner: Visitor, deps: Deps) -> None:
    text = key_in(await mint(owner))
    key = await newest(owner, deps)
    await projects.authenticate(deps, text)
    path = owner.path(f"/settings/keys/{key.row}/origins")
    wrong = await owner.post(path, {"origins": "nowhere"})
    await owner.post(path, {"origins": "https://new.test, https://new.test"})

    assert wrong.status == 400
    assert b">nowhere</textarea>" in wrong.body
    assert (await projects.authenticate(deps, text)).origins == ("https://new.test",)


async def test_when_a_key_was_used_last_is_shown(
    owner: Visitor, deps: Deps, clock: FrozenClock
) -> None:
    await projects.authenticate(deps, owner.project.secret_key)
    clock.advance(300)
    page = await owner.page(owner.path("/settings/keys"))

    assert re.search(r">5 min</time> ago", page)
    assert "Not since the server began" in page


async def test_a_key_of_another_project_is_not_there(owner: Visitor, deps: Deps) -> None:
    other = await projects.create_project(deps, "other")
    [key, _] = await projects.list_keys(deps, other.project)
    for end in ("", "/origins", "/rotate", "/revoke"):
        path = owner.path(f"/settings/keys/{key.row}{end}")
        told = await (owner.post(path) if end else owner.get(path))

        assert told.status == 404
    assert (await projects.authenticate(deps, other.secret_key)).row == key.row


async def test_who_did_what_with_which_key_stands_in_the_log(owner: Visitor, deps: Deps) -> None:
    text = key_in(await mint(owner))
    key = await newest(owner, deps)
    await owner.post(owner.path(f"/settings/keys/{key.row}/revoke"))
    page = await owner.page(owner.path("/settings/audit"))

    assert f"{key.prefix}… shop" in page
    assert page.index("key revoked:") < page.index("key minted:")
    assert text not in page
