"""What an operator asks for besides the API: scrub a text. Not: printing, examining, backups."""

from collections.abc import Sequence

from msgspec import Struct

from usercontext.domain.project_settings import ScrubPattern
from usercontext.ingest import scrub
from usercontext.ingest.classes import Masked
from usercontext.ingest.own_rules import compile_rules
from usercontext.ingest.own_shapes import mask_of

MASKED = tuple((each.label, each.token.decode()) for each in Masked)
"""What is masked, and the token put in its place."""


def token_of(name: str) -> str:
    """Return what a rule of a project's own puts in place of a value."""
    return mask_of(name).token.decode()


class ScrubTrial(Struct, frozen=True):
    """A text as it would be stored, and its receipt: how often each class was replaced."""

    text: str
    counts: dict[str, int]


def try_scrub(
    text: str, names: Sequence[str] = (), patterns: Sequence[ScrubPattern] = ()
) -> ScrubTrial:
    """Scrub a text, by a project's own rules too, and tell what was replaced; nothing is kept."""
    scrubbed = scrub.scrub_text(text, compile_rules(tuple(names), tuple(patterns)))
    return ScrubTrial(scrubbed.text, scrubbed.counts)


def scrub_text(text: str, names: Sequence[str] = (), patterns: Sequence[ScrubPattern] = ()) -> str:
    """Return the text as it would be stored: personal data and secrets replaced by tokens."""
    return scrub.scrub_text(text, compile_rules(tuple(names), tuple(patterns))).text
