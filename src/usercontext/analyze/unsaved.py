"""What a page keeps of somebody's unfinished work, by the name it keeps it under. Not: its loss."""

import re

from usercontext.analyze.events import Event, EventKind
from usercontext.domain.log_entry import Level

_DRAFT = re.compile(
    r"(?<![a-z])(?:drafts?|auto-?sav\w*|unsaved|unsent|outbox|entwur\w*|brouillons?|borrador\w*"
    r"|rascunhos?|bozz[ae])(?![a-z])",
    re.I,
)


def is_of_a_draft(event: Event) -> bool:
    """Tell a write, of what somebody has not finished, that the browser did not take."""
    failed = event.kind is EventKind.STORAGE and event.level is Level.ERROR
    return failed and _DRAFT.search(event.topic) is not None
