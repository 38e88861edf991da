"""Something removed that is still there, by a line of the page. Not: response bodies.

"after removing SLOW10 the cart has SLOW10" names the same thing twice; counts are of any number.
"""

import re
from functools import lru_cache

from usercontext.analyze.language.screens import screened

_SEEN = 300
_THING = r"[\"'“]?(?P<it>(?=[\w.-]*[^\W\d])[^\W_][\w.-]{1,40})[\"'”]?"
_HAS = (
    r"(?:has|have|holds?|lists?|shows?|contains?|keeps?|includes?|returns?|names?|enthält|zeigt|hat"
    r"|contient|montre|garde|contiene|tiene)"
)
_ENDS = r"(?=\W*$|[,;:)]|\. | (?:still|as before|all the same|in it)\b)"
_SAME = rf"[\"'“]?(?P=it)[\"'”]?{_ENDS}"
_STILL = screened(
    r"\b(?:after (?:removing|deleting|cancelling|canceling|revoking|unsubscribing|leaving"
    r"|taking out|clearing|dropping|unlinking)"
    r"|nach (?:dem )?(?:entfernen|löschen|abmelden|austragen)"
    r"(?: von| des| der)?|après (?:la )?(?:suppression|le retrait)(?: de)?"
    r"|tras (?:eliminar|borrar))"
    rf" (?:the |a |my )?(?:[a-z]{{3,12}} )?{_THING}(?: [a-z]{{2,12}})?[,:]? "
    rf"(?:the |its |der |die |das |la |le |el )?(?:\w+ ){{1,3}}(?:still )?{_HAS} "
    rf"(?:still |immer noch |noch |encore |the )?(?:[a-z]{{3,12}} )?{_SAME}"
    r"|\b(?:removed|deleted|cancelled|revoked|unlinked) (?:the )?(?:[a-z]{3,12} )?"
    r"[\"'“]?(?P<one>(?=[\w.-]*[^\W\d])[^\W_][\w.-]{1,40})[\"'”]?,? "
    rf"(?:but |and )?(?:the |its )?(?:\w+ ){{1,2}}still {_HAS} "
    rf"[\"'“]?(?P=one)[\"'”]?{_ENDS}",
    re.I,
)
_TO_GO = re.compile(
    r"\b(?:until|later|soon|cache\w*|undo|undone|restor\w+|again by|re-?added|added again"
    r"|optimistic|will|queue\w*|debug)\b",
    re.I,
)


@lru_cache(maxsize=512)
def is_still_there(text: str) -> bool:
    """Tell a line by which one thing was removed, and is in what it was removed from."""
    said = text[:_SEEN]
    return _STILL.search(said) is not None and _TO_GO.search(said) is None
