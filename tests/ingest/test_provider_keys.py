"""Keys, tokens and blocks that show by their own shape, in every dress they come in; and no others.

The keys are put together from a prefix and letters of chance, so that none of them ever was one.
"""

import json
import random
import string

import pytest

from usercontext.ingest.scrub import scrub_text

LETTERS = string.ascii_letters + string.digits
HEX = "0123456789abcdef"
HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9"
CLAIMS = "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ"
SIGNED = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c"


def chance(size: int, letters: str = LETTERS) -> str:
    return "".join(random.Random(size).choices(letters, k=size))


KEYS = [
    *(f"gl{kind}-{chance(20)}" for kind in ("pat", "cbt", "ft", "agent", "imt", "soat", "rtr")),
    f"glpat-{chance(27)}.01.{chance(9, HEX)}",
    *(f"{each}_{chance(36)}" for each in ("ghp", "gho", "ghs", "npm", "gsk", "r8", "ntn", "hf")),
    *(f"sk-{kind}-{chance(60)}" for kind in ("proj", "svcacct", "ant-api03", "ant-admin01")),
    *(
        f"{each}_{chance(24)}"
        for each in ("sk_live", "rk_test", "sk_org_live", "whsec", "rzp_live")
    ),
    *(f"{each}-{chance(48)}" for each in ("pplx", "xai", "nvapi", "sq0atp", "tskey-auth", "CFPAT")),
    f"ABSK{chance(60)}",
    f"1//0{chance(60)}",
    f"dapi{chance(32, HEX)}",
    f"PMAK-{chance(24, HEX)}-{chance(34, HEX)}",
    f"{chance(14)}.atlasv1.{chance(60)}",
    f"ATATT3{chance(60)}",
    f"dckr_pat_{chance(27)}",
    f"re_{chance(8)}_{chance(24)}",
    f"access_token$production${chance(16, HEX)}${chance(32, HEX)}",
    f"110201543:AAH{chance(32)}",
    f"MTA1MjM0NTY3ODkwMTIzNDU2Nw.{chance(6)}.{chance(38)}",
]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize(
    "place",
    [
        "using {} now",
        "at f (https://cdn.example.org/{}/app.js:10:5)",
        "GET /v?k={}&a=1 401",
        '{{"k":"{}"}}',
        "a\n{}\nb",
    ],
)
def test_a_key_is_found_wherever_it_stands(key: str, place: str) -> None:
    text = place.format(key)
    around = place.format(" ").split()
    plain, sent = scrub_text(text).text, scrub_text(json.dumps({"body": text})).text

    assert key[-12:] not in plain
    assert json.loads(sent)["body"] == plain
    assert all(each in plain for each in around[1:])


def test_a_bot_in_an_address_keeps_its_number_and_method() -> None:
    text = f"https://api.telegram.org/bot110201543:AAH{chance(32)}/sendMessage"

    assert scrub_text(text).text == "https://api.telegram.org/bot110201543:[KEY]/sendMessage"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"https://hooks.slack.com/workflows/T0/A0/1/{chance(24)}",
            "https://hooks.slack.com/workflows/[KEY]",
        ),
        (
            f"POST https://discord.com/api/webhooks/105234567890123456/{chance(68)} 401",
            "POST https://discord.com/api/webhooks/[KEY] 401",
        ),
        (f"{HEADER}.\n{CLAIMS}.\n{SIGNED} x", "[JWT] x"),
        (f"{HEADER}\n.{CLAIMS}\n.{SIGNED}", "[JWT]"),
        (f"{HEADER}.{CLAIMS[:30]}\r\n{CLAIMS[30:]}.{SIGNED}\nnext line", "[JWT]\nnext line"),
        (f"{HEADER}.{CLAIMS}.{SIGNED}\nInternalServerError", "[JWT]\nInternalServerError"),
        (f"{HEADER}%2E{CLAIMS}%2E{SIGNED}&a=1", "[JWT]&a=1"),
        (f"{HEADER}..{chance(16)}.{chance(60)}.{chance(22)}", "[JWT]"),
        ("auth was\tBasic\tYm9iOmh1bnRlcjI=", "auth was\tBasic\t[CREDENTIALS]"),
        ("AUTHORIZATION=BASIC Ym9iOmh1bnRlcjI=", "AUTHORIZATION=BASIC [CREDENTIALS]"),
        ("u=postgres%3A%2F%2Fu%3Ap4ssw%40h%2Fdb", "u=postgres%3A%2F%2F[CREDENTIALS]%40h%2Fdb"),
        ("-----BEGIN+A+KEY-----%0AMIIE%2B%0A-----END+A+KEY-----&a=1", "[PRIVATE_KEY]&a=1"),
        ("-----BEGIN%20KEY-----%0AMIIEabc", "[PRIVATE_KEY]"),
        ("-----BEGIN KEY-----<br>MIIE<br>-----END KEY-----<br>", "[PRIVATE_KEY]<br>"),
        ("---- BEGIN SSH2 KEY ----\nP2/56w\n---- END SSH2 KEY ---- x", "[PRIVATE_KEY] x"),
        (
            "-----BEGIN PGP KEY-----\nVersion: GnuPG v2.0 (Linux)\n\nlQOY\n-----END PGP KEY-----.",
            "[PRIVATE_KEY].",
        ),
    ],
)
def test_what_is_broken_or_coded_is_found_to_its_end(text: str, expected: str) -> None:
    lines = json.dumps(text)

    assert expected == scrub_text(text).text
    assert json.loads(scrub_text(lines).text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "secret_managerconfiguration, re_evaluate_something, sk-some-long-class-name",
        "app.abc123.0123456789abcdef0123456789abc.js",
        "main.vendor.MTA1MjM0NTY3ODkwMTIzNDU2Nw.css",
        "at 10:AABBCCDDEEFF00112233 and 12:AA",
        "sdk-550e8400-e29b-41d4-a716-446655440000",
        "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB/EAAAAB+AAAAAAAAAAAAAAAAAAAA==",
        f"{HEADER} is base64\nDefinitelyNotAPart1 of it",
        "see https%3A%2F%2Fexample.org%2F%40scope%2Fpkg and http%3A%2F%2Fh%3A80%2Fx",
        "npm_config_user_agent npm_lifecycle_event hf_hub_download",
        "pat.0123456789abcdef and dapi-0123",
    ],
)
def test_what_only_looks_like_a_key_stays(text: str) -> None:
    assert text == scrub_text(text).text
