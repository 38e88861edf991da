"""What a team tells of its paths and its money: kept, tried, and held to the API's own limits."""

from typing import Any

import msgspec
import pytest

from dashboard.conftest import Visitor
from store.drafts import add_session_to
from usercontext.actions import project_settings, projects
from usercontext.actions.deps import Deps
from usercontext.analyze.reach.definitions import definition_of
from usercontext.dashboard.forms import Fields
from usercontext.dashboard.settings.impact import fields_of, match_of, read_impact
from usercontext.domain.errors import ValidationFailed
from usercontext.domain.project_settings import (
    Conversion,
    CriticalPath,
    ProjectSettings,
)
from usercontext.store.session_facts import FactRow, RecordFacts, record_facts
from usercontext.wire.settings import decode_settings_change

FORM = {
    "pattern-0": "/checkout/*",
    "name-0": "Checkout",
    "weight-0": "1",
    "pattern-1": "/account/*",
    "name-1": "",
    "weight-1": "0,4",
    "counts": "path",
    "conversion-path": "/order/complete*",
    "value": "49.50",
    "currency": "EUR",
    "hours": "48",
}
KEPT = ProjectSettings(
    critical_paths=(
        CriticalPath("/checkout/*", "Checkout", 1.0),
        CriticalPath("/account/*", "/account/*", 0.4),
    ),
    value_per_conversion=49.5,
    currency="EUR",
    conversion=Conversion(path="/order/complete*"),
    window_hours=48,
)


async def kept(owner: Visitor, deps: Deps) -> ProjectSettings:
    row = owner.project.project.row
    return await deps.database.read(lambda tx: deps.find_settings(tx, row))


@pytest.mark.anyio
@pytest.mark.parametrize(
    ("trial", "names", "expected"),
    [
        ({"trial": "usual"}, " demo \r\n", None),
        ({"trial": "named"}, " demo \r\nPre-Live\ndemo\n", ("demo", "Pre-Live")),
        ({"trial": "named"}, "", ()),
        ({}, "demo", ("uat",)),
    ],
)
async def test_environments_in_which_nobody_pays_are_kept_as_they_were_chosen(
    owner: Visitor, deps: Deps, trial: dict[str, str], names: str, expected: tuple[str, ...] | None
) -> None:
    at = owner.path("/settings/impact")
    await owner.post(at, FORM | {"trial": "named", "environments": "uat"})
    await owner.post(at, FORM | trial | {"environments": names})

    assert (await kept(owner, deps)).trial_environments == expected


@pytest.mark.anyio
@pytest.mark.parametrize("names", ["\n".join(map(str, range(21))), "x" * 65, "a\x07b"])
async def test_what_the_api_refuses_as_an_environment_the_page_refuses_too(
    owner: Visitor, names: str
) -> None:
    sent = FORM | {"trial": "named", "environments": names}
    told = await owner.post(owner.path("/settings/impact"), sent)

    assert told.status == 400
    assert b'id="f-environments"' in told.body
    assert b'aria-invalid="true"' in told.body


@pytest.mark.anyio
async def test_what_is_filled_in_is_kept_and_shown_again(owner: Visitor, deps: Deps) -> None:
    told = await owner.post(owner.path("/settings/impact"), FORM)
    page = await owner.page(owner.path("/settings/impact"))

    assert dict(told.headers)["location"] == owner.path("/settings/impact?done=impact-saved")
    assert await kept(owner, deps) == KEPT
    assert all(f'value="{text}"' in page for text in ("/checkout/*", "Checkout", "0.4", "49.5"))
    assert 'value="path" checked' in page


@pytest.mark.anyio
async def test_emptied_fields_take_back_what_was_said(owner: Visitor, deps: Deps) -> None:
    await owner.post(owner.path("/settings/impact"), FORM)
    await owner.post(owner.path("/settings/impact"), {"counts": ""})

    assert await kept(owner, deps) == ProjectSettings()


@pytest.mark.anyio
async def test_other_settings_are_left_alone(owner: Visitor, deps: Deps) -> None:
    await owner.post(
        owner.path("/settings/detected"), {"on": "on", "sessions": "7", "users": "2", "hours": "24"}
    )
    await owner.post(owner.path("/settings/impact"), FORM)

    assert (await kept(owner, deps)).detect_sessions == 7
    assert (await kept(owner, deps)).window_hours == 48


@pytest.mark.anyio
async def test_what_is_wrong_is_said_beside_each_field_and_nothing_is_kept(
    owner: Visitor, deps: Deps
) -> None:
    wrong = FORM | {"pattern-0": "check out", "weight-1": "2", "value": "free", "hours": "0"}
    told = await owner.post(owner.path("/settings/impact"), wrong)
    page = told.body.decode()

    assert told.status == 400
    assert page.count('aria-invalid="true"') == 4
    assert 'value="check out"' in page
    assert await kept(owner, deps) == ProjectSettings()


@pytest.mark.anyio
async def test_a_draft_in_the_address_shows_what_it_would_mean_and_keeps_nothing(
    owner: Visitor, deps: Deps
) -> None:
    query = "draft=1&counts=path&conversion-path=/done&value=120&currency=CHF"
    query += "&pattern-0=/pay&weight-0=.5"
    page = await owner.page(owner.path(f"/settings/impact?{query}"))

    assert "192.00 CHF a day" in page
    assert "<b>18</b> of 35 points" in page
    assert await kept(owner, deps) == ProjectSettings()


@pytest.mark.anyio
async def test_sessions_that_were_looked_at_are_listed_with_what_they_came_to(
    owner: Visitor, deps: Deps
) -> None:
    await owner.post(owner.path("/settings/impact"), FORM)
    definition = definition_of(KEPT.conversion)
    other = (await projects.create_project(deps, "other")).project.row
    for number, row in enumerate([owner.project.project.row] * 3 + [other]):
        session = await add_session_to(deps.database, row, f"tab-{number}")
        path = "/theirs" if row == other else f"/<b>{number}</b>"
        fact = FactRow(session, row, number, definition, number == 1, path, "", "")
        await deps.database.write(record_facts, RecordFacts((fact,)))
    page = await owner.page(owner.path("/settings/impact"))

    assert "1 of the newest\n    3 sessions converted" in page
    assert page.index("/&lt;b&gt;2") < page.index("/&lt;b&gt;1")
    assert "/theirs" not in page


@pytest.mark.parametrize(
    ("url", "place", "name", "points", "converts"),
    [
        ("https://shop.test/checkout/pay?x=1#y", "/checkout/pay", "Checkout", 35, False),
        ("/account/me", "/account/me", "/account/*", 14, False),
        ("https://shop.test/order/complete/7", "/order/complete/7", None, 0, True),
        ("https://shop.test", "/", None, 0, False),
        ("http://[broken", "/", None, 0, False),
    ],
)
def test_a_page_that_is_pasted_is_matched_as_the_analyzer_would(
    url: str, place: str, name: str | None, points: int, converts: bool
) -> None:
    match = match_of(KEPT, url)

    assert (match.place, match.points, match.converts) == (place, points, converts)
    assert (match.heaviest.name if match.heaviest else None) == name


def test_what_is_kept_reads_the_same_from_its_own_form() -> None:
    changes, problems = read_impact(fields_of(KEPT))

    assert problems == {}
    assert msgspec.convert(changes, ProjectSettings) == KEPT


@pytest.mark.parametrize(
    ("form", "sent"),
    [
        ({"pattern-0": "/a b"}, {"criticalPaths": [{"pattern": "/a b", "name": "x"}]}),
        ({"pattern-0": "a"}, {"criticalPaths": [{"pattern": "a", "name": "x"}]}),
        ({"pattern-0": "/" * 200}, {"criticalPaths": [{"pattern": "/" * 200, "name": "x"}]}),
        ({"pattern-0": "/" * 201}, {"criticalPaths": [{"pattern": "/" * 201, "name": "x"}]}),
        ({"pattern-0": "*"}, {"criticalPaths": [{"pattern": "*", "name": "x"}]}),
        ({"value": "0"}, {"valuePerConversion": 0}),
        ({"value": "1000000000"}, {"valuePerConversion": 1_000_000_000}),
        ({"value": "1000000001"}, {"valuePerConversion": 1_000_000_001}),
        ({"value": "-1"}, {"valuePerConversion": -1}),
        ({"currency": "EUR"}, {"currency": "EUR"}),
        ({"currency": "ZZZ"}, {"currency": "ZZZ"}),
        ({"hours": "168"}, {"windowHours": 168}),
        ({"hours": "169"}, {"windowHours": 169}),
        ({"hours": "0"}, {"windowHours": 0}),
        ({"counts": "text", "conversion-text": "x" * 200}, {"conversion": {"text": "x" * 200}}),
        ({"counts": "text", "conversion-text": "x" * 201}, {"conversion": {"text": "x" * 201}}),
    ],
)
def test_the_form_takes_what_the_api_takes_and_refuses_what_it_refuses(
    form: dict[str, str], sent: dict[str, Any]
) -> None:
    _, problems = read_impact(Fields(list(form.items())))
    try:
        decode_settings_change(msgspec.json.encode(sent))
        is_taken = True
    except ValidationFailed:
        is_taken = False

    assert (not problems) is is_taken


def test_a_full_score_of_a_path_is_what_the_analyzer_gives() -> None:
    assert project_settings.PATH_POINTS == 35
