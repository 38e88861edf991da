"""What happened to an issue, in order of time: analyses, people, comments. Pure. Not: markup."""

from msgspec import Struct

from usercontext.actions.issue_page import Beside
from usercontext.domain.issue import Issue, IssueSource
from usercontext.domain.teamwork import Act, Comment


class Event(Struct, frozen=True):
    """A line of the story; ``quote`` is somebody's text, ``comment`` a whole comment."""

    at_us: int
    icon: str
    who: str | None
    text: str
    quote: str | None = None
    comment: Comment | None = None


def tell_story(issue: Issue, beside: Beside) -> tuple[Event, ...]:
    """Return everything that happened, oldest first."""
    said = "was reported" if issue.source is IssueSource.REPORTED else "was detected by the server"
    events = [Event(issue.created_us, "bell", None, f"The issue {said}")]
    for each in beside.versions:
        told = each.analysis
        why = "Analyzed" if each.version == 1 else "Analyzed again with logs that arrived later"
        score = f"{told.priority.value}, {told.impact_score} of 100, {told.verdict.value}"
        events.append(Event(each.created_us, "analysis", None, f"{why}: {score}"))
    for change in beside.changes:
        terms = "; ".join(f"{term.name} {term.value}" for term in change.why)
        before, after = change.priority_before.value, change.priority_after.value
        moved = after if before == after else f"{before} to {after}"
        text = f"The score went from {change.score_before} to {change.score_after} ({moved})"
        events.append(Event(change.changed_us, "trend", None, text, terms or None))
    events += [_act(act) for act in beside.acts]
    events += [
        Event(each.created_us, "comment", each.author, "commented", comment=each)
        for each in beside.comments
    ]
    return tuple(sorted(events, key=lambda event: event.at_us))


def _act(act: Act) -> Event:
    who = act.who or (f"The key {act.key}…" if act.key else "Somebody")
    if act.field == "assignee":
        text = f"assigned it to {act.value}" if act.value else "unassigned it"
        return Event(act.at_us, "people", who, text)
    if act.field == "status":
        words = {"open": "reopened it", "resolved": "resolved it", "ignored": "ignored it"}
        return Event(act.at_us, "check", who, words.get(act.value, "changed its status"))
    if act.field == "priority":
        text = f"set the priority to {act.value}" if act.value else "undid the priority correction"
        return Event(act.at_us, "edit", who, text)
    if act.field == "cause":
        text = "corrected the cause" if act.value else "undid the cause correction"
        return Event(act.at_us, "edit", who, text, act.value or None)
    return Event(act.at_us, "groups", who, "moved it to another group")
