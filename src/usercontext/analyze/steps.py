"""What the user did, in words a tester can follow, each with its log ids. Never form values."""

from usercontext.analyze.events import Event
from usercontext.analyze.text import LABEL_CAP, clean, quote
from usercontext.analyze.timeline import Timeline
from usercontext.domain.analysis import Step

_MOST_STEPS = 20


def tell_steps(timeline: Timeline) -> tuple[Step, ...]:
    """Return the last clicks and navigations up to the report, repetitions folded."""
    told: list[tuple[str, list[str]]] = []
    for event in timeline.events:
        if event.at_us > timeline.moment_us:
            break
        words = _words(event)
        if not words:
            continue
        if told and told[-1][0] == words:
            told[-1][1].append(event.id)
        else:
            told.append((words, [event.id]))
    return tuple(_step(words, ids) for words, ids in told[-_MOST_STEPS:])


def _words(event: Event) -> str:
    if event.element is not None:
        return f"Click {quote(event.element.label, LABEL_CAP)}"
    if event.target is not None:
        return f"Go to {clean(event.target.path, 120) or '/'}"
    return ""


def _step(words: str, ids: list[str]) -> Step:
    often = f" {len(ids)} times" if len(ids) > 1 and words.startswith("Click") else ""
    return Step(words + often, tuple(ids[:10]))
