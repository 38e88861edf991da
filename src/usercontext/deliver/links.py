"""Where an issue is read, as alerts name it. Not: who may read it."""

from uuid import UUID


def issue_address(public_url: str | None, issue_id: UUID) -> str | None:
    """Return the issue's address; None where the server does not know its own."""
    return None if public_url is None else f"{public_url.rstrip('/')}/i/{issue_id}"
