"""What an operator may set about the HTTP door, each default with its reason. Not: settings."""

from msgspec import Struct

from usercontext.domain.attachment import LONGEST_ATTACHMENT


class ApiOptions(Struct, frozen=True):
    """Caps, deadlines and rates of the API; sizes in bytes, times in seconds, a rate of 0 is none.

    ``trusted_proxies`` are addresses or networks whose ``X-Forwarded-For`` is believed;
    ``public_url`` is where people reach this server, ``own_origins`` further origins of our own
    pages. Without both, the request's own host counts as ours.
    """

    max_body_bytes: int = 4 * 1024 * 1024  # of the decompressed body: contract section 3
    max_attachment_bytes: int = LONGEST_ATTACHMENT  # as sent: contract section 5
    max_bodies_in_flight_bytes: int = (
        64 * 1024 * 1024
    )  # performance.md section 5: memory stays flat
    body_timeout_s: float = 10.0  # a whole body, so that a trickle holds nothing for longer
    min_body_rate: int = 1024  # bytes a second, after a grace: reliability.md R13
    head_timeout_s: float = 10.0  # request line and headers, from their first byte
    keep_alive_s: float = 75.0  # longer than the 60 s after which proxies let go of a connection
    overload_delay_s: float = 0.4  # so that an answer takes less than 2: reliability.md R14
    max_under_way_bytes: int = 16 * 1024 * 1024  # what the writer's queue takes
    max_connections: int = 12_000  # 10,000 idle ones and those that work: reliability.md R12
    max_header_bytes: int = 8192  # one header, name and value
    max_headers: int = 100
    max_head_bytes: int = 65_536  # request line and headers in all
    max_target_bytes: int = 16_384  # path and query
    read_limit: int = 500  # per secret key
    read_window_s: int = 10
    batch_limit: int = 100  # per session, with a publishable key
    batch_window_s: int = 5
    address_limit: int = 500  # per client address, with a publishable key
    address_window_s: int = 5
    max_rate_windows: int = 100_000  # per limit, 20 MB; past it the oldest window is forgotten
    trusted_proxies: tuple[str, ...] = ()
    public_url: str | None = None
    own_origins: tuple[str, ...] = ()
    version: str = "0.1.0"
