"""A model's answer as a typed value, read strictly. Not: whether what it says is true."""

from collections.abc import Callable
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from usercontext.analyze.reading.strict_json import NotJson, find_object, read_json
from usercontext.domain.analysis import ClaimKind
from usercontext.domain.model_call import Fallback

INCONCLUSIVE = "inconclusive"
_Sentence = Annotated[str, Meta(min_length=1, max_length=1_000)]
_Text = Annotated[str, Meta(min_length=1, max_length=3_000)]
_Name = Annotated[str, Meta(max_length=20)]


class AnswerClaim(Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence, and the names in the digest of the entries that are to prove it."""

    text: _Sentence
    kind: ClaimKind
    evidence: Annotated[tuple[_Name, ...], Meta(max_length=20)]


class Answer(Struct, frozen=True, forbid_unknown_fields=True):
    """All that a model may say. There is no member for urgency, score or cost, and no other."""

    cause: _Name
    summary: _Text
    root_cause: _Text | None
    suggested_fix: _Text | None
    claims: Annotated[tuple[AnswerClaim, ...], Meta(max_length=12)]


def read_answer(text: str, causes: frozenset[str]) -> Answer | Fallback:
    """Read an answer; what is not exactly one is refused whole, with the reason."""
    try:
        answer = msgspec.convert(read_json(find_object(text)), Answer, strict=True)
    except NotJson:
        return Fallback.UNREADABLE
    except msgspec.ValidationError:
        return Fallback.WRONG_SCHEMA
    if answer.cause != INCONCLUSIVE and answer.cause not in causes:
        return Fallback.WRONG_SCHEMA
    return answer


def scrub_answer(answer: Answer, scrub: Callable[[str], str]) -> Answer:
    """Return the answer with every text of it scrubbed, as a page's would be."""
    return replace(
        answer,
        summary=scrub(answer.summary),
        root_cause=None if answer.root_cause is None else scrub(answer.root_cause),
        suggested_fix=None if answer.suggested_fix is None else scrub(answer.suggested_fix),
        claims=tuple(replace(claim, text=scrub(claim.text)) for claim in answer.claims),
    )


def encode_answer(answer: Answer) -> bytes:
    """Return the bytes under which an answer is kept for the same question."""
    return msgspec.json.encode(answer)


def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema that providers hold an answer to: every member required, no other.

    Written out, since none of them takes all of JSON Schema: lengths are looked at when reading.
    """
    text = {"type": "string"}
    text_or_null = {"type": ["string", "null"]}
    claim = {
        "text": text,
        "kind": {"type": "string", "enum": [kind.value for kind in ClaimKind]},
        "evidence": {"type": "array", "items": text},
    }
    return _closed(
        {
            "cause": {"type": "string", "enum": ["c1", "c2", "c3", INCONCLUSIVE]},
            "summary": text,
            "root_cause": text_or_null,
            "suggested_fix": text_or_null,
            "claims": {"type": "array", "items": _closed(claim)},
        }
    )


def _closed(members: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": members,
        "required": list(members),
        "additionalProperties": False,
    }
