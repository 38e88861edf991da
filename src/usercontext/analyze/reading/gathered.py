"""A session's events grouped by address, words or control. Not: times."""

from collections.abc import Sequence

from usercontext.analyze.reading.events import Event, EventKind


def by_address(requests: Sequence[Event]) -> dict[tuple[str, str], list[Event]]:
    """Return requests by what was asked for."""
    found: dict[tuple[str, str], list[Event]] = {}
    for event in requests:
        if event.request is not None:
            found.setdefault(event.request.address, []).append(event)
    return found


def by_words(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Return what the page wrote by its words."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.kind is EventKind.CONSOLE and event.text:
            found.setdefault(event.text, []).append(event)
    return found


def by_key(clicks: Sequence[Event]) -> dict[str, list[Event]]:
    """Return clicks by the control that they were on."""
    found: dict[str, list[Event]] = {}
    for click in clicks:
        if click.element is not None:
            found.setdefault(click.element.key, []).append(click)
    return found


def last_run(clicks: Sequence[Event]) -> Event | None:
    """Return the first of the last clicks that are all on one control."""
    first = None
    for click in reversed(clicks):
        if first is not None and _key(click) != _key(first):
            break
        first = click
    return first


def _key(click: Event) -> str | None:
    return click.element.key if click.element is not None else None
