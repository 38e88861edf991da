"""What the lines of a log tell only together: presses, answers, pairs, chains, what was shown."""

from typing import Any

import pytest

from analyze.clients_visits import Client, calm, held
from usercontext.analyze.reading.foreign_stacks import read_trace
from usercontext.analyze.reading.lines_of_pairs import pairs_written

ROW = (
    "Microsoft.EntityFrameworkCore.DbUpdateConcurrencyException: The database operation was"
    " expected to affect 1 row(s), but actually affected 0 row(s)."
)


def line(**named: Any) -> dict[str, Any]:
    return named


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'level=error msg="top up \\"A\\" failed" code=7 took=1.25 ok=false by=mia',
            {
                "level": "error",
                "msg": 'top up "A" failed',
                "code": 7,
                "took": 1.25,
                "ok": False,
                "by": "mia",
            },
        ),
        ("a=1 b='it''s 3 o'clock' c=x", {"a": 1, "b": "it''s 3 o'clock", "c": "x"}),
        ("id=007 phone= path=/a?b=c", {"id": "007", "phone": "", "path": "/a?b=c"}),
        ("total=4 of=9", None),
        ("saved with id=4 by=mia at=9", None),
        ("x=1 y=2 z=3 and more", None),
    ],
)
def test_a_line_of_pairs(text: str, expected: dict[str, Any] | None) -> None:
    assert pairs_written(text) == expected


def test_a_line_of_pairs_is_read_by_its_names() -> None:
    visit = Client().con("info", line(message="level=info msg=request path=/rooms status=200"))
    visit.con("info", line(message="level=info msg=request path=/rooms/4 status=200"))
    told = 'level=error msg="hold failed" room=4 err="lock wait timeout exceeded on holds"'
    visit.con("error", line(message=told), 5)

    said = visit.sent("cannot reserve the room")
    held(said, "backend_error timeout_slow", "lock wait timeout", "P1 P2")
    assert "level=error" not in said.summary


def test_a_press_that_a_line_tells_sets_off_what_fails_behind_it() -> None:
    visit = Client().con("info", line(message="[UI] button pressed: Book now"))
    told = line(message="POST https://api.fahr.test/v1/rides 503", logger="net")
    visit.con("error", told, 0.8).con("info", line(message="[UI] button pressed: Book now"), 6)
    visit.con("error", told, 0.8)

    said = visit.sent("no ride")
    held(said, "backend_error", "/v1/rides", "P1")
    assert said.verdict == "confirmed"
    assert len(said.steps) == 2
    assert "Book now" in said.summary


@pytest.mark.parametrize(
    "quiet",
    [
        "nothing was pressed yet",
        "key not pressed: Enter",
        "waiting until button pressed: Start",
        "compressed: archive",
    ],
)
def test_what_tells_no_press(quiet: str) -> None:
    visit = Client().con("info", line(message=quiet))
    visit.con("error", line(message="cache index rebuilt after error"), 0.5)

    assert not visit.sent("where do I find my invoices?").steps


def test_a_press_in_words_is_never_called_dead() -> None:
    visit = Client()
    for _ in range(4):
        visit.con("info", line(message="tap on: Volume"), 0.8)

    assert visit.sent("can you add more ringtones?").category == "unknown"


def test_the_answer_in_a_line_of_its_own() -> None:
    visit = Client().con("debug", line(tag="OkHttp", message="--> PUT https://api.kurs.test/seat"))
    visit.con("debug", line(tag="OkHttp", message="<-- 422 https://api.kurs.test/seat (80ms)"), 0.3)
    body = '{"errors":[{"field":"birthday","message":"must lie in the past"}]}'
    visit.con("debug", line(tag="OkHttp", message=body), 0.01)
    visit.con("debug", line(tag="OkHttp", message="<-- END HTTP (66-byte body)"), 0.01)

    said = visit.sent("cannot sign my son up")
    held(said, "validation_rejected", "must lie in the past", "P1 P2 P3")


def test_what_stands_behind_the_end_of_an_answer_is_none_of_it() -> None:
    visit = Client().con("debug", line(tag="OkHttp", message="--> PUT https://api.kurs.test/seat"))
    visit.con("debug", line(tag="OkHttp", message="<-- 422 https://api.kurs.test/seat (80ms)"), 0.3)
    visit.con("debug", line(tag="OkHttp", message="<-- END HTTP (0-byte body)"), 0.01)
    visit.con("debug", line(tag="Flags", message='{"message":"dark mode is on"}'), 0.01)

    assert "dark mode" not in visit.sent("cannot sign my son up").summary


def test_a_refusal_that_a_log_tells_quietly_beside_its_warning() -> None:
    refused = line(message="POST /forms/7 419", channel="http", pid=7)
    why = line(message="Page token mismatch.", context={"url": "/forms/7"}, pid=7)
    visit = Client().con("info", line(message="GET /forms/7/edit 200", pid=7))
    visit.con("info", refused, 3000).con("warn", why, 0.01)
    visit.con("info", refused, 9).con("warn", why, 0.01)
    visit.con("error", line(message="newsletter job: connection refused", pid=7), 4)

    held(visit.sent("cannot save"), "auth_expired validation_rejected", "/forms/7", "P1 P2")


def test_a_refusal_that_a_log_tells_quietly_and_alone_is_a_robot_s() -> None:
    visit = Client().con("info", line(message="GET /orders 200", pid=7))
    visit.con("info", line(message="POST /xmlrpc 404", pid=7), 2)

    calm(visit.sent("can I change the language of my invoices?"))


def test_a_toolkit_that_names_a_status_by_its_words() -> None:
    why = '{"detail":"licence of seat 4 is read only"}'
    told = (
        'DELETE https://cad.test/api/parts/8 -> QNetworkReply::ContentAccessDenied "Error'
        f' transferring https://cad.test/api/parts/8 - server replied: Forbidden" body: {why}'
    )
    visit = Client().con("info", line(category="app", msg="action triggered: Delete part"))
    visit.con("warn", line(category="net", msg=told, file="src/net.cpp", line=9, function="f()"))

    held(visit.sent("delete fails"), "permission_denied", "licence of seat 4", "P1 P2")


def test_the_place_of_a_logger_s_call_is_none_of_an_error() -> None:
    told = line(msg="Cannot find font Inter", file="src/text.cpp", line=88, function="draw()")
    visit = Client().con("warn", told).con("info", line(msg="ready"))

    calm(visit.sent("how do I export a drawing?"))


@pytest.mark.parametrize(
    ("written", "first"),
    [
        (
            'Traceback (most recent call last):\n  File "/srv/a.py", line 4, in save\n    run()\n'
            "psycopg.errors.UndefinedColumn: column tax does not exist\nLINE 1: select tax\n\n"
            "The above exception was the direct cause of the following exception:\n\n"
            'Traceback (most recent call last):\n  File "/srv/b.py", line 9, in post\n    save()\n'
            "shop.NotSaved: order was not saved",
            "psycopg.errors.UndefinedColumn: column tax does not exist",
        ),
        (
            "PDOException: SQLSTATE[HY000]: gone away in /srv/a.php:7\nStack trace:\n"
            "#0 /srv/a.php(7): PDO->query()\n\nNext App\\NotSaved: not saved in /srv/b.php:9\n"
            "Stack trace:\n#0 /srv/b.php(9): save()",
            "PDOException: SQLSTATE[HY000]: gone away in /srv/a.php:7",
        ),
    ],
)
def test_the_first_of_a_chain_whose_first_stands_on_top(written: str, first: str) -> None:
    trace = read_trace(written)

    assert trace is not None
    assert trace.said.startswith(first)


def test_a_trace_that_only_was_under_way_as_another_was_handled() -> None:
    written = (
        'Traceback (most recent call last):\n  File "/srv/a.py", line 4, in f\n    g()\nKeyError: 1'
        "\n\nDuring handling of the above exception, another exception occurred:\n\n"
        'Traceback (most recent call last):\n  File "/srv/b.py", line 9, in h\n    f()\n'
        "shop.Refused: order was refused"
    )
    trace = read_trace(written)

    assert trace is not None
    assert trace.said == "shop.Refused: order was refused"


def test_a_record_that_somebody_else_had_written() -> None:
    visit = Client().con("info", line(logger="Ui", level="Info", message="Save requested"))
    trace = f"App.SaveFailed: not saved\r\n ---> {ROW}\r\n   at App.Save() in C:\\a.cs:line 4"
    told = line(logger="Ui", level="Error", message="Could not save", exception=trace)
    visit.con("error", told, 0.3)

    said = visit.sent("cannot save the card")
    held(said, "race", "expected to affect 1 row", "P1 P2")
    assert said.summary.count("expected to affect") == 1


def test_an_element_that_a_test_tool_lost_is_no_record() -> None:
    told = line(message="StaleElementReferenceError: stale element not found")
    visit = Client().con("error", told)

    assert visit.sent("list is empty").category != "race"


def test_what_a_server_s_call_ran_out_of_is_what_its_failure_is_of() -> None:
    trace = (
        "org.akte.StoreFailed: storing a.pdf failed\n\tat org.akte.Store.put(Store.java:7)\n"
        "Caused by: io.jsonwebtoken.ExpiredJwtException: JWT expired 900 seconds ago\n"
        "\tat io.jsonwebtoken.Parser.parse(Parser.java:42)\n"
    )
    told = {"logger_name": "org.akte.Errors", "message": "Unexpected problem", "stack_trace": trace}
    visit = Client().con("info", line(pid=7, message="GET /akten/5 200 41ms"))
    visit.con("error", told | {"pid": 7}, 4)
    visit.con("info", line(pid=7, message="POST /akten/5/documents 500 61ms"), 0.01)

    held(visit.sent("cannot upload"), "auth_expired", "JWT expired", "P1 P2")


def test_of_two_loud_lines_the_one_that_was_shown() -> None:
    visit = Client().con("error", line(scope="gpu", message="GPU process exited, code 34"))
    visit.con("info", line(scope="ipc", message="export started"), 20)
    visit.con("error", line(scope="pdf", message="writer exited, ENOSPC: no space left"), 9)
    visit.con("info", line(scope="ipc", message="export done ok=false"), 0.1)

    held(visit.sent("no file comes"), "storage", "ENOSPC", "P1 P2")


def test_what_somebody_closed_was_shown_for_no_error() -> None:
    visit = Client().con("error", line(scope="sync", message="avatar cache miss"))
    visit.con("info", line(scope="ui", message="dialog closed by user"), 0.2)

    calm(visit.sent("please add a dark theme"))


def test_a_system_that_answers_with_a_code_and_a_sentence() -> None:
    visit = Client().con("info", line(message="ts=1 unit=K2 evt=touch btn=renew"))
    told = 'ts=2 unit=K2 evt=call op=RenewLoan rc=14 ms=80 text="LOAN IS ON HOLD FOR A READER"'
    visit.con("warn", line(message=told), 0.6)
    visit.con("info", line(message="ts=9 unit=K2 evt=beat cpu=7"), 9)

    held(visit.sent("renewing does not work"), "validation_rejected", "ON HOLD", "P1 P2 P3")


@pytest.mark.parametrize(
    "beside",
    [
        'op=RenewLoan rc=0 ms=80 text="LOAN IS ON HOLD FOR A READER"',
        'op=print rc=14 ms=80 text="paper level is low now"',
        'op=RenewLoan tries=14 ms=80 text="LOAN IS ON HOLD FOR A READER"',
    ],
)
def test_a_sentence_beside_no_code_of_a_refusal(beside: str) -> None:
    visit = Client().con("info", line(message="ts=1 unit=K2 evt=touch btn=renew"))
    visit.con("warn", line(message=f"ts=2 unit=K2 evt=call {beside}"), 0.6)
    visit.con("info", line(message="ts=9 unit=K2 evt=beat cpu=7"), 9)

    assert visit.sent("where is the toilet?").category != "validation_rejected"
