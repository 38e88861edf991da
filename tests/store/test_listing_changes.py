"""After any series of writes the listing equals a dictionary of issues, on both engines."""

import random
from typing import Any

import pytest

from builders import REPORTED_US
from store.drafts import (
    SkipSeq,
    add_issue,
    add_project,
    add_session_to,
    claim,
    finish,
    make_analysis,
    show,
    skip_seq,
)
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.issue import IssueFilter, IssuePage, IssueSort, IssueSource, IssueStatus
from usercontext.store import issue_listing, issues, sessions
from usercontext.store.database import Database

STEPS = 60
WORDS = ("checkout", "login", "straße", "購入ボタン")


class Model:
    """What a project should list: one dictionary per issue, in order of creation."""

    def __init__(self, database: Database, shop: int, chance: random.Random) -> None:
        self.database = database
        self.shop = shop
        self.chance = chance
        self.issues: dict[Any, dict[str, Any]] = {}
        self.sessions: list[Any] = []
        self.clock_us = REPORTED_US

    async def open(self) -> None:
        name = f"tab-{len(self.sessions)}"
        row = await add_session_to(self.database, self.shop, name)
        self.sessions.append(row)

    async def create(self) -> None:
        self.clock_us += self.chance.choice((-2, 1, 1, 3)) * 1_000_000
        words = self.chance.choice(WORDS)
        source = self.chance.choice(list(IssueSource))
        issue_id = await add_issue(
            self.database,
            self.shop,
            self.chance.choice(self.sessions),
            user_description=words,
            source=source,
            now_us=self.clock_us,
        )
        self.issues[issue_id] = {
            "number": len(self.issues),
            "status": IssueStatus.OPEN,
            "priority": None,
            "corrected": None,
            "source": source,
            "category": None,
            "score": -1,
            "created_us": self.clock_us,
            "words": words,
        }

    async def leave_hole(self) -> None:
        await self.database.write(skip_seq, SkipSeq(self.shop, self.chance.choice((1, 3_000))))

    async def analyze(self) -> None:
        job = await claim(self.database, REPORTED_US * 2)
        if job is None:
            return
        score = self.chance.randrange(101)
        category = self.chance.choice((Category.CORS, Category.OFFLINE))
        made = make_analysis(score, category=category)
        assert await finish(self.database, job, made)
        kept = self.issues[job.issue_id]
        kept |= {"score": score, "category": category}
        kept["priority"] = kept["corrected"] or made.priority

    async def correct(self) -> None:
        if not self.issues:
            return
        issue_id = self.chance.choice(list(self.issues))
        status = self.chance.choice([None, *IssueStatus])
        priority = self.chance.choice([None, *Priority])
        command = issues.CorrectIssue(self.shop, issue_id, status, priority, None, 0, 1)
        assert await self.database.write(issues.correct_issue, command)
        kept = self.issues[issue_id]
        kept["status"] = status or kept["status"]
        kept["corrected"] = priority or kept["corrected"]
        kept["priority"] = priority or kept["priority"]

    async def delete(self) -> None:
        if not self.issues:
            return
        issue_id = self.chance.choice(list(self.issues))
        delete = issues.DeleteIssue(self.shop, issue_id)
        assert await self.database.write(issues.delete_issue, delete)
        self.gone(issue_id)

    def gone(self, issue_id: Any) -> None:
        del self.issues[issue_id]
        for number, kept in enumerate(self.issues.values()):
            kept["number"] = number

    async def check(self) -> None:
        for wanted in self.filters():
            for sort in (IssueSort.NEWEST, IssueSort.IMPACT, IssueSort.AFFECTED):
                await self.compare(wanted, sort)

    def filters(self) -> list[IssueFilter]:
        middle_us = (REPORTED_US + self.clock_us) // 2
        return [
            IssueFilter(),
            IssueFilter(status=self.chance.choice(list(IssueStatus))),
            IssueFilter(priority=self.chance.choice(list(Priority)), status=IssueStatus.OPEN),
            IssueFilter(source=IssueSource.DETECTED),
            IssueFilter(category=Category.CORS, priority=self.chance.choice(list(Priority))),
            IssueFilter(from_us=middle_us),
            IssueFilter(to_us=middle_us, status=IssueStatus.OPEN),
            IssueFilter(q=self.chance.choice(WORDS)),
            IssueFilter(q=self.chance.choice(WORDS), status=IssueStatus.OPEN, from_us=middle_us),
        ]

    async def list_page(
        self, wanted: IssueFilter, sort: IssueSort, page: int, limit: int
    ) -> IssuePage:
        return await self.database.read(
            lambda tx: issue_listing.list_issues(tx, self.shop, wanted, sort, page, limit)
        )

    async def compare(self, wanted: IssueFilter, sort: IssueSort) -> None:
        expected = [
            (kept["score"] if sort is IssueSort.IMPACT else 0, kept["number"], issue_id)
            for issue_id, kept in self.issues.items()
            if matches(kept, wanted)
        ]
        expected.sort(reverse=True)
        limit = self.chance.choice((3, 7, 20))
        for page in range(1, len(expected) // limit + 3):
            found = await self.list_page(wanted, sort, page, limit)
            first = (page - 1) * limit
            assert found.total == len(expected), wanted
            assert [one.issue_id for one in found.issues] == [
                issue_id for _, _, issue_id in expected[first : first + limit]
            ], (wanted, sort, page)


def matches(kept: dict[str, Any], wanted: IssueFilter) -> bool:
    names = ("status", "priority", "source", "category")
    return (
        all(getattr(wanted, name) in (None, kept[name]) for name in names)
        and (wanted.from_us or 0) <= kept["created_us"] <= (wanted.to_us or 2**62)
        and wanted.q in (None, kept["words"])
    )


@pytest.mark.parametrize("seed", range(3))
async def test_the_listing_equals_a_dictionary(database: Database, seed: int) -> None:
    chance = random.Random(seed)
    shop = (await add_project(database)).row
    model = Model(database, shop, chance)
    await model.open()
    await model.open()
    acts = (model.create, model.leave_hole, model.analyze, model.correct, model.delete)
    for step in range(STEPS):
        await chance.choices(acts, (8, 2, 5, 4, 2))[0]()
        if step % 15 == 14:
            await model.check()


async def test_deleting_a_session_takes_its_issues_off_the_counts(database: Database) -> None:
    """The listing of what is left is right, whichever block and kind the deleted ones were of."""
    chance = random.Random(9)
    shop = (await add_project(database)).row
    model = Model(database, shop, chance)
    await model.open()
    for _ in range(12):
        await model.create()
        await model.leave_hole()
        await model.analyze()
    kept = await add_session_to(database, shop, "kept")
    left = await add_issue(database, shop, kept)
    first = await show(database, shop, next(iter(model.issues)))

    delete = sessions.DeleteSession(shop, first.session_id)
    assert await database.write(sessions.delete_session, delete)

    page = await model.list_page(IssueFilter(from_us=0), IssueSort.NEWEST, 1, 20)
    assert (page.total, [one.issue_id for one in page.issues]) == (1, [left])
