"""Every refusal in the one shape of the contract. Not: what is refused."""

from usercontext.api.body import PackedImage, UnsupportedEncoding
from usercontext.api.calls import Answer
from usercontext.domain.errors import (
    DomainError,
    MethodNotAllowed,
    PayloadTooLarge,
    RateLimited,
    RequestTimedOut,
    Unauthorized,
    Unavailable,
)
from usercontext.wire.answers import Error, encode

NO_SUCH_ENDPOINT = "No such endpoint"


def refusal(error: DomainError) -> Answer:
    """Render an error with the headers that its status asks for."""
    body = encode(Error(error.status, error.code, error.message))
    return Answer(error.status, body, _headers(error))


def failure(error_id: str) -> Answer:
    """Render an error that nobody expected: all the caller learns is where to look it up."""
    message = f"Internal server error: the server's log has it under {error_id}"
    return Answer(500, encode(Error(500, DomainError.code, message)))


def _headers(error: DomainError) -> tuple[tuple[bytes, bytes], ...]:
    match error:
        case RateLimited() | Unavailable():
            return ((b"retry-after", b"%d" % error.retry_after_seconds),)
        case Unauthorized():
            return ((b"www-authenticate", b'ApiKey realm="usercontext"'),)
        case MethodNotAllowed():
            return ((b"allow", ", ".join(error.allow).encode()),)
        case UnsupportedEncoding():
            return ((b"accept-encoding", b"gzip, identity"),)
        case PackedImage():
            return ((b"accept-encoding", b"identity"),)
        case PayloadTooLarge() | RequestTimedOut():
            # the rest of the body is not wanted: the connection is of no further use
            return ((b"connection", b"close"),)
    return ()
