"""A page that had not finished loading when its user reported.

The browser's script measures a page once it is there. Where it measured others of the visit, and of
the last one nothing for as long as anybody waits, that page was still coming: a part that is sent
later, as streaming frameworks do, never was. Counts where the report speaks of waiting
(`overheard`), for what a page waits for may be a picture that nobody misses. Not: slow pages.
"""

from collections.abc import Iterator

from usercontext.analyze.language.text import clean
from usercontext.analyze.reading.events import Event
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category

_WAITED_US = 6_000_000
_WAITING = (
    "load loads loading spinner spinning spins forever endless endlessly wait waiting stuck hang"
    " hangs laden ladt lade laedt ewig endlos dreht hangt warte charge chargement tourne attends"
    " carga cargando espera carrega carregando carica caricamento laadt laden wczytuje laduje"
)


def find_unfinished_pages(timeline: Timeline) -> Iterator[Signal]:
    """Yield the last page, where nothing was measured of it and other pages were."""
    last: Event | None = None
    is_measured, others = False, 0
    for event in timeline.paced:
        if event.topic == "vital":
            others += not is_measured and last is not None
            is_measured = True
        elif event.topic == "load":
            last, is_measured = event, False
    if last is None or is_measured or not others or last.target is None:
        return
    if timeline.navigations[-1] is not last or timeline.left_us - last.at_us < _WAITED_US:
        return
    path = clean(last.target.path, 120)
    yield Signal(
        kind=SignalKind.NO_ANSWER,
        category=Category.TIMEOUT_SLOW,
        event=last,
        party=Party.FIRST,
        text=f"The page {path} had not come whole when it was reported",
        words=f"{path} {_WAITING}",
        message="a page that does not end",
        endpoint=f"page {path}",
        until_us=timeline.left_us,
        overheard=True,
        last_word=True,
    )
