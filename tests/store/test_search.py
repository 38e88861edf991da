"""Both engines find the same by the same words, and no word is an operator. Not: ordering."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.drafts import add_issue, add_project, add_session_to
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort
from usercontext.store import issue_listing
from usercontext.store.database import Database
from usercontext.store.search import index_terms, query_terms

CORPUS = {
    "german": "Die Straße zum Übergang ist gesperrt",
    "french": "Le café déjà payé n'apparaît pas",
    "danish": "Smørrebrød kan ikke købes",
    "japanese": "購入ボタンが動きません",
    "chinese": "结账按钮没有反应",
    "korean": "결제 버튼이 작동하지 않습니다",
    "hindi": "भुगतान बटन काम नहीं करता",
    "emoji": "🔥🔥",
    "operators": 'cart" NOT checkout* NEAR(total, 2) OR 100% of my_column',
    "path": "GET /api/v2/orders?id=42 failed with ERR_500",
}

FOUND = {
    "strasse": {"german"},
    "STRASSE ubergang": {"german"},
    "strasse missing": set(),
    "CAFE": {"french"},
    "deja paye": {"french"},
    "smorrebrod": {"danish"},
    "購入": {"japanese"},
    "ボタン": {"japanese"},
    "ﾎﾞﾀﾝ": {"japanese"},
    "動": {"japanese"},
    "ホタン": set(),
    "按钮": {"chinese"},
    "钮按": set(),
    "버튼": {"korean"},
    "भुगतान": {"hindi"},
    "भगतन": set(),
    "🔥": {"emoji"},
    "🔥️": {"emoji"},
    "NEAR": {"operators"},
    "cart OR gesperrt": set(),
    "cart or": {"operators"},
    "checkout*": {"operators"},
    "check*": set(),
    '"total"': {"operators"},
    "100%": {"operators"},
    "my_column": {"operators"},
    "orders 42": {"path"},
    "err 500": {"path"},
    "api/v2": {"path"},
    "%": set(),
    "_": set(),
    '"': set(),
    "* ( ) : ^ - +": set(),
    "'; DROP TABLE issue; --": set(),
}


async def search(database: Database, project_row: int, q: str) -> IssuePage:
    wanted = IssueFilter(q=q)
    return await database.read(
        lambda tx: issue_listing.list_issues(tx, project_row, wanted, IssueSort.NEWEST, 1, 100)
    )


async def test_words_find_what_holds_them_all_on_both_engines(database: Database) -> None:
    shop = (await add_project(database)).row
    session_row = await add_session_to(database, shop)
    names = {
        await add_issue(database, shop, session_row, user_description=text): name
        for name, text in CORPUS.items()
    }

    found = {}
    for q in FOUND:
        page = await search(database, shop, q)
        found[q] = {names[issue.issue_id] for issue in page.issues}
        assert page.total == len(page.issues)

    assert found == FOUND


async def test_a_search_stays_in_its_project(database: Database) -> None:
    for name in ("one", "other"):
        row = (await add_project(database, name)).row
        made = await add_issue(database, row, await add_session_to(database, row))

    page = await search(database, row, "checkout")

    assert [issue.issue_id for issue in page.issues] == [made]


async def test_a_long_query_is_searched(database: Database) -> None:
    shop = (await add_project(database)).row
    text = " ".join(f"word{number}" for number in range(400))
    await add_issue(database, shop, await add_session_to(database, shop), user_description=text)

    assert (await search(database, shop, text)).total == 1
    assert (await search(database, shop, text + " other")).total == 0


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str) -> None:
    assert set(query_terms(7, text)) <= set(index_terms(7, [text]))


@given(st.text(max_size=60))
def test_a_term_holds_no_operator_and_no_space(text: str) -> None:
    """SQLite splits and joins by spaces; a quote or a NUL in a term would end the query early."""
    for term in index_terms(7, [text]):
        assert term.startswith("7x")
        assert not set(term) & set(" \t\n\0\"'*():^-+%_")
        assert len(term.encode()) <= 2 + 64 * 4


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "\0", "…", "́"])
def test_nothing_to_look_for_has_no_terms(text: str) -> None:
    assert query_terms(1, text) == []


@pytest.mark.parametrize(
    "text", ["Pay_now isn't 2x: WORKING!", "a" * 70, "x\x00y\tz", "_", "", "https://a.b/c?d=1&d=2"]
)
def test_plain_and_foreign_texts_are_cut_alike(text: str) -> None:
    """ASCII takes a short cut, which must find what the long way finds."""
    assert [*index_terms(1, [text]), "1xe"] == index_terms(1, [f"{text} \u00e9"])
