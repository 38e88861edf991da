"""The table of faults: every family is checked when it is read, and labelled as the rubric says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from usercontext.domain.analysis import Category
from usercontext.shop.families import FAMILIES
from usercontext.shop.faults import FaultTable, load_faults

SERVERS = (
    Category.BACKEND_ERROR,
    Category.API_CONTRACT,
    Category.AUTH_EXPIRED,
    Category.PERMISSION_DENIED,
    Category.VALIDATION_REJECTED,
    Category.PAYMENT_DECLINED,
    Category.TIMEOUT_SLOW,
    Category.CORS,
    Category.CSP,
    Category.ASSET_MISSING,
    Category.STALE_VERSION,
    Category.SOCKET_DROP,
    Category.REDIRECT_LOOP,
)
NO_STATUS = {"path": "/x", "status": 999}
BANDS = {"P0": (70, 100), "P1": (70, 100), "P2": (10, 89), "P3": (0, 69)}


def fault(**changes: Any) -> dict[str, Any]:
    """Build a fault that the table accepts, in the file of backend errors."""
    usual = {
        "id": "pay-500",
        "family": "backend_error",
        "title": "Paying fails",
        "sees": "Nothing",
        "category": "backend_error",
        "priority": ["P1"],
        "impact": [70, 89],
        "cause_contains": ["500"],
        "visit": "checkout",
        "where": "server",
        "variants": [{"id": "a"}, {"id": "b"}],
        "expects": [],
    }
    return usual | changes


def read(folder: Path, *faults: dict[str, Any]) -> FaultTable:
    (folder / "backend_error.json").write_text(json.dumps(faults), "utf-8")
    return load_faults(folder)


def test_the_shop_can_be_broken_in_thirty_ways_and_each_in_two_or_more(table: FaultTable) -> None:
    assert len(table.faults) >= 30
    assert all(len(fault.variants) >= 2 for fault in table.faults.values())


def test_every_category_that_a_server_can_cause_is_caused(table: FaultTable) -> None:
    caused = {fault.category for fault in table.faults.values()}

    assert set(SERVERS) <= caused


def test_every_file_of_the_table_is_read(places: Any) -> None:
    """A file with a mistyped family would be no fault at all, silently."""
    names = {path.name.split(".")[0] for path in places.faults.iterdir()}

    assert names <= set(FAMILIES)


def test_a_label_of_impact_lies_in_the_bands_of_its_priorities(table: FaultTable) -> None:
    outside = [
        fault.id
        for fault in table.faults.values()
        if fault.impact[0] < min(BANDS[priority][0] for priority in fault.priority)
        or fault.impact[1] > max(BANDS[priority][1] for priority in fault.priority)
    ]

    assert not outside


def test_a_fault_on_the_server_does_something(table: FaultTable) -> None:
    idle = [
        f"{fault.id}:{variant.id}"
        for fault in table.faults.values()
        if fault.where == "server"
        for variant in fault.variants
        if not (variant.rules or variant.config or variant.policy)
    ]

    assert not idle


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"family": "cors"}, "its family is not that of the file"),
        ({"id": "Pay_500"}, "a name is not of small letters"),
        ({"variants": [{"id": "a"}]}, "it needs two variants"),
        ({"variants": [{"id": "a"}, {"id": "a"}]}, "two variants have one id"),
        ({"priority": []}, "it allows no priority"),
        ({"impact": [80, 40]}, "its impact is no range"),
        ({"cause_contains": []}, "it names no word of the cause"),
        ({"category": "weather"}, "Invalid enum value"),
        ({"surprise": 1}, "unknown field"),
        ({"variants": [{"id": "a"}, {"id": "b", "rules": [NO_STATUS]}]}, "a rule has a status"),
    ],
)  # fmt: skip
def test_a_fault_that_is_not_as_it_must_be_is_refused(
    tmp_path: Path, changes: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ValueError, match=re.escape("backend_error.json: ")) as refused:
        read(tmp_path, fault(**changes))

    assert problem in str(refused.value)


def test_two_faults_cannot_have_one_id(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="two faults have one id"):
        read(tmp_path, fault(), fault())
