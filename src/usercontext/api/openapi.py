"""The OpenAPI 3.1 document, made from the route table and the wire. Not: how it looks."""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct

from usercontext.api.auth import Caller
from usercontext.api.examples import REFUSALS
from usercontext.api.options import ApiOptions
from usercontext.api.route import Reply, Route
from usercontext.wire import answers as wire
from usercontext.wire.fields import Field
from usercontext.wire.requests import LOG_ENTRY_SCHEMA

Document = dict[str, Any]

_PLACE = re.compile(r":(\w+)")
_REF = "#/components/schemas/{name}"
_ALWAYS = (400, 431, 500, 503)
_WITH_BODY = (408, 413, 415)
_INTRODUCTION = (
    "REST API for session capture, issue creation, and data retrieval. Every call carries the "
    "header `x-api-key`; a publishable key only sends, a secret key reads and writes its project. "
    "Every refusal has the shape of `Error`; a known path answers another method with 405 and "
    "`Allow`. Another project's ids are answered like unknown ones."
)
_HEADERS: Document = {
    "Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}},
    "Idempotent-Replayed": {
        "description": "`true` when an earlier call with this key did the work.",
        "schema": {"type": "string", "enum": ["true"]},
    },
}


def openapi_document(routes: Iterable[Route], options: ApiOptions) -> Document:
    """Describe every call: who may make it, what it takes, every status with an example."""
    routes = tuple(routes)
    paths: Document = {}
    for route in routes:
        paths.setdefault(document_path(route), {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "UserContext API",
            "version": options.version,
            "description": _INTRODUCTION,
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": options.public_url or "/"}],
        "paths": paths,
        "components": {
            "schemas": _schemas(routes),
            "responses": {str(status): _refusal(status) for status in REFUSALS},
            "headers": _HEADERS,
            "securitySchemes": {
                "key": {
                    "type": "apiKey",
                    "in": "header",
                    "name": "x-api-key",
                    "description": "`uc_sec_…` (secret) or `uc_pub_…` (publishable).",
                }
            },
        },
    }


def document_path(route: Route) -> str:
    """Return a route's path as OpenAPI writes it."""
    return _PLACE.sub(r"{\1}", route.path)


def statuses(route: Route) -> tuple[int, ...]:
    """Return every refusal that a route may answer, in order."""
    found = set(_ALWAYS)
    if route.caller is not Caller.ANYONE:
        found |= {401, 429}
    if route.owner is not None or _PLACE.search(route.path):
        found.add(404)
    if route.body is not None:
        found |= set(_WITH_BODY)
    return tuple(sorted(found))


def _operation(route: Route) -> Document:
    operation: Document = {
        "operationId": route.name,
        "tags": [_tag(route)],
        "summary": route.summary,
        "description": f"May be called with: {route.caller.value}.",
        "security": _security(route.caller),
        "responses": {str(reply.status): _reply(route, reply) for reply in route.replies}
        | {str(s): {"$ref": f"#/components/responses/{s}"} for s in statuses(route)},
    }
    if parameters := _parameters(route):
        operation["parameters"] = parameters
    if route.body is not None:
        schema = {"$ref": _REF.format(name=route.body.name)}
        shown: Document = {"schema": schema}
        if not route.body.is_image:  # JSON has no bytes to show one with
            shown["example"] = route.body.example
        content = dict.fromkeys(route.body.media, shown)
        operation["requestBody"] = {"required": True, "content": content}
    return operation


def _parameters(route: Route) -> list[Document]:
    found: list[Document] = []
    for name in _PLACE.findall(route.path):
        schema = {"type": "string"} | ({"format": "uuid"} if name == "id" else {})
        found.append({"name": name, "in": "path", "required": True, "schema": schema})
    found += [_query(field) for field in route.query]
    if route.idempotent_by_key:
        found.append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "description": "The same key with the same body happens once within 24 hours.",
                "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
            }
        )
    return found


def _query(field: Field) -> Document:
    return {
        "name": field.name,
        "in": "query",
        "description": field.describe,
        "schema": _parameter_schema(field),
    }


def _parameter_schema(field: Field) -> Document:
    # a parameter that is there has a value: `?cursor=` is refused
    return field.schema | ({"minLength": 1} if field.schema["type"] == "string" else {})


def _reply(route: Route, reply: Reply) -> Document:
    answer: Document = {"description": reply.text}
    if reply.status in (204, 304):
        return answer
    media: Document = {"schema": {"type": "object" if "json" in reply.media else "string"}}
    if reply.shape is not None:
        media["schema"] = {"$ref": _REF.format(name=reply.shape.__name__)}
    if reply.example is not None:
        media["example"] = reply.example
    answer["content"] = {reply.media: media}
    if route.idempotent_by_key:
        name = "Idempotent-Replayed"
        answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"}}
    return answer


def _refusal(status: int) -> Document:
    code, text, message = REFUSALS[status]
    example = {"statusCode": status, "error": code, "message": message}
    schema = {
        "allOf": [{"$ref": _REF.format(name="Error")}],
        "properties": {"statusCode": {"const": status}, "error": {"const": code}},
    }
    answer: Document = {
        "description": text,
        "content": {"application/json": {"schema": schema, "example": example}},
    }
    if status in (429, 503):
        answer["headers"] = {"Retry-After": {"$ref": "#/components/headers/Retry-After"}}
    return answer


def _schemas(routes: tuple[Route, ...]) -> Document:
    shapes: dict[type[Struct], None] = {wire.Error: None}
    shapes |= {r.shape: None for route in routes for r in route.replies if r.shape is not None}
    _, made = msgspec.json.schema_components(shapes, ref_template=_REF)
    bodies = {route.body.name: route.body.schema for route in routes if route.body is not None}
    return made | bodies | {"LogEntry": LOG_ENTRY_SCHEMA}


def _security(caller: Caller) -> list[Document]:
    key: list[Document] = [{"key": []}]
    if caller is Caller.ANYONE:
        return []
    return [{}, *key] if caller is Caller.OPERATOR else key


def _tag(route: Route) -> str:
    if not route.path.startswith("/v1/"):
        return "Server"
    if "/groups" in route.path:
        return "Groups"
    if route.path.endswith(("/refusals", "/settings")) or "/destinations" in route.path:
        return "Projects"
    return "Sessions" if route.path.startswith("/v1/sessions") else "Issues"
