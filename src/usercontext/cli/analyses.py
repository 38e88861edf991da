"""The command that lists an issue's analyses. Not: the other commands about issues (remote)."""

from typing import TYPE_CHECKING

from usercontext.cli.access import reach
from usercontext.cli.options import AsJson, Config, Data, Key, Server
from usercontext.cli.output import print_json, print_table
from usercontext.cli.remote import IssueId, flags, id_of, plain

if TYPE_CHECKING:
    from usercontext.client.analyses import AnalysisItemAnswer

_HEADS = ("VERSION", "MADE", "PRIORITY", "SCORE", "VERDICT", "CATEGORY", "SUMMARY")
_WIDEST = 60


def show_analyses(
    issue: IssueId,
    as_json: AsJson = False,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """List what each analysis of an issue said: logs that came late cause one more."""
    from usercontext.client.analyses import list_analyses

    issue_id = id_of("ISSUE", issue)
    with reach(flags(server, key, data, config), issue_id) as reached:
        found = reached.client.call(list_analyses(issue_id))
    if as_json:
        print_json(plain(found))
    else:
        print_table(_HEADS, [_row(one) for one in found])


def _row(one: "AnalysisItemAnswer") -> tuple[object, ...]:
    said = " ".join(one.ai_summary.split())
    said = said if len(said) <= _WIDEST else said[: _WIDEST - 1] + "…"
    ends = (one.impact_score, one.verdict, one.category, said)
    return (one.version, one.created_at, one.priority, *ends)
