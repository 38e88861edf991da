"""A configured model as an analyzer that can be judged by cases. Not: the rules, scores.

A trial spends no project's budget and leaves nothing in the database. All its calls together may
cost what one project may spend in a day; what comes after that is the rules' own answer.
"""

import asyncio

from usercontext.actions.deps import Deps
from usercontext.actions.refinement import refine_case
from usercontext.analyze.model.options import ModelOptions
from usercontext.analyze.reading.report import Report
from usercontext.analyze.rules import analyze
from usercontext.domain.analysis import Analysis
from usercontext.domain.model_call import Fallback
from usercontext.store.model_calls import ReserveCall, Reserved, SettleCall


class Trial:
    """Analyzes reports from any thread but the one that made it, whose loop does the asking."""

    def __init__(self, deps: Deps, options: ModelOptions) -> None:
        self._deps = deps
        self._loop = asyncio.get_running_loop()
        self._book = _TrialBook(options)

    def __call__(self, report: Report) -> Analysis:
        """Judge by the rules, and let the model refine it."""
        asked = refine_case(self._deps, self._book, report, analyze(report))
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result()


class _TrialBook:
    """What the calls of a trial came to; each is entered at its most before it is made."""

    def __init__(self, options: ModelOptions) -> None:
        self._most_tokens = options.daily_tokens
        self._most_micros = round(options.daily_budget * 1_000_000)
        self._entered: list[tuple[int, int]] = []

    async def reserve(self, command: ReserveCall) -> Reserved:
        tokens = sum(each[0] for each in self._entered) + command.tokens
        micros = sum(each[1] for each in self._entered) + command.cost_micros
        if _exceeds(tokens, self._most_tokens) or _exceeds(micros, self._most_micros):
            return Reserved(refusal=Fallback.DAILY_BUDGET)
        self._entered.append((command.tokens, command.cost_micros))
        return Reserved(len(self._entered) - 1)

    async def settle(self, command: SettleCall) -> None:
        self._entered[command.call_row] = (command.tokens, command.cost_micros)


def _exceeds(amount: int, most: int) -> bool:
    return bool(most) and amount > most
