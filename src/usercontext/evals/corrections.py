"""What a person's correction says about a case, as a label. Not: reading corrections."""

import re

from usercontext.domain.analysis import Category, Priority
from usercontext.evals.cases import Label

BANDS = {
    Priority.P0: (90, 100),
    Priority.P1: (70, 89),
    Priority.P2: (40, 69),
    Priority.P3: (0, 39),
}
"""The scores that a priority stands for (docs/api.md)."""
_FACT = re.compile(
    r"“([^”]+)”|\"([^\"]+)\"|`([^`]+)`"  # what is quoted
    r"|(?<!\w)(/[\w.:/-]*\w)"  # an address
    r"|\b([1-5]\d\d)\b"  # a status
    r"|\b((?:[A-Z][a-z]+){1,3}(?:Error|Exception))\b"
)


def label_of(corrections: dict[str, str], category: Category | None) -> Label:
    """Return the label that a person's corrections amount to.

    Of a cause in free words only what is checkable counts: what stands in quotes, addresses,
    statuses, names of errors. A cause without any is not judged. ``category`` holds where the
    person left the cause as it was; where none was found either, the cause is not judged.
    """
    said = corrections.get("priority")
    priority = Priority(said) if said else None
    cause = corrections.get("cause")
    facts = facts_of(cause) if cause else ()
    kept = cause is None and category is not Category.UNKNOWN
    return Label(
        category=category if kept else None,
        priority=None if priority is None else (priority,),
        impact=None if priority is None else BANDS[priority],
        cause_contains=facts,
    )


def facts_of(cause: str) -> tuple[str, ...]:
    """Return what a cause in free words names, in order and once."""
    named = ("".join(match.groups(default="")) for match in _FACT.finditer(cause))
    return tuple(dict.fromkeys(named))
