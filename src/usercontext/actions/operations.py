"""What an operator asks for besides the API: scrub a text. Not: printing, examining, backups."""

from msgspec import Struct

from usercontext.ingest import scrub
from usercontext.ingest.classes import Masked

MASKED = tuple((each.label, each.token.decode()) for each in Masked)
"""What is masked, and the token put in its place."""


class ScrubTrial(Struct, frozen=True):
    """A text as it would be stored, and its receipt: how often each class was replaced."""

    text: str
    counts: dict[str, int]


def try_scrub(text: str) -> ScrubTrial:
    """Scrub a text and tell what was replaced; nothing is kept."""
    scrubbed = scrub.scrub_text(text)
    return ScrubTrial(scrubbed.text, scrubbed.counts)


def scrub_text(text: str) -> str:
    """Return the text as it would be stored: personal data and secrets replaced by tokens."""
    return scrub.scrub_text(text).text
