"""What tells the body of a repeated call from another. Not: where it is kept."""

import msgspec

from usercontext.domain.idempotency import IdempotencyKey

KEY = IdempotencyKey(1, "POST /v1/issues", "k1", b'{"logs":[]}' * 3_000)
KIND_BYTES = 4


def key_with(body: bytes) -> IdempotencyKey:
    return msgspec.structs.replace(KEY, body=body)


def test_a_digest_is_of_its_own_body() -> None:
    assert key_with(bytes(bytearray(KEY.body))).has_body_of(KEY.body_digest)


def test_a_digest_is_of_no_body_that_differs_in_a_bit() -> None:
    flips = [(place, 1 << bit) for place in range(0, len(KEY.body), 997) for bit in range(8)]
    for place, bit in flips:
        other = bytearray(KEY.body)
        other[place] ^= bit
        assert not key_with(bytes(other)).has_body_of(KEY.body_digest)


def test_a_digest_is_of_no_body_that_is_longer_or_in_another_order() -> None:
    for other in (KEY.body + b"\0", KEY.body[:-1], b"", KEY.body[8:] + KEY.body[:8]):
        assert not key_with(other).has_body_of(KEY.body_digest)


def test_ten_thousand_bodies_have_as_many_digests() -> None:
    bodies = (b'{"userDescription":"Pay %d"}' % number for number in range(10_000))

    assert len({key_with(body).body_digest for body in bodies}) == 10_000


def test_a_digest_that_another_python_made_is_held_against_the_length() -> None:
    made = b"else" + KEY.body_digest[KIND_BYTES:-8] + bytes(8)

    assert KEY.has_body_of(made)
    assert not key_with(KEY.body + b" ").has_body_of(made)
