"""Spans with parents, a policy's whole report, lines of a server's log posted as requests."""

from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category

_SPAN: dict[str, object] = {"trace_id": "t1"}


def _span(span: str, parent: str, kind: str, **named: object) -> dict[str, object]:
    told: dict[str, object] = {
        "name": "call",
        "kind": kind,
        "span_id": span,
        "parent_span_id": parent,
    }
    return (
        _SPAN
        | told
        | {"attributes": {k.replace("__", "."): v for k, v in named.items()}}
        | {"status": {"code": "ERROR"}}
    )


def _with_two_spans(first_parent: str) -> Bridge:
    visit = Bridge().put({"body": "asked for a slot", "trace_id": "t1"})
    inner = {"http__request__method": "GET", "url__full": "http://calendar:90/free",
             "http__response__status_code": 503}  # fmt: skip
    outer = {"http__request__method": "POST", "url__path": "/slots/hold",
             "http__response__status_code": 500}  # fmt: skip
    visit.put(_span("b", first_parent, "CLIENT", **inner), "error", kind="network")
    return visit.put(_span("a", "", "SERVER", **outer), "error", kind="network", after=0.1)


def test_the_innermost_failed_span_is_the_cause_of_those_above_it() -> None:
    said = _with_two_spans("a").reported("No slot can be held")

    assert said.root_cause == "GET calendar:90/free failed with 503."
    assert "then POST /slots/hold failed with 500" in said.summary
    assert len(said.causes) == 1


def test_spans_that_do_not_name_each_other_stay_apart() -> None:
    said = _with_two_spans("elsewhere").reported("No slot can be held")
    assert len(said.causes) == 2


def test_a_policy_s_report_is_told_by_what_it_refused_and_not_by_the_whole_policy() -> None:
    told = {
        "kind": "securitypolicyviolation",
        "blockedURI": "https://charts.example/embed.js",
        "violatedDirective": "script-src-elem",
        "originalPolicy": "default-src 'self'; script-src 'self' https://cdn.example",
    }
    said = Bridge().go("/board").put(told, "error").reported("The chart is an empty box")

    assert said.category is Category.CSP
    assert "charts.example/embed.js script-src-elem" in (said.root_cause or "")
    assert "“https://charts.example” to “script-src-elem”" in (said.suggested_fix or "")


def test_a_line_of_a_log_of_visits_posted_as_a_request_is_that_request() -> None:
    line = '10.1.1.9 - - [02/Mar/2026:10:00:{}] "{} HTTP/2.0" {} 88 "-" "curl" rt={}'
    visit = Bridge()
    for second, asked, status, took in (
        ("01 +0000", "GET /rooms", 200, "0.040"),
        ("05 +0000", "POST /rooms/9/print", 504, "30.001"),
        ("40 +0000", "POST /rooms/9/print", 504, "30.000"),
    ):
        level = "error" if status >= 500 else "info"
        visit.put({"message": line.format(second, asked, status, took)}, level, kind="network")
    said = visit.reported("Door signs are not printed")

    assert said.category is Category.TIMEOUT_SLOW
    assert said.root_cause == "POST /rooms/9/print failed with 504 after 30 s."


def test_a_gateway_that_had_not_waited_is_no_wait() -> None:
    told = {"method": "POST", "url": "/rooms/9/print", "status": 504, "durationMs": 40}
    said = Bridge().put(told, "error", kind="network").reported("Door signs are not printed")
    assert said.category is Category.BACKEND_ERROR


def test_a_change_that_a_server_logged_twice_at_once_was_sent_twice() -> None:
    visit = Bridge()
    for request_id in ("r1", "r2"):
        told = {"request_id": request_id, "method": "POST", "path": "/loans", "status": 302,
                "controller": "LoansController", "pid": 3}  # fmt: skip
        visit.put(told, kind="network", after=0.3)
    assert visit.reported("The same book is on my card twice").category is Category.RACE
    assert visit.reported("The card shows an old book").category is not Category.RACE
