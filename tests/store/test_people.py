"""Accounts, browsers, invitations, keys and the log as stored: changed for one and no other."""

from uuid import uuid4

import pytest

from store.drafts import add_project
from usercontext.domain.account import LinkKind, Role
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.store import accounts, browsers, invitations, keys, logins, model_calls, projects
from usercontext.store.database import Database

pytestmark = pytest.mark.anyio
FAR_US = 10**15


async def add_account(database: Database, name: str) -> int:
    link = logins.AddLink(LinkKind.FIRST, name.encode(), 0, FAR_US)
    await database.write(logins.add_link, link)
    command = accounts.OpenAccount(name.encode(), uuid4(), f"{name}@example.com", name, "hash", 1)
    row = await database.write(accounts.open_account, command)
    assert row is not None
    return row


async def add_login(database: Database, account_row: int, token: bytes) -> int:
    command = logins.AddLogin(account_row, token, token.decode(), 1, FAR_US)
    return await database.write(logins.add_login, command)


async def agents(database: Database, row: int) -> list[str]:
    found = await database.read(lambda tx: browsers.list_logins(tx, row, 2))
    return sorted(each.agent for each in found)


async def test_sign_ins_end_for_one_account_and_the_kept_one_goes_on(database: Database) -> None:
    ann, bob = await add_account(database, "ann"), await add_account(database, "bob")
    kept = await add_login(database, ann, b"kept")
    one = await add_login(database, ann, b"one")
    await add_login(database, ann, b"two")
    bobs = await add_login(database, bob, b"bobs")

    assert await database.write(browsers.end_logins, browsers.EndLogins(ann, bobs)) == 0
    assert await database.write(browsers.end_logins, browsers.EndLogins(ann, one)) == 1
    assert await agents(database, ann) == ["kept", "two"]
    change = accounts.SetPassword(ann, "other", 2, keep_login=kept)
    assert await database.write(accounts.set_password, change)
    assert await agents(database, ann) == ["kept"]
    assert await agents(database, bob) == ["bobs"]


async def test_a_sign_in_knows_since_when_it_is_and_to_whom_it_belongs(database: Database) -> None:
    ann = await add_account(database, "ann")
    row = await add_login(database, ann, b"token")
    await database.write(logins.touch_login, logins.TouchLogin(row, 99, FAR_US))
    found = await database.read(lambda tx: logins.find_login(tx, b"token", 100))

    assert found is not None
    assert (found.created_us, found.seen_us, found.account.created_us) == (1, 99, 1)


async def test_an_address_belongs_to_one_account(database: Database) -> None:
    ann, _ = await add_account(database, "ann"), await add_account(database, "bob")
    taken = accounts.ChangeAccount(ann, email="bob@example.com")
    with pytest.raises(ValidationFailed):
        await database.write(accounts.change_account, taken)
    own = accounts.ChangeAccount(ann, name="Ann", email="ann@example.com")
    assert await database.write(accounts.change_account, own)


async def test_an_invitation_is_listed_and_withdrawn_in_its_own_project_alone(
    database: Database,
) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    for row, email in ((shop, "a@example.com"), (other, "b@example.com")):
        link = logins.AddLink(
            LinkKind.INVITATION, email.encode(), 1, 100, row, Role.VIEWER, email=email
        )
        await database.write(logins.add_link, link)
    [mine] = await database.read(lambda tx: invitations.list_invitations(tx, shop, 2))
    withdraw = invitations.WithdrawInvitation
    foreign = await database.write(invitations.withdraw_invitation, withdraw(other, mine.row))
    gone = await database.write(invitations.withdraw_invitation, withdraw(shop, mine.row))

    assert (mine.email, mine.role, mine.expires_us) == ("a@example.com", Role.VIEWER, 100)
    assert (foreign, gone) == (None, "a@example.com")
    assert await database.read(lambda tx: invitations.list_invitations(tx, shop, 2)) == []
    assert len(await database.read(lambda tx: invitations.list_invitations(tx, other, 2))) == 1
    assert await database.read(lambda tx: invitations.list_invitations(tx, other, 100)) == []


async def test_the_log_is_read_by_act_by_person_and_from_a_row_on(database: Database) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    ann = await add_account(database, "ann")
    for row, who, act in ((shop, ann, "a"), (shop, None, "b"), (shop, ann, "b"), (other, ann, "c")):
        await database.write(logins.note_act, logins.NoteAct(row, who, act, "", 1))
    every = await database.read(lambda tx: logins.list_acts(tx, shop, 10))
    below = await database.read(lambda tx: logins.list_acts(tx, shop, 10, every[0].row))
    by_act = await database.read(lambda tx: logins.list_acts(tx, shop, 10, act="b"))
    person = every[0].account_id
    by_ann = await database.read(lambda tx: logins.list_acts(tx, shop, 10, account_id=person))

    assert [(one.act, one.name) for one in every] == [("b", "ann"), ("b", None), ("a", "ann")]
    assert below == every[1:]
    assert by_act == every[:2]
    assert by_ann == [every[0], every[2]]
    assert await database.read(lambda tx: logins.list_act_names(tx, shop)) == ["a", "b"]


async def mint(database: Database, row: int, text: bytes) -> ApiKey:
    command = keys.MintKey(row, KeyKind.PUBLISHABLE, "k", "uc_pub_ab", text, ("a",), False, 1)
    return await database.write(keys.mint_key, command)


async def test_a_key_is_changed_in_its_own_project_while_it_lives(database: Database) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    key = await mint(database, shop, b"h" * 32)
    change = keys.ChangeKey
    foreign = await database.write(keys.change_key, change(other, key.row, 2, ("b",)))
    own = await database.write(keys.change_key, change(shop, key.row, 2, ("b",), 50))
    later = await database.write(keys.change_key, change(shop, key.row, 3, expires_us=90))
    over = await database.write(keys.change_key, change(shop, key.row, 50, ("c",)))
    [found] = await database.read(lambda tx: keys.list_keys(tx, shop))

    assert (foreign, own, later, over) == (False, True, True, False)
    assert (found.origins, found.expires_us) == (("b",), 50)


async def test_a_project_is_renamed_alone_and_used_no_model_yet(database: Database) -> None:
    shop, other = (await add_project(database)).row, (await add_project(database, "other")).row
    hostile = "'; DROP TABLE project; --"
    await database.write(projects.rename_project, projects.RenameProject(shop, hostile))
    listed = await database.read(projects.list_projects)
    used = await database.read(lambda tx: model_calls.use_of_project(tx, other, 1))

    assert [one.name for one in listed] == [hostile, "other"]
    assert used == model_calls.ModelUse()
