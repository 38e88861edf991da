"""A model named in the environment reaches the commands. Not: what is made of its answers."""

import json
import socket
from collections.abc import Callable
from typing import Any

import pytest


def test_doctor_asks_the_configured_model(
    cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("project", "create", "shop")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody answers there
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        monkeypatch.setenv("USERCONTEXT_MODEL_PROVIDER", "local")
        monkeypatch.setenv("USERCONTEXT_MODEL_NAME", "llama")
        monkeypatch.setenv("USERCONTEXT_MODEL_URL", address)
        ended = cli("doctor", "--json")

    findings = {found["check"]: found for found in json.loads(ended.out)}
    assert findings["model"]["status"] == "warn"
    assert findings["model"]["message"].startswith("local:llama does not answer: unreachable")


def test_a_model_without_a_name_is_refused(
    cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USERCONTEXT_MODEL_PROVIDER", "local")
    ended = cli("doctor")

    assert ended.code == 2
    assert "USERCONTEXT_MODEL_NAME: must be set" in ended.err
