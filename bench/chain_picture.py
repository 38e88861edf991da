"""The picture of one chain, docs/pictures/chain.svg, drawn from a recording. Not: how it is found.

    python -m bench.chain_picture

Reads the shipped recording of a checkout that fails, has it judged, and draws what the analyzer
made of it: the click, the root, what followed, the further tries, in lanes over the visit's time.
"""

from pathlib import Path

from bench.svg import Drawing
from usercontext.actions.evaluation import report_of
from usercontext.analyze.causes.ranking import Chain, rank_causes
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.rules import analyze
from usercontext.analyze.signals.detect import find_signals
from usercontext.evals.cases import Case, CaseIssue, Label
from usercontext.evals.recordings import load_recording

_RECORDING = "failing-checkout"
_PICTURE = Path(__file__).parent.parent / "docs" / "pictures" / "chain.svg"
_WIDTH, _HEIGHT = 760, 330
_LEFT, _RIGHT = 130.0, 730.0
_LANES = {"the user": 96.0, "requests": 166.0, "the page": 236.0}


def main() -> None:
    """Draw the picture and say where it is."""
    _PICTURE.write_text(draw_chain(), encoding="utf-8")
    print(_PICTURE)


def draw_chain() -> str:
    """Return the picture of the recording's best chain."""
    recording = load_recording(_RECORDING)
    assert recording.issue is not None
    issue = CaseIssue(recording.issue.user_description, recording.issue.metadata)
    report = report_of(Case(_RECORDING, "recorded", Label(), issue, recording.logs))
    timeline = Timeline(report)
    ranking = rank_causes(timeline, find_signals(timeline), report.description)
    chain, probability = ranking.chains[0]
    told = f"{analyze(report).verdict.value}; this chain has {probability:.0%} of what competes"
    return _Picture(timeline, chain, told).draw()


class _Picture:
    """Seconds of the visit as places; grows while it is drawn."""

    def __init__(self, timeline: Timeline, chain: Chain, told: str) -> None:
        self._chain = chain
        self._begin_us = timeline.events[0].at_us
        self._drawing = Drawing(_WIDTH, _HEIGHT, f"A chain of causes: {chain.root.text}")
        clicks = (chain.trigger, *chain.retries)
        self._clicks = [click for click in clicks if click is not None]
        self._first_us = self._clicks[0].at_us - 300_000
        self._last_us = timeline.end_us + 400_000
        self._told = told

    def draw(self) -> str:
        """Return the picture: lanes, what hangs together, and the words to it."""
        drawing, chain = self._drawing, self._chain
        drawing.words(24, 30, chain.root.text, "title")
        drawing.words(24, 50, self._told, "quiet")
        for name, y in _LANES.items():
            drawing.words(24, y + 4, name)
            drawing.line(_LEFT, y, _RIGHT, y, "grid")
        shown = [(chain.root.event, "root"), *((e.event, "effect") for e in chain.effects)]
        self._join()
        for click in self._clicks:
            self._mark(
                click, "the user", "second", "click" if click is self._clicks[0] else "again"
            )
        for event, role in shown:
            lane = "requests" if event.request is not None else "the page"
            status = str(event.request.status) if event.request is not None else "throws"
            words = f"{status}, the root" if role == "root" else status
            self._mark(event, lane, "third" if role == "root" else "main", words)
        self._write_axis()
        return drawing.text()

    def _join(self) -> None:
        """Draw a line from each click to what it set off, and from there to what that caused."""
        events = [self._chain.root.event, *(e.event for e in self._chain.effects)]
        for click in self._clicks:
            later = [e for e in events if e.index > click.index]
            asked = next((e for e in later if e.request is not None), None)
            thrown = next((e for e in later if e.thrown is not None), None)
            if asked is None:
                continue
            self._line(click, "the user", asked, "requests")
            if thrown is not None:
                self._line(asked, "requests", thrown, "the page")

    def _line(self, one: Event, upper: str, other: Event, lower: str) -> None:
        points = (self._x(one), _LANES[upper], self._x(other), _LANES[lower])
        self._drawing.line(*points, "mark")

    def _mark(self, event: Event, lane: str, kind: str, words: str) -> None:
        x, y = self._x(event), _LANES[lane]
        self._drawing.dot(x, y, kind)
        self._drawing.words(x + 8, y - 8, words, "strong" if kind == "third" else "quiet")
        self._drawing.words(x + 8, y + 16, event.id, "quiet")

    def _write_axis(self) -> None:
        y = _HEIGHT - 50
        self._drawing.line(_LEFT, y, _RIGHT, y)
        for second in range(int(self._first_us - self._begin_us) // 1_000_000 + 1, 60):
            at_us = self._begin_us + second * 1_000_000
            if at_us > self._last_us:
                break
            self._drawing.words(self._place(at_us), y + 18, f"{second} s", "quiet", "middle")
        words = "Numbers like 1-54 are the log ids that the claims cite."
        self._drawing.words(24, _HEIGHT - 10, words, "quiet")

    def _x(self, event: Event) -> float:
        return self._place(event.at_us)

    def _place(self, at_us: int) -> float:
        share = (at_us - self._first_us) / (self._last_us - self._first_us)
        return _LEFT + share * (_RIGHT - _LEFT)


if __name__ == "__main__":
    main()
