"""What happened in one field, what came of it in another: devices, calls, terminals, workers."""

import pytest

from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    "told",
    [
        {"part": "uplink", "event": "link_lost", "reason": "no heartbeat for 40"},
        {"reason": "broker closed", "evt": "mqttConnectionLost", "unit": "pump-3"},
    ],
)
def test_a_line_that_was_lost_by_its_event_s_name_is_a_socket(told: dict[str, str]) -> None:
    said = Bridge().put({"event": "boot"}).put(told, "error").reported("The dials stand still")

    assert said.category is Category.SOCKET_DROP
    assert next(v for k, v in told.items() if k in ("event", "evt")) in (said.root_cause or "")


def test_a_call_whose_line_failed_was_cut_off() -> None:
    visit = Bridge().go("/visits/4").click("Start visit", after=2)
    visit.put({"event": "iceConnectionState", "state": "checking"})
    visit.put(
        {"event": "iceConnectionState", "state": "failed", "detail": "no relay"}, "error", after=9
    )
    said = visit.reported(
        "The nurse froze and then I was alone", url="https://care.example/visits/4"
    )

    assert (said.category, said.priority) == (Category.SOCKET_DROP, Priority.P2)
    assert "The call was cut off." in said.summary
    assert "a TURN relay" in (said.suggested_fix or "")


def test_a_state_that_is_well_is_no_failure() -> None:
    visit = Bridge().put({"event": "iceConnectionState", "value": "connected"})
    visit.put({"event": "connectionState", "value": "connected"})
    assert visit.reported("Is there a dark mode?").category is Category.UNKNOWN


def test_a_worker_s_trace_is_told_by_its_last_line_behind_its_event() -> None:
    trace = (
        "Traceback (most recent call last):\n"
        '  File "/srv/mail/digest.py", line 12, in build\n'
        "    name = rows[0]['given']\nIndexError: list index out of range"
    )
    visit = Bridge().put({"event": "digest_begun", "logger": "mail", "pid": 4})
    visit.put({"event": "digest_failed", "exc_info": trace, "pid": 4}, "error")
    said = visit.reported("Nobody of the new members got the digest")

    assert said.root_cause == (
        "The server threw “digest_failed: IndexError: list index out of range”"
        " in build (digest.py:12)."
    )


def test_a_terminal_s_no_is_told_with_its_reason() -> None:
    visit = (
        Bridge()
        .put({"m": "key", "key": "CARD"})
        .put({"m": "host << AUTH", "approved": False, "response_text": "EXPIRED CARD"}, "warn")
    )
    said = visit.reported("Her card is not taken")

    assert (said.category, said.priority) == (Category.PAYMENT_DECLINED, Priority.P3)
    assert "EXPIRED CARD" in (said.root_cause or "")


def test_a_flag_that_is_no_without_a_reason_adds_nothing() -> None:
    visit = Bridge().put({"m": "printer checked again", "ok": False, "n": 4}, "warn")
    assert "false" not in (visit.reported("Slow today").root_cause or "")


def test_an_error_of_the_system_is_said_in_its_own_words() -> None:
    error = {"errno": -30, "code": "EROFS", "syscall": "open", "path": "/mnt/usb/a.csv",
             "message": "EROFS: read-only file system, open '/mnt/usb/a.csv'"}  # fmt: skip
    said = Bridge().put({"text": "save list failed", "err": error}, "error").reported("No list")

    assert "“save list failed: EROFS: read-only file system, open" in (said.root_cause or "")
    assert "errno" not in (said.root_cause or "")


def test_an_error_that_its_line_repeats_is_said_once() -> None:
    words = "connect ECONNREFUSED 10.9.8.7:6379"
    visit = Bridge().pino(30, "incoming request", reqId="q", req={"method": "GET", "url": "/seats"})
    visit.pino(50, words, reqId="q", err={"type": "Error", "message": words})
    visit.pino(30, "request completed", reqId="q", res={"statusCode": 500}, responseTime=3)

    assert (visit.reported("No seats shown").root_cause or "").count("ECONNREFUSED") == 1
