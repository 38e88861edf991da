"""A sum that was taken or given beside the one that was owed. Not: whether the line is an error."""

import re

from usercontext.analyze.screens import screened

_OWED = screened(
    r"\b(?:charged|debited|captured|deducted|billed|credited|paid(?: out)?)\b\D{0,12}\d[\d.,]*"
    r".{0,20}\b(?:due|expected|owed|agreed|promised|ordered)\b"
    r"|\b(?:promised|due|agreed|expected|owed)\b\D{0,12}\d[\d.,]*.{0,24}"
    r"\b(?:charged|credited|debited|paid(?: out)?|captured|billed)\b",
    re.I,
)


def says_what_was_owed(text: str) -> bool:
    """Tell a line of two sums, one that changed hands and one that ought to have."""
    return _OWED.search(text) is not None
