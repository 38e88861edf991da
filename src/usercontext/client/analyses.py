"""The client's calls about an issue's analyses, and their answers. Not: sending them."""

from typing import Any, TypeVar
from uuid import UUID

import msgspec
from msgspec import Struct

from usercontext.client.answers import Answer, BadAnswer, IssueAnswer
from usercontext.client.calls import Call

T = TypeVar("T")

_MIXED_SPELLING = {"created_at": "createdAt"}


class AnalysisItemAnswer(Struct, frozen=True, rename=_MIXED_SPELLING):
    """What one analysis said; ``priority`` is the analyzer's, also where people corrected it."""

    version: int
    created_at: str
    verdict: str
    category: str
    priority: str
    impact_score: int
    ai_summary: str


class _Listed(Struct):
    analyses: list[AnalysisItemAnswer]


def list_analyses(issue_id: UUID) -> Call[list[AnalysisItemAnswer]]:
    """Read what each analysis of an issue said, the first one first."""
    path = f"/v1/issues/{issue_id}/analyses"
    return Call("GET", path, lambda answer: _read(answer, _Listed).analyses)


def get_version(issue_id: UUID, version: int, logs: int | None = None) -> Call[IssueAnswer]:
    """Read an issue as that analysis told it; refused with 404 when there is no such version."""
    params: dict[str, Any] = {"version": version} | ({} if logs is None else {"logs": logs})
    return Call("GET", f"/v1/issues/{issue_id}", lambda answer: _read(answer, IssueAnswer), params)


def _read(answer: Answer, answer_type: type[T]) -> T:
    try:
        return msgspec.json.decode(answer.body, type=answer_type)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer(f"the answer ({answer.status}) is not understood: {error}") from error
