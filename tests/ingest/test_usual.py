"""What one match decides, the finders of the class decide the same way, whatever stands around."""

import random

import pytest

from usercontext.ingest.linear import UNANCHORED
from usercontext.ingest.patterns import GUARDED_SCANNER, kind_of
from usercontext.ingest.scrub import find_closely
from usercontext.ingest.usual import find_usual

VALUES = (
    *("a.b@x.org", "bob@mail.example.co.uk", "git@host.com:x", "bob@x.png", "é@x.org"),
    *("'o'neil@x.com", "%20bob@x.org", "\\nbob@x.org", ".bob@x.org", "bob@x.org."),
    *("+1 (202) 555-0123", "+12025550123", "+1-202-555-0123", "+1 202 555 0123 44"),
    *("(202) 555-0123", "202-555-0123", "202.555.0123", "1 202-555-0123", "102-555-0123"),
    *("123-45-6789", "123 45 6789", "987-65-4320", "900-12-3456", "123-00-4567", "123-45-0000"),
    *("4242 4242 4242 4242", "4242-4242-4242-4242", "4242 4242 4242 4243", "5555 5555 5555 5555"),
    *("6011 1111 1111 1117", "4242 4242 4242 4242 12", "302-555-0123-4567", "+1(302)555-0123x"),
)
AROUND = (*' "([:,.-/=1a%{}@<>|;_#+', "", "1 ", "é", '\\"', "ssn ", "phone ", "4242-", "\n")
USUAL = ("carol@mail.example.org", "+1 (202) 555-0123", "202-555-0123", "123-45-6789")


@pytest.mark.parametrize("seed", range(20))
def test_whatever_one_match_decides_the_finders_decide_too(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(200):
        text = "".join(_spoilt(chance) for _ in range(3)).encode()
        for begin, stop in _anchors(text):
            usual = find_usual(text, begin, 0)
            anchor, first = kind_of(text, begin, stop, True)
            if usual is not None:
                assert usual == find_closely(text, anchor, first, stop, 0), text


@pytest.mark.parametrize("value", [*USUAL, "4242 4242 4242 4242"])
def test_a_value_as_people_write_it_is_decided_by_one_match(value: str) -> None:
    text = f'{{"m":"of {value}"}}'.encode()
    ((begin, _),) = _anchors(text)
    span = find_usual(text, begin, 0)

    assert span is not None
    assert text[span.start : span.end].decode() == value


def _spoilt(chance: random.Random) -> str:
    """Write a value between other text, one letter of it perhaps another one."""
    text = chance.choice(AROUND) + chance.choice(VALUES) + chance.choice(AROUND)
    place = chance.randrange(2 * len(text))
    return text[:place] + chance.choice("09 -.()+@Z,") + text[place + 1 :] if place else text


def _anchors(text: bytes) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    position = 0
    while True:
        begin, stop = GUARDED_SCANNER(UNANCHORED, text, position, len(text))[0]
        if begin < 0:
            return found
        found.append((begin, stop))
        position = stop
