"""Where a team keeps its tickets, as the API takes and shows it. Not: a project's other settings.

The limits are those of the dashboard's form, which no wire may know; a test holds both to the same
examples.
"""

import re
from typing import Any

from msgspec import UNSET, Struct, UnsetType

from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import Trackers
from usercontext.wire.answers import spell
from usercontext.wire.fields import Field, object_schema

_LONGEST = 300
_HOST = r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*"
_PART = r"/[A-Za-z0-9._~%-]+"
_NUMBER = r"^[1-9][0-9]{0,8}$"


class TrackersView(Struct, rename=spell, omit_defaults=True):
    """The trackers that are named; the server calls none of them."""

    github: str | UnsetType = UNSET
    jira: str | UnsetType = UNSET
    jira_project: str | UnsetType = UNSET
    jira_type: str | UnsetType = UNSET
    linear: str | UnsetType = UNSET


def show_trackers(trackers: Trackers) -> TrackersView | None:
    """Put trackers into their public shape; None where none is named."""
    named = {
        field: value
        for field in Trackers.__struct_fields__
        if (value := getattr(trackers, field)) is not None
    }
    return TrackersView(**named) if named else None


def read_trackers(value: Any, path: str) -> dict[str, str]:
    """Check trackers and return them by the names of ``Trackers``: together they replace all."""
    if not isinstance(value, dict):
        raise ValidationFailed(f"{path}: must be an object")
    found = {
        _NAMES.get(field.name, field.name): field.read(sent, f"{path}.{field.name}")
        for field in _TRACKERS
        if (sent := value.get(field.name)) is not None
    }
    if "jira" in found and "jira_project" not in found:
        raise ValidationFailed(f"{path}.jiraProject: is required with jira")
    return found


def _matching(name: str, pattern: str, example: str, describe: str) -> Field:
    whole = re.compile(pattern.removeprefix("^").removesuffix("$"), re.ASCII)

    def read(value: Any, path: str) -> str:
        if not isinstance(value, str) or len(value) > _LONGEST or not whole.fullmatch(value):
            raise ValidationFailed(f"{path}: must be like {example}")
        return value.rstrip("/")

    schema = {"type": "string", "maxLength": _LONGEST, "pattern": pattern}
    return Field(name, read, schema, describe=describe)


_NAMES = {"jiraProject": "jira_project", "jiraType": "jira_type"}
_TRACKERS = (
    _matching(
        "github", f"^{_HOST}{_PART}{_PART}/?$", "https://github.com/team/shop", "A repository."
    ),
    _matching(
        "jira", f"^{_HOST}({_PART})*/?$", "https://team.atlassian.net", "A site, with jiraProject."
    ),
    _matching("jiraProject", _NUMBER, "10001", "The number of its project there."),
    _matching("jiraType", _NUMBER, "10004", "The number of the kind of ticket."),
    _matching(
        "linear",
        rf"^https://linear\.app({_PART}){{3,}}/?$",
        "https://linear.app/team/team/SHOP",
        "A team.",
    ),
)
TRACKERS = Field(
    "trackers",
    read_trackers,
    object_schema(_TRACKERS) | {"dependentRequired": {"jira": ["jiraProject"]}},
    describe="Where tickets are kept, for links that open a form filled in already.",
)
