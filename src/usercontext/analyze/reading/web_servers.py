"""Error-log lines of web servers: the message, and for which request. Not: its meaning.

Such a line has a date, a process and a connection before its words, and who asked behind them.
"""

import re
from typing import Any

_SEEN = 200
_LINE = 4000
_FEW = 12
_BEGINS = re.compile(
    r"(?:\d{4}/\d\d/\d\d \d\d:\d\d:\d\d )?\[(?:warn|error|crit|alert|emerg)\] \d{1,9}#\d{1,9}: "
    r"(?:\*\d{1,12} )?"
    r"|\[\w{3} \w{3} {1,2}\d{1,2} [\d:.]{8,15} \d{4}\]"
    r" \[[\w:-]{0,40}(?:warn|error|crit|alert|emerg)\]"
    r" (?:\[[^\]]{1,80}\] ?){0,4}"
)
"""How the two that most sites stand behind begin a line."""

_FRAMEWORK = re.compile(
    r"(?:\[[\dT :.+-]{10,40}\] )?\w{2,20}\.(?:DEBUG|INFO|NOTICE|WARNING|ERROR|CRITICAL|ALERT"
    r"|EMERGENCY): "
)
"""How the logger of most frameworks of PHP begins a line, which ends with two objects."""

_CONTEXT = re.compile(r" (?:\{\"|\[\] ?(?:\[\])?$|\[\"|\{\})")
_GO_FILE = re.compile(r"[\w./-]{1,80}\.go:\d{1,6}")
_SERVED_BY = re.compile(
    r"(?:https?-(?:nio|apr|jsse-nio)|nio|reactor-http|XNIO|qtp\d+|eventloop)-[\w.-]{0,40}\d$"
    r"|Servlet\.service\(\) for servlet"
)
"""The file of a service's line, the thread of a server, the words of one."""

_ENDS = re.compile(r", (?:client|server|request|upstream|host|referer|referrer): ")


def words_of_web_server(text: str) -> str:
    """Return what such a line says, of any other text the text itself."""
    if (head := _FRAMEWORK.match(text[:_LINE])) is not None:
        return _CONTEXT.split(text[head.end() : _LINE], maxsplit=1)[0].strip(" .") or text
    if "[" not in text[:30]:
        return text
    begun = _BEGINS.match(text[:_LINE])
    if begun is None:
        return text
    said = text[begun.end() : _LINE]
    ended = _ENDS.search(said)
    return (said[: ended.start()] if ended else said).strip() or text


def is_of_web_server(payload: dict[str, Any]) -> bool:
    """Tell an entry that holds such a line, or what only a server's logger has, however named."""
    first = (value for value, _ in zip(payload.values(), range(_FEW), strict=False))
    said = [one[:_SEEN] for one in first if isinstance(one, str)]
    if any(_GO_FILE.fullmatch(one) or _SERVED_BY.match(one) for one in said):
        return True
    return any(_BEGINS.match(one) or _FRAMEWORK.match(one) for one in said)
