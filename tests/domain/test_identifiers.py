"""Ids, keys and instants: what is accepted, what is written."""

from uuid import RFC_4122

import pytest

from usercontext.domain.analysis import Priority, priority_of
from usercontext.domain.clock import format_second
from usercontext.domain.ids import DrawnIds, RandomIds, base36, log_id, parse_log_id, parse_uuid
from usercontext.domain.project import KeyKind, hash_key, is_well_formed_key, mint_key_text

CANONICAL = "0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9"


@pytest.mark.parametrize("text", [CANONICAL, CANONICAL.upper()])
def test_only_the_canonical_uuid_is_read_in_any_case(text: str) -> None:
    assert str(parse_uuid(text)) == CANONICAL


@pytest.mark.parametrize(
    "text",
    [
        "",
        CANONICAL.replace("-", ""),
        f"{{{CANONICAL}}}",
        f"urn:uuid:{CANONICAL}",
        CANONICAL.replace("0", "\uff10"),
        CANONICAL + "\n",
        f" {CANONICAL}",
    ],
)
def test_every_other_spelling_that_python_takes_is_refused(text: str) -> None:
    assert parse_uuid(text) is None


@pytest.mark.parametrize("source", [RandomIds(), DrawnIds()])
def test_new_uuids_follow_each_other_in_time_and_cannot_be_guessed(source: RandomIds) -> None:
    ids = [source.new_uuid() for _ in range(1_000)]

    assert [one.int >> 80 for one in ids] == sorted(one.int >> 80 for one in ids)
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}
    assert len({one.int & (1 << 62) - 1 for one in ids}) == 1_000


@pytest.mark.parametrize("number", [0, 35, 36, 1295, 1296, 2**53])
def test_base_36_reads_back(number: int) -> None:
    assert int(base36(number), 36) == number


def test_a_log_id_reads_back() -> None:
    assert parse_log_id(log_id(123_456, 7)) == (123_456, 7)


@pytest.mark.parametrize("text", ["", "-1", "a-", "a-01", "A-1", "a-1000", "a-1-1", "zz-1\n"])
def test_a_log_id_that_we_never_wrote_is_refused(text: str) -> None:
    assert parse_log_id(text) is None


@pytest.mark.parametrize("kind", list(KeyKind))
def test_a_minted_key_is_well_formed(kind: KeyKind) -> None:
    text = mint_key_text(kind, RandomIds())

    assert is_well_formed_key(text)
    assert text.startswith(f"uc_{kind.value}_")
    assert len(text) == 43


def test_one_changed_character_breaks_the_checksum() -> None:
    text = mint_key_text(KeyKind.SECRET, RandomIds())
    other = "a" if text[20] != "a" else "b"

    assert not is_well_formed_key(text[:20] + other + text[21:])


def test_two_keys_never_hash_alike() -> None:
    first, second = (mint_key_text(KeyKind.SECRET, RandomIds()) for _ in range(2))

    assert hash_key(first) != hash_key(second)


@pytest.mark.parametrize(
    ("instant_us", "text"),
    [(0, "1970-01-01T00:00:00Z"), (1_772_193_600_999_999, "2026-02-27T12:00:00Z")],
)
def test_an_instant_is_written_to_the_second(instant_us: int, text: str) -> None:
    assert format_second(instant_us) == text


@pytest.mark.parametrize(
    ("score", "priority"),
    [
        (100, "P0"),
        (90, "P0"),
        (89, "P1"),
        (70, "P1"),
        (69, "P2"),
        (40, "P2"),
        (39, "P3"),
        (0, "P3"),
    ],
)
def test_priority_follows_the_band_of_the_score(score: int, priority: str) -> None:
    assert priority_of(score) == Priority(priority)
