"""The door under an ASGI server: its scope in, its messages out. Not: a check of its own.

Tests and other hosts call the API so; ``usercontext serve`` uses the server in ``api.http``.
"""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

from usercontext.api.body import Intake
from usercontext.api.calls import Answer
from usercontext.api.deadlines import Deadlines
from usercontext.api.headers import Collected, check_target
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request
from usercontext.api.respond import answer_headers
from usercontext.domain.errors import RequestTimedOut, ValidationFailed

Scope = Mapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_OLD = ("1.0", "1")  # HTTP/1.0, and how Granian writes it


def bare_request(scope: Scope) -> Request:
    """Return the request of a scope, still without its headers."""
    client = scope.get("client")
    return Request(
        method=scope["method"],
        path=scope.get("raw_path") or scope["path"].encode(),
        query=scope["query_string"],
        headers={},
        peer=client[0] if client else None,
        is_old=scope.get("http_version") in _OLD,
    )


def read_headers(request: Request, scope: Scope, options: ApiOptions) -> None:
    """Give the request its headers; raises HeadersTooLarge."""
    check_target(len(request.path) + len(request.query), options)
    collected = Collected(options)
    for name, value in scope["headers"]:
        collected.add(name, value)
    request.headers = collected.found


async def receive_body(intake: Intake, receive: Receive, deadlines: Deadlines) -> None:
    """Take the body in under a deadline; raises RequestTimedOut and what the intake raises."""
    task = deadlines.start()
    try:
        while intake.received != intake.declared:
            piece, more = _piece(await receive())
            intake.take(piece)
            if not more:
                break
    except BaseException as error:
        if deadlines.has_passed(task, error):
            raise RequestTimedOut("The body did not arrive in time") from error
        raise
    finally:
        deadlines.end(task)


async def send_answer(send: Send, answer: Answer, exchange: Exchange) -> None:
    """Send an answer whole; a HEAD gets the headers of its GET and no body."""
    headers = answer_headers(answer, exchange.is_open_to_pages)
    await send({"type": "http.response.start", "status": answer.status, "headers": headers})
    body = b"" if exchange.request.method == "HEAD" else answer.body
    await send({"type": "http.response.body", "body": body})


def _piece(message: Message) -> tuple[bytes, bool]:
    # a client that went away, or broke its own chunks: Granian says the same for both
    if message["type"] != "http.request":
        raise ValidationFailed("body: ended before it was complete")
    return message.get("body", b""), message.get("more_body", False)
