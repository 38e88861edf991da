"""The same bytes to two connections, one of which reads at a glance: the same answers, whatever
they are. Not: single forms, which ``test_glance`` names.

The requests come from a seeded grammar of what proxies, clients and attackers send: what is odd is
odd at the framing, for there two readers could disagree about where a request ends.
"""

import asyncio
import random
import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

import msgspec
import pytest

from api.conftest import HandTimer
from api.http.line import chunked, request
from api.http.recorder import Recorder
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.actions.projects import NewProject
from usercontext.api.application import Api
from usercontext.api.calls import Answer
from usercontext.api.http.connection import Connection
from usercontext.api.http.registry import Registry
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request

pytestmark = pytest.mark.anyio

T = TypeVar("T")
ROUNDS = 3_000
ODD = 0.1
PATH = "/v1/sessions/7d444840-9dc0-11d1-b245-5ffdce74fad2/logs"
METHODS = ["POST", "PUT", "post", "OPTIONS", "GET/", " POST", "POST\t", "\r\nPOST"]
TARGETS = [
    PATH,
    PATH + "?a=b?c",
    PATH + "#a?b",
    PATH + "/",
    "/" + PATH,
    PATH.replace("sessions", "s%65ssions"),
    PATH.replace("/logs", "//logs"),
    "/v1/sessions",
    "/nowhere",
    "http://api.test" + PATH,
    "*",
    PATH + "?\xe9",
    PATH + "\x7f",
    PATH + " ",
]
VERSIONS = ["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "http/1.1", "HTTP/1.1 ", "HTTP/01.1", ""]
LENGTHS = [
    "Content-Length: {n}",
    "content-length:{n}",
    "CONTENT-LENGTH:   {n}  ",
    "Content-Length: 00{n}",
    "Content-Length: 000000{n}",
    "Content-Length:\t{n}",
    "Content-Length: {n}\t",
    "Content-Length: +{n}",
    "Content-Length: -{n}",
    "Content-Length: 0x{n}",
    "Content-Length: {n},{n}",
    "Content-Length: {n} {n}",
    "Content-Length: 1{n}",
    "Content-Length: 0",
    "Content-Length:",
    "Content-Length : {n}",
    " Content-Length: {n}",
    "X-Length: {n}",
    "Content-Length: {n}\r\nContent-Length: {n}",
    "Content-Length: {n}\r\nTransfer-Encoding: chunked",
    "Transfer-Encoding: chunked\r\nContent-Length: {n}",
    "Content-Length: {n}\r\nTransfer-Encoding: identity",
    "Content-Length: {n}\r\nTransfer-Encoding:",
    "Content-Length: \u0662",
]
MORE = [
    "User-Agent: test",
    "Connection: keep-alive",
    "connection:KEEP-ALIVE ",
    "Connection:\tkeep-alive",
    "Connection: close",
    "Connection: keep-alive, close",
    "Connection: upgrade\r\nUpgrade: h2c",
    "Connection:",
    "Keep-Alive: timeout=5",
    "Proxy-Connection: close",
    "Expect: 100-continue",
    "Expect: nothing",
    "Upgrade: websocket",
    "TE: trailers",
    "Trailer: X-Late",
    "Origin: https://shop.example",
    "Origin: null",
    "X-API-Key: another",
    "Host: other.test",
    "Cookie: a=b; c=d",
    "Cookie:",
    "Content-Type: text/plain",
    "Content-Encoding: gzip\t",
    "X-Folded: a\r\n b",
    "X-Folded: a\r\n\tb",
    "X-Bare: a\nX-Next: b",
    "X-Return: a\rb",
    "X-Nul: a\0b",
    "X-High: \xff",
    "X-Tab: a\tb",
    "X-Space : a",
    "X-No-Colon",
    ": nameless",
    "X-Many: 1\r\n" * 99 + "X-Many: 2",
    "X-Long: " + "x" * 4_000,
    "X-Longer: " + "x" * 9_000,
]
ENDS = ["\r\n\r\n", "\n\n", "\r\n\n", "\n\r\n", "\r\r\n\r\n", "\r\n \r\n\r\n"]
BODIES = [b"{}", b"", b"x" * 900, request("GET", "/inner"), b"2\r\n{}\r\n0\r\n\r\n"]


class Refusing(Api):
    """Refuses every batch, at a glance or not, and remembers what it answered to what."""

    glances = False
    glanced = 0
    seen: list[tuple[int, Request | None]]

    @property
    def is_pressed(self) -> bool:
        return self.glances

    def turn_away(self, exchange: Exchange) -> Answer | None:
        answer = super().turn_away(exchange)
        self.glanced += answer is not None
        return answer

    def count(self, exchange: Exchange | None, status: int) -> None:
        asked = None if exchange is None else exchange.request
        if asked is not None:  # the next of a connection is written over the one before
            asked = msgspec.structs.replace(asked, headers=dict(asked.headers))
        # of a head that could not be read the method is the one before
        self.seen.append((status, asked if asked is not None and asked.path else None))
        super().count(exchange, status)


class Outcome(NamedTuple):
    told: bytes
    is_over: bool
    seen: list[tuple[int, Request | None]]


@pytest.fixture
async def keys(deps: Deps, project: NewProject) -> list[str]:
    """Keys that are known, so that nothing has to wait."""
    deps.checkers.under_way_bytes = 1 << 40
    good = [project.secret_key, project.publishable_key]
    for key in good:
        await projects.authenticate(deps, key)
    return [*good, "uc_sec_unknown", ""]


def build(chance: random.Random, keys: list[str]) -> bytes:
    """Return one request, about every second with something odd."""

    def pick(kinds: Sequence[T]) -> T:
        return chance.choice(kinds) if chance.random() < ODD else kinds[0]

    body, key = chance.choice(BODIES), chance.choice([*keys[:2], pick(keys)])
    lines = [f"{pick(METHODS)} {pick(TARGETS)} {pick(VERSIONS)}"]
    headers = [pick(LENGTHS).format(n=len(body)), pick(MORE), pick(MORE), pick(MORE)]
    headers += ["Host: api.test"] * pick([1, 0, 2]) + [f"x-aPi-key: {key}"] * pick([1, 0])
    chance.shuffle(headers)
    head = ("\r\n".join([*lines, *headers]) + pick(ENDS)).encode()
    return head + body + pick([b"", b"\r\n", b"x", b"GET"])


def again(chance: random.Random, sent: bytes) -> bytes:
    """Return the same head for another body, mostly with its length, sometimes a byte altered."""
    head, blank, _ = sent.partition(b"\r\n\r\n")
    body = chance.choice(BODIES)
    number = len(body) + chance.choice([0, 0, 0, 0, 1, -1])
    head = re.sub(rb"(?i)(\nContent-Length:[\t ]*0*)\d+", rb"\g<1>%d" % number, head)
    if chance.random() < ODD:
        place = chance.randrange(len(head))
        head = head[:place] + bytes([chance.randrange(256)]) + head[place + 1 :]
    return head + blank + body


def cut(chance: random.Random, sent: bytes) -> list[bytes]:
    """Return bytes as packets: mostly one."""
    ends = sorted(chance.sample(range(1, len(sent)), chance.choice([0, 0, 0, 0, 1, 2])))
    return [sent[a:b] for a, b in zip([0, *ends], [*ends, len(sent)], strict=True)]


def converse(registry: Registry, packets: list[bytes]) -> Outcome:
    """Feed one connection, then say goodbye."""
    app = registry.app
    assert isinstance(app, Refusing)
    app.seen = []
    transport, connection = Recorder(), Connection(registry)
    connection.connection_made(transport)
    for packet in packets:
        if not transport.is_over:
            connection.data_received(packet)
    if not transport.is_over:
        connection.eof_received()
    connection.connection_lost(None)
    return Outcome(transport.told, transport.is_over, app.seen)


async def test_two_connections_say_the_same_whether_or_not_one_glances(
    deps: Deps, keys: list[str], timer: HandTimer
) -> None:
    chance = random.Random(6)
    glancing, parsing = (Refusing(deps, ApiOptions(batch_limit=60), timer) for _ in range(2))
    glancing.glances = True
    statuses: set[int] = set()
    both = [Registry(app, 9, True, lambda: 0.0) for app in (glancing, parsing)]
    for number in range(ROUNDS):
        timer.now_s += 0.02
        batch = request("POST", PATH, keys[0], b"{}")
        parts = [build(chance, keys) for _ in range(chance.choice([1, 1, 2]))]
        parts += [again(chance, parts[-1]) for _ in range(chance.choice([0, 1, 2]))]
        parts += [chance.choice([batch, request("GET", "/nowhere"), chunked(PATH, "", b"{}")])]
        at_once = [b"".join(parts)] if chance.random() < ODD else parts
        packets = [packet for sent in at_once for packet in cut(chance, sent)]
        told = [converse(registry, packets) for registry in both]
        await asyncio.sleep(0)
        assert told[0] == told[1], (number, packets)
        statuses.update(status for status, _ in told[0].seen)

    for registry in both:
        registry.stop_looking()
    assert statuses == {204, 400, 401, 404, 405, 429, 431, 503}
    assert glancing.glanced > ROUNDS // 3
