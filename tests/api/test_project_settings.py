"""A team tells about its project: what is kept, what is refused, what null takes back."""

from typing import Any

import pytest

from api.visitors import Visitor, invalid
from builders import make_log_entry
from usercontext.actions.projects import NewProject

pytestmark = pytest.mark.anyio

NOTHING_TOLD: dict[str, Any] = {
    "criticalPaths": [],
    "valuePerConversion": None,
    "currency": None,
    "conversion": None,
    "windowHours": 24,
    "detectSessions": None,
    "detectUsers": 3,
    "modelDailyTokens": None,
    "trackers": None,
    "trialEnvironments": None,
    "scrubNames": [],
    "scrubPatterns": [],
}
GITHUB = "https://github.com/team/shop"
JIRA = "https://team.atlassian.net"


@pytest.fixture
def place(project: NewProject) -> str:
    return f"/v1/projects/{project.project.project_id}/settings"


async def test_a_project_has_told_nothing_at_first(owner: Visitor, place: str) -> None:
    assert (await owner.get(place)).json() == NOTHING_TOLD


async def test_what_is_told_is_kept_and_the_rest_stays(owner: Visitor, place: str) -> None:
    paths = [{"pattern": "/studio/*", "name": "Studio"}]
    await owner.patch(place, {"criticalPaths": paths, "currency": "EUR", "alerts": {"x": 1}})
    answer = await owner.patch(place, {"valuePerConversion": 48, "conversion": {"path": "/ok*"}})

    told = {
        "criticalPaths": [{"pattern": "/studio/*", "name": "Studio", "weight": 1.0}],
        "currency": "EUR",
        "valuePerConversion": 48.0,
        "conversion": {"path": "/ok*"},
    }
    assert answer.status_code == 200
    assert answer.json() == NOTHING_TOLD | told
    assert (await owner.get(place)).json() == NOTHING_TOLD | told


async def test_trackers_are_named_together_and_taken_away(owner: Visitor, place: str) -> None:
    named = {"jira": JIRA, "jiraProject": "10001", "linear": "https://linear.app/a/team/SHOP"}
    first = await owner.patch(place, {"trackers": named, "detectUsers": 5})
    second = await owner.patch(place, {"trackers": {"github": f"{GITHUB}/"}})
    none = await owner.patch(place, {"trackers": None, "detectUsers": None})

    assert first.json() == NOTHING_TOLD | {"trackers": named, "detectUsers": 5}
    assert second.json()["trackers"] == {"github": GITHUB}
    assert none.json() == NOTHING_TOLD


async def test_environments_of_trials_are_kept_and_taken_back(owner: Visitor, place: str) -> None:
    told = await owner.patch(place, {"trialEnvironments": [" demo ", "staging"]})
    none = await owner.patch(place, {"trialEnvironments": []})
    back = await owner.patch(place, {"trialEnvironments": None})

    assert told.json()["trialEnvironments"] == ["demo", "staging"]
    assert (none.json()["trialEnvironments"], back.json()) == ([], NOTHING_TOLD)


async def test_half_a_character_in_an_environment_is_refused(owner: Visitor, place: str) -> None:
    """It was an error of the server: what is half a pair of surrogates cannot be stored."""
    raw = b'{"trialEnvironments":["\\ud800"]}'
    answer = await owner.call("PATCH", place, content=raw)

    assert answer.json() == invalid("trialEnvironments[0]: must be one line of text")


async def test_scrubbing_rules_are_kept_mask_at_once_and_are_taken_back(
    owner: Visitor, page: Visitor, place: str
) -> None:
    rules = {
        "scrubNames": ["kundennummer"],
        "scrubPatterns": [{"name": "customer number", "pattern": "KD-[0-9]{6}"}],
    }
    session_id = await page.open_session()
    told = await owner.patch(place, rules)
    await page.append(session_id, make_log_entry(payload={"kundennummer": 7, "m": "KD-123456"}))
    [entry] = (await owner.get(f"/v1/sessions/{session_id}/logs")).json()["logs"]
    none = await owner.patch(place, {"scrubNames": None, "scrubPatterns": None})

    assert (told.status_code, told.json()) == (200, NOTHING_TOLD | rules)
    assert entry["payload"] == {"kundennummer": "[KUNDENNUMMER]", "m": "[CUSTOMER_NUMBER]"}
    assert none.json() == NOTHING_TOLD


async def test_null_puts_the_default_back(owner: Visitor, place: str) -> None:
    said = {"text": "order placed", "type": "console", "eventType": "log"}
    told = await owner.patch(place, {"windowHours": 48, "currency": "EUR", "conversion": said})
    answer = await owner.patch(place, {"windowHours": None, "currency": None, "conversion": None})

    assert told.json()["conversion"] == said
    assert answer.json() == NOTHING_TOLD


async def test_each_project_has_its_own(
    owner: Visitor, place: str, stranger: Visitor, other_project: NewProject
) -> None:
    await owner.patch(place, {"currency": "EUR"})
    theirs = await stranger.get(f"/v1/projects/{other_project.project.project_id}/settings")

    assert theirs.json() == NOTHING_TOLD
    assert (await stranger.patch(place, {"currency": "USD"})).status_code == 404
    assert (await owner.get(place)).json()["currency"] == "EUR"


async def test_a_page_may_not_read_them(page: Visitor, place: str) -> None:
    assert (await page.get(place)).status_code == 401


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({}, "body: must change at least one of criticalPaths, valuePerConversion, currency"),
        ({"currency": "EURO"}, "currency: must be a currency of ISO 4217, like EUR"),
        ({"valuePerConversion": 0}, "valuePerConversion: must be a number above 0"),
        ({"valuePerConversion": True}, "valuePerConversion: must be a number above 0"),
        ({"windowHours": 169}, "windowHours: must be a whole number from 1 to 168"),
        ({"detectSessions": 1.5}, "detectSessions: must be a whole number from 1 to 1000000"),
        ({"detectUsers": 0}, "detectUsers: must be a whole number from 1 to 1000"),
        ({"trackers": GITHUB}, "trackers: must be an object"),
        ({"trackers": {"jira": JIRA}}, "trackers.jiraProject: is required with jira"),
        ({"trackers": {"jiraType": 7}}, "trackers.jiraType: must be like 10004"),
        ({"trackers": {"github": f"{GITHUB}\n"}}, f"trackers.github: must be like {GITHUB}"),
        ({"scrubNames": "id"}, "scrubNames: must be an array"),
        ({"scrubNames": ["id", 7]}, "scrubNames[1]: must be a string"),
        ({"scrubNames": [""]}, "scrubNames[0]: must have 1 to 64 characters"),
        ({"scrubNames": ["id"] * 51}, "scrubNames: must have at most 50 elements"),
        ({"trialEnvironments": "demo"}, "trialEnvironments: must be an array of at most 20"),
        ({"trialEnvironments": [" "]}, "trialEnvironments[0]: must have 1 to 64 characters"),
        ({"trialEnvironments": ["a\nb"]}, "trialEnvironments[0]: must be one line of text"),
        ({"trialEnvironments": ["a\x00"]}, "trialEnvironments[0]: must be one line of text"),
        ({"scrubPatterns": {}}, "scrubPatterns: must be an array"),
        ({"scrubPatterns": ["x"]}, "scrubPatterns[0]: must be an object"),
        ({"scrubPatterns": [{"name": "x"}]}, "scrubPatterns[0].pattern: is required"),
        (
            {"scrubPatterns": [{"name": "x", "pattern": "(secret"}]},
            "scrubPatterns[0].pattern: has a ( that is not closed",
        ),
        (
            {"scrubPatterns": [{"name": "x", "pattern": "a*"}]},
            "scrubPatterns[0].pattern: must not match the empty text",
        ),
        ({"criticalPaths": [{"name": "x"}]}, "criticalPaths[0].pattern: is required"),
        ({"criticalPaths": "/a"}, "criticalPaths: must be an array"),
        (
            {"criticalPaths": [{"pattern": "checkout", "name": "x"}]},
            "criticalPaths[0].pattern: must be a path like /checkout/* without blanks",
        ),
        (
            {"criticalPaths": [{"pattern": "/", "name": "x", "weight": 2}]},
            "criticalPaths[0].weight: must be a number from 0 up to 1",
        ),
        ({"conversion": {}}, "conversion: must have either path or text"),
        (
            {"conversion": {"path": "/a", "type": "console"}},
            "conversion: type and eventType go with text only",
        ),
    ],
)
async def test_what_makes_no_sense_is_refused(
    owner: Visitor, place: str, change: dict[str, Any], message: str
) -> None:
    answer = await owner.patch(place, change)

    assert answer.status_code == 400
    assert answer.json()["message"].startswith(message)
    assert answer.json() == invalid(answer.json()["message"])
