"""A second pair of eyes on the evidence contract. Not: the analyzer's own checker, on purpose.

Nothing is shared with ``analyze/claims``: whatever both miss, both had to get wrong apart.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from usercontext.domain.analysis import Analysis
from usercontext.domain.log_entry import EventType, LogEntry, LogType

_QUOTED = re.compile(r"“([^”]*)”?")
_PATH = re.compile(r"(?<![\w…])/[\w][^\s“”(),;]*")
_STATUS = re.compile(r"\b[1-5]\d\d\b(?! ?(?:ms|s|times|more|lines?|entries))")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")
_LETTER = re.compile(r"\\+u((?!d[89a-f])[0-9a-f]{4})", re.I)
_OUTCOME = re.compile(r"\b(?:failed with|answered) ([1-5]\d\d)\b")
_STATUS_OF = (
    r'"[a-z_]*status[a-z_]*": ?"?{0}\b'
    r"|(?:status|code|HTTP|GET|POST|PUT|PATCH|DELETE)\b.{{1,200}}\b{0}\b"
)
_NO_JSON = re.compile(r"\b(?:no|not|invalid|not valid) JSON\b")
_OF_JSON = re.compile(
    r"json|expected pattern|^(?=.*unhandledrejection)(?=.*SyntaxError)", re.I | re.S
)
"""What readers of JSON say; a script that cannot be read says none of it."""


def unsupported(analysis: Analysis, entries: Iterable[LogEntry]) -> tuple[str, ...]:
    """Return the published sentences that cite nothing, nobody, or what does not say it."""
    known = {entry.id: entry for entry in entries}
    return tuple(
        f"{kind}: {text}"
        for kind, text, cited in _sentences(analysis)
        if not _is_supported(text, cited, known)
    )


def _sentences(analysis: Analysis) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    yield from (("claim", claim.text, claim.evidence) for claim in analysis.claims)
    yield from (("step", step.text, step.evidence) for step in analysis.steps)
    yield from (("cause", cause.text, cause.evidence) for cause in analysis.causes)
    if analysis.root_cause is not None:
        shown = [claim.evidence for claim in analysis.claims]
        shown += [cause.evidence for cause in analysis.causes[:1]]
        yield "root cause", analysis.root_cause, tuple(id_ for ids in shown for id_ in ids)


def _is_supported(text: str, cited: tuple[str, ...], known: Mapping[str, LogEntry]) -> bool:
    if not cited or any(log_id not in known for log_id in cited):
        return False
    shown = _plain(" ".join(map(_text, (known[log_id] for log_id in cited))))
    outside = _QUOTED.sub(" ", text)
    words = _WORD.findall(shown)
    numbers = set(_NUMBER.findall(shown))
    return (
        _happened(outside, [known[log_id] for log_id in cited])
        and all(_says(quoted, words) for quoted in _QUOTED.findall(text))
        and all(_names(path, shown) for path in _PATH.findall(outside))
        and all(number in numbers for number in _STATUS.findall(_PATH.sub(" ", outside)))
    )


def _happened(outside: str, cited: list[LogEntry]) -> bool:
    """Tell whether what the sentence says happened, and no more, is what cited payloads are of."""
    said = [_text(entry) for entry in cited if entry.type is LogType.CONSOLE]
    if _NO_JSON.search(outside) and not any(_OF_JSON.search(one) for one in said):
        return False
    shown = [json.dumps(entry.payload, ensure_ascii=False, default=str) for entry in cited]
    wanted = [re.compile(_STATUS_OF.format(status), re.I) for status in _OUTCOME.findall(outside)]
    clicks = [entry for entry in cited if entry.event_type is EventType.CLICK]
    if " clicked " in outside and not clicks:
        return False
    return all(any(pattern.search(one) for one in shown) for pattern in wanted)


def _says(quoted: str, words: list[str]) -> bool:
    """Tell whether the quoted words follow each other in the entries, others allowed between."""
    rest = iter(words)
    wanted = _WORD.findall(_plain(quoted))
    if "…" in quoted and wanted:
        wanted = wanted[:-1]  # cut in the middle of a word
    return all(any(word == one for one in rest) for word in wanted)


def _names(path: str, shown: str) -> bool:
    parts = [part for part in re.split(r"[:*…{}]\w*", _plain(path).rstrip(".'\"")) if part]
    return all(part in shown for part in parts)


def _text(entry: LogEntry) -> str:
    return json.dumps([entry.event_metadata, entry.payload], ensure_ascii=False, default=str)


def _plain(text: str) -> str:
    text = _LETTER.sub(lambda found: chr(int(found[1], 16)), text)
    return " ".join(text.replace("\\n", " ").replace("\\", "").split()).casefold()
