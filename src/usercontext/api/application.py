"""The door itself: makes every check in the contract's order, then lets the handler answer.

Route, key, rate limit, load, declared size and encoding (``admit``), streamed size (the intake),
JSON, schema, ownership (``act``). Nothing of the body is unpacked before the key is accepted. A
host brings requests and carries answers: the server in ``api.http``, or any that speaks ASGI.
Not: what a call does.
"""

import time
from collections.abc import Callable

from usercontext.actions.deps import Deps
from usercontext.actions.refusals import remember_refusal
from usercontext.api.asgi import (
    Receive,
    Scope,
    Send,
    bare_request,
    read_headers,
    receive_body,
    send_answer,
)
from usercontext.api.asked import idempotency_of, read_id
from usercontext.api.auth import Caller, admit, check_key, known_key
from usercontext.api.body import Bodies
from usercontext.api.browser_files import BrowserFiles
from usercontext.api.calls import Answer, Call, Site
from usercontext.api.deadlines import Deadlines
from usercontext.api.described import describe_api
from usercontext.api.docs_page import DOCS_POLICY
from usercontext.api.errors import NO_SUCH_ENDPOINT, failure, refusal
from usercontext.api.headers import check_host
from usercontext.api.load import Load, Overloaded, next_turn
from usercontext.api.metrics import Meter
from usercontext.api.mounts import Mount, Mounted
from usercontext.api.options import ApiOptions
from usercontext.api.peers import Peers
from usercontext.api.rate_limit import RateLimits
from usercontext.api.request import Exchange, Request
from usercontext.api.respond import preflight
from usercontext.api.route import Route
from usercontext.api.router import Place, Router
from usercontext.api.routes import ROUTES
from usercontext.domain.errors import DomainError, MethodNotAllowed, NotFound, RateLimited
from usercontext.domain.idempotency import IdempotencyKey
from usercontext.domain.project import ApiKey, KeyKind
from usercontext.log import get_logger

_log = get_logger(__name__)
_UNKNOWN = "unknown"
_ROUTER = Router(ROUTES)  # once: to make a tree of the table took a tenth of opening an app
_OVERLOADED = Overloaded()
_OVERLOADED_ANSWER = refusal(_OVERLOADED)


class Api:
    """The HTTP API; also a plain ASGI application, ``http`` scopes only.

    ``timer`` never goes back, as the wall clock may: rates and durations are measured with it.
    """

    def __init__(
        self,
        deps: Deps,
        options: ApiOptions,
        timer: Callable[[], float] = time.perf_counter,
        later: Callable[[Callable[[], None]], object] = next_turn,
        browser: BrowserFiles = BrowserFiles(),  # noqa: B008  (frozen)
        mounts: tuple[Mount, ...] = (),
    ) -> None:
        self.options = options
        self._mounted = tuple(Mounted(mount, options) for mount in mounts)
        self._timer = timer
        self._peers = Peers(options.trusted_proxies)
        self._bodies = Bodies(options)
        self._deadlines = Deadlines(options.body_timeout_s)
        self._rates = RateLimits(options, timer)
        self._load = Load(
            options.overload_delay_s, options.max_under_way_bytes, deps.checkers, timer, later
        )
        self._meter = Meter(deps, lambda: self._bodies.in_flight_bytes)
        openapi, docs = describe_api(options)
        self._site = Site(
            deps=deps,
            options=options,
            openapi=openapi,
            docs=docs,
            docs_policy=DOCS_POLICY,
            metrics=self._meter.page,
            peers=self._peers,
            browser=browser,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; whatever happens, an answer in our shape is sent."""
        exchange = self.begin(bare_request(scope))
        try:
            read_headers(exchange.request, scope, self.options)
            await self.admit(exchange)
            if exchange.intake is not None:
                await receive_body(exchange.intake, receive, self._deadlines)
            answer = await self.act(exchange)
        except Exception as error:  # noqa: BLE001  (the door: nothing passes it but an answer)
            answer = self.refuse(exchange, error)
        finally:
            if exchange.intake is not None:
                exchange.intake.release()
        await send_answer(send, answer, exchange)
        self.count(exchange, answer.status)

    def begin(self, request: Request) -> Exchange:
        """Find the place of a request; nothing is refused yet."""
        place, path_ids = _ROUTER.find(request.path)
        if place is None:
            place = next((m.place for m in self._mounted if m.owns(request)), None)
        return Exchange(request, self._timer(), place, path_ids)

    async def admit(self, exchange: Exchange) -> None:
        """Make the checks that need no body; raises the DomainError of the first that fails."""
        request, place = exchange.request, exchange.place
        check_host(request.headers, request.is_old)
        if place is None:
            raise NotFound(NO_SUCH_ENDPOINT)
        route = place.routes.get(request.method)
        if route is None:
            mounted = self._mount_at(place)
            if mounted is not None:
                mounted.expect_body(exchange)
                return
            if request.method == "OPTIONS":
                return
            raise MethodNotAllowed("This method is not allowed here", place.allow)
        exchange.ids = tuple(map(read_id, exchange.path_ids))
        caller = exchange.caller = await self._admit(route, exchange)
        if caller is not None:
            self._count_call(route, caller, exchange)
        if route.batch and not self._load.admits():
            raise Overloaded
        exchange.route = route
        if route.body is not None:
            expect = self._bodies.expect_image if route.body.is_image else self._bodies.expect
            exchange.intake = expect(request.headers)

    @property
    def is_pressed(self) -> bool:
        """Tell whether batches are being refused."""
        return self._load.is_pressed

    def recognize(self, request: Request) -> Exchange | None:
        """Return how far a batch comes of which only the head was looked at, or None.

        The checks are those of ``admit``, in its order. None for one that is no batch, and where a
        check has to wait or fails: the ordinary way tells which.
        """
        exchange = self.begin(request)
        route = None if exchange.place is None else exchange.place.routes.get(request.method)
        if route is None or not route.batch:
            return None
        exchange.route = route
        return exchange if self._is_known(exchange) else None

    def turn_away(self, exchange: Exchange) -> Answer | None:
        """Return the refusal of a recognized batch, at the least cost there is; None to admit it.

        One exchange does for all batches of a connection that have the same head.
        """
        if self._load.has_room() or not self._is_known(exchange):
            return None
        exchange.started_s = self._timer()
        assert exchange.route is not None
        assert exchange.caller is not None
        answer = self._refuse_known(exchange.route, exchange.caller, exchange)
        self.count(exchange, answer.status)
        return answer

    async def act(self, exchange: Exchange) -> Answer:
        """Let the handler answer an admitted request whose body is whole."""
        route = exchange.route
        if route is None:
            assert exchange.place is not None  # or admission had refused
            mounted = self._mount_at(exchange.place)
            if mounted is not None:
                return await mounted.answer(exchange)
            return preflight(exchange.place)
        body, idempotency = b"", None
        if exchange.intake is not None:
            if route.batch and self._load.is_full:  # of others' bodies, since its head was read
                raise self._load.refuse()
            body = exchange.intake.whole()
            if route.idempotent_by_key and b"idempotency-key" in exchange.request.headers:
                idempotency = idempotency_of(route, exchange, body)
        return await route.handler(self._call(exchange, body, idempotency))

    def refuse(self, exchange: Exchange | None, error: BaseException) -> Answer:
        """Return the answer to an error; one that nobody expected is logged with its id."""
        self._remember(exchange, error)
        if isinstance(error, DomainError):
            self._meter.refuse(error.reason)
            return refusal(error)
        error_id = self._site.deps.ids.new_base62(12)
        route = _UNKNOWN if exchange is None or exchange.place is None else exchange.place.path
        method = _UNKNOWN if exchange is None else exchange.request.method
        _log.error("request failed", error_id=error_id, method=method, route=route, exc_info=error)
        self._meter.refuse(DomainError.code)
        return failure(error_id)

    def count(self, exchange: Exchange | None, status: int) -> None:
        """Count an answered request; None is one whose head could not be read."""
        if exchange is None:
            self._meter.count(_UNKNOWN, _UNKNOWN, status, 0.0)
            return
        template = _UNKNOWN if exchange.place is None else exchange.place.path
        seconds = self._timer() - exchange.started_s
        self._meter.count(template, exchange.request.method, status, seconds)

    def count_connections(self, number: int) -> None:
        """Take note of how many connections are open."""
        self._meter.connections = number

    def _refuse_known(self, route: Route, caller: ApiKey, exchange: Exchange) -> Answer:
        try:
            self._count_call(route, caller, exchange)
        except RateLimited as error:
            return self.refuse(exchange, error)
        self._load.note_refusal()
        self._remember(exchange, _OVERLOADED)
        self._meter.refuse(_OVERLOADED.reason)
        return _OVERLOADED_ANSWER

    def _is_known(self, exchange: Exchange) -> bool:
        """Tell whether the key is good as it was read last; what was checked of it still holds."""
        request, route = exchange.request, exchange.route
        assert route is not None
        key = known_key(self._site.deps, request.headers)
        if key is None or key is exchange.caller:
            return key is not None
        try:
            check_host(request.headers, request.is_old)
            check_key(key, route.caller, request.headers, self.options)
        except DomainError:
            return False
        exchange.caller = key
        return True

    def _remember(self, exchange: Exchange | None, error: BaseException) -> None:
        """Keep what was refused to a page, for those who wonder why nothing arrives."""
        if exchange is None or exchange.place is None:
            return
        route = exchange.place.routes.get(exchange.request.method)
        if route is None or route.caller is not Caller.PAGE:
            return
        origin, key = exchange.request.headers.get(b"origin"), exchange.caller
        if origin is None and key is not None and key.kind is KeyKind.SECRET:
            return  # a program, not a page
        remember_refusal(self._site.deps, key, origin, error)

    def _call(self, exchange: Exchange, body: bytes, once: IdempotencyKey | None) -> Call:
        asked = exchange.request
        return Call(
            self._site,
            exchange.caller,
            exchange.ids,
            asked.query,
            body,
            once,
            asked.path,
            asked.headers,
            asked.peer,
        )

    def _mount_at(self, place: Place | None) -> Mounted | None:
        return next((m for m in self._mounted if m.place is place), None)

    async def _admit(self, route: Route, exchange: Exchange) -> ApiKey | None:
        if route.caller is Caller.ANYONE:
            return None
        request = exchange.request
        headers = request.headers
        if route.caller is Caller.OPERATOR and self._peers.is_loopback(request.peer, headers):
            return None
        key = await admit(self._site.deps, self.options, route.caller, headers)
        if route.right is not None:
            await route.right(self._site.deps, key, exchange.ids[0])
        return key

    def _count_call(self, route: Route, caller: ApiKey, exchange: Exchange) -> None:
        if caller.kind is KeyKind.SECRET:
            if route.method == "GET":
                self._rates.count_read(caller.row)
            return
        request = exchange.request
        address = self._peers.client(request.peer, request.headers)
        if address is not None:
            self._rates.count_address(address)
        if route.batch:
            self._rates.count_batch(caller.row, exchange.path_ids[0].lower())
