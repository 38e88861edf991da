"""Small pictures of how something went, as the path of a template's SVG. Not: the template."""

from functools import lru_cache

from msgspec import Struct

WIDTH, HEIGHT = 72, 20
_TALLEST = HEIGHT - 2
_MOST_BARS = 24


class Trend(Struct, frozen=True):
    """Bars, oldest first, as one path: what was counted; and where nothing was, a line.

    ``words`` say what they show.
    """

    bars: str
    gaps: str
    words: str


@lru_cache(maxsize=1_000)  # an inbox shows the same fifty again and again
def trend_of(counts: tuple[int, ...], hours: int) -> Trend | None:
    """Draw counts per so many hours; None when there is nothing to see."""
    counts, hours = _fewer(counts, hours)
    span = "hour" if hours == 1 else f"{hours} hours"
    return _draw(counts, f"Sessions per {span}") if any(counts) else None


@lru_cache(maxsize=1_000)
def days_of(counts: tuple[int, ...]) -> Trend | None:
    """Draw issues a day; None when there is nothing to see."""
    return _draw(counts, f"Issues per day over {len(counts)} days") if any(counts) else None


def _draw(counts: tuple[int, ...], what: str) -> Trend:
    most, step = max(counts), WIDTH / len(counts)
    bars: list[str] = []
    gaps: list[str] = []
    for number, count in enumerate(counts):
        left, width = round(number * step + step * 0.1, 1), round(step * 0.8, 1)
        height = round(max(count / most * _TALLEST, 1.0), 1)
        (bars if count else gaps).append(f"M{left:g} {HEIGHT}v-{height:g}h{width:g}v{height:g}z")
    words = f"{what}: at most {most:,}, lately {counts[-1]:,}"
    return Trend("".join(bars), "".join(gaps), words)


def _fewer(counts: tuple[int, ...], hours: int) -> tuple[tuple[int, ...], int]:
    # summed, never sampled: a single bad hour must not fall between two bars
    together = -(-len(counts) // _MOST_BARS) or 1
    padded = (0,) * (-len(counts) % together) + counts
    sums = (sum(padded[at : at + together]) for at in range(0, len(padded), together))
    return tuple(sums), hours * together
