"""Projects are made once and found by their public id. Not: keys."""

from uuid import uuid4

from store.drafts import add_project
from usercontext.store import projects
from usercontext.store.database import Database


async def test_a_project_is_found_as_it_was_made(database: Database) -> None:
    made = await add_project(database, "shop")

    assert made == await database.read(lambda tx: projects.find_project(tx, made.project_id))


async def test_an_unknown_project_is_none(database: Database) -> None:
    assert await database.read(lambda tx: projects.find_project(tx, uuid4())) is None


async def test_projects_are_listed_oldest_first(database: Database) -> None:
    made = [await add_project(database, name) for name in ("b", "a")]

    assert made == await database.read(projects.list_projects)
