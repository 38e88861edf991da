"""Keys are kept as hashes and belong to one project. Not: what a key may call."""

import pytest

from builders import REPORTED_US
from store.drafts import add_project
from usercontext.domain.project import ApiKey, KeyKind, Project
from usercontext.store import keys
from usercontext.store.database import Database

HASH = b"h" * 32


@pytest.fixture
async def shop(database: Database) -> Project:
    return await add_project(database)


async def mint(database: Database, shop: Project, key_hash: bytes = HASH) -> ApiKey:
    command = keys.MintKey(
        shop.row, KeyKind.PUBLISHABLE, "page", "uc_pub_ab", key_hash,
        ("https://*.example.com",), False, REPORTED_US,
    )  # fmt: skip
    return await database.write(keys.mint_key, command)


async def test_a_key_is_found_by_hash_with_its_project(database: Database, shop: Project) -> None:
    minted = await mint(database, shop)

    found = await database.read(lambda tx: keys.find_key(tx, HASH))

    assert minted == found
    assert (shop.project_id, shop.salt) == (minted.project_id, minted.project_salt)
    assert minted.origins == ("https://*.example.com",)
    assert minted.allow_browser is False


async def test_an_unknown_hash_is_none(database: Database) -> None:
    assert await database.read(lambda tx: keys.find_key(tx, HASH)) is None


async def test_a_key_is_revoked_once_and_still_found(database: Database, shop: Project) -> None:
    minted = await mint(database, shop)
    revoke = keys.RevokeKey(shop.row, minted.row, REPORTED_US + 1)

    assert await database.write(keys.revoke_key, revoke) is True
    assert await database.write(keys.revoke_key, revoke) is False
    found = await database.read(lambda tx: keys.find_key(tx, HASH))
    assert found is not None
    assert found.revoked_us == REPORTED_US + 1


async def test_another_project_cannot_revoke_or_list_a_key(
    database: Database, shop: Project
) -> None:
    minted = await mint(database, shop)
    other = await add_project(database, "other")
    revoke = keys.RevokeKey(other.row, minted.row, REPORTED_US)

    assert await database.write(keys.revoke_key, revoke) is False
    assert await database.read(lambda tx: keys.list_keys(tx, other.row)) == []
    assert await database.read(lambda tx: keys.list_keys(tx, shop.row)) == [minted]
