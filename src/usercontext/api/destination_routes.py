"""The lines of the route table about destinations. Not: the table, and what the calls do."""

from usercontext.api import destinations
from usercontext.api.auth import Caller
from usercontext.api.examples import Example
from usercontext.api.route import Body, Reply, Route
from usercontext.wire.destinations import (
    NEW_DESTINATION,
    DestinationList,
    DestinationShown,
    DestinationTest,
    change_schema,
)
from usercontext.wire.fields import object_schema

_PATH = "/v1/projects/:id/destinations"
_ONE = f"{_PATH}/:destinationId"
_VIEW: Example = {
    "destinationId": "0f0a7a52-51a5-4b5c-8f3e-6d8c6c1b2a11",
    "kind": "webhook",
    "url": "https://hooks.example.com/usercontext",
    "enabled": True,
    "on": ["P0", "P1", "reopened"],
    "withSummary": False,
    "createdAt": "2026-02-27T12:00:00Z",
    "lastAttemptAt": None,
    "lastOutcome": None,
    "failingSince": None,
    "disabledReason": None,
    "queued": 0,
}
_SHOWN: Example = _VIEW | {"secret": "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwN3nTgvRoX1Y="}
_NEW: Example = {"kind": "webhook", "url": "https://hooks.example.com/usercontext"}
_TESTED: Example = {
    "deliveryId": "5c1cbb4d-0f1b-4ff2-9a43-3a3a6a5a1c0e",
    "delivered": True,
    "outcome": "delivered",
}

DESTINATIONS = (
    Route(
        "GET",
        _PATH,
        destinations.list_destinations,
        Caller.OWNER,
        "listDestinations",
        "List where a project's alerts go, and how that went.",
        (Reply(200, "In the order added", DestinationList, {"destinations": [_VIEW]}),),
        owner="project",
    ),
    Route(
        "POST",
        _PATH,
        destinations.add_destination,
        Caller.OWNER,
        "addDestination",
        "Add a webhook or a Slack channel that is told of urgent issues. The secret is shown once.",
        (Reply(201, "Added", DestinationShown, _SHOWN),),
        body=Body("NewDestination", object_schema(NEW_DESTINATION), _NEW),
        owner="project",
    ),
    Route(
        "PATCH",
        _ONE,
        destinations.change_destination,
        Caller.OWNER,
        "changeDestination",
        "Change where alerts go and which, turn a destination on or off, or rotate its secret.",
        (Reply(200, "The destination", DestinationShown, _VIEW | {"secret": None}),),
        body=Body("DestinationChange", change_schema(), {"enabled": True}),
        owner="project",
    ),
    Route(
        "DELETE",
        _ONE,
        destinations.remove_destination,
        Caller.OWNER,
        "removeDestination",
        "Remove a destination and what waits for it.",
        (Reply(204, "Removed; a second time is 404"),),
        owner="project",
    ),
    Route(
        "POST",
        f"{_ONE}/test",
        destinations.try_destination,
        Caller.OWNER,
        "testDestination",
        "Send a test the way of every alert, and wait up to 20 seconds for what comes of it.",
        (Reply(200, "How it went", DestinationTest, _TESTED),),
        owner="project",
    ),
)
