"""What all sections of the settings share: their list, what is said after a change, problems.

Not: any section.
"""

from typing import Any

from msgspec import Struct

from usercontext.actions import accounts
from usercontext.dashboard.asked import Headers, Told, moved
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit
from usercontext.domain.account import Role, may
from usercontext.domain.errors import DomainError, ValidationFailed

Problems = dict[str, str]
"""What is wrong with a form, by field; under '' what belongs to none."""


class Section(Struct, frozen=True):
    """One page of the settings; ``least`` may read it, owners may change it."""

    name: str
    title: str
    least: Role = Role.VIEWER


SECTIONS = (
    Section("project", "Project"),
    Section("keys", "API keys", Role.MEMBER),
    Section("members", "Members"),
    Section("impact", "Impact and revenue"),
    Section("scrubbing", "Scrubbing"),
    Section("alerts", "Alerts", Role.MEMBER),
    Section("detected", "Detected issues"),
    Section("model", "Model"),
    Section("trackers", "Trackers"),
    Section("audit", "Audit log", Role.OWNER),
    Section("danger", "Danger zone", Role.OWNER),
)
DONE = {
    "saved": "Saved.",
    "renamed": "The project is renamed.",
    "key-revoked": "The key is revoked: nothing that uses it is accepted any more.",
    "origins-saved": "Saved. The new list applies within a second.",
    "role-changed": "The role is changed; it applies from that person's next page.",
    "member-removed": "That person is no longer a member.",
    "invitation-withdrawn": "The invitation is withdrawn; its link no longer works.",
    "impact-saved": "Saved. Issues of the last seven days are recomputed within minutes.",
    "detected-saved": "Saved. The new numbers apply within 15 seconds.",
    "rule-added": (
        "The rule is added. It masks what arrives from now on, on every server within a second;"
        " data stored earlier does not change."
    ),
    "rule-removed": "The rule is removed. What it masked stays masked.",
    "destination-saved": "Saved.",
    "destination-removed": "The destination is removed, with its waiting notifications.",
    "content-deleting": "Deletion has started. New sessions and reports are kept.",
}
"""The only words that a ``?done=`` can show: an address says nothing of its own."""


def show_section(
    visit: Visit,
    name: str,
    status: int = 200,
    headers: Headers = (),
    /,
    problems: Problems | None = None,
    template: str | None = None,
    **context: Any,
) -> Told:
    """Show one section beside the list of those that this role may read."""
    role = visit.member.role
    return show(
        visit,
        template or f"settings/{name}.html",
        status,
        headers,
        sections=[each for each in SECTIONS if may(role, each.least)],
        section=next(each for each in SECTIONS if each.name == name),
        can_edit=may(role, Role.OWNER),
        done=DONE.get(visit.query.get("done")),
        problems=problems or {},
        **context,
    )


def done(visit: Visit, rest: str, word: str) -> Told:
    """Go on to a section, where a fixed sentence says what was done."""
    return moved(visit.path(f"/settings/{rest}?done={word}"))


async def note(visit: Visit, act: str, subject: str = "") -> None:
    """Write into the audit log what the reader has just done."""
    await accounts.note(visit.deps, visit.member, visit.who, act, subject[:300])


def problems_of(error: DomainError, *fields: str) -> Problems:
    """Put an error beside the field that it begins with; another kind stands above the form."""
    name, colon, rest = error.message.partition(": ")
    if isinstance(error, ValidationFailed) and colon and name in fields:
        return {name: f"{rest[:1].upper()}{rest[1:]}."}
    return {"": error.message}


async def show_first(visit: Visit) -> Told:
    """Lead to the first section."""
    return moved(visit.path("/settings/project"))
