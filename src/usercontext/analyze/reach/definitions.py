"""The name of a conversion definition. Not: who converted."""

import hashlib

import msgspec

from usercontext.domain.project_settings import Conversion


def definition_of(conversion: Conversion | None) -> str:
    """Name what counts as a conversion, so that sessions judged by another one are not mixed in."""
    if conversion is None:
        return ""
    return hashlib.sha256(msgspec.json.encode(conversion)).hexdigest()[:12]
