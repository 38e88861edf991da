"""Whether a sentence of a model may be published at all. Not: the evidence contract itself.

The claims checker looks up what a sentence names. A sentence of the rules is otherwise ours; one of
a model may be an attacker's, so the rest of it is looked at too.
"""

import re

from usercontext.analyze.language.text import clean

_UNSAID = re.compile(
    r"<[a-z!/?][^\s<>]*"  # markup
    r"|\]\(|!\[|```|\{\{"
    r"|[a-z][a-z0-9+.-]*:/\S*|www\.\S+|(?:mailto|javascript|data):\S+"
    r"|(?<![\w.@/-])(?:[\w-]+\.)+[^\W\d_]{2,}(?![\w(])"  # bare hosts, file names, members
    r"|\bp[0-3]\b|\bpriorit\w*|\bseverity\b|\burgen\w*|\bimpact[ _]?score\b"
)
"""Words that must stand in what the rules cite before a model may repeat them: they lead somewhere,
draw something, or speak of urgency, which is computed."""
_COMMAND = re.compile(
    r"(?:^|[\s`$;|&(])(?:curl|wget|npx|npm|pipx?|bash|sh|zsh|sudo|chmod|rm|eval|powershell|iwr|iex"
    r"|ssh|nc|docker|kubectl|git)\s+[-\w./:@]"
    r"|[|;&]{1,2}\s*(?:ba|z)?sh\b|\$\(|\brm -|base64|/etc/|\.env\b|`"
)
_LINK = re.compile(
    r"<[a-z!/?]|\]\(|!\[|\{\{|://|www\.|(?:mailto|javascript|data):\S"
    r"|(?<![\w.@/-])(?:[\w-]+\.)+[^\W\d_]{2,}/"
)
_URGENCY = re.compile(r"\bp[0-3]\b|\bpriorit\w*|\bseverity\b|\bimpact[ _]?score\b")
_TOKEN = re.compile(r"[^\W_]{4,}|\d{3,}")


def is_sayable(text: str, shown: str) -> bool:
    """Tell whether a sentence brings no link, markup or urgency that ``shown`` does not have."""
    return all(found[0].rstrip(".,;:") in shown for found in _UNSAID.finditer(text.casefold()))


def speaks_of(text: str, shown: str) -> bool:
    """Tell whether a sentence shares a word with what it cites: others are about nothing."""
    return bool(set(_TOKEN.findall(text.casefold())) & set(_TOKEN.findall(shown)))


def is_harmless_advice(text: str) -> bool:
    """Tell whether advice holds nothing to run, to open or to be alarmed by.

    Advice cites nothing, so nothing of it can be looked up; people and agents act on it.
    """
    folded = text.casefold()
    return not any(p.search(folded) for p in (_COMMAND, _LINK, _URGENCY))


def fold(text: str) -> str:
    """Return text as these functions compare it."""
    return clean(text, max(len(text), 1)).casefold()
