"""Names in capitals that say what went wrong: `ROOM_FULL`, `state EXPIRED`.

Programs that share no framework share this: what they decided, or what became of it, is a code of
whole words. Its words tell which it is, whoever made it up.
"""

import re

from usercontext.analyze.signals.signal import SignalKind
from usercontext.domain.analysis import Category

_SEEN = 300
_CODE = re.compile(r"(?<![\w/.])[A-Z][A-Z0-9]{1,20}(?:_[A-Z0-9]{2,20}){1,6}(?!\w|/|=\")")
_STATE = re.compile(
    r"\b(?:status|state|result|outcome|verdict|phase)\W{1,3}(?P<name>[A-Z]{4,20})(?![\w])"
)
_OF_A_SIGN_IN = frozenset({"TOKEN", "SESSION", "LOGIN", "CERT", "CERTIFICATE", "CREDENTIAL",
                           "LICENSE", "LICENCE", "KEY", "AUTH", "JWT", "REFRESH"})  # fmt: skip
_TABLE: tuple[tuple[frozenset[str], tuple[SignalKind, Category]], ...] = tuple(
    (frozenset(words.split()), reading)
    for words, reading in (
        ("UNAUTHENTICATED RELOGIN", (SignalKind.AUTH, Category.AUTH_EXPIRED)),
        ("FUNDS DECLINED ISSUER", (SignalKind.DECLINED, Category.PAYMENT_DECLINED)),
        (
            "FORBIDDEN DENIED BANNED BLOCKED GEOBLOCKED KICKED ENTITLEMENT ENTITLED UNLICENSED",
            (SignalKind.DENIED, Category.PERMISSION_DENIED),
        ),
        ("OUTDATED UPGRADE DEPRECATED", (SignalKind.STALE, Category.STALE_VERSION)),
        (
            "FULL LIMIT LIMITED EXCEEDED MAX MAXIMUM CLOSED ALREADY DUPLICATE REQUIRED MINIMUM"
            " INELIGIBLE EXHAUSTED TAKEN SOLD FROZEN",
            (SignalKind.FORM, Category.VALIDATION_REJECTED),
        ),
        (
            "TIMEOUT TIMEDOUT TIMED EXPIRED UNRESPONSIVE",
            (SignalKind.NO_ANSWER, Category.TIMEOUT_SLOW),
        ),
        ("JAMMED", (SignalKind.NO_ANSWER, Category.THIRD_PARTY)),
    )
)


def read_shouted(text: str) -> tuple[SignalKind, Category] | None:
    """Read what the first name in capitals of a line says, None where none says anything."""
    said = text[:_SEEN]
    if said.isupper() and " " in said:
        return None  # where all is in capitals, none of it is a name
    names = [{found["name"]} for found in _STATE.finditer(said)]
    names += [set(found[0].split("_")) for found in _CODE.finditer(said)]
    for words in names:
        for known, reading in _TABLE:
            if not known.isdisjoint(words):
                if reading[1] is Category.TIMEOUT_SLOW and not _OF_A_SIGN_IN.isdisjoint(words):
                    return SignalKind.AUTH, Category.AUTH_EXPIRED
                return reading
    return None
