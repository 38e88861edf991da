"""What each class looks like when it is masked, and what looks like it and is not."""

import json

import msgspec
import pytest
from stdnum import luhn

from usercontext.ingest.cards import is_luhn_valid
from usercontext.ingest.classes import Masked
from usercontext.ingest.scrub import scrub_json, scrub_text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mail bob@x.org.", "mail [EMAIL]."),
        ('"john doe"@example.org', "[EMAIL]"),
        ("q=bob%40x.org&b=1", "q=[EMAIL]&b=1"),
        ("call +44 7700 900123 now", "call [PHONE] now"),
        ("(202) 555-0143", "[PHONE]"),
        ("ssn 123456789", "ssn [SSN]"),
        ("987-65-4321", "[SSN]"),
        ("4242-4242-4242-4242", "[CARD]"),
        ("DE89 3704 0044 0532 0130 00", "[IBAN]"),
        ("Authorization: Bearer abcDEF123456", "Authorization: [CREDENTIALS]"),
        ("Cookie: sid=abc; t=1", "Cookie: [COOKIE]"),
        ("https://user:p@ss@host/x", "https://[CREDENTIALS]@host/x"),
        ("key AKIAIOSFODNN7EXAMPLE", "key [KEY]"),
        ("a=1&password=hunter2&x=2", "a=1&password=[SECRET]&x=2"),
        (r"bob\u0040x.org", "[EMAIL]"),
        ("C:\\nbob@x.org", "C:\\n[EMAIL]"),
        ("\\uc_pub_gBi3OYw0fPWVQI1T5r8X", "\\[KEY]"),
        ("%404423381859237792401", "%40[CARD]"),
        ('"logs"4808414852538882', '"logs"[CARD]'),
        ("n=4111%201111%201111%201111&a=1", "n=[CARD]&a=1"),
        ("4111\u00a01111\u00a01111\u00a01111", "[CARD]"),
        ("3782\u202f822463\u202f10005.", "[CARD]."),
        ("DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000 x", "[IBAN] x"),
        ("i=DE89%203704%200044%200532%200130%2000", "i=[IBAN]"),
        ("123\u201145\u20116789", "[SSN]"),
        ("call (415)\u00a0555\u20112671 now", "call [PHONE] now"),
        ("tel +1 (415)\u00a0555-2671, 1 415\u00a0555\u00a02671", "tel [PHONE], [PHONE]"),
        ("06\u00a012\u00a034\u00a056\u00a078 ou", "[PHONE] ou"),
        ("+49\u00a0170\u00a01234567", "[PHONE]"),
        ("t=%2B33%206%2012%2034%2056%2078", "t=[PHONE]"),
        ('{"n":"0170\u00a01234567","a":1}', '{"n":"[PHONE]","a":1}'),
        ("user[password]=hunter2&a=1", "user[password]=[SECRET]&a=1"),
        ("user%5Bpassword%5D=hunter2&a=1", "user%5Bpassword%5D=[SECRET]&a=1"),
        ('{"user[password]":"hunter2"}', '{"user[password]":"[SECRET]"}'),
        ('["user[password]","hunter2"]', '["user[password]","[SECRET]"]'),
        ('{"name":"user[pin]","value":"1234"}', '{"name":"user[pin]","value":"[SECRET]"}'),
        ("?v=%7B%22password%22%3A%22a%3Db%22%7D", "?v=%7B%22password%22%3A%22[SECRET]%22%7D"),
        ("?v=%7B%22pin%22%3A1234%2C%22a%22%3A1%7D", "?v=%7B%22pin%22%3A[SECRET]%2C%22a%22%3A1%7D"),
        ("?next=%2Freset%3Ftoken%3Dabc%26a%3D1", "?next=%2Freset%3Ftoken%3D[SECRET]%26a%3D1"),
        ("<wsse:Password>hunter2</wsse:Password>", "<wsse:Password>[SECRET]</wsse:Password>"),
        ("{'password': 'hunter2', 'a': 1}", "{'password': '[SECRET]', 'a': 1}"),
        (
            "{:password=>\"hunter2\", 'token' => 'abc'}",
            "{:password=>\"[SECRET]\", 'token' => '[SECRET]'}",
        ),
    ],
)
def test_a_value_is_replaced_by_its_token(text: str, expected: str) -> None:
    assert expected == scrub_text(text).text


@pytest.mark.parametrize(
    "text",
    [
        "550e8400-e29b-41d4-a716-446655440000",
        "12345678-4242-4242-4242-424242424242",
        "1772193600000",
        "logo@2x.png",
        "@scope/pkg",
        "user@localhost",
        "4242424242424241",
        "666-12-3456",
        "Unexpected token: punc",
        "Invalid Refresh Token: Already Used",
        "password: must be at least 8 characters",
        "Total 1\u00a0234\u00a0567,00\u00a0€, 12\u202f345\u202f678.90",
        "order 4111\u00a01111\u00a01111\u00a01112 of 29\u00a011\u00a02026",
        "10:00\u201312:30\u201314:00",
        "q=12%20345%20678&r=10%2020%2030, 2020\u20132026, 1920\u00a0×\u00a01080",
        "[token]: the session is over",
        "if (seen[token] === known[token])",
        "<label>Password</label><b>token>3</b>",
        "?v=%7B%22token%22%3Anull%7D",
        "{'token': 'null', 'cookie': '[COOKIE]'}",
        "<token></token><!-- secret>x -->",
        "?pushpin%3D3",
    ],
)
def test_what_only_looks_like_it_stays(text: str) -> None:
    assert text == scrub_text(text).text


def test_secrets_are_found_by_name_in_json_inside_json() -> None:
    text = '{"body":"{\\"b\\":\\"{\\\\\\"password\\\\\\":\\\\\\"hunter2\\\\\\"}\\"}"}'

    assert text.replace("hunter2", "[SECRET]") == scrub_text(text).text


def test_a_json_body_that_was_cut_off_is_scrubbed_to_its_end() -> None:
    assert scrub_text('{"password":"hunt').text == '{"password":"[SECRET]'


def test_numbers_become_quoted_tokens() -> None:
    value = {"card": 4242424242424242, "list": [4242424242424242, 1], "cvv": 123, "n": 7}

    assert msgspec.json.decode(scrub_json(value)) == {
        "card": "[CARD]",
        "list": ["[CARD]", 1],
        "cvv": "[SECRET]",
        "n": 7,
    }


@pytest.mark.parametrize(
    ("number", "token"),
    [
        ("-4242424242424242", "[CARD]"),
        ("4242424242424242.0", "[CARD]"),
        ("-4242424242424242.25e1", "[CARD]"),
        ('{"phone":-4155550132}', "[PHONE]"),
        ('{"phone":4155550132.5}', "[PHONE]"),
        ('{"ssn":-123456789}', "[SSN]"),
        ("[ -4242424242424242 , 1]", "[CARD]"),
    ],
)
def test_a_token_takes_the_place_of_a_whole_number_with_sign_and_fraction(
    number: str, token: str
) -> None:
    """``{"sum":-[CARD]}`` was stored after its 202, and no reader could open the batch again."""
    text = f'{{"sum":{number},"body":{json.dumps(json.dumps({"sum": 1}))}}}'
    scrubbed = scrub_text(text).text

    assert json.loads(scrubbed)["body"] == '{"sum": 1}'
    assert f'"{token}"' in scrubbed


def test_a_sign_before_a_number_in_prose_stays() -> None:
    assert scrub_text("total -4242424242424242").text == "total -[CARD]"


def test_counts_are_by_class_and_hold_no_value() -> None:
    assert scrub_text("a@x.org b@x.org 4242424242424242").counts == {"email": 2, "card": 1}


def test_harmless_values_under_secret_names_stay() -> None:
    value = {"credentials": "include", "password": None, "token": True, "secret": ""}

    assert value == msgspec.json.decode(scrub_json(value))


def test_keys_that_are_masked_alike_become_one() -> None:
    assert scrub_json({"a@x.org": 1, "b@x.org": 2}) == b'{"[EMAIL]":2}'


def test_every_class_has_a_token_that_is_left_alone() -> None:
    text = " ".join(masked.token.decode() for masked in Masked)

    assert text == scrub_text(text).text


def test_luhn_agrees_with_the_library() -> None:
    for number in range(4242424242424200, 4242424242424300):
        digits = str(number)

        assert luhn.is_valid(digits) == is_luhn_valid(digits.encode())


def test_numbers_of_arrays_are_quoted_and_those_of_lists_in_strings_are_not() -> None:
    card = "4242424242424242"
    text = f'{{"a":[{card},{card}],"b":"1,{card},\\"","c":[{card}]}}'

    masked = r'{"a":["[CARD]","[CARD]"],"b":"1,[CARD],\"","c":["[CARD]"]}'
    assert masked == scrub_text(text).text


def test_of_two_private_keys_each_ends_with_its_own_line() -> None:
    key = "-----BEGIN KEY-----\nMIIabc\n-----END KEY-----"

    assert scrub_text(f"{key} then {key}").text == "[PRIVATE_KEY] then [PRIVATE_KEY]"
