"""Clicks that failed because a third-party script never loaded. Not: the script itself.

Counters are blocked all day long and nobody misses them. A chat or a consent dialog is missed by
whoever presses for it: then the error that the press threw is the absent script's doing.
"""

import re

from msgspec.structs import replace

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.exceptions.tag_names import counter_named_in
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

LACKED = "; the script "
"""What a sentence says of the script that was missed begins so."""

_AT_ONCE_US = 1_000_000
_MOST_ASKED = 400
_TELLING_NAME = 4
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_NAME = re.compile(
    r"variable: ([\w$]{1,40})|^'?([\w$]{1,40})'? is (?:not defined|undefined)|"
    r"\bwindow\.([\w$]{1,40})\b"
)
_MISSES = re.compile(r"undefined \(reading '|is undefined$|is not defined|evaluating '")
_ALIASES = {
    "ze": "zdassets|zendesk",
    "$crisp": "crisp",
    "tawk_api": "tawk",
    "lc_api": "livechat",
    "hubspotconversations": "hs-scripts|hubspot",
    "onetrust": "cookielaw|onetrust",
    "optanon": "cookielaw|onetrust",
    "uc_ui": "usercentrics",
    "fb": "facebook",
}
"""What scripts call themselves in a page where their address says it otherwise."""

_COUNTED = re.compile(r" \d{1,4} times(?= did nothing| in a row)")
"""A count is of the presses alone, and the script stands beside them."""

_DEAD = (SignalKind.DEAD_CLICK, SignalKind.RAGE_CLICK)
_SERVED = (
    (
        re.compile(r"chat|messenger", re.I),
        re.compile(r"intercom|zendesk|zdassets|drift|crisp|tawk|livechat|hubspot|hs-scripts"),
    ),
    (
        re.compile(r"cookie|consent", re.I),
        re.compile(r"cookielaw|onetrust|cookiebot|usercentrics|didomi|trustarc|iubenda|consent"),
    ),
)
"""What is pressed for, and whose scripts serve it."""


def excuse_absent(timeline: Timeline, found: list[Signal], signal: Signal) -> Signal:
    """Return an error about a counter's own name as noise, where no press came to nothing."""
    thrown = signal.event.thrown
    if signal.kind not in _THROWN or signal.party is not Party.SERVICE or thrown is None:
        return signal
    if not counter_named_in(thrown.message):
        return signal
    pressed = _pressed(timeline, signal.event) is not None
    if pressed or signal.also or any(one.kind in _DEAD for one in found):
        return signal
    return replace(signal, party=Party.BYSTANDER)


def blame_absent(timeline: Timeline, signal: Signal) -> Signal:
    """Return what a press threw as the doing of the script that it needed; any other as it is."""
    dead = signal.kind in _DEAD
    if not (dead or signal.kind in _THROWN) or signal.party is not Party.FIRST:
        return signal
    click = signal.event if dead else _pressed(timeline, signal.event)
    absent = _absent(timeline, signal.event, click) if click is not None else None
    if absent is None or absent.request is None:
        return signal if dead else _with_lone(timeline, signal)
    url = absent.request.url
    address = f"{clean(url.host, 80)}{clean(url.path, 120)}"
    return replace(
        signal,
        category=Category.THIRD_PARTY,
        party=Party.SERVICE,
        text=f"{_COUNTED.sub('', signal.text)}{LACKED}{address} did not load",
        also=(*signal.also, absent),
    )


def _with_lone(timeline: Timeline, signal: Signal) -> Signal:
    """Return what a press missed a thing for, with the one script that the page lacks besides.

    Nothing says that the script would have brought it, so whose error it is stays as it was.
    """
    thrown, number = signal.event.thrown, timeline.page_number(signal.event.index)
    missed = thrown is not None and _MISSES.search(thrown.message[:200]) is not None
    lost = _lost(timeline).get(number, ()) if missed else ()
    if len(lost) != 1 or lost[0].index > signal.event.index or lost[0].request is None:
        return signal
    url = lost[0].request.url
    address = f"{clean(url.host, 80)}{clean(url.path, 120)}"
    text = f"{signal.text}{LACKED}{address} did not load"
    return replace(signal, text=text, also=(*signal.also, lost[0]))


def _pressed(timeline: Timeline, event: Event) -> Event | None:
    """Return the press that threw this, if one did."""
    click = timeline.click_before(event.index)
    return click if click is not None and event.at_us - click.at_us <= _AT_ONCE_US else None


def _absent(timeline: Timeline, event: Event, click: Event) -> Event | None:
    """Return the bystander's script that this page lacks and that the press was for."""
    lacking = _lacking(timeline).get(timeline.page_number(event.index), ())
    if not lacking:
        return None
    thrown = event.thrown
    name = _NAME.search(thrown.message[:200]) if thrown else None
    called = next(filter(None, name.groups())) if name else ""
    wanted = _wanted(called, click, timeline.route_at(event.at_us))
    for asked, address in lacking:
        if asked.index <= event.index and any(one.search(address) for one in wanted):
            return asked
    return None


@once
def _lacking(timeline: Timeline) -> dict[int, list[tuple[Event, str]]]:
    """Return bystanders' scripts that did not come, with their addresses, by page, newest first."""
    found: dict[int, list[tuple[Event, str]]] = {}
    for asked in reversed(timeline.answered[-_MOST_ASKED:]):
        request = asked.request
        if request is None or request.resource != "script":
            continue
        failed = not request.status or request.status >= 400
        if failed and party_of_url(request.url, timeline.page_host) is Party.BYSTANDER:
            address = f"{request.url.host}{request.url.path}".lower()
            found.setdefault(timeline.page_number(asked.index), []).append((asked, address))
    return found


@once
def _lost(timeline: Timeline) -> dict[int, list[Event]]:
    """Return other houses' scripts that did not come, by page; counters' are missed by nobody."""
    found: dict[int, list[Event]] = {}
    for asked in timeline.answered[-_MOST_ASKED:]:
        request = asked.request
        if request is None or request.resource != "script" or 0 < (request.status or 0) < 400:
            continue
        if party_of_url(request.url, timeline.page_host) in (Party.FOREIGN, Party.SERVICE):
            found.setdefault(timeline.page_number(asked.index), []).append(asked)
    return found


def _wanted(name: str, click: Event, route: str) -> tuple[re.Pattern[str], ...]:
    """Return by what the address of the script is known: its global's name, what was pressed.

    A page that is itself there to chat does so by its own code.
    """
    called = name.lower()
    known = _ALIASES.get(called) or (re.escape(called) if len(called) >= _TELLING_NAME else "")
    label = click.element.label if click.element else ""
    served = tuple(
        hosts for said, hosts in _SERVED if said.search(label) and not said.search(route)
    )
    return (re.compile(known), *served) if known else served
