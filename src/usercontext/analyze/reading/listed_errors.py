"""Whether an object of a list is an error or a breadcrumb. Not: reading either."""

from typing import Any

_OF_ERRORS = {"stack", "message", "value", "stacktrace", "exception_message"}


def is_an_event(item: dict[str, Any]) -> bool:
    """Tell the exception of a span: its words are attributes of an event of that name."""
    return item.get("name") == "exception" and isinstance(item.get("attributes"), dict)


def looks_like_error(item: dict[str, Any]) -> bool:
    """Tell an object that says what was thrown, by the fields it has."""
    told = not _OF_ERRORS.isdisjoint(item) or item.keys() >= {"type", "frames"}
    return told or is_an_event(item) or ("config" in item and "response" in item)
