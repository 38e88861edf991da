"""The recorder drives a real browser over the shop and hears what happened, in order."""

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from chromium import find_chromium
from usercontext.evals.recordings import load_recording, recording_names
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch

SHOP = Path(__file__).parents[2] / "packages" / "shop" / "recorder"


def record(folder: Path, visit: str) -> list[dict[str, Any]]:
    script = str(SHOP / "record.py")
    command = [sys.executable, script, visit, "--out", str(folder), "--pace", "0"]
    subprocess.run([*command, "--chromium", find_chromium()], check=True, timeout=120)
    return list(load_recording(folder / f"{visit}.json").logs)


def kind_of(entry: dict[str, Any]) -> str:
    """Name an entry that the story of a failing checkout is told by, others ''."""
    payload = entry["payload"]
    if entry["eventType"] == "click" and entry["eventMetadata"]["selector"] == "#pay":
        return "click"
    if payload.get("method") == "POST":
        return f"{entry['type']} {entry['level']} {payload['url'][-13:]} {payload['status']}"
    return f"{entry['level']} {payload['name']}" if "stack" in payload else ""


@pytest.mark.browser
def test_a_failing_checkout_is_heard_as_click_then_500_then_exception(tmp_path: Path) -> None:
    told = [kind for entry in record(tmp_path, "failing-checkout") if (kind := kind_of(entry))]

    assert told == ["click", "network error /api/checkout 500", "error TypeError"] * 3


def test_a_browser_held_up_between_its_two_clocks_moves_no_answer(monkeypatch: Any) -> None:
    monkeypatch.syspath_prepend(str(SHOP))
    network = importlib.import_module("network")
    kept: list[float] = []
    log = network.NetworkLog(None, lambda instant, entry: kept.append(instant))
    for number, held_up in enumerate((0.0, 0.0015)):
        sent = {"requestId": str(number), "timestamp": 10.0, "wallTime": 1000.0 + held_up}
        request = {"url": "http://shop.example/api", "method": "GET"}
        log.on_request(sent | {"request": request, "initiator": {}})
        answer = {"status": 200, "statusText": "OK", "mimeType": "application/json"}
        log.on_response({"requestId": str(number), "timestamp": 10.5, "response": answer})
        log.on_finished({"requestId": str(number)})

    assert kept == [1000.5, 1000.5]


def test_what_a_page_had_asked_for_that_is_left_is_not_waited_for(monkeypatch: Any) -> None:
    """A beacon of the page before, whose end nobody tells, held each visit up for a minute."""
    monkeypatch.syspath_prepend(str(SHOP))
    network = importlib.import_module("network")
    log = network.NetworkLog(None, lambda instant, entry: None)
    for number, loader in enumerate(("catalogue", "cart", "cart")):
        request = {"url": "http://shop.example/api", "method": "GET"}
        sent = {"requestId": str(number), "loaderId": loader, "timestamp": 10.0, "wallTime": 1e3}
        log.on_request(sent | {"request": request, "initiator": {}})
    log.leave_for("cart")
    log.on_finished({"requestId": "1"})

    assert [*log.under_way] == ["2"]


@pytest.mark.browser
def test_noise_of_third_parties_is_heard_as_what_it_is(tmp_path: Path) -> None:
    logs = record(tmp_path, "noisy-visit")
    hosts = {
        entry["payload"]["url"].split("/")[2]
        for entry in logs
        if entry["type"] == "network" and entry["payload"]["status"] == 0
    }
    missing = {e["payload"]["url"] for e in logs if e["payload"].get("status") == 404}

    assert hosts == {"collect.metrics.example"}
    assert missing == {"http://shop.example/favicon.ico"}


@pytest.mark.parametrize("name", recording_names())
def test_a_committed_recording_is_accepted_in_batches_of_100(name: str) -> None:
    logs = load_recording(name).logs
    batches = [logs[start : start + 100] for start in range(0, len(logs), 100)]
    kept = [
        check_batch(json.dumps({"logs": batch}).encode(), IngestLimits()).entries
        for batch in batches
    ]

    assert kept == [len(batch) for batch in batches]
