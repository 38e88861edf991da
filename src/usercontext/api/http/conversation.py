"""The requests of one connection, in order: read, admitted, acted on, answered. Not: the socket.

The parser (llhttp) alone says where a request ends; after any error of it nothing more is read, so
no two readers can disagree about what the next request is.
"""

from collections import deque
from types import SimpleNamespace

from httptools import HttpParserCallbackError, HttpParserError, HttpRequestParser

from usercontext.api.calls import Answer
from usercontext.api.http.answers import CONTINUE, encode_answer
from usercontext.api.http.head import Head
from usercontext.api.http.inbound import DRAINED_BYTES, Inbound
from usercontext.api.http.pace import longest_s, too_slow
from usercontext.api.http.registry import Registry, Wire
from usercontext.api.mounts import HangUp
from usercontext.domain.errors import DomainError, PayloadTooLarge, Unavailable, ValidationFailed

_MOST_PIPELINED = 100
_REQUESTS_PER_TURN = 16  # then other connections get the event loop
_FRAMING_BYTES = 1024 * 1024  # chunk sizes, extensions, trailers: so much beside twice the body


class Conversation:
    """What is being said on a connection; ``since`` is when the state it is in began."""

    def __init__(self, registry: Registry, wire: Wire) -> None:
        self.since = registry.loop.time()
        self._registry = registry
        self._app = registry.app
        self._wire = wire
        self._head = Head(registry.options)
        self._current: Inbound | None = None  # the one to be answered next
        self._waiting: deque[Inbound] = deque()  # those behind it
        self._last: Inbound | None = None  # the one whose body the parser read last
        self._is_broken = False  # the parser must not be fed again
        self._is_over = False  # nothing more is answered
        self._begun = 0
        self._heads_in_feed = 0
        self._body_bytes = 0
        self._parser = HttpRequestParser(
            SimpleNamespace(
                on_message_begin=self._on_message_begin,
                on_url=self._head.add_target,
                on_header=self._head.add_header,
                on_headers_complete=self._on_headers_complete,
                on_body=self._on_body,
                on_message_complete=self._on_message_complete,
            )
        )

    @property
    def is_busy(self) -> bool:
        """Tell whether a request is in work, so that nothing more must be fed."""
        current = self._current
        if current is None:
            return bool(self._waiting) or self._is_broken
        exchange = current.exchange
        if current.is_answered:  # the rest of its body is being drained
            return False
        return current.is_whole or exchange is None or exchange.intake is None

    @property
    def is_idle(self) -> bool:
        """Tell whether no request is in flight."""
        current = self._current
        is_done = current is None or current.is_answered
        return is_done and not self._waiting and not self._head.is_open

    @property
    def is_silent(self) -> bool:
        """Tell whether the next byte begins a request, and nothing is left to do before it."""
        return self._current is None and self.is_idle and not self._is_broken

    @property
    def is_tired(self) -> bool:
        """Tell whether this turn of the event loop has begun enough requests."""
        return self._begun >= _REQUESTS_PER_TURN

    def start_turn(self) -> None:
        """Begin a turn of the event loop."""
        self._begun = 0

    def begin_next(self) -> bool:
        """Begin with the next request that waits, if there is one and none is in work."""
        if self._current is not None or not self._waiting:
            return False
        self._begin(self._waiting.popleft())
        return True

    def feed(self, data: bytes) -> None:
        """Read what the client sent."""
        was_whole = self._last is None or self._last.is_whole
        was_open = self._head.is_open
        self._heads_in_feed = 0
        try:
            self._parser.feed_data(data)
        except HttpParserCallbackError as error:
            self._break(error.__context__ or error)
        except HttpParserError:
            self._break(ValidationFailed("The request is not well-formed HTTP/1.1"))
        else:
            # of a head that began amid these bytes only what the callbacks saw is counted
            if self._head.is_open and self._heads_in_feed == (0 if was_open else 1):
                self._count_head(len(data) if was_open or was_whole else 0)
            elif not was_whole:
                self._count_body(len(data))

    def end_input(self) -> None:
        """Take note that the client sends no more: answer what it asked, then close."""
        current = self._current
        if self._waiting:
            return
        if current is None and not self._head.is_open:
            self._wire.end(True)
        elif current is None or not current.is_whole:
            self._break(ValidationFailed("body: ended before it was complete"))
        else:
            current.keeps = False

    def check_time(self, now: float) -> float:
        """Refuse a request that arrives too slowly; return how long it may still take.

        Below 0 the connection is of no more use.
        """
        waited_s, options, current = now - self.since, self._registry.options, self._current
        if current is None and not self._head.is_open:
            return options.keep_alive_s - waited_s
        if current is not None and current.is_answered:
            return options.body_timeout_s - waited_s
        left_s = longest_s(current, options) - waited_s
        if left_s < 0:
            self._break(too_slow(current))
        return max(0.0, left_s)

    def release(self) -> None:
        """Forget everything: the client is gone. What is being written stands."""
        self._is_over = True
        del self._parser  # it knows us by its callbacks: only the collector would find the two
        self._waiting.clear()
        current = self._current
        if current is not None and current.intake is not None and not current.is_whole:
            current.intake.release()

    def _on_message_begin(self) -> None:
        self._heads_in_feed += 1
        if self._current is None:
            self.since = self._registry.loop.time()
        self._head.start()

    def _on_headers_complete(self) -> None:
        request = self._head.finish(self._parser, self._wire.peer)
        inbound = self._last = Inbound(request, self._parser.should_keep_alive())
        self._body_bytes = 0
        if self._is_over:  # said goodbye amid what was fed: the rest concerns nobody
            inbound.is_answered = True
        elif self._current is None and not self._waiting and not self.is_tired:
            self._begin(inbound)
        elif len(self._waiting) < _MOST_PIPELINED:
            self._waiting.append(inbound)
        else:
            raise Unavailable("Too many requests at once on one connection")

    def _on_body(self, piece: bytes) -> None:
        inbound = self._last
        if inbound is None or inbound.is_answered:
            return
        if inbound.intake is None:
            inbound.early.append(piece)
        else:
            inbound.intake.take(piece)

    def _on_message_complete(self) -> None:
        inbound = self._last
        if inbound is None:
            return
        inbound.is_whole = True
        if inbound is not self._current:
            return
        if inbound.is_answered:
            self._finish()
        elif inbound.intake is not None:
            self._act(inbound)

    def _count_head(self, size: int) -> None:
        error = self._head.count_bytes(size)
        if error is not None:
            self._break(error)

    def _count_body(self, size: int) -> None:
        self._body_bytes += size
        last = self._last
        if last is None or last.is_whole:
            return
        if last.is_answered:
            if self._body_bytes > DRAINED_BYTES:
                self._wire.end(False)
        elif self._body_bytes > 2 * last.longest(self._registry.options) + _FRAMING_BYTES:
            self._break(PayloadTooLarge("The framing of the body is larger than the body"))

    def _break(self, error: BaseException) -> None:
        """Feed the parser no more; the request that is at fault gets the error as its answer."""
        self._is_broken = True
        if self._is_over:
            return
        if isinstance(error, DomainError):
            error = error.with_traceback(None)  # that holds what was fed, and the request the error
        last, current = self._last, self._current
        if last is not None and not last.is_whole and (last is current or last in self._waiting):
            last.error = error
            if last is current and last.is_answered:
                self._wire.end(False)
            elif last is current and last.intake is not None:
                self._refuse(last, error)
            return  # else it waits, is being admitted, or is in work without its body
        if last is not None and last.is_whole and not last.keeps:
            return  # what comes after the last request concerns nobody
        request = self._head.so_far(self._parser, self._wire.peer)
        broken = self._last = Inbound(request, False, error)
        if current is None and not self._waiting:
            self._begin(broken)
        else:
            self._waiting.append(broken)

    def _begin(self, inbound: Inbound) -> None:
        self._current = inbound
        self._begun += 1
        exchange = inbound.exchange = self._app.begin(inbound.request)
        if inbound.error is not None:
            self._refuse(inbound, inbound.error)
        else:
            self._registry.steps.run(self._app.admit(exchange), self._admitted, True)

    def _admitted(self, _: None, error: BaseException | None) -> None:
        inbound = self._current
        assert inbound is not None
        intake = inbound.intake
        error = error or inbound.error
        if error is None and intake is not None:
            try:
                for piece in inbound.early:
                    intake.take(piece)
            except (PayloadTooLarge, Unavailable) as refused:
                self._is_broken, error = True, refused.with_traceback(None)  # as in ``_break``
        inbound.early.clear()
        if error is not None:
            self._refuse(inbound, error)
        elif intake is None or inbound.is_whole:
            self._act(inbound)
        else:
            self.since = self._registry.loop.time()
            if inbound.waits_for_100:
                self._wire.write((CONTINUE,))
        self._wire.proceed()

    def _act(self, inbound: Inbound) -> None:
        assert inbound.exchange is not None
        act = self._app.act(inbound.exchange)
        self._registry.steps.run(act, self._acted, inbound.exchange.intake is not None)

    def _acted(self, answer: Answer | None, error: BaseException | None) -> None:
        inbound = self._current
        assert inbound is not None
        if answer is not None:
            self._answer(inbound, answer)
        elif isinstance(error, HangUp):
            self._wire.cut()
        else:
            assert error is not None
            self._refuse(inbound, error)
        self._wire.proceed()

    def _refuse(self, inbound: Inbound, error: BaseException) -> None:
        self._answer(inbound, self._app.refuse(inbound.exchange, error))

    def _answer(self, inbound: Inbound, answer: Answer) -> None:
        exchange = inbound.exchange
        assert exchange is not None
        if exchange.intake is not None:
            exchange.intake.release()
        inbound.is_answered = True
        self.since = self._registry.loop.time()
        is_last = self._registry.is_draining or (self._is_broken and not self._waiting)
        is_closing = is_last or inbound.must_close(answer)
        is_open, date = exchange.is_open_to_pages, self._registry.date
        pieces = encode_answer(answer, inbound.request, is_open, date, is_closing)
        self._is_over = not self._wire.write(pieces) or is_closing
        self._app.count(exchange, answer.status)
        if self._is_over:
            self._wire.end(inbound.is_whole)
        elif inbound.is_whole:
            self._finish()

    def _finish(self) -> None:
        self._current = None
        self.since = self._registry.loop.time()
