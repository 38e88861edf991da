"""The closed set of what is masked, and the token put in its place. Not: how it is found."""

import re
from enum import StrEnum


class Masked(StrEnum):
    """A class of personal data or secret; receipts count by these names."""

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

    @property
    def token(self) -> bytes:
        """Return the ASCII text that replaces a value of this class."""
        return _TOKENS[self]


_TOKENS = {masked: f"[{masked.value.upper()}]".encode("ascii") for masked in Masked}
TOKEN = re.compile(rb"\[(?:" + b"|".join(t[1:-1] for t in _TOKENS.values()) + rb")\]")
"""Any replacement token: finding one again must change nothing."""
