"""The command that lists an issue's analyses, against a served process."""

from builders import make_log_entry
from cli.test_served import Command, client, on, served, told
from usercontext.client.clients import Client

__all__ = ["client", "on", "served"]  # fixtures


def test_the_analyses_of_an_issue_are_listed(on: Command, client: Client) -> None:
    session = client.open_session("visit-to-list-analyses").session_id
    client.append_logs(session, [make_log_entry(level="error")])
    issue = client.create_issue(session, "It broke")
    client.get_issue(issue, wait=20)

    found = told(on("issues", "analyses", str(issue), "--json"))
    shown = on("issues", "analyses", str(issue)).out

    assert [one["version"] for one in found] == [1]
    assert found[0]["priority"] in shown
    assert shown.startswith("VERSION")
    assert on("issues", "analyses", "17").code == 2
