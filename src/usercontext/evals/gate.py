"""Whether an analyzer is worse than before, or than another. Not: measuring it."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

import msgspec

from usercontext.evals.scores import Scores

TOLERANCE = 0.01
"""A share may fall by this much: three or four of some hundred cases, where a page's own timing
made another entry the nearest. Never for what must be nought."""
_HIGHER_IS_BETTER = ("hit_1", "hit_3", "priority", "impact", "f1")
_LOWER_IS_BETTER = ("ece",)
_NEVER = ("guards_broken", "unsupported")
_REFERENCE = files("usercontext.evals") / "reference.json"


def load_reference() -> dict[str, Scores]:
    """Return the committed scores by the analyzer's name."""
    return msgspec.json.decode(_REFERENCE.read_bytes(), type=dict[str, Scores])


def regressions(was: Scores, now: Scores) -> tuple[str, ...]:
    """Say in which numbers ``now`` is worse than ``was`` allows; empty when it may pass."""
    return (*_broken(now), *_fallen(was, now))


def not_nought(now: Scores) -> tuple[str, ...]:
    """Say what must be nought and is not, whatever it was before."""
    return tuple(_broken(now))


def compare_all(
    reference: Mapping[str, Scores], found: Mapping[str, Scores]
) -> dict[str, tuple[str, ...]]:
    """Return what is wrong with each analyzer; one without a reference is held to the noughts."""
    return {
        name: regressions(reference[name], now) if name in reference else not_nought(now)
        for name, now in found.items()
    }


def _broken(now: Scores) -> Iterator[str]:
    for name in _NEVER:
        count = getattr(now, name)
        if count:
            yield f"{name.replace('_', ' ')}: {count}, must be 0"


def _fallen(was: Scores, now: Scores) -> Iterator[str]:
    for name in (*_HIGHER_IS_BETTER, *_LOWER_IS_BETTER):
        before, after = getattr(was, name), getattr(now, name)
        if before is None or after is None:
            continue
        worse = before - after if name in _HIGHER_IS_BETTER else after - before
        if worse > TOLERANCE + 1e-9:
            said = name.replace("_", "@") if name.startswith("hit") else name
            yield f"{said}: {after:.3f}, was {before:.3f}"
    if now.confusable > was.confusable:
        yield f"pairs of issues merged wrongly: {now.confusable}, were {was.confusable}"
