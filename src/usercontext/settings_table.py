"""The settings as data: name, fields they fill, what they take, what for. Not: reading them."""

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from msgspec import Struct

PREFIX = "USERCONTEXT_"
_MEBIBYTE = 1024 * 1024
_MICROSECONDS = 1_000_000


class Kind(Struct, frozen=True):
    """What a setting takes, in words; ``read`` raises ValueError for anything else."""

    expected: str
    read: Callable[[Any], Any]
    show: Callable[[Any], str] = str


def whole(lowest: int, highest: int) -> Kind:
    """Take a whole number, TOML's own or decimal digits."""

    def read(value: Any) -> int:
        # int() also takes "1_0", " 7" and full-width digits
        known = int(value) if re.fullmatch(r"-?[0-9]{1,15}", str(value)) else lowest - 1
        if isinstance(value, bool) or not lowest <= known <= highest:
            raise ValueError
        return known

    return Kind(f"must be a whole number from {lowest} to {highest}", read)


def number(lowest: float, highest: float, scale: int = 1) -> Kind:
    """Take a number; a field that counts smaller units has a ``scale``."""

    def read(value: Any) -> float:
        plain = re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,9})?", str(value))
        if isinstance(value, bool) or not plain or not lowest <= float(value) <= highest:
            raise ValueError
        return float(value) if scale == 1 else round(float(value) * scale)

    return Kind(
        f"must be a number from {lowest:g} to {highest:g}", read, lambda v: f"{v / scale:g}"
    )


def choice(*choices: str) -> Kind:
    """Take one of a few words."""
    return Kind(f"must be one of {', '.join(choices)}", lambda value: choices[choices.index(value)])


def text(pattern: str, expected: str) -> Kind:
    """Take a text of one line that fits a pattern."""

    def read(value: Any) -> str:
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise ValueError
        return value

    return Kind(expected, read, lambda value: value or "")


def place() -> Kind:
    """Take the path of a file or folder; ``~`` is the user's home."""

    def read(value: Any) -> Path:
        if not isinstance(value, str) or not value or "\0" in value:
            raise ValueError
        return Path(value).expanduser()

    return Kind("must be a path", read)


def several(element: Callable[[str], object], expected: str) -> Kind:
    """Take several, parted by commas, or a TOML array of them."""

    def read(value: Any) -> tuple[str, ...]:
        words = value.split(",") if isinstance(value, str) else value
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError
        kept = tuple(word.strip() for word in words if word.strip())
        for word in kept:
            element(word)
        return kept

    return Kind(expected, read, ", ".join)


_WEB_ADDRESS = text(
    r"https?://[^\s?#@]+", "must be an address that begins with http:// or https://"
)
_ORIGIN = text(r"https?://[^\s/?#@,]+", "must be an origin")
_DATABASE_URL = text(r"postgres(ql)?://\S+", "must begin with postgresql://")
_HOST = text(r"[0-9A-Za-z.:_-]{1,253}", "must be an address or a host name")
_UUID = text(r"[0-9a-fA-F-]{36}", "must be an id as `usercontext project list` shows it")
_KEY = text(r"uc_sec_[0-9A-Za-z]{36}", "must be a secret key (uc_sec_…)")
_PROXIES = several(
    lambda word: ipaddress.ip_network(word, strict=False),
    "must be addresses or networks, parted by commas",
)
_ORIGINS = several(_ORIGIN.read, "must be origins like https://app.example.com, parted by commas")


class Setting(Struct, frozen=True):
    """One line of the table: its name, the options' fields it fills, what it takes, what for."""

    name: str
    fields: str
    kind: Kind
    meaning: str
    unit: str = ""
    secret: bool = False

    @property
    def variable(self) -> str:
        """Return the name in the environment."""
        return PREFIX + self.name

    @property
    def key(self) -> str:
        """Return the name in the TOML file; flags of commands have it too, with dashes."""
        return self.name.lower()


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "CONFIG",
        "",
        place(),
        "TOML file with any settings; without it `usercontext.toml` in the data folder, if there.",
    ),
    Setting("DATA", "store.data_dir", place(), "Folder that holds everything; made if missing."),
    Setting(
        "DATABASE_URL",
        "store.database_url",
        _DATABASE_URL,
        "PostgreSQL database to use instead of the SQLite file.",
        secret=True,
    ),
    Setting("HOST", "serve.host", _HOST, "Address to listen on; `0.0.0.0` is every one."),
    Setting("PORT", "serve.port", whole(0, 65_535), "Port to listen on; 0 takes a free one."),
    Setting(
        "PUBLIC_URL",
        "api.public_url",
        _WEB_ADDRESS,
        "Where people reach this server, when a proxy stands before it.",
    ),
    Setting(
        "OWN_ORIGINS",
        "api.own_origins",
        _ORIGINS,
        "Further origins of our own pages, from which a secret key may be used.",
    ),
    Setting(
        "TRUSTED_PROXIES",
        "api.trusted_proxies",
        _PROXIES,
        "Proxies (addresses or networks) whose `X-Forwarded-For` is believed.",
    ),
    Setting(
        "MAX_BODY_BYTES",
        "api.max_body_bytes ingest.max_body_bytes",
        whole(1_024, 64 * _MEBIBYTE),
        "Largest body of a request, after decompression.",
        "bytes",
    ),
    Setting(
        "MAX_BODIES_IN_FLIGHT_BYTES",
        "api.max_bodies_in_flight_bytes",
        whole(_MEBIBYTE, 4_096 * _MEBIBYTE),
        "Bodies held in memory at once, before callers are told to come back (503).",
        "bytes",
    ),
    Setting(
        "BODY_TIMEOUT_S",
        "api.body_timeout_s",
        number(0.1, 600),
        "Time a body may take to arrive.",
        "seconds",
    ),
    Setting(
        "READ_LIMIT",
        "api.read_limit",
        whole(0, 1_000_000),
        "Reads per window and secret key; 0 is no limit.",
        "requests",
    ),
    Setting("READ_WINDOW_S", "api.read_window_s", whole(1, 3_600), "Its window.", "seconds"),
    Setting(
        "BATCH_LIMIT",
        "api.batch_limit",
        whole(0, 1_000_000),
        "Batches per window and session, with a publishable key; 0 is no limit.",
        "requests",
    ),
    Setting("BATCH_WINDOW_S", "api.batch_window_s", whole(1, 3_600), "Its window.", "seconds"),
    Setting(
        "ADDRESS_LIMIT",
        "api.address_limit",
        whole(0, 1_000_000),
        "Requests per window and client address, with a publishable key; 0 is no limit.",
        "requests",
    ),
    Setting("ADDRESS_WINDOW_S", "api.address_window_s", whole(1, 3_600), "Its window.", "seconds"),
    Setting(
        "MAX_QUEUED_BYTES",
        "store.max_queued_bytes",
        whole(_MEBIBYTE, 4_096 * _MEBIBYTE),
        "What a slow disk may keep waiting in memory, before callers are told to come back (503).",
        "bytes",
    ),
    Setting(
        "DICTIONARIES",
        "store.dictionaries worker.dictionaries",
        choice("on", "off"),
        "Whether new batches are compressed with a dictionary of their project.",
    ),
    Setting("READ_THREADS", "store.read_threads", whole(1, 64), "Threads that read SQLite."),
    Setting(
        "POSTGRESQL_CONNECTIONS",
        "store.postgresql_connections",
        whole(1, 500),
        "Connections to PostgreSQL, per process.",
    ),
    Setting(
        "LATE_LOGS_WAIT_S",
        "analysis.late_logs_wait_us",
        number(0, 300, _MICROSECONDS),
        "How long an analysis waits for logs that arrive after the report.",
        "seconds",
    ),
    Setting(
        "LEASE_S",
        "analysis.lease_us",
        number(1, 3_600, _MICROSECONDS),
        "After which a job is taken from a worker that no longer answers.",
        "seconds",
    ),
    Setting(
        "ANALYSIS_ATTEMPTS",
        "analysis.attempts",
        whole(1, 100),
        "Attempts before an issue gets the verdict `inconclusive`.",
    ),
    Setting(
        "ANALYSIS_BACK_OFF_S",
        "analysis.back_off_us",
        number(0, 3_600, _MICROSECONDS),
        "Wait after the first failed attempt; it doubles with each.",
        "seconds",
    ),
    Setting(
        "WORKER_POLL_S",
        "worker.poll_s",
        number(0.01, 60),
        "How often the worker looks for a job.",
        "seconds",
    ),
    Setting(
        "WORKER_NICENESS",
        "worker.niceness",
        whole(0, 19),
        "How far the worker steps back for the server; 19 is furthest.",
    ),
    Setting(
        "LOG_LEVEL",
        "log.level",
        choice("debug", "info", "warning", "error"),
        "From which level on events are written.",
    ),
    Setting(
        "LOG_FORMAT",
        "log.format",
        choice("json", "console"),
        "`json` for machines, `console` for people.",
    ),
    Setting("SERVER", "remote.server", _WEB_ADDRESS, "Server that `issues` and `session` ask."),
    Setting("API_KEY", "remote.api_key", _KEY, "Secret key they use.", secret=True),
    Setting("PROJECT", "remote.project", _UUID, "Project they mean, by id."),
)
