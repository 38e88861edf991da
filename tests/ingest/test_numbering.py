"""The tables answer what the libraries answer, for random digits and for changed examples."""

import random
import re
from collections.abc import Iterator

import phonenumbers
import pytest
from stdnum import iban, numdb

from usercontext.ingest.account_shapes import account_length
from usercontext.ingest.cards import find_iban, is_iban
from usercontext.ingest.classes import Masked
from usercontext.ingest.numbering import is_american, is_national, is_possible
from usercontext.ingest.spans import Span

CODES = [str(code) for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE]
ZERO_DIALLED = ("GB", "DE", "FR", "IT", "NL", "BE", "ES", "CH", "AT", "AU", "JP", "BR", "IN", "SE")
SAMPLE = 1_500


def digits(chance: random.Random, count: int) -> str:
    return "".join(chance.choices("0123456789", k=count))


def examples(chance: random.Random, regions: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield calling codes and numbers of the library's examples, some with a digit changed."""
    kinds = [getattr(phonenumbers.PhoneNumberType, name) for name in ("FIXED_LINE", "MOBILE")]
    for _ in range(SAMPLE):
        kind, region = chance.choice(kinds), chance.choice(regions)
        number = phonenumbers.example_number_for_type(region, kind)
        if number is not None and number.country_code is not None:
            written = list(phonenumbers.national_significant_number(number))
            written[chance.randrange(len(written))] = chance.choice("0123456789")
            yield number.country_code, "".join(written)


def is_valid(number: str, region: str | None) -> bool:
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, region))
    except phonenumbers.NumberParseException:
        return False


def is_library_possible(number: str) -> bool:
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False


def test_international_numbers_are_possible_where_the_library_says_so() -> None:
    chance = random.Random(1)
    for _ in range(SAMPLE):
        trunk = chance.choice(("", "", "0", "1", "8", "06"))
        number = (chance.choice(CODES) + trunk + digits(chance, chance.randrange(5, 12)))[:15]

        assert is_library_possible("+" + number) == is_possible(number.encode()), number


def test_national_numbers_are_those_of_any_of_the_countries() -> None:
    chance = random.Random(2)
    dialled = ["0" + national.lstrip("0") for _, national in examples(chance, ZERO_DIALLED)]
    dialled += [f"0{chance.randrange(1, 10)}{digits(chance, 8)}" for _ in range(SAMPLE // 3)]
    for number in dialled:
        expected = any(is_valid(number, region) for region in ZERO_DIALLED)

        assert expected == is_national(number.encode()), number


def test_a_number_dialled_abroad_from_japan_is_that_countrys() -> None:
    for number in ("010376712345", "01037671234", "010441234"):
        expected = any(is_valid(number, region) for region in ZERO_DIALLED)

        assert expected == is_national(number.encode()), number


def test_american_numbers_are_those_of_the_plan() -> None:
    chance = random.Random(3)
    numbers = [national for _, national in examples(chance, ("US", "CA", "BS", "PR", "JM"))]
    for number in numbers + [f"2{digits(chance, 9)}" for _ in range(SAMPLE)]:
        assert is_valid(number, "US") == is_american(number.encode()), number


COUNTRIES = sorted({country for _, country, *_ in numdb.get("iban").prefixes})


@pytest.mark.parametrize("country", COUNTRIES)
def test_account_numbers_are_those_of_stdnum(country: str) -> None:
    chance = random.Random(country)
    length = account_length(country)
    assert length is not None
    for _ in range(30):
        letters = "".join(chance.choices("0123456789ABCXYZ", (9,) * 10 + (1,) * 6, k=30))
        tail = letters[: length - 4]
        number = country + iban.calc_check_digits(f"{country}00{tail}") + tail
        for changed in (number, number[:-1] + "7"):
            expected = iban.is_valid(changed, check_country=False)

            assert expected == is_iban(changed.encode()), changed


KINDS = {"n": "1", "a": "B", "c": "C"}


def filled(part: re.Match[str]) -> str:
    return KINDS[part[2]] * int(part[1])


@pytest.mark.parametrize("country", COUNTRIES)
def test_an_account_number_of_each_country_is_found(country: str) -> None:
    """Costa Rica's were looked for with a digit less, and never found."""
    shape = numdb.get("iban").info(country + "0" * 32)[0][1]["bban"]
    tail = re.sub(r"([0-9]+)!([nac])", filled, shape)
    number = (country + iban.calc_check_digits(f"{country}00{tail}") + tail).encode()

    assert find_iban(b"to " + number + b".", 3) == Span(3, 3 + len(number), Masked.IBAN)
