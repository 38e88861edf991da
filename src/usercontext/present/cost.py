"""What a cause costs, in plain words for people who pay. Not: the estimate, Markdown around it."""

from collections.abc import Mapping

from usercontext.domain.analysis import RevenueImpact
from usercontext.present.escape import inline

_TOLD = ("affectedPerDay", "affectedConversion", "unaffectedConversion", "valuePerConversion")


def cost_in_words(revenue: RevenueImpact | None) -> str | None:
    """Say where an estimate comes from; None where there is none, or it is not ours."""
    inputs = {} if revenue is None else revenue.inputs or {}
    if revenue is None or not all(name in inputs for name in _TOLD):
        return None
    currency = inline(revenue.currency or "")
    a_day = f"{inputs['affectedPerDay']:,.4g}"
    return (
        f"{a_day} {'session a day is affected' if a_day == '1' else 'sessions a day are affected'}"
        f"; {_percent(inputs, 'affectedConversion')} of such sessions convert,"
        f" {_percent(inputs, 'unaffectedConversion')} of similar unaffected ones; a"
        f" conversion is worth {inputs['valuePerConversion']:,.2f} {currency}. In nine of ten cases"
        " the loss lies between the two amounts"
    )


def _percent(inputs: Mapping[str, float], name: str) -> str:
    return f"{inputs[name] * 100:.1f} %"
