"""Console arguments, or a logger's list of them, joined into one line. Not: levels."""

import re
from typing import Any

from usercontext.analyze.language.text import MESSAGE_CAP
from usercontext.analyze.reading.fields import as_text

_PLACEHOLDER = re.compile(r"%[sdifoOc]")
_ERROR = re.compile(r"[\w.$]{0,60}(?:Error|Exception)\b")


def join_arguments(arguments: list[Any]) -> str:
    """Write console arguments as one line: ``%s`` filled in, errors as ``Type: message``."""
    words = [_argument(argument) for argument in arguments[:8]]
    if len(words) > 1 and "%" in words[0]:
        rest = iter(words[1:])
        head = _PLACEHOLDER.sub(lambda m: _filled(m[0], next(rest, m[0])), words[0])
        words = [head, *rest]
    return " ".join(word for word in words if word)[:MESSAGE_CAP]


def _argument(argument: Any) -> str:
    if isinstance(argument, dict):
        message = argument.get("message") or argument.get("description") or argument.get("value")
        message = message or _top_of(
            argument.get("stack")
        )  # a system's error keeps its words there
        if message is None and "config" in argument and "response" in argument:
            return ""  # an exchange, of which the layers tell
        if isinstance(message, str):
            name = argument.get("name")
            prefixed = isinstance(name, str) and name and not message.startswith(name)
            return f"{name}: {message}" if prefixed else message[:MESSAGE_CAP]
    return as_text(argument)


def _top_of(stack: Any) -> str | None:
    head = stack.partition("\n")[0] if isinstance(stack, str) else ""
    return head if _ERROR.match(head) else None


def _filled(placeholder: str, value: str) -> str:
    return "" if placeholder == "%c" else value
