"""Asking a model: why the rules answered instead, what one call cost. Not: how it is asked."""

from enum import StrEnum

from msgspec import Struct


class Fallback(StrEnum):
    """Why an analysis is the rules' own although a model is configured; a closed set."""

    NO_CANDIDATES = "no_candidates"
    """The rules found nothing that a model could choose from."""
    DAILY_BUDGET = "daily_budget"
    CALLS_USED_UP = "calls_used_up"
    CIRCUIT_OPEN = "circuit_open"
    """It failed several times in a row, and is left alone for a while."""
    BUSY = "busy"
    """Other reports had waited for longer than a model may take."""
    DEADLINE = "deadline"
    TIMED_OUT = "timed_out"
    RATE_LIMITED = "rate_limited"
    UNREACHABLE = "unreachable"
    CONNECTION_BROKEN = "connection_broken"
    PROVIDER_ERROR = "provider_error"
    """5xx."""
    NOT_ACCEPTED = "not_accepted"
    """4xx: a wrong key, model name or address."""
    REDIRECTED = "redirected"
    TOO_LARGE = "too_large"
    UNREADABLE = "unreadable"
    """What came back is not what the provider's protocol or JSON allows."""
    WRONG_SCHEMA = "wrong_schema"
    CUT_OFF = "cut_off"
    """The answer ended at the limit of tokens."""
    DECLINED = "declined"
    """The model, or a filter before it, refused to answer."""
    UNSUPPORTED = "unsupported"
    """No claim about the cause survived the checker."""
    OVERRULED = "overruled"
    """It said inconclusive where the chain from action to effect is complete."""
    FAILED = "failed"
    """Our own mistake; the log has it."""


ANSWERED = "answered"
STARTED = "started"


class ModelUse(Struct, frozen=True):
    """Calls, tokens and cost of a day; cost in millionths of the currency of the prices."""

    calls: int = 0
    tokens: int = 0
    cost_micros: int = 0
