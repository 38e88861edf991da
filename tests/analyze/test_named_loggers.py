"""The name of a logger beside a sentence is the sentence's tag. Not: tags within the sentence."""

import pytest

from analyze.clients_visits import Client, calm, held

STACK = "giveUp@https://app.plauder.test/js/rt.js:88:13"


@pytest.mark.parametrize(
    ("logger", "category"),
    [("ws", "socket_drop"), ("auth", "auth_expired"), ("editor", "js_exception")],
)
def test_a_logger_s_name_says_what_its_sentence_is_about(logger: str, category: str) -> None:
    visit = Client().con("info", {"message": "plauder web 12.4.0", "logger": "boot"})
    told = {"message": "giving up after 5 attempts", "logger": logger, "stacktrace": STACK}
    visit.con("error", told, 20)

    said = visit.sent("nothing arrives any more", url="https://app.plauder.test/c/9")
    held(said, category, "giving up after 5 attempts", "P1 P2")


def test_what_a_logger_says_is_well_is_calm() -> None:
    visit = Client().con("info", {"message": "open id=8812", "logger": "ws"})
    visit.con("warn", {"message": "close code=1000 clean=true", "logger": "ws"}, 9)

    calm(visit.sent("how do I mute a channel?", url="https://app.plauder.test/c/9"))
