"""Rows 10 to 14, 19, 20, 46 and 47: bodies that are not one clean JSON object in UTF-8."""

import functools
import gzip

import pytest

from catalogue.calls import WITH_BODY, Calls
from catalogue.watch import CANARY, Watch
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio
every_call = pytest.mark.parametrize("name", WITH_BODY)

TAKEN = {
    "POST /v1/sessions": (200, 201),
    "POST /v1/sessions/:id/logs": (202,),
    "POST /v1/issues": (201,),
    "PATCH /v1/issues/:id": (200,),
}


@pytest.mark.row(10)
@every_call
@pytest.mark.parametrize(
    "kind",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=utf-16",
        "application/xml",
        f"text/{CANARY}",
    ],
)
async def test_another_content_type(calls: Calls, watch: Watch, name: str, kind: str) -> None:
    call = calls.send(name, calls.raw(name), content_type=kind)

    await watch.refuses(call, 415, "Content-Type: must be", calls.session_id)


@pytest.mark.row(10)
@every_call
async def test_an_absent_content_type_is_json(calls: Calls, name: str) -> None:
    assert (await calls.send(name, calls.raw(name))).status_code in TAKEN[name]


@pytest.mark.row(11)
@every_call
@pytest.mark.parametrize("body", ["", " ", "null", "[]", '"x"', "1", "{}{}", "true", "{", "[{}]"])
async def test_not_one_object(calls: Calls, watch: Watch, name: str, body: str) -> None:
    await watch.refuses(calls.send(name, body), 400, "body: must be", calls.session_id)


@pytest.mark.row(11)
@every_call
@pytest.mark.parametrize("rubbish", ["{}", "x", ",", "]", "}", '"', "\0"])
async def test_trailing_rubbish(calls: Calls, watch: Watch, name: str, rubbish: str) -> None:
    call = calls.send(name, calls.raw(name) + rubbish)

    await watch.refuses(call, 400, "body: must be", calls.session_id)


@pytest.mark.row(11)
@every_call
@pytest.mark.parametrize("kept", [1, 12, -2, -1])
async def test_a_torn_body(calls: Calls, watch: Watch, name: str, kept: int) -> None:
    call = calls.send(name, calls.raw(name)[:kept])

    await watch.refuses(call, 400, "body: must be", calls.session_id)


@pytest.mark.row(12)
@every_call
@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le"]
)
async def test_another_encoding(calls: Calls, watch: Watch, name: str, encoding: str) -> None:
    """Python's ``json.loads`` takes bytes in any of them."""
    call = calls.send(name, calls.raw(name).encode(encoding))

    await watch.refuses(call, 400, "body: must be", calls.session_id)


@pytest.mark.row(13)
@every_call
@pytest.mark.parametrize(
    "odd",
    [
        b"\xff",
        b"\xc0\xaf",
        b"\xed\xa0\x80",
        b"\xed\xa0\xbd\xed\xb8\x80",
        b"\xf5\x80\x80\x80",
        b"\xe2",
    ],
    ids=["bare", "overlong", "half a surrogate", "CESU-8", "beyond Unicode", "torn"],
)
async def test_invalid_utf_8(calls: Calls, watch: Watch, name: str, odd: bytes) -> None:
    body = calls.raw(name).encode().replace(CANARY.encode(), CANARY.encode() + odd)

    await watch.refuses(calls.send(name, body), 400, "body: must be", calls.session_id)


@pytest.mark.row(14)
@every_call
@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "nan", "+1", "01", "1.", "0x1"])
async def test_numbers_that_are_not_json(
    calls: Calls, watch: Watch, name: str, number: str
) -> None:
    body = calls.raw(name).replace(f'"{CANARY}"', f'"{CANARY}","x":{number}', 1)

    await watch.refuses(calls.send(name, body), 400, "body: must be", calls.session_id)


@pytest.mark.row(14)
async def test_a_payload_with_nan(calls: Calls, watch: Watch) -> None:
    name = "POST /v1/sessions/:id/logs"
    body = calls.raw(name).replace(f'"{CANARY}"', "NaN")

    await watch.refuses(calls.send(name, body), 400, "body: must be", calls.session_id)


@pytest.mark.row(19)
@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("POST /v1/sessions", "externalSessionId"),
        ("POST /v1/sessions/:id/logs", "logs"),
        ("POST /v1/issues", "sessionId"),
        ("POST /v1/issues", "userDescription"),
        ("PATCH /v1/issues/:id", "cause"),
    ],
)
@pytest.mark.parametrize("escaped", [False, True])
async def test_a_field_twice(
    calls: Calls, watch: Watch, name: str, field: str, escaped: bool
) -> None:
    raw = calls.raw(name)
    again = f"\\u{ord(field[0]):04x}{field[1:]}" if escaped else field
    body = f'{{"{again}":[],{raw[1:]}'
    message = f"{field}: must "

    await watch.refuses(calls.send(name, body), 400, message, calls.session_id)


@pytest.mark.row(20)
@every_call
@pytest.mark.parametrize("depth", [1_000, 100_000])
@pytest.mark.parametrize("opening", ["[", '{"a":'])
async def test_a_deep_envelope(
    calls: Calls, watch: Watch, name: str, depth: int, opening: str
) -> None:
    call = calls.send(name, opening * depth)

    await watch.refuses(call, 400, "body: ", calls.session_id)


@pytest.mark.row(20)
@pytest.mark.parametrize("depth", [65, 1_000, 100_000])
async def test_deep_metadata(calls: Calls, watch: Watch, depth: int) -> None:
    raw = calls.raw("POST /v1/issues")[:-1]
    body = f'{raw},"metadata":{{"a":{"[" * depth}{"]" * depth}}}}}'
    message = "metadata: must not be nested" if depth == 65 else ""
    call = calls.send("POST /v1/issues", body)

    await watch.refuses(call, 400, message, calls.session_id)


def _packed() -> dict[str, bytes]:
    whole = gzip.compress(b'{"externalSessionId":"%b"}' % CANARY.encode())
    return {
        "nested": gzip.compress(whole),
        "two members": whole + whole,
        "trailing": whole + b"x",
        "torn": whole[:-9],
        "no check sum": whole[:-8],
        "bad check sum": whole[:-8] + b"\0\0\0\0" + whole[-4:],
        "bad length": whole[:-4] + b"\0\0\0\1",
        "not gzip": b'{"externalSessionId":"a"}',
        "not JSON": gzip.compress(CANARY.encode()),
        "empty": b"",
        "of nothing": gzip.compress(b""),
    }


@pytest.mark.row(46)
@pytest.mark.parametrize("kind", sorted(_packed()))
@every_call
async def test_gzip_of_another_kind(calls: Calls, watch: Watch, name: str, kind: str) -> None:
    call = calls.send(name, _packed()[kind], content_encoding="gzip")

    await watch.refuses(call, 400, "body: ", calls.session_id)


@pytest.mark.row(46)
@every_call
async def test_a_bomb(calls: Calls, watch: Watch, name: str) -> None:
    """50 MB in 48 KiB: refused at the cap on what comes out."""
    longest = ApiOptions().max_body_bytes
    call = calls.send(name, bomb(), content_encoding="gzip")
    message = f"The unpacked body is larger than {longest} bytes"

    await watch.refuses(call, 413, message, calls.session_id)


@pytest.mark.row(47)
@every_call
@pytest.mark.parametrize(
    "encoding", ["br", "zstd", "deflate", "gzip, gzip", "x-foo", "compress", "x-gzip", CANARY]
)
async def test_another_content_encoding(
    calls: Calls, watch: Watch, name: str, encoding: str
) -> None:
    call = calls.send(name, calls.raw(name), content_encoding=encoding)
    answer = await watch.refuses(call, 415, "Content-Encoding: must be", calls.session_id)

    assert answer.headers["accept-encoding"] == "gzip, identity"


@functools.cache
def bomb() -> bytes:
    """Made where it is sent: to make it wherever tests are collected took a third of a second."""
    return gzip.compress(b"0" * 50_000_000, compresslevel=9)
