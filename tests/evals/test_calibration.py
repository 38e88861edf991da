"""Confidences, and the curve that is fitted without the family that it corrects."""

import pytest

from evals.made import constant, make_case, make_healthy
from usercontext.actions.evaluation import judge
from usercontext.evals.calibration import (
    Curve,
    expected_calibration_error,
    fit,
    left_out,
    pairs_of,
    reliability,
)


def test_a_confidence_that_is_true_has_no_error() -> None:
    pairs = [(0.75, True)] * 3 + [(0.75, False)]

    assert expected_calibration_error(pairs) == pytest.approx(0.0)


def test_a_confidence_that_boasts_is_measured() -> None:
    pairs = [(0.95, False)] * 4 + [(0.95, True)]

    assert expected_calibration_error(pairs) == pytest.approx(0.75)


def test_bins_hold_every_answer_once() -> None:
    bins = reliability([(0.0, False), (0.05, True), (1.0, True)])

    assert [one.answers for one in bins] == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]


def test_the_fit_brings_boasting_down() -> None:
    curve = fit([(0.9, True)] * 50 + [(0.9, False)] * 50)

    assert curve.apply(0.9) == pytest.approx(0.5, abs=0.03)


def test_without_answers_confidences_stay_as_they_are() -> None:
    assert fit([]) == Curve()


def test_a_family_is_corrected_by_the_others_alone() -> None:
    """Were its own answers used, the one family that is right would be told so."""
    right = [make_case(number) for number in range(20)]
    wrong = [make_healthy(name=f"healthy/{number}") for number in range(20)]

    corrected = left_out(judge([*right, *wrong], constant))

    own = [confidence for confidence, is_right in corrected if is_right]
    assert len(corrected) == len(pairs_of(judge([*right, *wrong], constant)))
    assert max(own) < 0.2
