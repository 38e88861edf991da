"""Lines that a sender passes on with tags, and addresses that stand beside each. Not: pages."""

from typing import Any

import pytest

from analyze.clients_visits import Client, calm, held
from usercontext.analyze.reading.unwrapping import written_out

ROUTED = (
    'at={at} code={code} desc="Request timeout" method=GET path="/reports/annual"'
    " host=app.ledger.test dyno=web.2 connect=0ms service=30001ms status={status}"
)


def test_a_router_s_line_beside_a_tag_is_an_exchange_and_says_why() -> None:
    visit = Client()
    for _ in range(2):
        line = ROUTED.format(at="error", code="H12", status=503)
        visit.con("error", {"message": line, "drain": "d.77"}, 32)

    said = visit.sent("the annual report never opens")
    held(said, "timeout_slow", "GET /reports/annual|503|Request timeout", "P2")


def test_a_router_s_line_of_a_good_answer_is_calm() -> None:
    line = ROUTED.format(at="info", code="-", status=200).replace("30001", "41")
    visit = Client().con("info", {"message": line, "drain": "d.77"})

    calm(visit.sent("how do I export a report?"))


@pytest.mark.parametrize(
    ("payload", "expected"),
    [
        ({"log": '{"msg": "x"}', "stream": "stderr"}, {"stream": "stderr", "msg": "x"}),
        ({"message": '{"msg": "x"}', "method": "error"}, None),
        ({"message": '{"msg": "x"}', "stack": "Error: x"}, None),
        ({"message": '{"msg": "x"}', "host": "two words"}, None),
        ({"message": "a sentence = of words", "host": "web-1"}, None),
        ({"line": "a=1 b=2 c=3"}, {"a": 1, "b": 2, "c": 3}),
    ],
)
def test_only_tags_may_stand_beside_a_line(payload: dict[str, Any], expected: object) -> None:
    assert written_out(payload) == expected


def served(visit: Client, level: str, message: str, **context: Any) -> None:
    told = {"message": message, "context": context, "level_name": level.upper()}
    told |= {"channel": "app", "extra": {"url": "/login", "http_method": "POST"}}
    visit.con(level, told, 2)


def test_an_address_beside_each_line_of_a_server_is_no_exchange() -> None:
    thrown = (
        "[object] (Acme\\Security\\InvalidCsrfTokenException(code: 0): Invalid CSRF token. at"
        " /app/vendor/acme/Listener.php:57)"
    )
    visit = Client()
    for _ in range(2):
        served(visit, "info", "Matched route.", route="login")
        served(visit, "warn", "Authenticator failed.", exception=thrown)

    said = visit.sent("the form says something of a token")
    held(said, "auth_expired", "Authenticator failed|Invalid CSRF token", "P1 P2 P3", "no answer")


def test_lines_of_a_server_that_all_is_well_are_calm() -> None:
    visit = Client()
    for message in ("Matched route.", "Rendered login.html", "Wrote the cache", "Closed the door"):
        served(visit, "info", message)

    calm(visit.sent("where can I change my password?"))
