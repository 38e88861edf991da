"""Rows 16, 42 to 44 and 56: what is asked of a listing, and of a session's log."""

import urllib.parse

import pytest

from api.visitors import UNKNOWN_ID, Visitor
from catalogue.watch import CANARY, Watch

pytestmark = pytest.mark.anyio

ODD_NUMBERS = [
    *("0", "-1", "1.5", "１２", "1_0", " 7", "7 ", "+1", "0x1", "1e3", "٣", "²", "NaN", "true"),
    *("", "null", "[]", CANARY, "1;2", "1,2", str(2**70), "9" * 5000, "1\0", "1\n", "½", "%31"),
]
ENUMS = ("sort", "priority", "status", "category", "source")
INSTANTS = ("from", "to")


def ask(**fields: str) -> str:
    return urllib.parse.urlencode(fields)


@pytest.mark.row(16, 42)
@pytest.mark.parametrize("odd", ODD_NUMBERS, ids=lambda odd: ascii(odd)[:20])
@pytest.mark.parametrize("name", ["page", "limit"])
async def test_a_number_that_is_none(
    owner: Visitor, watch: Watch, issues_path: str, name: str, odd: str
) -> None:
    call = owner.get(f"{issues_path}?{ask(**{name: odd, 'canary': CANARY})}")

    await watch.refuses(call, 400, f"{name}: must ")


@pytest.mark.row(42)
@pytest.mark.parametrize("name", ["page", "limit", "q", "sort", "from"])
async def test_a_parameter_twice(owner: Visitor, watch: Watch, issues_path: str, name: str) -> None:
    call = owner.get(f"{issues_path}?{name}=1&x={CANARY}&{name}=1")

    await watch.refuses(call, 400, f"{name}: must be given once")


@pytest.mark.row(43)
@pytest.mark.parametrize(("name", "odd"), [("limit", "1001"), ("limit", "0"), ("page", "0")])
async def test_beyond_the_range(
    owner: Visitor, watch: Watch, issues_path: str, name: str, odd: str
) -> None:
    call = owner.get(f"{issues_path}?{name}={odd}")

    await watch.refuses(call, 400, f"{name}: must be a whole number from 1 to ")


@pytest.mark.row(43)
async def test_the_largest_limit(owner: Visitor, issue_id: str, issues_path: str) -> None:
    listing = (await owner.get(f"{issues_path}?limit=1000")).json()

    assert issue_id in [issue["issueId"] for issue in listing["issues"]]


@pytest.mark.row(43)
@pytest.mark.parametrize("limit", ["1", "1000"])
async def test_a_page_far_beyond_the_end(
    owner: Visitor, issue_id: str, issues_path: str, limit: str
) -> None:
    answer = await owner.get(f"{issues_path}?page={10**12}&limit={limit}")

    assert answer.status_code == 200
    assert (answer.json()["issues"], answer.json()["page"]) == ([], 10**12)
    assert answer.json()["total"] >= 1


@pytest.mark.row(44)
@pytest.mark.parametrize("found", [UNKNOWN_ID, "x", "*", "me", CANARY])
async def test_a_project_that_is_not_the_keys(owner: Visitor, watch: Watch, found: str) -> None:
    await watch.refuses(owner.get(f"/v1/projects/{found}/issues"), 404, "No such project")


@pytest.mark.row(44)
async def test_the_project_of_somebody_else(
    stranger: Visitor, watch: Watch, issue_id: str, issues_path: str
) -> None:
    answer = await watch.refuses(stranger.get(issues_path), 404, "No such project")

    assert issue_id not in answer.text


IDENTIFIERS = [
    *(
        "id;--",
        "created_at desc, (select 1)",
        "%",
        "_",
        "*",
        "-createdAt,",
        "createdAt",
        "P0 ",
        "p1",
    ),
    *("'", '"', "OPEN", "open\0", "1 OR 1=1", "(SELECT key_hash FROM api_key)", "$where", CANARY),
]


@pytest.mark.row(56)
@pytest.mark.parametrize("name", [*ENUMS, *INSTANTS])
@pytest.mark.parametrize("odd", IDENTIFIERS, ids=lambda odd: ascii(odd)[:20])
async def test_an_identifier_of_no_enum(
    owner: Visitor, watch: Watch, issues_path: str, name: str, odd: str
) -> None:
    call = owner.get(f"{issues_path}?{ask(**{name: odd})}")

    await watch.refuses(call, 400, f"{name}: must be ")


LITERALS = [
    *("%", "_", "100%", "a_b", "*", "cart*", '"', '"cart', "'", "''", "a' OR '1'='1", "NEAR"),
    *("cart NEAR pay", "NEAR(cart pay)", "cart AND", "OR", "NOT cart", "description:cart", "^cart"),
    *("-cart", "+", "(", ")", "{", "cart:*", "a & b", "a | b", "!a", "a <-> b", "\\", "--", ";"),
    *(
        "\x00",
        "\ufffd",
        "é",
        "ＣＡＲＴ",
        "日本",
        "👍",
        "a" * 200,
        "a " * 100,
        ".",
        "x,y",
        "\t",
        "[",
        "NULL",
    ),
]


@pytest.mark.row(56)
@pytest.mark.parametrize("words", LITERALS, ids=lambda words: ascii(words)[:20])
async def test_a_search_is_literal(
    owner: Visitor, issue_id: str, issues_path: str, words: str
) -> None:
    """Nobody wrote such words, so an operator or wildcard that works would find too much."""
    answer = await owner.get(f"{issues_path}?{ask(q=words)}")

    if words.strip("\t"):
        assert answer.status_code == 200, answer.text
        assert (answer.json()["issues"], answer.json()["total"]) == ([], 0)
    else:
        assert answer.json()["message"] == "q: must not be blank"


@pytest.mark.row(56)
@pytest.mark.parametrize("words", ["Checkout does nothing", "CHECKOUT", "checkout\u0000does"])
async def test_the_words_themselves_are_found(
    owner: Visitor, issue_id: str, issues_path: str, words: str
) -> None:
    listing = (await owner.get(f"{issues_path}?limit=1000&{ask(q=words)}")).json()

    assert issue_id in [issue["issueId"] for issue in listing["issues"]]


@pytest.mark.row(56)
@pytest.mark.parametrize("query", ["q=%ff", "q=%ED%A0%80", "&".join(["a=1"] * 101)])
async def test_a_query_in_no_encoding(
    owner: Visitor, watch: Watch, issues_path: str, query: str
) -> None:
    await watch.refuses(owner.get(f"{issues_path}?{query}"), 400, "query: must be percent-encoded")


@pytest.mark.row(42, 43)
@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=1001", "limit=1_0", "limit=%207", "limit=1&limit=2", "cursor="),
        *(f"cursor={CANARY}", "cursor=..%2f", "cursor=0", "cursor=-1", "cursor=" + "9" * 300),
        *("cursor=%00", "cursor=%EF%BC%91", "cursor=zzzzzzzzzzzzz-1", "cursor=' OR 1=1"),
    ],
    ids=lambda query: query[:24],
)
async def test_a_wrong_page_of_a_log(
    owner: Visitor, watch: Watch, session_id: str, query: str
) -> None:
    call = owner.get(f"/v1/sessions/{session_id}/logs?{query}")
    name = query.partition("=")[0]

    await watch.refuses(call, 400, f"{name}: ", session_id)
