"""Issues that nobody reported: whether and when they are opened. Not: looking for them."""

from usercontext.actions import detection_preview, project_settings
from usercontext.actions.detection_preview import Thresholds
from usercontext.dashboard.asked import Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, show_section
from usercontext.dashboard.settings.readers import Reader
from usercontext.dashboard.site import Visit
from usercontext.domain.counted import counted
from usercontext.domain.project_settings import ProjectSettings

_SUGGESTED = 10
"""Enough that it is no accident, and few enough to hear of it in the first hour."""


async def show_detected(visit: Visit) -> Told:
    """Show the numbers, those of the query if it has some, and what they would have opened."""
    kept = await _kept(visit)
    if not visit.query.get("sessions"):
        return await _show(visit, kept, _fields_of(kept))
    _, problems = read_thresholds(visit.query)
    return await _show(visit, kept, visit.query, problems)


async def save_detected(visit: Visit) -> Told:
    """Keep the numbers, or turn it off."""
    wanted, problems = read_thresholds(visit.form)
    if problems:
        return await _show(visit, await _kept(visit), visit.form, problems, 400)
    is_on = bool(visit.form.get("on"))
    changes = {
        "detect_sessions": wanted.sessions if is_on else None,
        "detect_users": wanted.users,
        "window_hours": wanted.hours,
    }
    await project_settings.change_settings(visit.deps, visit.key, visit.member.project_id, changes)
    sessions, users = counted(wanted.sessions, "session"), counted(wanted.users, "user")
    said = f"{sessions}, {users}, {wanted.hours} h" if is_on else "off"
    await note(visit, "detection changed", said)
    return done(visit, "detected", "detected-saved")


def read_thresholds(form: Fields) -> tuple[Thresholds, Problems]:
    """Return the numbers of a form, with suggestions where there is none, and what is wrong."""
    reader = Reader(form)
    sessions = reader.whole("sessions", 1, 1_000_000)
    users = reader.whole("users", 1, 1_000)
    hours = reader.whole("hours", 1, 168)
    return Thresholds(sessions or _SUGGESTED, users or 3, hours or 24), reader.problems


async def _show(
    visit: Visit,
    kept: ProjectSettings,
    fields: Fields,
    problems: Problems | None = None,
    status: int = 200,
) -> Told:
    wanted, _ = read_thresholds(fields)
    found = []
    if not problems:
        row = visit.member.project_row
        found = await detection_preview.preview(visit.deps, row, wanted)
    return show_section(
        visit,
        "detected",
        status,
        problems=problems,
        kept=kept,
        fields=fields,
        is_on=kept.detect_sessions is not None,
        wanted=wanted,
        found=found,
    )


async def _kept(visit: Visit) -> ProjectSettings:
    return await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)


def _fields_of(kept: ProjectSettings) -> Fields:
    return Fields(
        [
            ("on", "" if kept.detect_sessions is None else "on"),
            ("sessions", str(kept.detect_sessions or _SUGGESTED)),
            ("users", str(kept.detect_users)),
            ("hours", str(kept.window_hours)),
        ]
    )
