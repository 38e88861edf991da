"""What a worker may be told. Not: its work, which only it has to load."""

from msgspec import Struct


class WorkerOptions(Struct, frozen=True):
    """How often to look for work, how low its priority is, how long to rest after a failure.

    ``tend_s`` is how often to ask whether a project wants a dictionary. Sessions are packed when
    nothing came for ``pack_after_s``: long enough that few go on, and that reports are read first.
    ``attachment_poll_s`` is how often to look for an attachment: nobody waits for one;
    ``delivery_poll_s`` the same for an alert. The end waits ``sent_out_s`` for deliveries in
    flight; one that is cut off is sent again, same id.
    ``review_s`` lies between two reviews of urgency and cost: reach grows by the minute.
    A worker that was left with more than ``largest_mb`` by a large session ends when nothing is
    due; 0 is never, for one that nobody would start again.
    """

    poll_s: float = 0.2
    rest_s: float = 2.0
    niceness: int = 10
    dictionaries: str = "on"
    tend_s: float = 30.0
    pack_after_s: int = 900
    attachment_poll_s: float = 1.0
    review_s: float = 60.0
    delivery_poll_s: float = 0.5
    sent_out_s: float = 5.0
    largest_mb: int = 0
