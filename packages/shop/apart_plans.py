"""Which visits become a set of cases that is judged apart: unseen faults, mere noise. Not: words.

Each set brings its families, its noise and its reports (`second_plans.py` and its like).
"""

from collections.abc import Iterator
from random import Random

from case_plans import choices_of, draw_hard, draw_rounds, some_of
from msgspec import Struct
from msgspec.structs import replace

from usercontext.shop.faults import FaultTable
from usercontext.shop.plans import Plan, Wishes, draw_crowd, plan_of


class ApartSet(Struct, frozen=True):
    """A set as it is drawn: the same set draws the same visits.

    ``noise`` are lines as a plan has them, ``elsewhere`` reports that do not mean what fails.
    """

    families: tuple[str, ...]
    noise: tuple[tuple[str, str], ...]
    elsewhere: tuple[str, ...]
    seed: int
    injected: int
    distracted: int
    unrelated: int
    healthy: int

    def draw(self, table: FaultTable, only: str, rounds: int) -> Iterator[tuple[str, Plan]]:
        """Yield the visits that meet the set's families, and those that meet nothing."""
        choices = choices_of(table, only, self.families)
        yield from draw_rounds(choices, rounds)
        yield from draw_hard(choices, self.injected, self.distracted)
        chance = Random(self.seed)
        for number, (fault, variant) in enumerate(some_of(chance, choices, self.unrelated)):
            plan = replace(plan_of(fault, variant, number), report=self.elsewhere[number])
            yield f"{fault.id}/{variant.id}/unrelated", plan
        if not only:
            yield from self._draw_quiet(chance)

    def _draw_quiet(self, chance: Random) -> Iterator[tuple[str, Plan]]:
        """Yield visits in which nothing breaks: noise and a complaint, noise and another matter."""
        for plan in draw_crowd(Wishes(self.healthy, self.seed, (), reporting_share=1.0)):
            number = plan.number
            lines = tuple(chance.sample(self.noise, 3)) if number % 3 < 2 else ()
            other = self.elsewhere[number % len(self.elsewhere)]
            report = plan.report if number % 3 == 0 else other
            kind = "noise" if lines else "unrelated"
            name = f"healthy/{plan.visit}/{kind}-{number}"
            yield name, replace(plan, lines=lines, noise=False, report=report)
