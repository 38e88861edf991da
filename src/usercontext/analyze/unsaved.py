"""What a page keeps of somebody's unfinished work, by the name it keeps it under. Not: its loss."""

import re

from usercontext.analyze.events import Event, EventKind
from usercontext.domain.log_entry import Level

_DRAFT = re.compile(
    r"(?<![a-z])(?:drafts?|auto-?sav\w*|unsaved|unsent|outbox|entwur\w*|brouillons?|borrador\w*"
    r"|rascunhos?|bozz[ae])(?![a-z])",
    re.I,
)
_OF_OTHERS = re.compile(
    r"(?<![a-z])(?:amplitude|segment|mixpanel|sentry|posthog|datadog|rudder|snowplow|matomo|ads?"
    r"|analytics|metrics|telemetry|tracking|track|events?|beacons?|logs?|logger|rum|stats|cache"
    r"|filters?|columns?|sort|layout|theme|settings|prefs|seen|count\w*|draftkings)(?![a-z])",
    re.I,
)
"""A counter keeps what it has not sent under such a name as well, and a list how it is shown."""


_KEPT = re.compile(r"/auto-?sav\w*(?:/|$)", re.I)
"""Where a page sends by itself what somebody is writing."""


def is_of_a_draft(event: Event) -> bool:
    """Tell a write, of what somebody has not finished, that browser or server did not take."""
    asked = event.request
    if asked is not None:
        return not (asked.told or asked.reads) and _KEPT.search(asked.url.path) is not None
    failed = event.kind is EventKind.STORAGE and event.level is Level.ERROR
    if not failed or _DRAFT.search(event.topic) is None:
        return False
    return _OF_OTHERS.search(event.topic) is None
