"""The door itself: one ASGI callable that makes every check in the contract's order.

Route, key, rate limit, declared size and encoding, streamed size; then the handler: JSON, schema,
ownership. Nothing of the body is read before the key is accepted. Not: what a call does.
"""

import hashlib
import time
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

import msgspec
import structlog

from usercontext.actions.deps import Deps
from usercontext.api.auth import Caller, admit
from usercontext.api.body import Bodies, Receive
from usercontext.api.calls import Answer, Call, Site
from usercontext.api.docs_page import DOCS_POLICY, docs_page
from usercontext.api.errors import NO_SUCH_ENDPOINT, failure, refusal
from usercontext.api.headers import Headers, read_headers
from usercontext.api.metrics import Meter
from usercontext.api.openapi import openapi_document
from usercontext.api.options import ApiOptions
from usercontext.api.peers import Peers
from usercontext.api.rate_limit import RateLimits
from usercontext.api.respond import Send, preflight, send_answer
from usercontext.api.route import Route
from usercontext.api.router import Place, Router
from usercontext.api.routes import ROUTES
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import DomainError, MethodNotAllowed, NotFound
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.ids import parse_uuid
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.wire_requests import decode_idempotency_key

Scope = Mapping[str, Any]

_log = structlog.get_logger(__name__)
_NOBODYS = UUID(int=0)
"""Stands for an id that is no UUID: version 4 never makes it, so it belongs to nobody and is
answered like every other unknown id, after the same checks."""
_UNKNOWN = "unknown"


class Api:
    """The HTTP API as a plain ASGI application, ``http`` scopes only."""

    def __init__(
        self,
        deps: Deps,
        options: ApiOptions,
        timer: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._options = options
        self._timer = timer
        self._router = Router(ROUTES)
        self._peers = Peers(options.trusted_proxies)
        self._bodies = Bodies(options)
        self._rates = RateLimits(options, lambda: deps.clock.now_us() / MICROSECONDS)
        self._meter = Meter(deps, lambda: self._bodies.in_flight_bytes)
        document = openapi_document(ROUTES, options)
        self._site = Site(
            deps=deps,
            options=options,
            openapi=msgspec.json.encode(document),
            docs=docs_page(document),
            docs_policy=DOCS_POLICY,
            metrics=self._meter.page,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever happens, an answer in our shape is sent."""
        started = self._timer()
        path = scope.get("raw_path") or scope["path"].encode()
        method = scope["method"]
        place, ids = self._router.find(path)
        try:
            answer = await self._answer(scope, path, place, ids, receive)
        except DomainError as error:
            self._meter.refuse(error.code)
            answer = refusal(error)
        except Exception:  # noqa: BLE001  (the door: nothing passes it but an answer)
            answer = self._failure(method, place)
        await send_answer(send, answer, place, method)
        template = _UNKNOWN if place is None else place.path
        known = method if place is not None and method in place.routes else _UNKNOWN
        self._meter.count(template, known, answer.status, self._timer() - started)

    async def _answer(
        self, scope: Scope, path: bytes, place: Place | None, ids: list[bytes], receive: Receive
    ) -> Answer:
        query = scope["query_string"]
        headers = read_headers(scope, len(path) + len(query), self._options)
        if place is None:
            raise NotFound(NO_SUCH_ENDPOINT)
        route = place.routes.get(scope["method"])
        if route is None:
            if scope["method"] == "OPTIONS":
                return preflight(place)
            raise MethodNotAllowed("This method is not allowed here", place.allow)
        caller = await self._admit(route, scope, headers)
        if caller is not None:
            await self._count(route, caller, ids, scope, headers)
        known_ids = tuple(map(_read_id, ids))
        if route.body is None:
            return await route.handler(Call(self._site, caller, known_ids, query, b"", None))
        body = await self._bodies.take(headers, receive)
        try:
            idempotency = _idempotency(route, caller, known_ids, headers, body)
            call = Call(self._site, caller, known_ids, query, body, idempotency)
            return await route.handler(call)
        finally:
            self._bodies.release(len(body))

    async def _admit(self, route: Route, scope: Scope, headers: Headers) -> ApiKey | None:
        if route.caller is Caller.ANYONE:
            return None
        if route.caller is Caller.OPERATOR and self._peers.is_loopback(scope, headers):
            return None
        return await admit(self._site.deps, self._options, route.caller, headers)

    async def _count(
        self, route: Route, caller: ApiKey, ids: list[bytes], scope: Scope, headers: Headers
    ) -> None:
        if caller.kind is KeyKind.SECRET:
            if route.method == "GET":
                await self._rates.count_read(caller.row)
            return
        address = self._peers.client(scope, headers)
        if address is not None:
            await self._rates.count_address(address)
        if route.batch:
            await self._rates.count_batch(caller.row, ids[0].decode("latin-1").lower())

    def _failure(self, method: str, place: Place | None) -> Answer:
        error_id = self._site.deps.ids.new_base62(12)
        route = _UNKNOWN if place is None else place.path
        _log.exception("request failed", error_id=error_id, method=method, route=route)
        self._meter.refuse(DomainError.code)
        return failure(error_id)


@lru_cache(maxsize=8192)  # a session sends many batches, and reading a UUID takes 3 us
def _read_id(text: bytes) -> UUID:
    return parse_uuid(text.decode("latin-1")) or _NOBODYS


def _idempotency(
    route: Route, caller: ApiKey | None, ids: tuple[UUID, ...], headers: Headers, body: bytes
) -> IdempotencyKey | None:
    if b"idempotency-key" not in headers or not route.idempotent_by_key or caller is None:
        return None
    key = decode_idempotency_key(headers[b"idempotency-key"])
    name = " ".join([route.method, route.path, *map(str, ids)])
    return IdempotencyKey(caller.project_row, name, key, hashlib.sha256(body).digest())
