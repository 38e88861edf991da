"""Lines of frameworks' loggers and of what stands behind a server. Not: web servers, requests."""

import pytest

from analyze.app_visits import read
from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category

CHAIN = (
    "org.springframework.transaction.TransactionSystemException: Could not commit\n"
    "\tat org.springframework.orm.jpa.JpaTransactions.doCommit(JpaTransactions.java:1)\n"
    "\tat nl.yard.LotService.move(LotService.java:61)\n"
    "Caused by: org.postgresql.util.PSQLException: relation lots is locked for maintenance\n"
    "\tat org.postgresql.core.v3.QueryExecutorImpl.receive(QueryExecutorImpl.java:2)"
)


def of_a_servlet() -> Bridge:
    words = "Servlet.service() for servlet [yard] in context with path [/yard] threw exception" * 2
    told = {"logger_name": "o.a.c", "thread_name": "http-nio-8080-exec-2", "message": words}
    return Bridge().put(told | {"stack_trace": CHAIN}, "error")


def test_the_end_of_a_chain_is_told_where_no_more_can_be_shown() -> None:
    said = of_a_servlet().reported("a lot cannot be moved")
    read(said, "backend_error", "P1 P2", "The server threw", "PSQLException: relation lots")


def test_the_team_s_own_call_is_named_wherever_in_the_chain() -> None:
    assert "LotService.java:61" in (of_a_servlet().reported("no move").suggested_fix or "")


def monolog(words: str, level: str = "ERROR") -> Bridge:
    text = f'[2026-03-02T10:00:00.1+00:00] prod.{level}: {words} {{"user":9}} []'
    return Bridge().say(text, "error")


def test_a_framework_s_line_is_told_without_its_head_and_its_objects() -> None:
    cause = monolog("No seat map for hall 3").reported("seats are not shown").root_cause
    assert cause == "The server logged “No seat map for hall 3”."


def test_what_a_host_of_mail_answers_is_of_its_house() -> None:
    said = monolog('got "554 5.7.1 relay denied" for the code').reported("no code arrives")
    assert said.category is Category.THIRD_PARTY


@pytest.mark.parametrize(
    "words",
    [
        "commit failed: kafka: error while reading bills/1: unknown member",
        "redis: connection lost",
        "enqueue failed, broker unavailable",
    ],
)
def test_what_stands_behind_a_server_is_no_rule(words: str) -> None:
    told = {"level": "error", "caller": "queue/loop.go:31", "msg": words}
    said = Bridge().put(told, "error").reported("no bills are made")

    assert said.category is Category.BACKEND_ERROR
    assert "a broker" in (said.suggested_fix or "")


def test_a_phone_that_says_how_long_it_waited_waited_in_vain() -> None:
    told = {"method": "POST", "uri": "https://api.acme.example/v1/rides",
            "message": "The request took longer than 0:00:20 to receive data."}  # fmt: skip
    said = Bridge().put(told, "error", kind="network").reported("the ride does not begin")
    assert said.category is Category.TIMEOUT_SLOW
