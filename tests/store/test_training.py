"""What a dictionary is made of: what sessions share, noise for the rest. Not: where it is kept."""

import random

import msgspec
import pytest
import zstandard

from usercontext.store.training import LEVEL, Sample, train, veil_rare


def visit(number: int, text: str = "cart opened", entries: int = 5) -> Sample:
    """Build a chunk of a session of its own, with ids that no other has."""
    chance = random.Random(number)
    logs = [
        {
            "type": "network",
            "payload": {
                "url": f"https://shop.example/api/basket/{chance.getrandbits(64):016x}",
                "message": text,
                "requestId": f"{chance.getrandbits(96):024x}",
            },
            "timestamp": f"2026-02-27T12:{number % 60:02}:{chance.randrange(60):02}.000Z",
        }
        for _ in range(entries)
    ]
    return Sample(number, msgspec.json.encode({"logs": logs}))


VISITS = [visit(number) for number in range(60)]


def test_what_three_sessions_share_is_kept() -> None:
    kept = veil_rare([visit(1), visit(2), visit(3)])

    assert all(b'"message":"cart opened","requestId":"' in body for body in kept)


@pytest.mark.parametrize(
    "secret", ["meet anneliese tomorrow", "anneliese", "/anneliese/", "ANNELIESE-anneliese"]
)
def test_what_two_sessions_share_becomes_noise(secret: str) -> None:
    kept = b"".join(veil_rare([visit(1, secret), visit(2, secret), visit(3), visit(4)]))

    assert b"anneliese" not in kept.lower()


def test_noise_has_the_shape_of_what_it_replaces() -> None:
    kept = veil_rare([visit(1, "é Ab1"), visit(2), visit(3)])[0]

    assert len(kept) == len(visit(1, "é Ab1").body)
    assert kept.isascii()


def test_often_in_one_session_is_not_shared() -> None:
    alone = [Sample(1, visit(number, "anneliese").body) for number in range(20)]

    kept = b"".join(veil_rare([*alone, visit(30), visit(31), visit(32)]))

    assert b"anneliese" not in kept


def test_a_dictionary_makes_unseen_sessions_smaller() -> None:
    trained = train(VISITS, None, 1)

    assert trained is not None
    assert trained.ratio < 0.7 * trained.ratio_before


def test_the_same_samples_give_the_same_dictionary() -> None:
    assert train(VISITS, None, 1) == train(VISITS, None, 1)


def test_a_few_sessions_give_none() -> None:
    assert train([visit(number % 7) for number in range(60)], None, 1) is None


def test_one_that_is_no_better_than_the_one_in_use_is_not_taken() -> None:
    first = train(VISITS, None, 1)
    assert first is not None

    assert train(VISITS, first.body, 2) is None


def test_a_frame_of_another_dictionary_is_an_error_and_never_other_text() -> None:
    made = [train(VISITS, None, number) for number in (1, 2)]
    one, other = (zstandard.ZstdCompressionDict(two.body) for two in made if two is not None)
    frame = zstandard.ZstdCompressor(level=LEVEL, dict_data=one).compress(VISITS[0].body)

    with pytest.raises(zstandard.ZstdError):
        zstandard.ZstdDecompressor(dict_data=other).decompress(frame)
