"""Which group an analyzed issue joins, and why, on both engines."""

from uuid import uuid4

import pytest

from store.drafts import (
    add_project,
    count_rows,
    show,
)
from store.shops import CRASH, REFUSAL, Again, Shop, assign_again
from usercontext.domain.errors import NotFound
from usercontext.domain.group import Evidence, GroupEventKind
from usercontext.store import (
    group_views,
)
from usercontext.store.database import Database
from usercontext.store.group_tables import group_signature

pytestmark = pytest.mark.anyio


@pytest.fixture
async def shop(database: Database) -> Shop:
    return Shop(database, (await add_project(database)).row)


async def test_issues_of_one_signature_are_one_group_and_others_are_not(shop: Shop) -> None:
    first, second, other = await shop.report(), await shop.report(), await shop.report(REFUSAL)

    assert await shop.group_of(first) == await shop.group_of(second)
    assert await shop.group_of(first) != await shop.group_of(other)


async def test_a_group_says_which_parts_agreed(shop: Shop) -> None:
    issue_id = await shop.report()
    await shop.report()

    (reason,) = (await shop.view(await shop.group_of(issue_id))).signatures

    assert reason.parts == ("js_exception", "access total of nothing", "pay checkout.js")
    assert reason.issues == 2


async def test_one_signature_in_two_projects_is_two_groups(shop: Shop, database: Database) -> None:
    rival = Shop(database, (await add_project(database, "rival")).row)
    ours = await shop.group_of(await shop.report())
    theirs = await rival.group_of(await rival.report())

    assert ours != theirs
    assert await database.read(lambda tx: group_views.find_view(tx, rival.row, ours)) is None
    with pytest.raises(NotFound):
        await shop.merge(ours, theirs)


async def test_a_new_version_of_a_name_joins_the_group_of_the_old_one(shop: Shop) -> None:
    old = await shop.report(CRASH)
    new = await shop.report("v2:js_exception:total#cccccccc", former=(CRASH,))
    later = await shop.report("v2:js_exception:total#cccccccc")

    group = await shop.group_of(old)
    assert [await shop.group_of(new), await shop.group_of(later)] == [group, group]
    kinds = [event.kind for event in (await shop.view(group)).events]
    assert kinds == [GroupEventKind.CREATED, GroupEventKind.RENAMED]


async def test_a_new_version_that_joins_two_old_names_moves_no_issue(shop: Shop) -> None:
    first, second = await shop.report(CRASH), await shop.report(REFUSAL)
    before = [await shop.group_of(first), await shop.group_of(second)]
    await shop.report("v2:js_exception:both#dddddddd", former=(CRASH,))
    row = (await show(shop.database, shop.row, second)).row
    evidence = Evidence("v2:js_exception:both#dddddddd", uuid4(), (REFUSAL,))

    await shop.database.write(assign_again, Again(row, shop.now_us, evidence))

    assert [await shop.group_of(first), await shop.group_of(second)] == before


async def test_a_second_analysis_with_other_evidence_moves_an_issue(shop: Shop) -> None:
    issue_id = await shop.report(None)
    by_words = await shop.group_of(issue_id)

    await shop.analyze_again(issue_id, CRASH)

    assert await shop.group_of(issue_id) == await shop.group_of(await shop.report(CRASH))
    assert (
        await shop.database.read(lambda tx: group_views.find_view(tx, shop.row, by_words)) is None
    )
    assert await count_rows(shop.database, group_signature) == 1


async def test_what_a_person_moved_stays_whatever_is_found_later(shop: Shop) -> None:
    first, second = await shop.report(), await shop.report()
    apart = await shop.split(await shop.group_of(first), second)

    await shop.analyze_again(second, REFUSAL)

    assert await shop.group_of(second) == apart


async def test_reports_without_evidence_are_together_by_their_words(shop: Shop) -> None:
    first = await shop.report(None, words="The total of my cart is wrong")
    alike = await shop.report(None, words="the TOTAL of my cart is wrong again!!")
    other = await shop.report(None, words="The picture of my cart is wrong")

    group = await shop.group_of(first)
    assert await shop.group_of(alike) == group
    assert await shop.group_of(other) != group
    (reason,) = (await shop.view(group)).texts
    assert (reason.issue_id, reason.score > 0.8) == (alike, True)
    assert reason.terms == ("the", "total", "of", "my", "cart", "is", "wrong")


async def test_words_never_lead_into_a_group_with_evidence(shop: Shop) -> None:
    by_cause = await shop.report(CRASH, words="The total of my cart is wrong")
    by_words = await shop.report(None, words="The total of my cart is wrong")

    assert await shop.group_of(by_cause) != await shop.group_of(by_words)
