"""One request of a connection, as far as it has come. Not: what is done with it."""

from usercontext.api.body import Intake, declared_size
from usercontext.api.calls import Answer
from usercontext.api.http.answers import CLOSE
from usercontext.api.options import ApiOptions
from usercontext.api.request import Exchange, Request

DRAINED_BYTES = 65_536
"""What is read of a body that nobody wants, so that its connection stays of use."""


class Inbound:
    """A request between its first byte and its answer.

    ``early`` holds what came of its body before it was admitted, ``error`` what is wrong with its
    framing; ``keeps`` tells whether its client wants the connection kept.
    """

    __slots__ = ("early", "error", "exchange", "is_answered", "is_whole", "keeps", "request")

    def __init__(self, request: Request, keeps: bool, error: BaseException | None = None) -> None:
        self.request = request
        self.keeps = keeps
        self.error = error
        self.exchange: Exchange | None = None
        self.early: list[bytes] = []
        self.is_whole = False
        self.is_answered = False

    @property
    def intake(self) -> Intake | None:
        """Return where its body goes, once it is admitted and if its call takes one."""
        return None if self.exchange is None else self.exchange.intake

    @property
    def waits_for_100(self) -> bool:
        """Tell whether the client holds its body back until it is told to send it."""
        expect = self.request.headers.get(b"expect", b"")
        return expect.lower() == b"100-continue" and not self.request.is_old

    def longest(self, options: ApiOptions) -> int:
        """Return how many bytes its body may have."""
        return options.max_body_bytes if self.intake is None else self.intake.longest

    def must_close(self, answer: Answer) -> bool:
        """Tell whether its answer is the last of the connection.

        An unwanted body is read to its end where that is short. Not one that may never be sent:
        what comes next could then be taken for it.
        """
        if not self.keeps or CLOSE in answer.headers:
            return True
        if self.is_whole and self.intake is not None:
            return False
        declared = declared_size(self.request.headers)
        return self.waits_for_100 or (declared is not None and declared > DRAINED_BYTES)
