"""What is written in other letters than it is read in: found and masked, and else left as sent."""

import json

import pytest

from usercontext.ingest.disguises import as_read
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scrub_text

WIDE = str.maketrans("0123456789@.+-bormx ", "０１２３４５６７８９＠．＋－ｂｏｒｍｘ\u3000")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
CARD = "4242 4242 4242 4242"
HIDDEN = [
    ("bob&#64;example.org", "[EMAIL]"),
    ("bob&#x40;example&#46;org", "[EMAIL]"),
    ("bob&commat;example.org", "[EMAIL]"),
    ("&#98;&#111;&#98;&#64;&#120;&#46;&#111;&#114;&#103;", "[EMAIL]"),
    ("bob＠example.org", "[EMAIL]"),
    ("bob@mx.org".translate(WIDE).replace("ｇ", "g"), "[EMAIL]"),
    ("bob\u200b@example.org", "[EMAIL]"),
    ("bob@\u200bexample\u2060.org", "[EMAIL]"),
    ("bob\u00ad@example.org", "[EMAIL]"),
    (CARD.translate(WIDE), "[CARD]"),
    (CARD.replace(" ", "").translate(ARABIC), "[CARD]"),
    (CARD.translate(PERSIAN), "[CARD]"),
    ("42\u200b42424242\u200b424242", "[CARD]"),
    ("4242\u20604242\u20604242\u20604242", "[CARD]"),
    ("+44 20 7946 0958".translate(WIDE), "[PHONE]"),
    ("DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000", "[IBAN]"),
]


def stored(message: str, *, escaped: bool, deep: bool) -> str:
    payload = {"m": json.dumps({"t": message}, ensure_ascii=escaped) if deep else message}
    entry = {"type": "console", "level": "info", "timestamp": "2026-01-02T03:04:05Z"}
    body = json.dumps({"logs": [entry | {"payload": payload}]}, ensure_ascii=escaped)
    kept = json.loads(check_batch(body.encode(), IngestLimits()).body)["logs"][0]["payload"]["m"]
    told: str = json.loads(kept)["t"] if deep else kept
    return told


@pytest.mark.parametrize(("hidden", "token"), HIDDEN)
@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("deep", [False, True])
def test_what_is_read_as_a_value_is_masked(
    hidden: str, token: str, escaped: bool, deep: bool
) -> None:
    assert stored(f"of {hidden} ok", escaped=escaped, deep=deep) == f"of {token} ok"


@pytest.mark.parametrize(("hidden", "token"), HIDDEN)
def test_prose_outside_of_json_is_read_alike(hidden: str, token: str) -> None:
    assert scrub_text(f"of {hidden} ok").text == f"of {token} ok"


@pytest.mark.parametrize("escaped", [False, True])
@pytest.mark.parametrize("deep", [False, True])
@pytest.mark.parametrize(
    "message",
    [
        "注文番号１２３４５６７８は２０２６年に",
        "合計：１２３４円（税込）＠レジ",
        "رقم الطلب ٢٠٢٦١٢٣٤",
        "سفارش ۱۲۳۴۵۶ می\u200cشود \u200e42",
        "a family 👩\u200d👩\u200d👧 and silb\u00aden\u00adtrennung",
        "zero\u200bwidth\u200bbreaks in a/long\u200b.path",
        "&#8364; 5 &amp; &#64; home, &commat; noon",
        "\ufeffid,name",
    ],
)
def test_other_scripts_and_marks_stay_as_sent(message: str, escaped: bool, deep: bool) -> None:
    assert stored(message, escaped=escaped, deep=deep) == message


def test_only_the_entry_that_hides_something_is_written_otherwise() -> None:
    entry = {"type": "console", "level": "info", "timestamp": "2026-01-02T03:04:05Z"}
    messages = ["注文１２３４５６７８", "mail bob＠example.org", "ok"]
    logs = [entry | {"payload": {"m": each}} for each in messages]
    body = json.dumps({"logs": logs}, ensure_ascii=False).encode()
    kept = json.loads(check_batch(body, IngestLimits()).body)["logs"]

    assert [each["payload"]["m"] for each in kept] == [messages[0], "mail [EMAIL]", "ok"]


def test_a_text_that_hides_nothing_is_read_as_it_is() -> None:
    text = "Ünïcode “quotes” – dashes… ４２ 42\u00a0km".encode()

    assert as_read(text) == text
