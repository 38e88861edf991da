"""Which model helps with analyses, and what a project has used of it today. Not: asking it."""

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.model_options import ModelOptions
from usercontext.domain.model_call import ModelUse
from usercontext.store import model_calls


class ModelView(Struct, frozen=True):
    """What the operator configured (never the key), and today's use of one project."""

    provider: str
    name: str
    address: str
    daily_tokens: int
    daily_budget: float
    has_prices: bool
    used: ModelUse


async def show_model(deps: Deps, project_row: int) -> ModelView | None:
    """Return the model and its use, None where no model is configured."""
    now_us = deps.clock.now_us()
    used = await deps.database.read(lambda tx: model_calls.use_of_project(tx, project_row, now_us))
    return None if deps.model is None else _view(deps.model.options, used)


def _view(options: ModelOptions, used: ModelUse) -> ModelView:
    return ModelView(
        provider=options.provider.value,
        name=options.name or "",
        address=options.address,
        daily_tokens=options.daily_tokens,
        daily_budget=options.daily_budget,
        has_prices=bool(options.input_price or options.output_price),
        used=used,
    )
