"""A result code beside a line that means a refusal: `rc=8 fault=CKI0117`.

Systems behind a counter answer with a code and a sentence, and whoever passes it on only warns.
Not: codes that mean something by themselves (`codes`), what an answer's body says (`envelopes`).
"""

import re
from collections.abc import Mapping
from typing import Any

from usercontext.analyze.language.text import count_words
from usercontext.analyze.reading.shapes import plain
from usercontext.analyze.reading.unwrapping import written_out

_NAMES = frozenset(
    {"rc", "resultcode", "returncode", "retcode", "fault", "faultcode", "errcode", "errorcode"}
    | {"errno", "responsecode", "reasoncode", "rejectcode", "denialcode"}
)
_WELL = re.compile(r"0*|ok|none|null|success|[123]\d\d", re.I)
_CODE = re.compile(r"[A-Za-z]{0,8}[ _-]?\d{1,6}[A-Za-z]?")
_OF_TROUBLE = re.compile(
    r"\b(?:time[ds]?[ -]?out|unavailable|unreachable|internal|connection|exception|retry\w*"
    r"|busy|offline|system|server|database|null|crash\w*|paper|low|jam\w*|sensor)\b",
    re.I,
)
_FEW = 3


def is_answered_no(payload: Mapping[str, Any]) -> bool:
    """Tell an entry that has the code of an outcome which is not the one for "well"."""
    told = written_out(payload) or payload
    return any(plain(name) in _NAMES and _is_no(value) for name, value in told.items())


def is_decided_beside(payload: Mapping[str, Any], said: str) -> bool:
    """Tell such a code beside a sentence that speaks of no trouble: somebody decided it."""
    sentence = count_words(said) >= _FEW and _OF_TROUBLE.search(said) is None
    return sentence and is_answered_no(payload)


def _is_no(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return False
    written = str(value).strip()
    return _WELL.fullmatch(written) is None and _CODE.fullmatch(written) is not None
