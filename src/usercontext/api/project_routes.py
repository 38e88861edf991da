"""The calls about a project itself, for the route table. Not: its sessions and issues."""

from usercontext.api import project_settings
from usercontext.api.auth import Caller
from usercontext.api.route import Body, Reply, Route
from usercontext.wire.settings import ProjectSettingsView, settings_schema

_CHANGE = {
    "criticalPaths": [{"pattern": "/checkout/*", "name": "Checkout", "weight": 1}],
    "valuePerConversion": 48.5,
    "currency": "EUR",
    "conversion": {"path": "/thank-you*"},
}
_SETTINGS = _CHANGE | {
    "windowHours": 24,
    "detectSessions": None,
    "detectUsers": 3,
    "modelDailyTokens": None,
    "trackers": {"github": "https://github.com/team/shop"},
    "trialEnvironments": ["demo", "staging"],
    "scrubNames": ["kundennummer"],
    "scrubPatterns": [{"name": "customer number", "pattern": "KD-[0-9]{6}"}],
}

PROJECT_ROUTES: tuple[Route, ...] = (
    Route(
        "GET",
        "/v1/projects/:id/settings",
        project_settings.show_settings,
        Caller.OWNER,
        "getProjectSettings",
        "Get what the team told about its project: paths that matter, what a conversion is worth.",
        (Reply(200, "The settings", ProjectSettingsView, _SETTINGS),),
        owner="project",
    ),
    Route(
        "PATCH",
        "/v1/projects/:id/settings",
        project_settings.change_settings,
        Caller.OWNER,
        "updateProjectSettings",
        "Change some settings; null puts a default back. Urgency and cost follow within minutes.",
        (Reply(200, "The settings", ProjectSettingsView, _SETTINGS),),
        body=Body("ProjectSettingsChange", settings_schema(), _CHANGE),
        owner="project",
    ),
)
