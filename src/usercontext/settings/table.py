"""The settings as data: name, fields they fill, what they take, what for. Not: reading them."""

import ipaddress

from usercontext.settings.kinds import (
    PREFIX,
    WEB_ADDRESS,
    Setting,
    choice,
    number,
    place,
    ports,
    several,
    text,
    whole,
)
from usercontext.settings.model import MODEL_SETTINGS

__all__ = ["PREFIX", "SETTINGS", "Setting"]

_MEBIBYTE = 1024 * 1024
_MICROSECONDS = 1_000_000


_OWN_ADDRESS = text(
    r"https?://[^\s/?#@]+/?",
    "must be an address like https://context.example.com, without a path: the dashboard's addresses"
    " begin at /, so it needs a name or a port of its own",
)
_ORIGIN = text(r"https?://[^\s/?#@,]+", "must be an origin")
_DATABASE_URL = text(r"postgres(ql)?://\S+", "must begin with postgresql://")
_HOST = text(r"[0-9A-Za-z.:_-]{1,253}", "must be an address or a host name")
_PROJECT = text(
    r"\S[^\x00-\x1f\x7f]{0,199}", "must be a name or an id as `usercontext project list` shows it"
)
_KEY = text(r"uc_sec_[0-9A-Za-z]{36}", "must be a secret key (uc_sec_…)")
_PROXIES = several(
    lambda word: ipaddress.ip_network(word, strict=False),
    "must be addresses or networks, parted by commas",
)
_NETWORKS = several(
    lambda word: ipaddress.ip_network(word, strict=False),
    "must be networks like 10.1.0.0/16, parted by commas",
)
_ORIGINS = several(_ORIGIN.read, "must be origins like https://app.example.com, parted by commas")


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
        "DEMO",
        "serve.demo",
        choice("auto", "on", "off"),
        "The demo shop at `/demo/`: `auto` is on where only this machine can reach the server,"
        " not behind a proxy.",
    ),
    Setting("DASHBOARD", "serve.dashboard", choice("on", "off"), "The pages for people, at `/`."),
    Setting(
        "PUBLIC_URL",
        "api.public_url deliver.public_url",
        _OWN_ADDRESS,
        "Where people reach this server, when a proxy stands before it; without a path.",
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
        "Time a body may take to arrive; a second more for each 16 KiB of it that came.",
        "seconds",
    ),
    Setting(
        "MIN_BODY_RATE",
        "api.min_body_rate",
        whole(0, _MEBIBYTE),
        "What must arrive of a body in each second, after the first five; 0 is no limit.",
        "bytes",
    ),
    Setting(
        "HEAD_TIMEOUT_S",
        "api.head_timeout_s",
        number(0.1, 600),
        "Time request line and headers may take to arrive.",
        "seconds",
    ),
    Setting(
        "KEEP_ALIVE_S",
        "api.keep_alive_s",
        number(1, 3_600),
        "Time a connection may be idle.",
        "seconds",
    ),
    Setting(
        "MAX_CONNECTIONS",
        "api.max_connections",
        whole(1, 1_000_000),
        "Connections at once; beyond it 503. Fewer if the limit on open files is lower.",
    ),
    Setting(
        "OVERLOAD_DELAY_S",
        "api.overload_delay_s",
        number(0.05, 60),
        "Time batches may wait for the server, before some are told to come back (503).",
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
        "store.max_queued_bytes api.max_under_way_bytes",
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
    Setting(
        "PACK_AFTER_S",
        "worker.pack_after_s",
        whole(1, 31_536_000),
        "How long nothing of a session may have come before its batches are packed together.",
        "seconds",
    ),
    Setting(
        "CHECKERS",
        "serve.checkers",
        whole(0, 16),
        "Processes that check batches; unset, one per two cores, 2 at most, when of use.",
    ),
    Setting(
        "READ_THREADS",
        "store.read_threads",
        whole(1, 64),
        "Threads that read SQLite; the worker has two at most.",
    ),
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
        "LATE_LOGS_QUIET_S",
        "analysis.late_logs_quiet_us",
        number(0, 300, _MICROSECONDS),
        "After which logs that came within 5 minutes of a report are analyzed, once.",
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
    *MODEL_SETTINGS,
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
        "How far the worker steps back for the server; 19 is furthest. With 0 it does not, nor "
        "does an analysis.",
    ),
    Setting(
        "DELIVER_PRIVATE",
        "deliver.private",
        _NETWORKS,
        "Networks that alerts may go to though they are not public, as `10.1.0.0/16`.",
    ),
    Setting("DELIVER_PORTS", "deliver.ports", ports(), "Ports that alerts may go to."),
    Setting(
        "SOURCE_MAPS",
        "source_maps.folder",
        place(),
        "Folder with the source maps of builds, by release; read only.",
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
    Setting("SERVER", "remote.server", WEB_ADDRESS, "Server that `issues` and `session` ask."),
    Setting("API_KEY", "remote.api_key", _KEY, "Secret key they use.", secret=True),
    Setting("PROJECT", "remote.project", _PROJECT, "Project they mean, by its id or name."),
)
