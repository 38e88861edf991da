"""How answers are spelled, and what the fields of a request make of odd values."""

from typing import Any
from uuid import UUID

import msgspec
import pytest

from builders import REPORTED_US
from usercontext.domain.analysis import (
    Affected,
    Analysis,
    AnalysisStatus,
    Analyzer,
    Category,
    Completeness,
    Priority,
    RevenueImpact,
    Verdict,
)
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.issue import Corrections, Issue, IssuePage, IssueSource, IssueStatus
from usercontext.wire.answers import encode_issue, encode_listing, spell
from usercontext.wire.fields import MAX_METADATA_DEPTH, instant, is_blank
from usercontext.wire.requests import decode_listing, decode_session, read_query

ANALYSIS = Analysis(
    verdict=Verdict.CONFIRMED,
    confidence=0.9,
    category=Category.TIMEOUT_SLOW,
    summary="The pay call timed out.",
    root_cause="POST /pay took 30 s",
    priority=Priority.P1,
    impact_score=80,
    revenue_impact=RevenueImpact(unknown="average order value"),
    causes=(),
    claims=(),
    steps=(),
    suggested_fix="Raise the time limit",
    impact=(),
    completeness=Completeness(3, 0, 0, 0),
    analyzer=Analyzer("rules", "1"),
    affected=Affected(2, 3, 1, 2, 24, 0.5),
)


def make_issue(**changes: Any) -> Issue:
    issue = Issue(
        row=1,
        project_row=1,
        seq=1,
        issue_id=UUID(int=1),
        session_row=1,
        session_id=UUID(int=2),
        user_description="x",
        metadata=None,
        status=IssueStatus.OPEN,
        source=IssueSource.REPORTED,
        created_us=REPORTED_US,
        analysis_status=AnalysisStatus.DONE,
        analysis_version=1,
        analysis=ANALYSIS,
        priority=Priority.P1,
        impact_score=80,
        category=Category.TIMEOUT_SLOW,
    )
    return msgspec.structs.replace(issue, **changes)


def test_the_reference_mixes_two_spellings() -> None:
    names = ["issue_id", "ai_summary", "root_cause", "revenue_impact", "impact_score", "logs_total"]

    assert [spell(name) for name in names] == [
        *("issueId", "ai_summary", "root_cause", "revenue_impact", "impact_score", "logsTotal")
    ]


def test_log_bytes_are_taken_as_they_are() -> None:
    entry = b'{"id":"1-0", "payload":{"n":1e2}}'

    assert b'"logs":[%b],' % entry in encode_issue(make_issue(), b"[%b]" % entry, 1, False)


def test_a_text_that_reads_like_the_log_does_not_take_its_place() -> None:
    """The log is put into the encoded answer where it says ``"logs":[]``; so may a user."""
    spoof = '"logs":[],'
    issue = make_issue(user_description=spoof, metadata={"logs": []})

    shown = msgspec.json.decode(encode_issue(issue, b'[{"id":"1-0"}]', 1, False))

    assert (shown["userDescription"], shown["metadata"]) == (spoof, {"logs": []})
    assert shown["logs"] == [{"id": "1-0"}]


def test_a_finished_analysis_fills_both_levels() -> None:
    issue = msgspec.json.decode(encode_issue(make_issue(), b"[]", 0, False))

    assert (issue["ai_summary"], issue["root_cause"]) == (ANALYSIS.summary, ANALYSIS.root_cause)
    assert issue["revenue_impact"] == {"unknown": "average order value"}
    assert issue["analysis"]["suggestedFix"] == "Raise the time limit"
    assert issue["analysis"]["affected"] == {
        "reports": 2,
        "sessions": 3,
        "silentSessions": 1,
        "users": 2,
        "windowHours": 24,
        "coverage": 0.5,
        "looked": 0,
        "low": 0.0,
        "high": 1.0,
        "firstSeen": None,
        "asOf": None,
        "trend": [],
        "trendHours": 1,
        "browsers": [],
        "releases": [],
    }
    assert issue["analysis"]["analyzer"] == {
        "name": "rules",
        "version": "1",
        "model": None,
        "fallback": None,
    }


def test_a_corrected_cause_stands_in_for_the_analyzers() -> None:
    corrected = make_issue(corrections=Corrections(cause="We did"))
    issue = msgspec.json.decode(encode_issue(corrected, b"[]", 0, False))

    assert (issue["root_cause"], issue["corrections"]["cause"]) == ("We did", "We did")


def test_a_lower_bound_is_said_only_when_it_is_one() -> None:
    exact = msgspec.json.decode(encode_listing(IssuePage((), 3, 1)))
    bound = msgspec.json.decode(encode_listing(IssuePage((), 10_000, 1, True)))

    assert exact == {"issues": [], "total": 3, "page": 1}
    assert bound == {"issues": [], "total": 10_000, "page": 1, "totalIsLowerBound": True}


@pytest.mark.parametrize(
    ("text", "instant_us"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("2026-02-27T12:00:00.000001Z", REPORTED_US + 1),
        ("2026-02-27T17:30+05:30", REPORTED_US),
        ("2026-02-27T17:30 05:30", REPORTED_US),
        ("2026-02-27T12:00", REPORTED_US),
        ("2199-12-31T23:59:59.999999Z", 7_258_118_399_999_999),
    ],
)
def test_an_instant_of_a_query(text: str, instant_us: int) -> None:
    assert instant("from").read(text, "from") == instant_us


@pytest.mark.parametrize(
    "text",
    [
        *("2026-02-27", "2026-W10-1T00:00", "2026-02-30T00:00:00Z", "1969-12-31T23:59:59Z"),
        *("2200-01-01T00:00:00Z", "0001-01-01T00:00+23:59", "2026-02-27T24:01:00Z", "20260227"),
    ],
)
def test_what_is_no_instant_is_refused(text: str) -> None:
    with pytest.raises(ValidationFailed, match="from: must be an ISO 8601 date-time"):
        instant("from").read(text, "from")


@pytest.mark.parametrize("text", ["", " ", "\u200b", "\u2060\ufeff", "\u3164", "\u2800", "\t\n"])
def test_what_nobody_can_see_is_blank(text: str) -> None:
    assert is_blank(text)


def test_metadata_has_a_depth_that_every_reader_survives() -> None:
    deep: Any = {}
    for _ in range(MAX_METADATA_DEPTH - 1):
        deep = {"a": deep}
    body = {"externalSessionId": "a", "metadata": deep}

    assert decode_session(msgspec.json.encode(body)).metadata == deep
    with pytest.raises(ValidationFailed, match="metadata: must not be nested deeper"):
        decode_session(msgspec.json.encode(body | {"metadata": {"a": deep}}))


def test_a_key_twice_inside_metadata_is_not_a_field_twice() -> None:
    body = b'{"externalSessionId":"a","metadata":{"externalSessionId":1,"userId":2}}'

    assert decode_session(body).external_session_id == "a"


def test_an_empty_optional_text_means_absent() -> None:
    assert decode_session(b'{"externalSessionId":"a","userId":""}').user_id is None


def test_a_query_has_so_many_fields_at_most() -> None:
    with pytest.raises(ValidationFailed):
        read_query(b"&".join([b"a=1"] * 101), ())


def test_defaults_of_a_listing() -> None:
    listing = decode_listing(b"")

    assert (listing.page, listing.limit, str(listing.sort)) == (1, 20, "-createdAt")
