"""A project's own names and patterns: what they mask, in what, and what they leave alone."""

import json
from typing import Any

import pytest

from builders import make_log_entry
from usercontext.domain.log_entry import ChunkFlag, LogBatch, Receipt
from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest.limits import IngestLimits
from usercontext.ingest.own_rules import OwnRules
from usercontext.ingest.pipeline import check_batch
from usercontext.ingest.scrub import scrub_json, scrub_text

NAMES = ("kundennummer", "id", "Straße", "Müller-Nr")
PATTERNS = (
    ScrubPattern("customer number", r"KD-\d{6}"),
    ScrubPattern("eight", r"^\d{8}$"),
    ScrubPattern("profile", r"C:\\Users\\\w+"),
    ScrubPattern("path", r"/kunden/[^/?]+"),
    ScrubPattern("kürzel", r"(?i)\bKÜR-\pL{3}\b"),
)
RULES = OwnRules(NAMES, PATTERNS)
LIMITS = IngestLimits()


def check(*payloads: dict[str, Any], ascii_only: bool = False, **more: Any) -> LogBatch:
    logs = [make_log_entry(payload=payload, **more) for payload in payloads]
    body = json.dumps({"logs": logs}, ensure_ascii=ascii_only, separators=(",", ":"))
    return check_batch(body.encode(), LIMITS, RULES)


def stored(batch: LogBatch) -> list[dict[str, Any]]:
    return [entry["payload"] for entry in json.loads(batch.body)["logs"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a=1&kundennummer=4711&b=2", "a=1&kundennummer=[KUNDENNUMMER]&b=2"),
        ("user[kundennummer]=4711&b=2", "user[kundennummer]=[KUNDENNUMMER]&b=2"),
        ("u%5Bkundennummer%5D=4711", "u%5Bkundennummer%5D=[KUNDENNUMMER]"),
        ("?v=%7B%22kundennummer%22%3A4711%7D", "?v=%7B%22kundennummer%22%3A[KUNDENNUMMER]%7D"),
        ("{'kundennummer' => '1', id>2", "{'kundennummer' => '[KUNDENNUMMER]', id>2"),
        ("<kundennummer>4711</kundennummer>", "<kundennummer>[KUNDENNUMMER]</kundennummer>"),
        ('{"[KUNDENNUMMER]":"x"}', '{"[KUNDENNUMMER]":"x"}'),
        ("neueKundennummer=4711", "neueKundennummer=[KUNDENNUMMER]"),
        ("Kunden-Nummer: 4711 and more", "Kunden-Nummer: [KUNDENNUMMER] and more"),
        ("kundennummer: unknown", "kundennummer: unknown"),
        ('{"KUNDEN_NUMMER":4711}', '{"KUNDEN_NUMMER":"[KUNDENNUMMER]"}'),
        ('{"kundennummer":{"a":[1,2]},"b":1}', '{"kundennummer":"[KUNDENNUMMER]","b":1}'),
        ('{"kundennummer":"47', '{"kundennummer":"[KUNDENNUMMER]'),
        ('{"kundennummer":null,"b":""}', '{"kundennummer":null,"b":""}'),
        ('{"name":"kundennummer","value":"1"}', '{"name":"kundennummer","value":"[KUNDENNUMMER]"}'),
        ('["kundennummer","1"]', '["kundennummer","[KUNDENNUMMER]"]'),
        ('{"id":7,"paid":8,"user_id":9}', '{"id":"[ID]","paid":8,"user_id":"[ID]"}'),
        ('{"STRASSE":"x","Strasse":1}', '{"STRASSE":"[STRASSE]","Strasse":"[STRASSE]"}'),
        ('{"straße":"Weg 1"}', '{"straße":"[STRASSE]"}'),
        ('{"MÜLLERNR":"7"}', '{"MÜLLERNR":"[MÜLLER_NR]"}'),
        (r'{"stra\u00dfe":"Weg 1"}', '{"stra\u00dfe":"[STRASSE]"}'),
        (r'{"kunden\u006eummer":"x"}', '{"kundennummer":"[KUNDENNUMMER]"}'),
    ],
)
def test_the_value_of_a_name_is_masked(text: str, expected: str) -> None:
    assert expected == scrub_text(text, RULES).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("KD-123456, KD-12345", "[CUSTOMER_NUMBER], KD-12345"),
        ("12345678", "[EIGHT]"),
        ("no 12345678", "no 12345678"),
        (r"in C:\Users\ann\x", r"in [PROFILE]\x"),
        ("https://shop/kunden/77?x", "https://shop[PATH]?x"),
        (r'{"u":"https:\/\/shop\/kunden\/77', '{"u":"https://shop[PATH]'),
        ("kür-abc", "[KÜRZEL]"),
        ('{"n":12345678,"m":[-1,12345678]}', '{"n":"[EIGHT]","m":[-1,"[EIGHT]"]}'),
        ('{"KD-123456":1}', '{"[CUSTOMER_NUMBER]":1}'),
        (r'cut {"n":"KD\u002d123456"', 'cut {"n":"[CUSTOMER_NUMBER]"'),
        ("[CUSTOMER_NUMBER] [EMAIL]", "[CUSTOMER_NUMBER] [EMAIL]"),
    ],
)
def test_what_a_pattern_matches_is_masked(text: str, expected: str) -> None:
    assert expected == scrub_text(text, RULES).text


def test_a_number_in_json_that_was_cut_off_becomes_a_quoted_token() -> None:
    rules = OwnRules((), (ScrubPattern("n", r"\d{6}"),))

    assert scrub_text('{"a":123456,"b":"c', rules).text == '{"a":"[N]","b":"c'
    assert scrub_text("a: 123456", rules).text == "a: [N]"


def test_rules_reach_into_json_inside_json_at_any_depth() -> None:
    secrets = {"id": "x-1", "m": "KD-123456", "n": 12345678, "p": "C:\\Users\\ann"}
    text: Any = secrets
    for _ in range(4):
        text = {"body": json.dumps(text)}

    inner = json.loads(scrub_text(json.dumps(text), RULES).text)
    for _ in range(4):
        inner = json.loads(inner["body"])

    masked = {"id": "[ID]", "m": "[CUSTOMER_NUMBER]", "n": "[EIGHT]", "p": "[PROFILE]"}
    assert inner == masked


def test_own_rules_come_before_the_built_in_ones_and_both_are_counted() -> None:
    rules = OwnRules(("mail",), (ScrubPattern("shop card", r"SC \d{16}"),))
    found = scrub_text("SC 4242424242424242, mail=ann@x.org, bob@x.org", rules)

    assert found.text == "[SHOP_CARD], mail=[MAIL], [EMAIL]"
    assert found.counts == {"shop_card": 1, "mail": 1, "email": 1}


def test_a_value_keeps_its_types() -> None:
    value = {"kundennummer": 7, "n": 1.5, "m": [True, None, "KD-000001"], "k": "kür-abc"}

    assert json.loads(scrub_json(value, RULES)) == {
        "kundennummer": "[KUNDENNUMMER]",
        "n": 1.5,
        "m": [True, None, "[CUSTOMER_NUMBER]"],
        "k": "[KÜRZEL]",
    }
    assert json.loads(scrub_json({"n": 1}, RULES)) == {"n": 1}


@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize("more", [{}, {"extra": 1}])
def test_entries_are_masked_on_every_path_and_receipts_name_the_rule(
    ascii_only: bool, more: dict[str, Any]
) -> None:
    batch = check(
        {"message": "clean"},
        {"m": "a\nKD-123456", "ü": "ann@x.org", "kundennummer": "ü1"},
        {"m": "KD-1\nKD-222222 KD-333333"},
        ascii_only=ascii_only,
        **more,
    )

    assert stored(batch) == [
        {"message": "clean"},
        {"m": "a\n[CUSTOMER_NUMBER]", "ü": "[EMAIL]", "kundennummer": "[KUNDENNUMMER]"},
        {"m": "KD-1\n[CUSTOMER_NUMBER] [CUSTOMER_NUMBER]"},
    ]
    assert set(batch.receipts) == {
        Receipt(1, "customer_number", 1),
        Receipt(1, "kundennummer", 1),
        Receipt(1, "email", 1),
        Receipt(2, "customer_number", 2),
    }


def test_event_metadata_is_masked_and_what_the_server_reads_is_not() -> None:
    """A rule that names ``level`` or matches every word may not unmake the entry around it."""
    rules = OwnRules(("level", "payload", "timestamp"), (ScrubPattern("any", r"[a-z]{3,}"),))
    entry = make_log_entry(entryId="some-id", eventMetadata={"level": "x1", "k": "word"})
    body = json.dumps({"logs": [entry]}).encode()
    [kept] = json.loads(check_batch(body, LIMITS, rules).body)["logs"]

    untouched = ("type", "level", "timestamp", "eventType", "entryId")
    assert {name: kept[name] for name in untouched} == {name: entry[name] for name in untouched}
    assert kept["eventMetadata"] == {"[ANY]": "[LEVEL]", "k": "[ANY]"}
    assert kept["payload"] == {"[ANY]": "[ANY] [ANY]"}


def test_a_batch_without_anything_to_mask_comes_back_as_it_was_sent() -> None:
    body = json.dumps({"logs": [make_log_entry(payload={"p": "C:\\x\\n", "m": "a\nb"})] * 3})
    batch = check_batch(body.encode(), LIMITS, RULES)

    assert json.loads(batch.body) == json.loads(body)
    assert batch.receipts == ()


def test_half_a_surrogate_pair_hides_nothing() -> None:
    inner = json.dumps({"a": "\ud800 KD-123456"})
    body = json.dumps({"logs": [make_log_entry(payload={"m": inner, "n": "\ud800 KD-123456"})]})
    batch = check_batch(body.encode(), LIMITS, RULES)

    assert b"KD-123456" not in batch.body
    assert stored(batch)[0]["n"] == "\ufffd [CUSTOMER_NUMBER]"


def test_tokens_longer_than_values_never_make_an_entry_too_long() -> None:
    batch = check({"m": [{"id": n} for n in range(9)], "k": ["KD-000000"] * 5_600})

    assert len(batch.body) <= LIMITS.max_entry_bytes + len(b'{"logs":[]}')
    assert b"KD-000000" not in batch.body
    assert batch.flags & ChunkFlag.MARKED


def test_more_names_than_can_be_looked_at_cost_the_payload() -> None:
    batch = check({"m": "id=1&" * 12_000})
    [entry] = json.loads(batch.body)["logs"]

    assert (entry["payload"], entry["truncated"]) == ({}, True)


def test_a_text_of_nothing_but_matches_is_masked_to_its_end() -> None:
    """Each match may have been looked for up to the end: a few hundred of 60 KB are enough."""
    rules = OwnRules((), (ScrubPattern("a", r"a(?:.*z)?"),))
    body = json.dumps({"logs": [make_log_entry(payload={"m": "a" * 60_000, "n": "[EMAIL] ab"})]})
    batch = check_batch(body.encode(), LIMITS, rules)
    [payload] = stored(batch)

    assert set(payload["m"]) == set("[A]")
    assert len(payload["m"]) < 1_000 * len("[A]")
    assert payload["n"] == "[A]"
    assert batch.receipts[0].count < 1_000
