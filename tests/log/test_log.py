"""What a line of the log may hold: one event, its ids, no secret, nothing a terminal obeys."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog

from usercontext.log import LogOptions, bound, configure

SECRET_KEY = "uc_sec_" + "a1B2" * 9
FORGED = "x\r\n12:00:00 error   all is lost\x1b[2J\x9b2J\u202e\u2028\x00"


@pytest.fixture(autouse=True)
def _leave_no_configuration() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    structlog.reset_defaults()
    root.handlers[:] = handlers
    root.setLevel(level)


def start(**options: Any) -> io.StringIO:
    stream = io.StringIO()
    configure(LogOptions(**options), stream)
    return stream


def fields_of(stream: io.StringIO) -> dict[str, Any]:
    (line,) = stream.getvalue().splitlines()
    return json.loads(line)


def test_an_event_is_one_line_of_json_with_time_level_and_fields() -> None:
    stream = start()

    structlog.get_logger().info("analysis finished", issue_id="i-1", published=True)

    fields = fields_of(stream)
    assert fields.pop("time").endswith("Z")
    assert fields == {
        "level": "info",
        "event": "analysis finished",
        "issue_id": "i-1",
        "published": True,
    }


def test_bound_ids_stand_on_every_event_of_the_block_and_on_none_after() -> None:
    stream = start()

    with bound(request_id="r-1"):
        structlog.get_logger().warning("inside")
    structlog.get_logger().warning("outside")

    inside, outside = map(json.loads, stream.getvalue().splitlines())
    assert inside["request_id"] == "r-1"
    assert "request_id" not in outside


@pytest.mark.parametrize("shape", ["json", "console"])
def test_log_forge_a_value_cannot_start_a_line_or_move_the_cursor(shape: str) -> None:
    stream = start(format=shape)

    structlog.get_logger().error("refused", **{"path": FORGED, f"name{FORGED}": [{"deep": FORGED}]})

    written = stream.getvalue()
    assert written.count("\n") == 1
    assert written.rstrip("\n").isprintable()


@pytest.mark.parametrize("shape", ["json", "console"])
@pytest.mark.parametrize(
    "fields",
    [
        {"text": f"key {SECRET_KEY} was sent"},
        {"nested": [{"deep": (SECRET_KEY,)}]},
        {SECRET_KEY: 1},
        {"error": ValueError(SECRET_KEY)},
        {"url": f"postgresql://app:{SECRET_KEY}@db/app"},
        {"password": SECRET_KEY},
        {"headers": {"Authorization": SECRET_KEY, "x-api-key": SECRET_KEY}},
    ],
)
def test_no_field_shows_a_secret(shape: str, fields: dict[str, object]) -> None:
    stream = start(format=shape)

    structlog.get_logger().error("refused", **fields)

    assert "a1B2" not in stream.getvalue()
    assert "***" in stream.getvalue()


@pytest.mark.parametrize("password", ["hunter2", "hun@ter2", "a/b:hunter2", 'a"hunter2'])
def test_the_password_of_a_url_is_masked_and_the_rest_stays(password: str) -> None:
    stream = start()

    structlog.get_logger().error("cannot reach it", url=f"postgresql://app:{password}@db:5432/app")

    assert fields_of(stream)["url"] == "postgresql://app:***@db:5432/app"


def test_a_url_without_a_password_stays_as_it_is() -> None:
    stream = start()

    structlog.get_logger().info("listening", url="http://127.0.0.1:8080/docs")

    assert fields_of(stream)["url"] == "http://127.0.0.1:8080/docs"


def test_the_message_of_an_exception_cannot_forge_a_line_on_the_console() -> None:
    stream = start(format="console")

    try:
        raise ValueError(f"{FORGED} {SECRET_KEY}")
    except ValueError:
        structlog.get_logger().exception("analysis failed", issue_id="i-1")

    first, *rest = stream.getvalue().splitlines()
    assert "error   analysis failed issue_id=i-1" in first
    assert all(line.startswith("    | ") for line in rest)
    assert "a1B2" not in stream.getvalue()


def test_libraries_write_in_the_same_shape_from_warning_on() -> None:
    stream = start()

    logging.getLogger("granian").info("chatter")
    logging.getLogger("granian").warning("worker %s died\nforged", 3)

    fields = fields_of(stream)
    assert (fields["library"], fields["text"]) == ("granian", "worker 3 died\\nforged")


def test_an_event_below_the_level_is_not_written() -> None:
    stream = start(level="error")

    structlog.get_logger().warning("not this")

    assert stream.getvalue() == ""


def test_a_stream_that_fails_costs_lines_but_not_the_work_and_says_how_many() -> None:
    class Pipe(io.StringIO):
        broken = True

        def write(self, text: str) -> int:
            if self.broken:
                raise BrokenPipeError
            return super().write(text)

    pipe = Pipe()
    configure(LogOptions(), pipe)
    structlog.get_logger().info("lost")
    structlog.get_logger().info("lost too")
    pipe.broken = False
    structlog.get_logger().info("written")

    first, second = pipe.getvalue().splitlines()
    assert first == "2 log lines were lost: nobody read them"
    assert json.loads(second)["event"] == "written"


def test_a_very_long_value_has_an_end() -> None:
    stream = start()

    structlog.get_logger().info("long", text="x" * 1_000_000)

    assert len(stream.getvalue()) < 11_000
