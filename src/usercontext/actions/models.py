"""Which model helps with analyses, what was used of it, how long that is kept. Not: asking it."""

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.model.options import ModelOptions
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.model_call import ModelUse
from usercontext.store import model_calls

_DAY_US = 86_400 * MICROSECONDS
_CALLS_KEPT_US = 30 * _DAY_US
"""As long as what sessions met: evidence that is older is hardly asked about again."""

_DAYS_KEPT_US = 400 * _DAY_US
"""A year and a month, so that a bill can be held against the same month of the year before."""

_FORGOTTEN_AT_ONCE = 500


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


async def forget_calls(deps: Deps) -> bool:
    """Forget old calls with their answers, and what old days came to; True when there is more."""
    now_us = deps.clock.now_us()
    command = model_calls.ForgetCalls(
        now_us - _CALLS_KEPT_US, now_us - _DAYS_KEPT_US, _FORGOTTEN_AT_ONCE
    )
    return await deps.database.write(model_calls.forget_calls, command) >= _FORGOTTEN_AT_ONCE


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
