"""An answer that its page logs it could not use, in the engine's own words. Not: thrown errors.

A page that catches what it threw often logs only a sentence with the message behind it. It is the
answer's shape where the press before asked for that one thing and the line stands right behind.
"""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.events import Event, EventKind, Thrown
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.misshapen import answer_touched
from usercontext.analyze.signals.answers.other_media import unusable
from usercontext.analyze.signals.exceptions.engine_words import engine_words
from usercontext.analyze.signals.signal import Signal
from usercontext.domain.log_entry import Level

_AT_ONCE_US, _DRAWN_US = 100_000, 150_000
_MOST_NEAR = 20
_WALKS_A_LIST = re.compile(r"\.(?:map|forEach|filter|find|some|every|reduce|sort|slice)\b|iterable")


def find_told_unusable(timeline: Timeline) -> Iterator[Signal]:
    """Yield each good answer to a press behind which a line ends in an engine's complaint of it."""
    for line in timeline.errors:
        if line.kind is not EventKind.CONSOLE or line.level is not Level.ERROR or line.thrown:
            continue
        said = engine_words(line.text)
        answer = _answer_to_the_press(timeline, line, said) if said else None
        if answer is not None and not _is_a_list_all_the_same(answer, said):
            signal = unusable(timeline, answer, "with what the page could not use", line)
            yield replace(signal, text=f"{signal.text}, and the page said {quote(line.text)}")


def _answer_to_the_press(timeline: Timeline, line: Event, said: str) -> Event | None:
    """Return the one answer between the last press and a line, where nothing was waited for."""
    caught = Thrown("TypeError", said, (), uncaught=False, rejection=False)
    answer = answer_touched(timeline, replace(line, thrown=caught))
    press = timeline.pressed_before(line.index)
    if answer is None or press is None or answer.index < press.index:
        return None
    if not 0 <= answer.at_us - press.at_us <= _AT_ONCE_US:
        return None
    if not 0 <= line.at_us - answer.answered_us <= _DRAWN_US:
        return None
    near = timeline.between(press.at_us, line.at_us, _MOST_NEAR)
    asked = [event for event in near if event.request is not None and event.index > press.index]
    return answer if len(asked) == 1 else None


def _is_a_list_all_the_same(answer: Event, said: str) -> bool:
    """Tell a captured list of which the page says that it is none: it read another value."""
    body = (answer.request.body if answer.request is not None else "") or ""
    return body.lstrip().startswith("[") and _WALKS_A_LIST.search(said) is not None
