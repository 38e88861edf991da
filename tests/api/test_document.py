"""The OpenAPI document against itself: schemas that are schemas, examples that fit, statuses."""

from typing import Any

import jsonschema_rs
import pytest

from usercontext.api.auth import Caller
from usercontext.api.openapi import document_path, openapi_document
from usercontext.api.options import ApiOptions
from usercontext.api.route import Route
from usercontext.api.routes import ROUTES

DOCUMENT = openapi_document(ROUTES, ApiOptions())


def operation(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = DOCUMENT["paths"][document_path(route)]
    return dict(found[route.method.lower()])


def fits(schema: dict[str, Any], example: object) -> None:
    """Validate an example where the schema's references lead."""
    whole = schema | {"components": DOCUMENT["components"]}
    jsonschema_rs.Draft202012Validator(whole, validate_formats=True).validate(example)


@pytest.mark.parametrize("name", sorted(DOCUMENT["components"]["schemas"]))
def test_a_schema_is_one(name: str) -> None:
    jsonschema_rs.meta.validate(DOCUMENT["components"]["schemas"][name])


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_examples_fit_their_schemas(route: Route) -> None:
    found = operation(route)
    parts = [*found["responses"].values(), found.get("requestBody", {})]
    media = [each for part in parts for each in part.get("content", {}).values()]
    examples = [each for each in media if "example" in each]

    assert len(examples) >= (route.body is not None and not route.body.is_image)
    for each in examples:
        fits(each["schema"], each["example"])


@pytest.mark.parametrize("status", sorted(DOCUMENT["components"]["responses"]))
def test_the_example_of_a_refusal_fits(status: str) -> None:
    media = DOCUMENT["components"]["responses"][status]["content"]["application/json"]

    fits(media["schema"], media["example"])
    with pytest.raises(jsonschema_rs.ValidationError):
        fits(media["schema"], media["example"] | {"statusCode": 418})


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_tells_every_status_that_it_may_answer(route: Route) -> None:
    told = set(operation(route)["responses"])
    expected = {"400", "431", "500", "503"} | {str(reply.status) for reply in route.replies}
    expected |= {"401", "429"} if route.caller is not Caller.ANYONE else set()
    expected |= {"404"} if ":" in route.path or route.name == "createIssue" else set()
    expected |= {"408", "413", "415"} if route.body is not None else set()

    assert told == expected


def test_what_no_route_tells_is_told_of_all() -> None:
    assert "405" in DOCUMENT["info"]["description"]
    assert DOCUMENT["openapi"].startswith("3.1.")
