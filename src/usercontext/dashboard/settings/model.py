"""Which model helps with analyses, and how much of it this project may use. Not: asking it."""

from urllib.parse import urlsplit

from usercontext.actions import models, project_settings
from usercontext.dashboard.asked import Told
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.frame import Problems, done, note, show_section
from usercontext.dashboard.settings.readers import Reader
from usercontext.dashboard.site import Visit

_MOST_TOKENS = 1_000_000_000


async def show_model(visit: Visit) -> Told:
    """Show the model and what was used of it today."""
    kept = await project_settings.show_settings(visit.deps, visit.key, visit.member.project_id)
    own = kept.model_daily_tokens
    mode = "server" if own is None else "some" if own else "never"
    return await _show(visit, Fields([("mode", mode), ("tokens", str(own) if own else "")]))


async def save_model(visit: Visit) -> Told:
    """Keep how much may be used: as the server says, less, or nothing."""
    reader = Reader(visit.form)
    mode = visit.form.get("mode", "server")
    model = await models.show_model(visit.deps, visit.member.project_row)
    most = (model.daily_tokens if model else 0) or _MOST_TOKENS
    tokens = reader.whole("tokens", 1, most) if mode == "some" else 0
    if mode == "some" and tokens is None:
        reader.problems.setdefault("tokens", "Enter a number.")
    if reader.problems:
        return await _show(visit, visit.form, reader.problems, 400)
    changes = {"model_daily_tokens": None if mode == "server" else tokens}
    await project_settings.change_settings(visit.deps, visit.key, visit.member.project_id, changes)
    said = {"server": "as the server says", "never": "nothing is sent"}
    await note(visit, "model changed", said.get(mode, f"{tokens} tokens a day"))
    return done(visit, "model", "saved")


async def _show(
    visit: Visit, fields: Fields, problems: Problems | None = None, status: int = 200
) -> Told:
    model = await models.show_model(visit.deps, visit.member.project_row)
    return show_section(
        visit,
        "model",
        status,
        problems=problems,
        model=model,
        host=None if model is None else urlsplit(model.address).hostname,
        fields=fields,
    )
