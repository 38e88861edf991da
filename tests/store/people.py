"""An account of a project and an issue of a session, for tests of what people do. Not: tests."""

from uuid import UUID, uuid4

from msgspec import Struct

from builders import REPORTED_US
from store.drafts import add_issue, add_project, add_session_to
from usercontext.domain.account import LinkKind, Role, hash_token
from usercontext.store import accounts, logins
from usercontext.store.database import Database


class Place(Struct, frozen=True):
    """A project with one issue and one owner."""

    project_row: int
    issue_id: UUID
    account_row: int
    account_id: UUID


async def open_place(database: Database, name: str = "shop") -> Place:
    project_row = (await add_project(database, name)).row
    issue_id = await add_issue(
        database, project_row, await add_session_to(database, project_row, name)
    )
    account_id, account_row = await add_person(database, project_row, f"ann@{name}.example")
    return Place(project_row, issue_id, account_row, account_id)


async def add_person(database: Database, project_row: int, email: str) -> tuple[UUID, int]:
    token = hash_token(email)
    await database.write(
        logins.add_link,
        logins.AddLink(
            LinkKind.INVITATION,
            token,
            REPORTED_US,
            REPORTED_US + 1_000_000,
            project_row,
            Role.MEMBER,
            None,
            email,
        ),
    )
    account_id = uuid4()
    command = accounts.OpenAccount(token, account_id, email, "Ann", "hash", REPORTED_US)
    row = await database.write(accounts.open_account, command)
    assert row is not None
    return account_id, row
