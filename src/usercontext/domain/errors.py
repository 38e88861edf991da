"""The tree of errors a caller can see, each with its status and code. Not: their rendering."""

from usercontext.domain.refusal import RefusalReason


class DomainError(Exception):
    """An outcome the caller is told about, in our words, never echoing the input."""

    status = 500
    code = "INTERNAL_SERVER_ERROR"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def reason(self) -> str:
        """Return what operators count this under."""
        return self.code


class ValidationFailed(DomainError):
    """The request is malformed; the message starts with the path of the field."""

    status = 400
    code = "VALIDATION_ERROR"


class Unauthorized(DomainError):
    """The key is missing, unknown, revoked, or not good for this call."""

    status = 401
    code = "UNAUTHORIZED"


class KeyRefused(Unauthorized):
    """The key that was sent is not good; ``why`` is for its owner, not for the caller."""

    def __init__(
        self,
        message: str,
        why: RefusalReason,
        project_row: int | None = None,
        key_row: int | None = None,
    ) -> None:
        super().__init__(message)
        self.why = why
        self.project_row = project_row
        self.key_row = key_row


class NotFound(DomainError):
    """No such resource in the project of the key: unknown and foreign ids are the same."""

    status = 404
    code = "NOT_FOUND"


class MethodNotAllowed(DomainError):
    """The path exists, the method does not."""

    status = 405
    code = "METHOD_NOT_ALLOWED"

    def __init__(self, message: str, allow: tuple[str, ...]) -> None:
        super().__init__(message)
        self.allow = allow


class RequestTimedOut(DomainError):
    """The request did not arrive in time."""

    status = 408
    code = "REQUEST_TIMEOUT"


class PayloadTooLarge(DomainError):
    """The body exceeds the cap, as declared or as streamed."""

    status = 413
    code = "PAYLOAD_TOO_LARGE"


class UnsupportedMediaType(DomainError):
    """The content type or content encoding is not one we read."""

    status = 415
    code = "UNSUPPORTED_MEDIA_TYPE"


class RateLimited(DomainError):
    """Too many requests; try again after ``retry_after_seconds``."""

    status = 429
    code = "RATE_LIMIT_EXCEEDED"

    def __init__(self, message: str, retry_after_seconds: int) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds


class HeadersTooLarge(DomainError):
    """The request line or the headers exceed their caps."""

    status = 431
    code = "HEADERS_TOO_LARGE"


class Unavailable(DomainError):
    """The server cannot take this now; nothing was acknowledged."""

    status = 503
    code = "SERVICE_UNAVAILABLE"

    def __init__(self, message: str, retry_after_seconds: int = 1) -> None:
        super().__init__(message)
        self.retry_after_seconds = retry_after_seconds
