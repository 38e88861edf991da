"""Facts of a session: where it began, whether it converted. Not: storing, comparing."""

from collections.abc import Sequence

from msgspec import Struct

from usercontext.analyze.language.urls import path_template
from usercontext.analyze.reach.definitions import definition_of
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.domain.log_entry import LogEntry
from usercontext.domain.project_settings import Conversion, ProjectSettings, path_matches

_LONGEST_PATH = 200


class SessionFacts(Struct, frozen=True):
    """Where a session began and whether it converted, by which definition ('' for none)."""

    entry_path: str
    converted: bool
    definition: str


def facts_of(entries: Sequence[LogEntry], settings: ProjectSettings) -> SessionFacts:
    """Return what a session came to, from its entries in order of arrival."""
    reported_us = entries[-1].instant_us if entries else 0
    return facts_from(Timeline(Report("", None, reported_us, None, None, entries)), settings)


def facts_from(timeline: Timeline, settings: ProjectSettings) -> SessionFacts:
    """Return what a session came to, where its timeline is at hand."""
    return SessionFacts(
        _entry_path(timeline),
        _is_converted(timeline, settings.conversion),
        definition_of(settings.conversion),
    )


def _entry_path(timeline: Timeline) -> str:
    for event in timeline.navigations:
        if event.target is not None:  # its origin may be a page that led here from elsewhere
            return path_template(event.target.path)[:_LONGEST_PATH]
    return ""


def _is_converted(timeline: Timeline, conversion: Conversion | None) -> bool:
    if conversion is None:
        return False
    if conversion.path is not None:
        places = (event.target.path for event in timeline.navigations if event.target)
        return any(path_matches(conversion.path, place) for place in places)
    wanted = (conversion.text or "").casefold()
    return any(
        wanted in _words(event).casefold()
        for event in timeline.events
        if _is_looked_at(timeline.entries[event.id], conversion)
    )


def _is_looked_at(entry: LogEntry, conversion: Conversion) -> bool:
    types = (None, entry.type), (None, entry.event_type)
    return conversion.type in types[0] and conversion.event_type in types[1]


def _words(event: Event) -> str:
    label = event.element.label if event.element else ""
    asked = f"{event.request.method} {event.request.url.path}" if event.request else ""
    return f"{event.text} {label} {asked}"
