"""Words of reports for "what I had is gone". Not: whether it is, or what."""

import re
from functools import lru_cache

from usercontext.analyze.language.words import fold, needles

_GONE = needles(
    " gone | lost | missing | disappear| vanish| erased | deleted | wiped | empty | nothing left"
    "| weg | verschwund| verlor| fehl| leer | geloscht | disparu| perdu| vide | efface"
    "| desaparec| perdi| vaci| borrad| spari| pers| vuot| kwijt| verdwen| leeg | znik| strac"
    "| væk | forsvund| mistet | disparai| zmiz| eltun| katos| havinn"
    "| borta| forsvunn| sumiu| kayb| silin| пропал| исчез|消え|丢|不见|사라"
)
_NOT_THERE = re.compile(
    r" (?:not|isn t|no longer) (?:there|here|saved|in the)| nicht (?:mehr )?(?:da|gespeichert) "
    r"| (?:n est |est )?plus la | ya no esta | non c e piu | nao esta | niet meer "
)


@lru_cache(maxsize=64)
def says_gone(description: str) -> bool:
    """Tell a report by whose words something is gone, or nothing is left of it."""
    said = fold(description)
    return any(map(said.__contains__, _GONE))


@lru_cache(maxsize=64)
def misses_something(description: str) -> bool:
    """Tell such a report, or one by which something is not there, or not any more."""
    return says_gone(description) or _NOT_THERE.search(fold(description)) is not None
