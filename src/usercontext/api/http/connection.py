"""One connection's socket: bytes in and out, flow control, the end. Not: requests."""

import asyncio
import math
from collections import deque
from typing import cast

from usercontext.api.http.answers import encode_answer
from usercontext.api.http.conversation import Conversation
from usercontext.api.http.glance import Repeated, glance
from usercontext.api.http.registry import Registry
from usercontext.api.http.sockets import has_unread
from usercontext.api.request import Exchange, Request
from usercontext.domain.errors import Unavailable

_LINGER_S = 2.0
_LINGER_BYTES = 8 * 1024 * 1024
_NO_REQUEST = Request("", b"", b"", {}, None)


class Connection(asyncio.Protocol):
    """A connection from its first byte to its last."""

    def __init__(self, registry: Registry) -> None:
        self.peer: str | None = None
        self._registry = registry
        self._transport: asyncio.Transport | None = None
        self._talk = Conversation(registry, self)
        self._held: deque[bytes] = deque()  # received while a request was in work
        self._refused: tuple[Repeated, Exchange] | None = None
        self._discarded = 0
        self._since = 0.0
        self._is_proceeding = False
        self._is_paused = False
        self._is_stuck = False  # the client does not read its answers
        self._is_ended = False  # the client sends no more
        self._is_leaving = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Enter, or tell that there are too many."""
        self._transport = cast("asyncio.Transport", transport)
        peer = transport.get_extra_info("peername")
        self.peer = peer[0] if peer else None
        if self._registry.enter(self) or self._is_leaving:
            return
        app = self._registry.app
        answer = app.refuse(None, Unavailable("Too many connections: try again"))
        self.write(encode_answer(answer, _NO_REQUEST, False, self._registry.date, True))
        app.count(None, answer.status)
        self.end(False)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002
        """Let go; a request in work goes on, its answer goes nowhere."""
        self._transport = None
        self._is_leaving = True
        self._held.clear()
        self._talk.release()
        del self._talk  # it knows us too: only the collector would find the two
        self._registry.exit(self)

    def data_received(self, data: bytes) -> None:
        """Take what the client sent; it waits while a request is in work."""
        if self._is_leaving:
            self._discarded += len(data)
            if self._discarded > _LINGER_BYTES:
                self.cut()
            return
        if self._registry.app.is_pressed and self._turn_away(data):
            return
        self._refused = None
        self._held.append(data)
        self.proceed()

    def eof_received(self) -> bool:
        """Answer what was asked before the client closed its side."""
        if self._is_leaving:
            return False
        self._is_ended = True
        self.proceed()
        return True

    def pause_writing(self) -> None:
        """Begin nothing new: the client is behind with reading."""
        self._is_stuck = True
        self._since = self._registry.loop.time()

    def resume_writing(self) -> None:
        """Go on."""
        self._is_stuck = False
        self.proceed()

    def check_time(self, now: float) -> float:
        """End what has taken too long, with 408 where a request has begun to arrive.

        Return for how long nothing that goes on now can take too long.
        """
        transport = self._transport
        if transport is None:
            return math.inf
        if not (self._is_leaving or self._is_stuck):
            left_s = self._talk.check_time(now)
            if left_s < 0 and self._is_asked(transport):
                left_s = 0.0
        elif transport.get_write_buffer_size() > 0:
            left_s = self._registry.options.keep_alive_s - (now - self._since)
        else:
            left_s = _LINGER_S - (now - self._since)
        if left_s < 0:
            self.cut()
        return min(left_s, _LINGER_S) if self._is_leaving else left_s

    def leave(self) -> None:
        """Close now if no request is in flight; else the next answer closes."""
        transport = self._transport
        if transport is not None and self._is_asked(transport):
            return
        if self._talk.is_idle and not self._held:
            self.end(True)

    def cut(self) -> None:
        """Close at once, whatever is in flight."""
        self._is_leaving = True
        if self._transport is not None:
            self._transport.abort()

    def write(self, pieces: tuple[bytes, ...]) -> bool:
        """Send; False when nobody is there any more."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return False
        if len(pieces) == 1:
            transport.write(pieces[0])
        else:
            transport.writelines(pieces)
        return True

    def end(self, is_whole: bool) -> None:
        """Close after what was sent.

        Closing a socket with unread bytes resets it, and the client may lose the answer: where
        more of a request may be under way, it is read and forgotten for a moment.
        """
        transport = self._transport
        self._is_leaving = True
        self._held.clear()
        self._since = self._registry.loop.time()
        if transport is None or transport.is_closing():
            return
        if is_whole or self._is_ended:
            transport.close()
            return
        transport.write_eof()
        self._pause(False)
        self._registry.look_within(_LINGER_S, self)

    def proceed(self) -> None:
        """Go on with what waits, in order, until a request is in work or nothing is left."""
        if self._is_proceeding or self._transport is None:
            return
        talk, held = self._talk, self._held
        self._is_proceeding = True
        talk.start_turn()
        while not (self._is_leaving or self._is_stuck or talk.is_tired):
            if not talk.begin_next():
                if not held or talk.is_busy:
                    break
                talk.feed(held.popleft())
        self._is_proceeding = False
        if self._is_leaving:
            return
        if talk.is_tired:
            self._registry.loop.call_soon(self.proceed)
        elif self._is_ended and not held and not self._is_stuck:
            talk.end_input()
        if held or self._is_paused:
            self._pause(bool(held))

    def _is_asked(self, transport: asyncio.Transport) -> bool:
        """Tell whether a request has come to an idle connection that nobody has read yet.

        A busy event loop looks at deadlines before it reads what came meanwhile, and to close a
        socket with unread bytes resets it: of 2,280,587 requests of R14 27 had no answer.
        """
        return self._talk.is_silent and has_unread(transport)

    def _turn_away(self, data: bytes) -> bool:
        """Refuse what is a whole batch and nothing else, without its conversation; tell if it was.

        It costs a fifth of what the ordinary way does, and under overload most are refused.
        """
        registry, talk = self._registry, self._talk
        if self._held or self._is_stuck or registry.is_draining or not talk.is_silent:
            return False
        exchange = self._recognize(data)
        answer = None if exchange is None else registry.app.turn_away(exchange)
        if answer is None:
            return False
        assert exchange is not None
        talk.since = registry.loop.time()
        self.write(encode_answer(answer, exchange.request, True, registry.date, False))
        return True

    def _recognize(self, data: bytes) -> Exchange | None:
        """Return a batch as far as its refusal needs it; most are like the one refused before."""
        refused = self._refused
        if refused is not None and refused[0].is_again(data):
            return refused[1]
        request = glance(data, self.peer, self._registry.options)
        exchange = None if request is None else self._registry.app.recognize(request)
        if exchange is not None:
            self._refused = Repeated(data, exchange.request), exchange
        return exchange

    def _pause(self, is_paused: bool) -> None:
        if self._transport is None or is_paused is self._is_paused or self._transport.is_closing():
            return
        self._is_paused = is_paused
        if is_paused:
            self._transport.pause_reading()
        else:
            self._transport.resume_reading()
