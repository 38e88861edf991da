"""The rules for Prometheus ask for what /metrics has. Not: whether their numbers suit anybody."""

import re
from typing import Any

import yaml  # type: ignore[import-untyped]

from house.test_docs import metric_names
from house.tree import ROOT, text_of
from usercontext.store.write_failures import REFUSALS

RULES = ROOT / "docs" / "examples" / "server" / "alerts.rules.yml"


def rules() -> list[dict[str, Any]]:
    [group] = yaml.safe_load(text_of(RULES))["groups"]
    found: list[dict[str, Any]] = group["rules"]
    return found


def test_every_metric_of_a_rule_is_in_the_metrics() -> None:
    """A rule on a name that is not there never fires, and nobody notices."""
    asked = {name for rule in rules() for name in re.findall(r"usercontext_\w+", rule["expr"])}

    assert len(asked) >= 10
    assert asked <= metric_names()


def test_every_reason_that_a_rule_leaves_out_is_one_of_the_writers() -> None:
    named = {
        reason
        for rule in rules()
        for words in re.findall(r'reason!~"([^"]+)"', rule["expr"])
        for reason in words.split("|")
    }

    assert named == {"queue_full", "closing"}
    assert named <= set(REFUSALS)


def test_every_rule_has_its_name_its_weight_and_a_sentence() -> None:
    told = [(rule["labels"]["severity"], rule["annotations"]["summary"]) for rule in rules()]

    assert len({rule["alert"] for rule in rules()}) == len(told)
    assert all(weight in ("page", "warn") and summary for weight, summary in told)


def test_every_rule_closes_what_it_opens() -> None:
    """Prometheus refuses the whole file for one bracket; nothing here can ask it."""
    for rule in rules():
        for opened, closed in ("()", "{}", "[]"):
            assert rule["expr"].count(opened) == rule["expr"].count(closed)
