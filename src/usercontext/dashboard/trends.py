"""Small pictures of how something went, as points for a template's SVG. Not: the template."""

from msgspec import Struct

WIDTH, HEIGHT = 72, 20
_PAD = 2
_MOST_BARS = 24


class Bar(Struct, frozen=True):
    """A bar of a picture, in its units."""

    x: float
    y: float
    width: float
    height: float
    is_empty: bool


class Trend(Struct, frozen=True):
    """Bars, oldest first, and what they say in words."""

    bars: tuple[Bar, ...]
    words: str


def trend_of(counts: tuple[int, ...], hours: int) -> Trend | None:
    """Draw counts per so many hours; None when there is nothing to see."""
    counts, hours = _fewer(counts, hours)
    most = max(counts, default=0)
    if most == 0:
        return None
    step = WIDTH / len(counts)
    bars = tuple(_bar(number, count / most, step) for number, count in enumerate(counts))
    span = "hour" if hours == 1 else f"{hours} hours"
    return Trend(bars, f"Sessions per {span}: at most {most:,}, lately {counts[-1]:,}")


def _fewer(counts: tuple[int, ...], hours: int) -> tuple[tuple[int, ...], int]:
    # summed, never sampled: a single bad hour must not fall between two bars
    together = -(-len(counts) // _MOST_BARS) or 1
    lead = -len(counts) % together
    padded = (0,) * lead + counts
    sums = (sum(padded[at : at + together]) for at in range(0, len(padded), together))
    return tuple(sums), hours * together


def _bar(number: int, share: float, step: float) -> Bar:
    height = max(share * (HEIGHT - _PAD), 1.0)
    return Bar(
        x=round(number * step + step * 0.1, 1),
        y=round(HEIGHT - height, 1),
        width=round(step * 0.8, 1),
        height=round(height, 1),
        is_empty=share == 0,
    )
