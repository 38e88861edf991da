"""What one session met, whoever reported it, and how far the look at sessions is. Not: counting."""

from msgspec import Struct

from usercontext.domain.analysis import Category


class MetSignature(Struct, frozen=True):
    """A signature that a session carries, shown first by the entry ``evidence``.

    ``is_root``: nothing before it explains it. ``links`` is how complete its chain is: a click, an
    effect, another try. ``went_on``: the user went on as if nothing had been wrong. ``former`` is
    what earlier versions of the algorithm call the same.
    """

    signature: str
    category: Category
    evidence: str
    is_root: bool
    links: int
    went_on: bool
    former: tuple[str, ...] = ()


class SessionReading(Struct, frozen=True):
    """A session read for its signatures; ``left_out`` counts those beyond what is kept of one.

    ``is_healthy``: the user went on after everything that was wrong, or nothing was.
    """

    met: tuple[MetSignature, ...]
    is_healthy: bool
    left_out: int
    browser: str


class ReachProgress(Struct, frozen=True):
    """How far the look at sessions is, for operators: sessions counted since the installation."""

    passed: int
    sampled_out: int
    signatures_left_out: int
    lag_s: float
    coverage: float
