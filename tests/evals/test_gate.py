"""What may get worse, by how much, and what never."""

import pytest
from msgspec.structs import replace

from evals.made import constant, make_case, perfect
from usercontext.actions.evaluation import RULES, judge
from usercontext.evals.cases import load_apart_cases
from usercontext.evals.gate import TOLERANCE, compare_all, load_reference, regressions
from usercontext.evals.results import fallen, right_of
from usercontext.evals.scores import score

SETS = (
    *("later", "second", "third", "fourth", "fifth"),
    *("sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
    *("thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth"),
    *("nineteenth", "twentieth", "twentyfirst", "twentysecond"),
)
GOOD = score(judge((make_case(),), perfect))


def test_the_same_scores_pass() -> None:
    assert regressions(GOOD, GOOD) == ()


@pytest.mark.parametrize("name", ["hit_1", "hit_3", "priority", "impact", "f1"])
def test_a_share_that_falls_is_refused(name: str) -> None:
    assert len(regressions(GOOD, replace(GOOD, **{name: 0.98}))) == 1
    assert regressions(GOOD, replace(GOOD, **{name: 1 - TOLERANCE})) == ()


def test_confidences_that_become_less_true_are_refused() -> None:
    assert regressions(GOOD, replace(GOOD, ece=0.1)) == ("ece: 0.100, was 0.000",)


def test_one_more_wrong_pair_is_refused() -> None:
    assert len(regressions(GOOD, replace(GOOD, confusable=1))) == 1


@pytest.mark.parametrize("name", ["guards_broken", "unsupported"])
def test_what_must_be_nought_is_refused_even_if_it_was_so_before(name: str) -> None:
    bad = replace(GOOD, **{name: 1})

    assert len(regressions(bad, bad)) == 1


def test_an_improvement_passes() -> None:
    worse = replace(GOOD, hit_1=0.5, ece=0.3, confusable=4)

    assert regressions(worse, GOOD) == ()


def test_an_analyzer_without_a_reference_is_held_to_the_noughts() -> None:
    found = {"new": replace(GOOD, hit_1=0.0), "bad": replace(GOOD, unsupported=2)}

    assert compare_all({}, found) == {"new": (), "bad": ("unsupported: 2, must be 0",)}


def test_the_cases_that_fell_are_named() -> None:
    case = make_case()
    was = {case.name: right_of(judge((case,), perfect)[0])}
    now = {case.name: right_of(judge((case,), constant)[0])}

    assert fallen(was, now) == {"pay/0": ("evidence",)}


def test_there_is_a_reference_for_the_rules() -> None:
    assert load_reference()[RULES].cases >= 300


@pytest.mark.parametrize("name", SETS)
def test_each_set_that_nobody_had_seen_is_held_to_what_it_reached(name: str) -> None:
    """Rules that read more of a page's words named causes of healthy visits, and no gate fell."""
    reference = load_reference()[f"{RULES}, {name} set"]

    assert reference.cases == len(load_apart_cases(name))
    assert regressions(reference, replace(reference, hit_1=(reference.hit_1 or 0.0) - 0.02))
