"""What an operator asks for besides the API: scrub a text. Not: printing, examining, backups."""

from usercontext.ingest import scrub


def scrub_text(text: str) -> str:
    """Return the text as it would be stored: personal data and secrets replaced by tokens."""
    return scrub.scrub_text(text).text
