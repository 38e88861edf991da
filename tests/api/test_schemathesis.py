"""Schemathesis against our own document: every answer is one that the document tells of.

Examples, boundaries of each schema and generated data, good and bad, with a fixed seed.
"""

import re
import unittest
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import load_all_checks
from schemathesis.core.result import Ok
from schemathesis.generation.hypothesis import builder
from schemathesis.pytest.lazy import get_all_tests
from schemathesis.python.asgi import get_client
from schemathesis.specs.openapi.checks import positive_data_acceptance

from api.visitors import Visitor
from apps import open_deps, visit
from builders import FrozenClock
from contract.analyses import finish_analysis
from pictures import make_picture
from usercontext.actions import projects
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.browser_files import BrowserFiles
from usercontext.api.openapi import openapi_document
from usercontext.api.options import ApiOptions
from usercontext.api.routes import ROUTES
from usercontext.api.static_files import Form, StaticFile
from usercontext.deliver.connect import Outbound
from usercontext.deliver.options import DeliverOptions
from usercontext.domain.attachment import ImageType
from usercontext.domain.project import KeyKind
from usercontext.store.options import StoreOptions

URL = re.compile("https?://[!-~]+")
RECEIVER = "https://93.184.215.14/in"

SPARE = 100
"""Sessions and issues to be deleted or attached to, one for each call that may: 42 are taken."""

MOST_DESTINATIONS = 400

KEY = re.compile("[!-~]{1,255}")

GENERATION = {
    "deterministic": True,
    "codec": "utf-8",
    "allow-extra-parameters": False,  # unknown ones are ignored, as the contract says
    "with-security-parameters": False,  # the key is ours, and taken away by a check
}
CONFIG = schemathesis.Config.from_dict({"seed": 20260227, "generation": GENERATION})
KEPT = settings(
    max_examples=15,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


UNSAID = {
    ("PATCH", "/v1/projects/{id}/settings"),
    ("PATCH", "/v1/projects/{id}/groups/{group}"),
}
"""Calls with rules that a schema cannot tell: what goes with what, which patterns are good. Their
answers are documented; what is valid by the schema may be refused, and other tests say what."""

CLOSE = "/close"
SCRIPT = BrowserFiles({b"1.js": StaticFile(b"text/javascript", Form(b"0", b'"0"'), None)}, b"1.js")


class Served:
    """The app with things in it, opened in the loop that calls it, by the first call.

    The lifespan is not heeded: schemathesis ends it after each test.
    """

    def __init__(self) -> None:
        self.folder = Path()
        self.key = ""
        self.ids: dict[str, str] = {}
        self.spare: dict[str, Iterator[str]] = {}
        self._opened = AsyncExitStack()
        self._api: Api | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] == "lifespan":
            for step in ("startup", "shutdown"):
                await receive()
                await send({"type": f"lifespan.{step}.complete"})
            return
        api = self._api or await self._open()
        await api(scope, receive, send)
        if scope["path"] == CLOSE:
            await self._opened.aclose()

    async def _open(self) -> Api:
        store = StoreOptions(self.folder, synchronous="OFF")
        deps = await self._opened.enter_async_context(open_deps(store, FrozenClock()))
        many = DeliverOptions(most_destinations=MOST_DESTINATIONS)
        deps = replace(deps, outbound=Outbound(many))
        self._api = api = Api(deps, ApiOptions(read_limit=0), browser=SCRIPT)
        await self._fill(deps, api)
        return api

    async def _fill(self, deps: Deps, api: Api) -> None:
        new = await projects.create_project(deps, "shop")
        # a header Origin is one of the things that are generated
        _, self.key = await projects.mint_key(
            deps, new.project, KeyKind.SECRET, "fuzz", allow_browser=True
        )
        async with visit(api) as client:
            owner = Visitor(client, self.key)
            sessions = [await owner.open_session(f"spare {n}") for n in range(SPARE)]
            busy, kept = [await owner.open_session(name) for name in ("busy", "kept")]
            await owner.append(kept)
            issue = await owner.create_issue(kept)
            await finish_analysis(deps)  # so that ?wait=30 answers at once, and shows all fields
            issues = [await owner.create_issue(kept) for _ in range(SPARE)]
        self.spare = {"sessions": iter(sessions), "issues": iter(issues)}
        self.ids = {
            "sessions": busy,
            "issues": issue,
            "projects": str(new.project.project_id),
        }


SERVED = Served()
# a test of the probes holds this document against what is served
DOCUMENT = openapi_document(ROUTES, ApiOptions())
CALLS = [f"{method.upper()} {path}" for path, each in DOCUMENT["paths"].items() for method in each]
schema = schemathesis.openapi.from_dict(DOCUMENT, config=CONFIG)
schema.app = SERVED

LEFT_OUT = (
    builder.UnsatisfiableExampleMark,
    builder.NonSerializableMark,
    builder.UnserializablePayloadMark,
    builder.InvalidRegexMark,
    builder.InvalidHeadersExampleMark,
    builder.MissingPathParameters,
)
"""How a proof tells that it could not make a part of what it should try."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    SERVED.folder = tmp_path_factory.mktemp("schemathesis")
    with get_client(SERVED) as client:
        client.get("/healthz")
        yield SERVED
        client.get(CLOSE)


@pytest.fixture(scope="module")
def proofs() -> dict[str, Callable[..., None]]:
    """Make the examples of every call.

    Schemathesis' own collector makes them in each process that collects tests, though one runs
    them: four seconds of a processor for each of the others.
    """
    load_all_checks()
    made: dict[str, Callable[..., None]] = {}
    for each in get_all_tests(
        schema=schema, test_func=answer_is_documented, settings=None, given_kwargs=None
    ):
        assert isinstance(each, Ok), each.err()
        operation, proof = each.ok()
        made[operation.label] = proof
    return made


@pytest.mark.parametrize("call", CALLS)
def test_every_answer_is_documented(
    proofs: dict[str, Callable[..., None]], served: Served, call: str
) -> None:
    proof = proofs[call]
    try:
        proof(served=served)
    except unittest.SkipTest as nothing:
        raise AssertionError("no example could be made") from nothing

    assert [mark.attr_name for mark in LEFT_OUT if mark.get(proof)] == []


def test_every_call_of_the_document_is_tried(proofs: dict[str, Callable[..., None]]) -> None:
    assert list(proofs) == CALLS


@KEPT
def answer_is_documented(case: schemathesis.Case, served: Served) -> None:
    aim(case, served)
    unsaid: list[Any] = []
    if (case.method, case.operation.path) in UNSAID:
        unsaid.append(positive_data_acceptance)
    case.call_and_validate(headers={"x-api-key": served.key}, excluded_checks=unsaid)


@schemathesis.serializer(*(kind.value for kind in ImageType))
def as_it_is(ctx: Any, value: Any) -> bytes:
    """Send an image of the type declared: any other bytes are refused, as a schema cannot say."""
    kind = ctx.case.media_type.removeprefix("image/").upper()
    return make_picture(kind)


def aim(case: schemathesis.Case, served: Served) -> None:
    """Point a call at what there is, so that it comes further than an unknown id.

    Never in place: what it has may be an example of the document, which is the routes' own.
    """
    noun = case.operation.path.split("/")[2] if case.operation.path.startswith("/v1/") else ""
    if case.path_parameters and is_uuid(case.path_parameters.get("id")):
        attaching = case.operation.path.endswith("/attachments")  # three to an issue
        deleting = attaching or (case.method == "DELETE" and noun in served.spare)
        case.path_parameters["id"] = next(served.spare[noun]) if deleting else served.ids[noun]
    if KEY.fullmatch(str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(uuid4())  # with another body each time
    if isinstance(case.body, dict) and is_uuid(case.body.get("sessionId")):
        case.body = {**case.body, "sessionId": served.ids["sessions"]}
    if isinstance(case.body, dict) and URL.fullmatch(str(case.body.get("url", ""))):
        case.body = {**case.body, "url": RECEIVER}  # which others lead nowhere, a schema cannot say


def is_uuid(value: object) -> bool:
    return isinstance(value, str) and len(value) == 36 and value.count("-") == 4
