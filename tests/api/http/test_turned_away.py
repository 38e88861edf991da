"""Batches refused at a glance when there is too much to do: the answer is the ordinary one."""

from collections.abc import Callable

import msgspec
import pytest

from api.conftest import HandTimer
from api.http.line import Line, Reply, Served, chunked, request, session_body
from api.visitors import Visitor, refused
from builders import FrozenClock, make_log_entry
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio

BATCH = msgspec.json.encode({"logs": [make_log_entry()]})
BUSY = refused(503, "SERVICE_UNAVAILABLE", "The server has more to do than it can: try again")
HEALTH = request("GET", "/healthz")
ORIGIN = "Origin: https://shop.example"


@pytest.fixture
def options() -> ApiOptions:
    return ApiOptions(batch_limit=3, max_under_way_bytes=1_000)


@pytest.fixture
def turns() -> list[Callable[[], None]]:
    return []


@pytest.fixture
def api(deps: Deps, options: ApiOptions, timer: HandTimer, turns: list[Callable[[], None]]) -> Api:
    """The turn of a batch ends by hand, so that one refusal is enough for all that follow."""
    return Api(deps, options, timer, later=turns.append)


@pytest.fixture
async def path(deps: Deps, api: Api, owner: Visitor) -> str:
    """Where batches go; from here on as much is under way as may be."""
    path = f"/v1/sessions/{await owner.open_session()}/logs"
    deps.checkers.under_way_bytes = 1_000
    refusal = await owner.post(path, content=BATCH)
    assert (refusal.status_code, api.is_pressed) == (503, True)
    return path


def told(reply: Reply | None) -> tuple[int, dict[str, str], bytes]:
    assert reply is not None
    return reply.status, {k: v for k, v in reply.headers.items() if k != "date"}, reply.body


async def test_the_answer_is_that_of_the_ordinary_way(
    line: Line, path: str, project: NewProject
) -> None:
    key = project.secret_key
    glanced = await line.ask(request("POST", path, key, BATCH))
    parsed = await line.ask(chunked(path, key, BATCH))

    assert glanced is not None
    assert (glanced.status, glanced.json(), glanced.headers["retry-after"]) == (503, BUSY, "1")
    assert told(glanced) == told(parsed)


async def test_the_connection_is_kept_for_what_comes_next(
    line: Line, path: str, project: NewProject, deps: Deps
) -> None:
    batch = request("POST", path, project.secret_key, BATCH)
    turned_away = [await line.ask(batch) for _ in range(3)]
    health = await line.ask(HEALTH)
    deps.checkers.under_way_bytes = 0
    taken = await line.ask(batch)

    replies = (*turned_away, health, taken)
    assert [r and r.status for r in replies] == [503, 503, 503, 200, 202]


async def test_the_first_batch_of_a_turn_is_taken_however_long_what_it_resumed_took(
    line: Line,
    path: str,
    project: NewProject,
    deps: Deps,
    timer: HandTimer,
    turns: list[Callable[[], None]],
) -> None:
    """It was asked about twice, at a glance and then by the ordinary way, which was the second."""
    turns.pop()()
    timer.now_s += 2
    deps.checkers.under_way_bytes = 0
    batches = [request("POST", path, project.secret_key, BATCH)] * 2
    replies = [await line.ask(batch) for batch in batches]

    assert [r and r.status for r in replies] == [202, 503]


async def test_what_is_no_batch_does_not_prolong_the_refusals(
    line: Line, path: str, project: NewProject, api: Api, timer: HandTimer
) -> None:
    timer.now_s += 0.3
    reply = await line.ask(request("POST", "/v1/sessions", project.secret_key, session_body("a")))

    assert (reply and reply.status, api.is_pressed) == (201, False)


async def test_of_what_was_turned_away_nothing_is_kept(
    line: Line, path: str, project: NewProject, owner: Visitor
) -> None:
    await line.ask(request("POST", path, project.secret_key, BATCH))

    assert (await owner.get(path)).json()["logs"] == []


async def test_the_next_of_a_connection_is_known_by_its_head_whatever_its_length(
    line: Line, path: str, project: NewProject
) -> None:
    key = project.secret_key
    lengths = [len(BATCH), 2, 900, 65_536, 7]
    replies = [await line.ask(request("POST", path, key, b"x" * length)) for length in lengths]
    health = await line.ask(HEALTH)

    assert [r and r.status for r in (*replies, health)] == [503] * 5 + [200]


async def test_another_key_on_the_same_connection_is_looked_at(
    line: Line, path: str, project: NewProject
) -> None:
    keys = [project.secret_key, "uc_sec_unknown", project.secret_key]
    replies = [await line.ask(request("POST", path, key, BATCH)) for key in keys]

    assert [r and r.status for r in replies] == [503, 401, 503]


@pytest.mark.parametrize("cut", [10, 200, -1])
async def test_a_batch_that_comes_in_pieces_is_refused_as_well(
    served: Served, line: Line, path: str, project: NewProject, cut: int
) -> None:
    batch, other = request("POST", path, project.secret_key, BATCH), await served.dial()
    line.send(batch[:cut])
    await other.ask(HEALTH)  # the server has read what came before
    reply = await line.ask(batch[cut:])
    health = await line.ask(HEALTH)

    assert (reply and reply.status, health and health.status) == (503, 200)


async def test_a_body_that_ends_when_too_much_is_under_way_is_not_looked_at(
    served: Served, line: Line, path: str, project: NewProject, deps: Deps
) -> None:
    """On PostgreSQL, and where bodies come in pieces, a turn admitted many before any counted."""
    deps.checkers.under_way_bytes = 0
    batch, other = request("POST", path, project.secret_key, b"not JSON"), await served.dial()
    line.send(batch[:-1])
    await other.ask(HEALTH)  # the server has read what came before
    deps.checkers.under_way_bytes = 1_000
    reply, health = await line.ask(batch[-1:]), await line.ask(HEALTH)

    assert (reply and reply.json(), health and health.status) == (BUSY, 200)


async def test_requests_sent_at_once_are_answered_in_order(
    line: Line, path: str, project: NewProject
) -> None:
    batch = request("POST", path, project.secret_key, BATCH)
    line.send(batch, HEALTH, batch)
    replies = [await line.read() for _ in range(3)]

    assert [r and r.status for r in replies] == [503, 200, 503]


async def test_a_rate_limit_is_told_before_the_load(
    line: Line, path: str, project: NewProject
) -> None:
    batch = request("POST", path, project.publishable_key, BATCH, ORIGIN)
    replies = [await line.ask(batch) for _ in range(5)]

    assert [r and r.status for r in replies] == [503, 503, 503, 429, 429]
    assert all(r and int(r.headers["retry-after"]) >= 1 for r in replies)


async def test_a_key_that_is_no_good_is_told_so(line: Line, path: str) -> None:
    unknown = await line.ask(request("POST", path, "uc_sec_unknown", BATCH))
    missing = await line.ask(request("POST", path, "", BATCH))

    assert [r and r.status for r in (unknown, missing)] == [401, 401]


async def test_a_page_of_another_origin_is_told_so(
    line: Line, path: str, project: NewProject, deps: Deps
) -> None:
    _, key = await projects.mint_key(
        deps, project.project, projects.KeyKind.PUBLISHABLE, "bound", ("https://other.example",)
    )
    replies = [await line.ask(request("POST", path, key, BATCH, ORIGIN)) for _ in range(2)]

    assert [r and r.status for r in replies] == [401, 401]


async def test_nobody_who_is_refused_waits_until_a_key_is_read_again(
    line: Line, path: str, project: NewProject, deps: Deps, clock: FrozenClock
) -> None:
    batch = request("POST", path, project.secret_key, BATCH)
    key = await projects.authenticate(deps, project.secret_key)
    clock.advance(5)
    late = await line.ask(batch)
    [reading] = deps.keys.reading.values()
    await reading.task
    await projects.revoke_key(deps, project.project, key.row)
    over = await line.ask(batch)

    assert [r and r.status for r in (late, over)] == [503, 401]


async def test_what_is_turned_away_is_counted(
    line: Line, path: str, project: NewProject, owner: Visitor
) -> None:
    for _ in range(2):
        await line.ask(request("POST", path, project.publishable_key, BATCH, ORIGIN))
    page = (await owner.get("/metrics")).text

    assert 'usercontext_http_refusals_total{reason="overloaded"} 3.0' in page
    assert 'usercontext_page_refusals_total{reason="overloaded"} 2.0' in page
    assert "usercontext_overloaded 1.0" in page
    assert "usercontext_batches_under_way_bytes 1000.0" in page
    route = 'route="/v1/sessions/:id/logs",status="503"'
    assert f'usercontext_http_requests_total{{method="POST",{route}}} 3.0' in page


async def test_an_old_client_keeps_its_own_way(
    served: Served, path: str, project: NewProject
) -> None:
    """HTTP/1.0, and a client that says goodbye: both get their answer and then the end."""
    batch = request("POST", path, project.secret_key, BATCH)
    old = await served.dial()
    old.send(batch.replace(b"HTTP/1.1", b"HTTP/1.0"))
    leaving = await served.dial()
    leaving.send(request("POST", path, project.secret_key, BATCH, "Connection: close"))

    assert [r.status for r in await old.read_all()] == [503]
    assert [r.status for r in await leaving.read_all()] == [503]
