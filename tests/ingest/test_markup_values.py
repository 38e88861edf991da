"""Values of fields named like secrets, in bodies of several parts and in markup; and no others."""

import json

import pytest

from usercontext.ingest.scrub import scrub_text

BOUNDARY = "------WebKitFormBoundary7MA4YWxkTrZu0gW"


def part(name: str, value: str, more: str = "", line: str = "\r\n") -> str:
    return line.join(
        (BOUNDARY, f'Content-Disposition: form-data; name="{name}"{more}', "", value, "")
    )


def within(text: str, times: int) -> str:
    """Scrub a text in JSON within strings, so often, and return it read again."""
    for _ in range(times):
        text = json.dumps({"body": text})
    text = scrub_text(text).text
    for _ in range(times):
        text = json.loads(text)["body"]
    return text


@pytest.mark.parametrize("times", [0, 1, 2, 3])
@pytest.mark.parametrize(
    ("name", "value", "more", "line"),
    [
        ("password", "hunter2", "", "\r\n"),
        ("user[password]", 'with "quotes" and \\ so', "", "\r\n"),
        ("api_key", "abc", "", "\n"),
        ("token", "first line\r\nsecond line", "", "\r\n"),
        ("client_secret", "hunter2", "\r\nContent-Type: text/plain", "\r\n"),
    ],
)
def test_a_part_named_like_a_secret_loses_its_value(
    name: str, value: str, more: str, line: str, times: int
) -> None:
    body = part("kind", "plain", "", line) + part(name, "@", more, line) + part("n", "7", "", line)

    assert body.replace("@", "[SECRET]") == within(body.replace("@", value), times)


@pytest.mark.parametrize("times", [0, 1])
def test_a_part_that_was_cut_off_is_masked_to_its_end(times: int) -> None:
    body = part("password", "hunter2").rstrip()

    assert within(body, times) == body.replace("hunter2", "[SECRET]")


@pytest.mark.parametrize("times", [0, 1, 2])
@pytest.mark.parametrize(
    "markup",
    [
        '<input type="password" name="password" value="@">',
        "<input name='password' value='@'/>",
        "<input name=password value=@>",
        '<input value="@" type="password" class="big">',
        "<input type=hidden name=authenticity_token value=@>",
        '<meta name="csrf-token" content="@">',
        '<INPUT ID="apiKey" VALUE="@">',
        '<input autocomplete="current-password" name="q" value="@">',
        '<input name="user[password]" data-mail="m" value="@">',
    ],
)
def test_a_field_named_like_a_secret_loses_its_value(markup: str, times: int) -> None:
    text = f"<form>{markup}<b>ok</b>"

    assert text.replace("@", "[SECRET]") == within(text.replace("@", "aB3dEf9x"), times)


def test_what_stands_before_the_value_is_scrubbed_as_well() -> None:
    text = '<input data-of="bob@x.org" value="abc" name="password" title="bob@x.org">'

    assert scrub_text(text).text == (
        '<input data-of="[EMAIL]" value="[SECRET]" name="password" title="[EMAIL]">'
    )


@pytest.mark.parametrize("times", [0, 1, 2])
@pytest.mark.parametrize(
    "text",
    [
        part("description", "my password"),
        part("token", "x", '; filename="token.txt"'),
        '<input type="submit" name="reset_password" value="Reset password">',
        '<input type="checkbox" id="show-password" value="1">',
        '<input name="quantity" value="12"><input name="password">',
        '<input name="spin" value="12"><input id="shopping-pin" value="">',
        '<option value="12" id="password">12</option>',
        '<meta name="viewport" content="width=device-width">',
        'the "password"\nfield, a "token"\r\n\r\nfollows',
        '<a title="token" data-value="12">x</a> value="12"',
    ],
)
def test_other_fields_and_parts_stay(text: str, times: int) -> None:
    assert text == within(text, times)
