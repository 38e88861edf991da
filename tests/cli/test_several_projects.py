"""Commands about one issue where a server has several projects."""

from builders import make_log_entry
from cli.server import Served
from cli.test_served import Command, client, on, served, told
from usercontext.client.clients import Client

__all__ = ["client", "on", "served"]  # fixtures


def test_an_issue_is_found_by_its_id_whichever_project_it_is_of(
    on: Command, client: Client
) -> None:
    """With a second project every command about an issue ended with 2, whatever was said.

    It asked for --project, which these commands do not have: an id says it all.
    """
    told(on("project", "create", "second", "--json"))
    session = client.open_session("visit-of-the-first").session_id
    client.append_logs(session, [make_log_entry(level="error")])
    reported = on("issues", "report", str(session), "It broke", USERCONTEXT_PROJECT="")
    issue = reported.out.strip()

    assert reported.code == 0, reported
    for command in ("show", "export", "analyses", "stack"):
        assert on("issues", command, issue, USERCONTEXT_PROJECT="").code == 0, command


def test_who_owns_a_new_project_is_said_beside_its_keys(on: Command) -> None:
    made = on("project", "create", "fourth")

    assert "nobody owns it yet" in made.err
    assert made.err.partition("--project ")[2].partition("`")[0] in made.out
    assert on("project", "create", "fifth", "--owner", "nobody@example.com").code == 3


def test_an_id_that_no_project_has_is_not_found(on: Command) -> None:
    told(on("project", "create", "third", "--json"))
    ended = on("issues", "show", "01a222df-2325-7c68-931c-e8addf0abadb", USERCONTEXT_PROJECT="")

    assert (ended.code, ended.out) == (3, "")


def test_of_several_projects_the_way_to_their_ids_is_said(on: Command) -> None:
    told(on("project", "create", "sixth", "--json"))
    ended = on("key", "list", USERCONTEXT_PROJECT="")

    assert ended.code == 2
    assert "name one with --project (`usercontext project list`): default (" in ended.err


def test_a_project_is_meant_by_its_name_or_how_only_it_begins(on: Command) -> None:
    """Names are what people know; an id of 36 letters had to be copied each time."""
    made = told(on("project", "create", "Warehouse", "--json"))["projectId"]
    for name in ("Warehouse", "warehouse", "Ware", made.upper()):
        key = on("key", "mint", "--json", USERCONTEXT_PROJECT=name)
        assert told(key)["projectId"] == made, name


def test_a_name_that_is_none_or_of_several_is_answered_with_what_there_is(on: Command) -> None:
    for name in ("Garden east", "Garden west"):
        assert on("project", "create", name).code == 0

    none = on("key", "list", USERCONTEXT_PROJECT="Gardne")
    several = on("key", "list", USERCONTEXT_PROJECT="garden")
    assert (none.code, several.code) == (3, 2)
    assert "no such project; there are default (" in none.err
    assert "--project: that may be Garden east (" in several.err
    assert "; give the id" in several.err


def test_with_a_key_a_name_says_that_an_id_is_needed(on: Command, served: Served) -> None:
    key = served.value("secret key")
    ended = on("issues", "list", "--key", key, USERCONTEXT_PROJECT="default")

    assert ended.code == 2
    assert "with --key it must be an id" in ended.err
