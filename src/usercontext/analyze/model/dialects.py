"""The two model protocols: how a question is written, how an answer is read. Not: HTTP."""

from typing import Any

import msgspec
from msgspec import Struct

from usercontext.analyze.model.answer import answer_schema
from usercontext.analyze.model.options import ModelOptions, Provider
from usercontext.analyze.model.talk import Prompt, Reply
from usercontext.analyze.reading.strict_json import NotJson, read_json
from usercontext.domain.model_call import Fallback

_ANTHROPIC_VERSION = "2023-06-01"
_MOST_TOKENS = 10_000_000
_FORM = "answer"


class Question(Struct, frozen=True):
    """One request: the path below the provider's address, headers and body."""

    path: str
    headers: dict[str, str]
    body: bytes


def write_question(
    options: ModelOptions, prompt: Prompt, answer_tokens: int, *, is_formed: bool
) -> Question:
    """Write a request in the provider's protocol; ``is_formed`` asks for our schema."""
    if options.provider is Provider.ANTHROPIC:
        return _anthropic(options, prompt, answer_tokens, is_formed)
    return _openai(options, prompt, answer_tokens, is_formed)


def read_reply(provider: Provider, body: str) -> Reply:
    """Read the body of a 200; what is missing or of another kind makes it unreadable."""
    try:
        told = read_json(body)
    except NotJson:
        return Reply(failure=Fallback.UNREADABLE)
    if not isinstance(told, dict):
        return Reply(failure=Fallback.UNREADABLE)
    return _read_anthropic(told) if provider is Provider.ANTHROPIC else _read_openai(told)


def _openai(options: ModelOptions, prompt: Prompt, tokens: int, is_formed: bool) -> Question:
    body: dict[str, Any] = {
        "model": options.name,
        "messages": _messages(prompt, with_system=True),
        # newer models of OpenAI refuse the old name, and other servers may not know the new one
        "max_completion_tokens" if options.provider is Provider.OPENAI else "max_tokens": tokens,
    }
    if options.provider is Provider.LOCAL:
        body["temperature"] = 0  # elsewhere there are models that refuse to be told
    if is_formed:
        schema = {"name": _FORM, "strict": True, "schema": answer_schema()}
        body["response_format"] = {"type": "json_schema", "json_schema": schema}
    headers = {"authorization": f"Bearer {options.key}"} if options.key else {}
    return Question("/chat/completions", headers, msgspec.json.encode(body))


def _anthropic(options: ModelOptions, prompt: Prompt, tokens: int, is_formed: bool) -> Question:
    body: dict[str, Any] = {
        "model": options.name,
        "max_tokens": tokens,
        "messages": _messages(prompt, with_system=False),
    }
    if prompt.system:
        body["system"] = prompt.system
    if is_formed:
        # no tool: nothing is run; it is how this protocol is given a schema for an answer
        told = {"name": _FORM, "description": "The answer.", "input_schema": answer_schema()}
        body |= {"tools": [told], "tool_choice": {"type": "tool", "name": _FORM}}
    headers = {"anthropic-version": _ANTHROPIC_VERSION}
    if options.key:
        headers["x-api-key"] = options.key
    return Question("/messages", headers, msgspec.json.encode(body))


def _messages(prompt: Prompt, *, with_system: bool) -> list[dict[str, str]]:
    system = [{"role": "system", "content": prompt.system}]
    asked = [{"role": "user", "content": prompt.question}]
    return system + asked if with_system and prompt.system else asked


def _read_openai(told: dict[str, Any]) -> Reply:
    choices = told.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    if not isinstance(first, dict) or not isinstance(message, dict):
        return Reply(failure=Fallback.UNREADABLE)
    text, ended = message.get("content"), first.get("finish_reason")
    failure = None
    if message.get("refusal") or ended == "content_filter":
        failure = Fallback.DECLINED
    elif ended == "length":
        failure = Fallback.CUT_OFF
    elif message.get("tool_calls"):
        failure = Fallback.WRONG_SCHEMA  # it was given none
    elif not isinstance(text, str) or not text.strip():
        failure = Fallback.UNREADABLE
    used = ("prompt_tokens", "completion_tokens")
    return _reply(text, failure, told.get("usage"), used)


def _read_anthropic(told: dict[str, Any]) -> Reply:
    blocks = told.get("content")
    found = [b for b in blocks if isinstance(b, dict)] if isinstance(blocks, list) else []
    forms = [b for b in found if b.get("type") == "tool_use"]
    texts = [b["text"] for b in found if b.get("type") == "text" and isinstance(b.get("text"), str)]
    text = msgspec.json.encode(forms[0].get("input")).decode() if forms else "".join(texts)
    failure = None
    if told.get("stop_reason") == "refusal":
        failure = Fallback.DECLINED
    elif told.get("stop_reason") == "max_tokens":
        failure = Fallback.CUT_OFF
    elif any(form.get("name") != _FORM for form in forms) or len(forms) > 1:
        failure = Fallback.WRONG_SCHEMA
    elif not text.strip():
        failure = Fallback.UNREADABLE
    return _reply(text, failure, told.get("usage"), ("input_tokens", "output_tokens"))


def _reply(text: Any, failure: Fallback | None, usage: Any, names: tuple[str, str]) -> Reply:
    told = usage if isinstance(usage, dict) else {}
    asked, answered = (_tokens(told.get(name)) for name in names)
    spoken = "" if failure or not isinstance(text, str) else text
    return Reply(spoken, failure, asked, answered)


def _tokens(value: Any) -> int | None:
    """Believe a number of tokens within reason: a budget is reckoned with it."""
    return value if type(value) is int and 0 <= value <= _MOST_TOKENS else None
