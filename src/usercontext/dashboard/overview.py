"""The overview: what happened in a range, why, and whether anything arrives. Not: counting it."""

from urllib.parse import urlencode

from usercontext.actions import first_run, overview
from usercontext.actions.refusals import list_refusals
from usercontext.dashboard.asked import Told
from usercontext.dashboard.filters import as_count, as_many
from usercontext.dashboard.pictures import Layer, Picture, Stack, draw, share
from usercontext.dashboard.ranges import (
    PRESETS,
    Range,
    days_of,
    read_range,
    span_words,
    width_words,
)
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Context, Visit
from usercontext.domain.account import Role, may
from usercontext.domain.analysis import Priority
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.overview import DAY_US, KEPT_US, Arrivals, Overview, ServerState

_PRIORITIES: tuple[Priority | None, ...] = (*Priority, None)
_ISSUE_LAYERS = (
    *(Layer(each.value.lower(), each.value) for each in Priority),
    Layer("none", "not analyzed yet"),
)
_SESSION_LAYERS = (
    Layer("troubled", "met trouble"),
    Layer("well", "went well"),
    Layer("unseen", "not examined"),
)
_MOST_REFUSALS = 6


async def show_overview(visit: Visit) -> Told:
    """Show everything of a range on one page."""
    now_us = visit.deps.clock.now_us()
    asked = read_range(visit.query, now_us)
    found = await overview.show_overview(visit.deps, visit.key, asked.span)
    is_new = found.arrivals.newest_us is None and not sum(one.total for one in found.issues)
    has_session = not is_new or await first_run.has_session(visit.deps, visit.key)
    refused = await list_refusals(visit.deps, visit.key, visit.member.project_id, False)
    top = max((one.sessions for one in found.causes.top), default=0)
    failing = max((one.sessions for one in found.causes.endpoints), default=0)
    return show(
        visit,
        "overview.html",
        asked=asked,
        presets=PRESETS,
        found=found,
        has_session=has_session,
        issues=_draw_issues(visit, found),
        sessions=_draw_sessions(found),
        bar_words=width_words(asked.span.width_us),
        tiles=_tiles(visit, found, asked),
        share=share,
        most={"causes": top, "endpoints": failing},
        refusals=refused.refusals[:_MOST_REFUSALS],
        more_refusals=len(refused.refusals) - _MOST_REFUSALS,
        server=await _server(visit),
        rate=entries_a_minute(found.arrivals),
        known_days=_known_days(found, asked, now_us),
        is_beyond_kept=asked.span.from_us < now_us - KEPT_US - DAY_US,
    )


def entries_a_minute(arrivals: Arrivals) -> str:
    """Write how many entries arrive in a minute: ``0``, ``0.4``, ``12``, ``1 200``."""
    rate = arrivals.entries * 60 * MICROSECONDS / arrivals.window_us
    return f"{rate:.1f}" if 0 < rate < 10 else as_count(round(rate))


async def _server(visit: Visit) -> ServerState | None:
    if not may(visit.member.role, Role.OWNER):  # it tells of other projects too
        return None
    return await overview.show_server(visit.deps)


def _inbox(visit: Visit, **fields: str) -> str:
    return visit.path("/issues?") + urlencode({"status": "all"} | fields)


def _draw_issues(visit: Visit, found: Overview) -> Picture:
    stacks = []
    for bucket in found.issues:
        counts = tuple(bucket.by_priority[each] for each in _PRIORITIES)
        end_us = bucket.start_us + found.span.width_us
        href = _inbox(visit, **days_of(bucket.start_us, end_us)) if bucket.total else None
        words = _bar_words(bucket.start_us, found, "issue", counts, _ISSUE_LAYERS)
        stacks.append(Stack(counts, words, href))
    return draw(_ISSUE_LAYERS, stacks)


def _draw_sessions(found: Overview) -> Picture:
    stacks = []
    for bucket in found.sessions.buckets:
        counts = (bucket.troubled, bucket.well, bucket.unseen)
        words = _bar_words(bucket.start_us, found, "session", counts, _SESSION_LAYERS)
        stacks.append(Stack(counts, words))
    return draw(_SESSION_LAYERS, stacks)


def _bar_words(
    start_us: int, found: Overview, noun: str, counts: tuple[int, ...], layers: tuple[Layer, ...]
) -> str:
    when = span_words(start_us, found.span.width_us)
    told = [
        f"{as_count(count)} {layer.name}"
        for layer, count in zip(layers, counts, strict=True)
        if count
    ]
    so_far = " so far" if start_us + found.span.width_us > found.span.to_us else ""
    details = f" ({', '.join(told)})" if told else ""
    return f"{when}: {as_many(sum(counts), noun)}{so_far}{details}"


def _tiles(visit: Visit, found: Overview, asked: Range) -> Context:
    """Return the few numbers that stand above everything, and where they lead."""
    span = asked.span
    days = days_of(span.from_us, span.from_us + span.buckets * span.width_us)
    sessions = sum(one.total for one in found.sessions.buckets)
    looked = sessions - sum(one.unseen for one in found.sessions.buckets)
    troubled = sum(one.troubled for one in found.sessions.buckets)
    urgent = (Priority.P0, Priority.P1)
    return {
        "issues": sum(one.total for one in found.issues),
        "issues_href": _inbox(visit, **days),
        "open": sum(found.open_now.values()),
        "urgent": [
            (each.value, found.open_now[each], _inbox(visit, status="open", priority=each.value))
            for each in urgent
        ],
        "sessions": sessions,
        "troubled": troubled,
        "percent": round(100 * troubled / looked) if looked else None,
    }


def _known_days(found: Overview, asked: Range, now_us: int) -> float | None:
    """Return for how many days there can be anything, where that is less than was asked for."""
    if found.began_us <= asked.span.from_us + found.span.width_us:
        return None
    return max(0.0, (min(now_us, asked.span.to_us) - found.began_us) / DAY_US)
