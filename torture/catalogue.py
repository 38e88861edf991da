"""R21: no hostile request is answered 5xx, in a wrong shape, with an echo, or changes anything."""

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from torture.cases import CANARY, Case, Places, make_cases
from torture.framing import make_framing_cases
from torture.outcome import Outcome
from torture.plan import Plan
from torture.product import Server, create_project, open_session, running
from torture.requests import call
from torture.wire import Reply, exchange

_AT_ONCE = 8
_SHAPE = {"statusCode", "error", "message"}
_TABLES = ("project", "api_key", "session", "chunk", "issue", "job", "idempotency", "correction")
_TOLD = 12


def send_catalogue(plan: Plan) -> Outcome:
    """Send every case over a connection of its own; look at the answer and at the database."""
    outcome = Outcome("R21", "catalogue", faults={"refusal": 0, "broken HTTP": 0})
    place = plan.place("R21")
    keys, foreign = plan.project(place / "data"), create_project(place / "data")
    with running(place / "data", keys) as server:
        at = _places(server, server._replace(keys=foreign))
        plain, broken = make_cases(at), make_framing_cases(at)
        refusals = [case for case in plain if min(case.statuses) >= 400] + broken
        before = _rows(place / "data")
        with ThreadPoolExecutor(_AT_ONCE) as senders:
            replies = list(senders.map(lambda case: _send(server, case), refusals))
        outcome.expect(_rows(place / "data") == before, "a refused request changed the database")
        accepted = [case for case in plain if case not in refusals]
        replies += [_send(server, case) for case in accepted]
        outcome.expect(server.lives, "the server did not survive")
    _judge(outcome, list(zip([*refusals, *accepted], replies, strict=True)))
    outcome.fired("refusal", sum(reply.status >= 400 for reply in replies))
    outcome.fired("broken HTTP", len(broken))
    outcome.amount = f"{len(replies)} cases, {len(broken)} of broken HTTP"
    return outcome


def _judge(outcome: Outcome, answered: list[tuple[Case, Reply]]) -> None:
    counts = {"5xx": 0, "wrong status": 0, "wrong shape": 0, "echoed": 0}
    told: list[str] = []
    for case, reply in answered:
        found = [name for name, wrong in _faults(case, reply).items() if wrong]
        for name in found:
            counts[name] += 1
        if found:
            told.append(f"{case.name}: {reply.status}, not {case.statuses}: {', '.join(found)}")
    outcome.counts = dict(counts)
    outcome.broken += told[:_TOLD]
    outcome.broken += [f"and {len(told) - _TOLD} more"] if len(told) > _TOLD else []


def _faults(case: Case, reply: Reply) -> dict[str, bool]:
    refused = reply.status >= 400
    return {
        "5xx": reply.status >= 500 and reply.status not in (501, 503, 505),
        "wrong status": reply.status not in case.statuses,
        "wrong shape": refused and not has_shape(reply),
        "echoed": refused and CANARY.encode() in reply.body,
    }


def has_shape(reply: Reply) -> bool:
    """Tell whether an error has the one shape of all errors."""
    try:
        body = json.loads(reply.body)
    except ValueError:
        return False
    kind = reply.headers.get("content-type", "").partition(";")[0]
    right = isinstance(body, dict) and set(body) == _SHAPE and kind == "application/json"
    return right and body["statusCode"] == reply.status


def _send(server: Server, case: Case) -> Reply:
    return exchange(server.port, case.sent, half_close=case.half_close)


def _places(server: Server, foreign: Server) -> Places:
    sessions = [open_session(one, "catalogue") for one in (server, foreign)]
    issues = []
    for one, session in zip((server, foreign), sessions, strict=True):
        body = {"sessionId": session, "userDescription": "It broke"}
        made = call(one.port, "POST", "/v1/issues", one.keys.secret, body)
        issues.append(str(made.body["issueId"]))
        path = f"/v1/issues/{issues[-1]}?logs=0&wait=20"
        for _ in range(6):  # its analysis must not count as a change
            shown = call(one.port, "GET", path, one.keys.secret)
            if shown.body["analysis"]["status"] == "done":
                break
    return Places(
        server.keys.secret,
        server.keys.publishable,
        server.keys.project_id,
        sessions[0],
        issues[0],
        sessions[1],
        issues[1],
        foreign.keys.project_id,
    )


def _rows(folder: Path) -> dict[str, int]:
    """Count what the database holds: a refused request must add and remove nothing."""
    connection = sqlite3.connect(f"file:{folder / 'usercontext.db'}?mode=ro", uri=True)
    try:
        found = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = {row[0] for row in connection.execute(found)}
        statements = {name: "SELECT count(*) FROM " + name for name in _TABLES if name in tables}
        return {name: connection.execute(text).fetchone()[0] for name, text in statements.items()}
    finally:
        connection.close()
