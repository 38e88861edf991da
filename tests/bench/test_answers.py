"""Answers are counted whatever the pieces they arrive in. Not: sockets."""

import pytest
from bench.answers import Answers, UnreadableAnswer

ACCEPTED = b'HTTP/1.1 202 Accepted\r\nContent-Length: 16\r\n\r\n{"accepted":100}'
NOTHING = b"HTTP/1.1 204 No Content\r\n\r\n"


@pytest.mark.parametrize("size", [1, 2, 7, len(ACCEPTED) - 1, len(ACCEPTED)])
def test_an_answer_counts_once_its_last_byte_is_there(size: int) -> None:
    answers = Answers()
    pieces = [ACCEPTED[start : start + size] for start in range(0, len(ACCEPTED), size)]

    found = [answers.feed(piece) for piece in pieces]

    assert found == [*[[]] * (len(pieces) - 1), [202]]
    assert not answers.pending


def test_two_answers_in_one_piece_count_twice() -> None:
    assert Answers().feed(NOTHING + ACCEPTED) == [204, 202]


def test_what_follows_a_body_that_came_late_counts_too() -> None:
    answers = Answers()

    assert answers.feed(ACCEPTED[:-4]) == []
    assert answers.feed(ACCEPTED[-4:] + NOTHING) == [202, 204]


def test_an_answer_without_a_length_is_an_error() -> None:
    with pytest.raises(UnreadableAnswer):
        Answers().feed(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_a_server_that_closes_after_its_answer_is_noticed() -> None:
    answers = Answers()

    answers.feed(ACCEPTED.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))

    assert answers.closing
