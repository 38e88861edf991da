"""A dictionary is trained in a process of its own, and is the same. Not: what it holds."""

import sys

import pytest

from store.test_training import VISITS
from usercontext.store.training import train
from usercontext.store.training_apart import TrainerFailed, train_apart


def test_it_is_the_dictionary_that_is_trained_here() -> None:
    assert train_apart(VISITS, None, 1) == train(VISITS, None, 1)


def test_what_is_not_worth_it_comes_back_as_nothing() -> None:
    made = train(VISITS, None, 1)
    assert made is not None

    assert train_apart(VISITS, made.body, 2) is None


def test_a_process_that_ends_badly_tells_its_last_line() -> None:
    dying = (sys.executable, "-c", "raise MemoryError('too much')")

    with pytest.raises(TrainerFailed, match="status 1: MemoryError: too much"):
        train_apart(VISITS, None, 1, dying)
