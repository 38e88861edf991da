"""Rows 17 and 34 to 38: ids that people chose, ids that are none, ids of somebody else."""

import json
from typing import Any
from uuid import uuid4

import pytest

from api.visitors import UNKNOWN_ID, Visitor
from builders import make_log_entry
from catalogue.watch import CANARY, Watch
from pictures import make_picture
from usercontext.api.routes import ROUTES

pytestmark = pytest.mark.anyio

OWNED = [f"{route.method} {route.path}" for route in ROUTES if ":id" in route.path]
BODIES = {
    "POST /v1/sessions/:id/logs": {"logs": [make_log_entry(payload={"m": CANARY})]},
    "PATCH /v1/issues/:id": {"cause": CANARY},
    "POST /v1/projects/:id/destinations": {"kind": "slack", "url": f"https://{CANARY}.example/"},
    "PATCH /v1/projects/:id/destinations/:destinationId": {"url": f"https://{CANARY}.example/"},
    "PATCH /v1/projects/:id/groups/:group": {"status": "resolved", "resolvedIn": CANARY},
    "POST /v1/projects/:id/groups/:group/merge": {"into": UNKNOWN_ID},
    "POST /v1/projects/:id/groups/:group/undo": {},
    "POST /v1/projects/:id/groups/:group/split": {"issueIds": [UNKNOWN_ID]},
    "PATCH /v1/projects/:id/settings": {"currency": "EUR"},
}


@pytest.mark.row(34)
@pytest.mark.parametrize(
    "external_id",
    [
        *("a", "a" * 1024, "👍", "👍" * 1024, "\u202etxt.exe", " a ", "a\nb", "<script>", "é"),
        *("../../etc/passwd", "'; DROP TABLE session; --", "null", "0", "\x1b[31m"),
    ],
)
async def test_an_external_id_that_is_taken(owner: Visitor, external_id: str) -> None:
    created = await owner.post("/v1/sessions", {"externalSessionId": external_id})
    resumed = await owner.post("/v1/sessions", {"externalSessionId": external_id})

    assert (created.status_code, resumed.status_code) == (201, 200)
    assert created.json() == resumed.json()


BLANK = "externalSessionId: must not be blank"
STRING = "externalSessionId: must be a string"
HALF = "externalSessionId: must not hold NUL or half"


@pytest.mark.parametrize(
    ("external_id", "message"),
    [
        pytest.param('""', BLANK, marks=pytest.mark.row(34)),
        pytest.param('"   "', BLANK, marks=pytest.mark.row(34)),
        pytest.param('"\\t\\n"', BLANK, marks=pytest.mark.row(34)),
        pytest.param('"\\u00a0\\u200b"', BLANK, marks=pytest.mark.row(34)),
        pytest.param("7", STRING, marks=pytest.mark.row(34)),
        pytest.param('"\\udb40\\udc41\\u007f"', BLANK, marks=pytest.mark.row(34)),
        pytest.param("1e400", STRING, marks=pytest.mark.row(34)),
        pytest.param("true", STRING, marks=pytest.mark.row(34)),
        pytest.param(f'["{CANARY}"]', STRING, marks=pytest.mark.row(34)),
        pytest.param(f'{{"{CANARY}":1}}', STRING, marks=pytest.mark.row(34)),
        pytest.param("null", "externalSessionId: is required", marks=pytest.mark.row(34)),
        pytest.param(
            f'"{CANARY.ljust(1025, "a")}"',
            "externalSessionId: must have at most 1024",
            marks=pytest.mark.row(34),
        ),
        pytest.param(f'"{CANARY}\\ud800"', HALF, marks=pytest.mark.row(17)),
        pytest.param(f'"\\udc00{CANARY}"', HALF, marks=pytest.mark.row(17)),
        pytest.param(f'"{CANARY}\\u0000"', HALF, marks=pytest.mark.row(18)),
    ],
)
async def test_an_external_id_that_is_refused(
    owner: Visitor, watch: Watch, external_id: str, message: str
) -> None:
    call = owner.post("/v1/sessions", content=f'{{"externalSessionId":{external_id}}}')

    await watch.refuses(call, 400, message)


@pytest.mark.row(34)
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("caf\u00e9", "cafe\u0301"),
        ("a", "A"),
        ("a", "a "),
        ("a", "a\u200b"),
        ("a", "\uff41"),
        ("1", "\u0661"),
        ("ß", "ss"),
    ],
)
async def test_external_ids_are_compared_byte_for_byte(
    owner: Visitor, one: str, other: str
) -> None:
    assert await owner.open_session(f"same {one}") != await owner.open_session(f"same {other}")


@pytest.mark.row(35)
async def test_the_same_external_id_again_and_of_another_tenant(
    owner: Visitor, stranger: Visitor
) -> None:
    body = {"externalSessionId": str(uuid4())}
    answers = [await visitor.post("/v1/sessions", body) for visitor in (owner, owner, stranger)]

    assert [answer.status_code for answer in answers] == [201, 200, 201]
    assert answers[0].json() == answers[1].json() != answers[2].json()


def forms(found: str) -> dict[str, object]:
    """Return what ``uuid.UUID`` would take for an id, and what nobody would."""
    digits = next(char for char in found if char.isdigit())
    return {
        "no uuid": CANARY,
        "urn": f"urn:uuid:{found}",
        "braces": f"{{{found}}}",
        "no dashes": found.replace("-", ""),
        "dashes elsewhere": found.replace("-", "", 1) + "-",
        "full width": found.replace(digits, chr(ord(digits) + 0xFEE0)),
        "Arabic digits": found.replace(digits, chr(ord(digits) + 0x630)),
        "a line behind": f"{found}\n",
        "a space before": f" {found}",
        "NUL behind": f"{found}\0",
        "cut": found[:-1],
        "doubled": found * 2,
        "4 KiB": found.ljust(4096, "0"),
        "a number": 7,
        "a list": [found],
        "empty": "",
    }


@pytest.mark.row(36)
@pytest.mark.parametrize("form", sorted(forms(UNKNOWN_ID)))
async def test_a_session_id_in_a_body_that_is_none(
    owner: Visitor, watch: Watch, session_id: str, form: str
) -> None:
    body = {"sessionId": forms(session_id)[form], "userDescription": CANARY}
    call = owner.post("/v1/issues", body)
    answer = await watch.refuses(call, 400, "sessionId: must be a UUID like 8-4-4", session_id)

    assert session_id not in answer.text


@pytest.mark.row(17)
async def test_a_session_id_with_half_a_surrogate(
    owner: Visitor, watch: Watch, session_id: str
) -> None:
    body = json.dumps({"sessionId": session_id + "\ud800", "userDescription": CANARY})
    call = owner.post("/v1/issues", content=body)

    await watch.refuses(call, 400, "sessionId: must be a UUID", session_id)


@pytest.mark.row(36)
async def test_a_session_id_may_be_in_capitals(owner: Visitor, session_id: str) -> None:
    issue_id = await owner.create_issue(session_id.upper())

    assert (await owner.get(f"/v1/issues/{issue_id}")).json()["sessionId"] == session_id


def aim(path: str, found: str) -> str:
    for name in (":attachmentId", ":destinationId", ":group"):
        path = path.replace(name, UNKNOWN_ID)
    return path.replace(":id", found)


def body_of(name: str) -> dict[str, Any]:
    if name.endswith("/attachments"):
        return {"content": make_picture(), "headers": {"content-type": "image/png"}}
    return {"json": BODIES.get(name)}


ASKING = {
    name for name in OWNED if name.startswith(("PATCH /v1/i", "DELETE /v1/i", "DELETE /v1/s"))
}
ASKING.add("POST /v1/issues/:id/attachments")
"""Whether there is such an id is asked inside the write."""

PATH_IDS = [
    *("x", "..%2f..%2fhealthz", "%00", "a" * 4096, "%C3%A9", "%ff", "0", "-1", "null", "*"),
    *(f"urn:uuid:{UNKNOWN_ID}", f"%7B{UNKNOWN_ID}%7D", UNKNOWN_ID.replace("-", "")),
    *(f"{UNKNOWN_ID}%00", f"{UNKNOWN_ID}%20", f"%20{UNKNOWN_ID}", f"{UNKNOWN_ID}%0a", CANARY),
    *(f"{UNKNOWN_ID};x", "1%20OR%201=1", "%EF%BC%91", "00000000-0000-0000-0000-000000000000"),
]


@pytest.mark.row(37)
@pytest.mark.parametrize("found", PATH_IDS, ids=lambda found: found[:24])
@pytest.mark.parametrize("name", OWNED)
async def test_an_id_in_a_path_that_is_none(
    owner: Visitor, watch: Watch, name: str, found: str
) -> None:
    method, path = name.split(" ")
    call = owner.call(method, aim(path, found), **body_of(name))
    noun = {"s": "session", "i": "issue", "p": "project"}[path[4]]
    noun = "attachment" if path.endswith("attachmentId") else noun

    await watch.refuses(call, 404, f"No such {noun}", written=name in ASKING)


@pytest.mark.row(37)
@pytest.mark.parametrize("name", OWNED)
async def test_an_id_longer_than_a_target_may_be(owner: Visitor, watch: Watch, name: str) -> None:
    method, path = name.split(" ")
    found = CANARY.ljust(16_385, "a")
    call = owner.call(method, aim(path, found), **body_of(name))

    await watch.refuses(call, 431, "The request target is longer than 16384 bytes")


@pytest.mark.row(38)
@pytest.mark.parametrize("found", ["unknown", "foreign"])
async def test_a_session_of_nobody_and_of_somebody_else_in_a_body(
    owner: Visitor, stranger: Visitor, watch: Watch, found: str
) -> None:
    foreign = await stranger.open_session(str(uuid4()))
    session_id = foreign if found == "foreign" else UNKNOWN_ID
    body = {"sessionId": session_id, "userDescription": CANARY}
    answer = await watch.refuses(owner.post("/v1/issues", body), 404, "No such session")

    assert answer.content == b'{"statusCode":404,"error":"NOT_FOUND","message":"No such session"}'
