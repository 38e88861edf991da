"""The timeline of a session: the page, its parts, what an issue's page shows of it. Not: entries.

What is shown stands in the address: ``kind``, ``level``, ``q`` filter, as do ``from`` and ``to``,
offsets from the first entry; ``at`` names the entry to stand around, ``after`` and ``before`` go on
from one that was shown, ``fold=off`` folds nothing; ``go`` leads on to the failure that is ``next``
or ``previous``.
"""

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode
from uuid import UUID

from usercontext.actions import accounts, sessions, timeline
from usercontext.dashboard.asked import Told, moved
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.dashboard.spans import read_offset
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.errors import NotFound
from usercontext.domain.ids import parse_uuid
from usercontext.domain.log_entry import Level
from usercontext.domain.timeline import EntryKind, TimelineWish

_ROWS = 300
_ROWS_BESIDE = 40
"""On an issue's page: what is cited and around it; the rest comes as one scrolls, or by a link."""
_LONGEST_SEARCH = 200
_CAPTURED_US = 90 * MICROSECONDS
"""Our script sends what it has every few seconds; a page left open says something once a minute."""
_REST_US = 999
"""Offsets are written to the millisecond: all of the last one is meant."""
_PAGE_PATH = "/sessions/"
_PLACES = ("at", "after", "before", "until", "go")


@dataclass(frozen=True)
class Timeline:
    """What the templates of a timeline are given; links lead to the session's own page.

    ``is_page`` is False for the part on an issue's page, which neither filters nor searches.
    """

    shown: timeline.Timeline
    base: str
    query: Fields
    is_page: bool
    is_captured: bool
    project_path: str

    @property
    def issues_path(self) -> str | None:
        """Return where issues are, None when all that is cited belongs to one of them."""
        return f"{self.project_path}/issues" if len(self.shown.reports) > 1 else None

    def link(self, **changes: str | None) -> str:
        """Return the address with changes; what was stood around or continued is left behind."""
        left: dict[str, str | int | None] = dict.fromkeys(_PLACES)
        return self.base + self.query.with_changes(**(left | changes))

    def entry_link(self, log_id: str) -> str:
        """Return the permalink of an entry, good with and without scripts.

        On the session's own page it leaves out the path: three hundred rows have one each.
        """
        return f"{self._around}{log_id}#e-{log_id}"

    @cached_property
    def _around(self) -> str:
        link = self.link()
        start = link.removeprefix(self.base) if self.is_page else link
        return f"{start}{'&' if '?' in link else '?'}at="

    @property
    def brush(self) -> str:
        """Return the address that a script adds a range to."""
        return self.link(**{"from": None, "to": None})

    @property
    def entries_path(self) -> str:
        """Return what the address of an entry's own page begins with, as short as it may be."""
        return (
            f"{self.shown.session.session_id}/entries" if self.is_page else f"{self.base}/entries"
        )

    def going_on(self, after: str | None, before: str | None) -> str:
        """Return the address of entries that are not shown yet: after one, before one, between."""
        if after is None:
            return self.base + self.query.with_changes(after=None, until=None, before=before)
        return self.base + self.query.with_changes(after=after, until=before, before=None)

    def toggled(self, name: str, value: str) -> str:
        """Return the address with one kind or level taken in or out."""
        on = self.query.all(name)
        kept = [one for one in on if one != value] if value in on else [*on, value]
        rest = self.query.with_changes(**dict.fromkeys((*_PLACES, name)))
        more = urlencode([(name, one) for one in kept])
        joined = "&".join(part for part in (rest[1:], more) if part)
        return self.base + (f"?{joined}" if joined else "")

    def is_on(self, name: str, value: str) -> bool:
        """Tell whether a kind or level is asked for."""
        return value in self.query.all(name)


async def timeline_of(
    visit: Visit, session_id: UUID, cited: frozenset[str] = frozenset()
) -> Timeline:
    """Return what ``parts/timeline.html`` shows of a session on an issue's page: what is cited.

    Raises NotFound.
    """
    wish = TimelineWish(focus=cited, rows=_ROWS_BESIDE, at=visit.query.get("at") or None)
    shown = await timeline.show_timeline(visit.deps, visit.key, session_id, wish)
    return _timeline(visit, shown, Fields(), is_page=False)


async def show_session(visit: Visit) -> Told:
    """Show a session, or for a script the lines that go on from one."""
    wish = read_wish(visit.query, alone=not visit.asked.is_part)
    shown = await timeline.show_timeline(visit.deps, visit.key, _session_id(visit), wish)
    # lines that a script asks for are put into an issue's page too: links there need their paths
    lines = _timeline(visit, shown, visit.query, is_page=not wish.goes_on)
    if visit.query.get("go") in ("next", "previous"):
        return moved(_failure_beside(lines, visit.query.get("go")))
    if wish.goes_on:
        return show(visit, "parts/timeline_rows.html", timeline=lines)
    return show(visit, "session.html", timeline=lines)


async def show_deletion(visit: Visit) -> Told:
    """Ask whether a session is to be deleted with all that was made of it."""
    view = await sessions.show_session(visit.deps, visit.key, _session_id(visit))
    return show(visit, "session_delete.html", view=view)


async def delete_session(visit: Visit) -> Told:
    """Delete a session, its log and its issues."""
    session_id = _session_id(visit)
    await sessions.delete_session(visit.deps, visit.key, session_id)
    await accounts.note(visit.deps, visit.member, visit.who, "session deleted", str(session_id))
    return moved(visit.path("/issues"))


async def show_entry(visit: Visit) -> Told:
    """Show one entry: on a page of its own whole, below its line at a glance."""
    session_id, log_id = _session_id(visit), visit.ids[2]
    is_part = visit.asked.is_part
    view = await timeline.show_entry(
        visit.deps, visit.key, session_id, log_id, is_whole=not is_part
    )
    base = visit.path(f"{_PAGE_PATH}{session_id}")
    template = "parts/entry.html" if is_part else "entry.html"
    return show(visit, template, view=view, base=base, is_whole=not is_part)


def _failure_beside(lines: Timeline, direction: str) -> str:
    """Return the page of the failure after or before the entry that is stood on."""
    chosen = lines.shown.chosen
    beside = chosen.next_failure if direction == "next" else chosen.previous_failure
    target = beside or chosen.current
    return lines.base if target is None else f"{lines.link(at=target, go=None)}#e-{target}"


def read_wish(query: Fields, *, alone: bool) -> TimelineWish:
    """Read what is wanted; what is no kind, level or id of ours is ignored: people edit these."""
    kinds, levels = query.all("kind"), query.all("level")
    from_us, to_us = read_offset(query.get("from")), read_offset(query.get("to"))
    if from_us is not None and to_us is not None:
        from_us, to_us = sorted((from_us, to_us))
    return TimelineWish(
        kinds=frozenset(kind for kind in EntryKind if kind in kinds),
        levels=frozenset(level for level in Level if level in levels),
        words=" ".join(query.get("q").split())[:_LONGEST_SEARCH],
        from_us=from_us,
        to_us=None if to_us is None else to_us + _REST_US,
        at=_log_id(query, "at"),
        after=_log_id(query, "after"),
        until=None if alone else _log_id(query, "until"),
        before=_log_id(query, "before"),
        alone=alone,
        folds=query.get("fold") != "off",
        rows=_ROWS,
    )


def _log_id(query: Fields, name: str) -> str | None:
    return query.get(name)[:24] or None


def _timeline(visit: Visit, shown: timeline.Timeline, query: Fields, *, is_page: bool) -> Timeline:
    idle_us = visit.deps.clock.now_us() - shown.counts.last_seen_us
    return Timeline(
        shown,
        visit.path(f"{_PAGE_PATH}{shown.session.session_id}"),
        query,
        is_page,
        is_captured=idle_us < _CAPTURED_US,
        project_path=visit.path(),
    )


def _session_id(visit: Visit) -> UUID:
    session_id = parse_uuid(visit.ids[1])
    if session_id is None:
        raise NotFound(sessions.NO_SUCH_SESSION)
    return session_id
