"""The closed set of what is masked, and the token put in its place. Not: how it is found."""

import re
from enum import StrEnum


class Masked(StrEnum):
    """A class of personal data or secret; receipts count by these names.

    ``token`` is the ASCII text that replaces a value of the class; ``label`` its name as a plain
    string, because an enum's own value is computed at each look.
    """

    token: bytes
    label: str

    EMAIL = "email"
    PHONE = "phone"
    SSN = "ssn"
    CARD = "card"
    IBAN = "iban"
    JWT = "jwt"
    CREDENTIALS = "credentials"
    COOKIE = "cookie"
    KEY = "key"
    PRIVATE_KEY = "private_key"
    SECRET = "secret"  # noqa: S105 - the name of a class, not a value

    # An enum hashes in Python, three times as slow; members are counted by the thousand.
    __hash__ = str.__hash__

    def __init__(self, name: str) -> None:
        self.label = name
        self.token = f"[{name.upper()}]".encode("ascii")


TOKEN = re.compile(rb"\[(?:" + b"|".join(each.token[1:-1] for each in Masked) + rb")\]")
"""Any replacement token: finding one again must change nothing."""
