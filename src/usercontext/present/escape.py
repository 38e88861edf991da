"""Text from users, pages and models made inert for Markdown. Not: the document around it.

An export is pasted into GitHub, Linear and Jira, which read more than CommonMark. Three means, each
where it survives best:

- A word joiner (U+2060) inside what only a renderer's later pass recognises: mentions, issue
  numbers, addresses, Jira's images. GitHub links ``@name`` and ``#1`` after it has read the
  Markdown, so neither a backslash nor an entity stops it; an invisible character does, everywhere.
- An entity for the marks of HTML, links, code, macros and mathematics. CommonMark never reads an
  entity as structure, and Jira's wiki renderer shows it as the character.
- A fence or a code span for what people copy (their words, addresses, versions): nothing is linked
  in there, and an address stays exact.
"""

import re

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Controls, reordering, hidden letters. U+200C and U+200D stay: scripts and emoji need them."""
_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
_BLANK = re.compile("[\\s\u200c\u200d\ufe00-\ufe0f]*")
_JOINER = "\u2060"
_LIVE = re.compile(
    r"[@#](?=\w)"  # mentions, issue numbers; also the second half of an e-mail address
    r"|(?<=[A-Za-z])-(?=\d)"  # GH-1, PROJ-1
    r"|:(?=//)|(?<=mailto):|(?<=xmpp):"
    # bare host names, which Linear links without a scheme; a file and its line are searched for
    r"|(?<=\w)\.(?=[^\W\d_]{2})(?!(?:[cm]?[jt]sx?|css|vue|svelte):\d)"
    r"|!(?=\S)"  # Jira's image
)
_LIVE_IN_FENCE = re.compile(
    r"[@#](?=\w)|:(?=//)|(?<=mailto):|(?<=xmpp):|!(?=[^\s=!][^\n!]{0,400}!)"
)
"""What some tracker reads even there, and no more: lines of code are copied, and searched for."""
_MACRO = re.compile(r"\{|\[(?=[~^])")
"""Jira's macros, people and attachments where entities cannot be used."""
_MACRO_IN_FENCE = re.compile(r"\{(?=[A-Za-z][\w-]{0,40}[:|}])|\[(?=[~^])")
_ENTITIES = str.maketrans({mark: f"&#{ord(mark)};" for mark in "<>&[]`{}|$"})
_ESCAPED = re.compile(r"[\\*~^]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_FIRST = re.compile(r"[-+=#!:]|\d+(?=[.)])")
_BACKTICKS = re.compile("`+")
_LINE_WIDTH = 96


def inline(text: str, longest: int = 1_000) -> str:
    """Return text as one line of Markdown that is nothing but text, never empty."""
    line = _LIVE.sub(rf"\g<0>{_JOINER}", _one_line(text, longest))
    escaped = _ESCAPED.sub(r"\\\g<0>", line).translate(_ENTITIES)
    first = _FIRST.match(escaped)
    if first is None:
        return escaped
    # A mark here would open a list, a heading or a rule inside the line it stands in.
    mark = first[0] + "\\" if first[0].isdigit() else "\\" + first[0]
    return mark + escaped[first.end() :]


def code(text: str, longest: int = 500) -> str:
    """Return text as one code span, exact but for its white space, never empty."""
    line = _MACRO.sub(rf"\g<0>{_JOINER}", _one_line(text, longest))
    fence = "`" * (_longest_run(line) + 1)
    padding = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{padding}{line}{padding}{fence}"


def fenced(text: str, longest: int = 5_000) -> str:
    """Return text as a fenced block of any number of lines, long ones wrapped at blanks."""
    lines = visible_lines(text, longest)
    wrapped = "\n".join(part for line in lines for part in _wrap(line)).strip("\n")
    split = _LIVE_IN_FENCE.sub(rf"\g<0>{_JOINER}", wrapped)
    body = _MACRO_IN_FENCE.sub(rf"\g<0>{_JOINER}", split)
    fence = "`" * max(3, _longest_run(body) + 1)
    return f"{fence}text\n{'–' if _BLANK.fullmatch(body) else body}\n{fence}"


def first_line(text: str) -> str:
    """Return the first line that a person sees something in, or ''."""
    lines = (_visible(line).strip() for line in _LINE_END.split(text))
    return next((line for line in lines if not _BLANK.fullmatch(line)), "")


def visible_lines(text: str, longest: int) -> list[str]:
    """Return the lines of a text, exact but for what nobody sees."""
    return [_visible(line).rstrip() for line in _LINE_END.split(text[:longest])]


def _one_line(text: str, longest: int) -> str:
    line = " ".join(_visible(_LINE_END.sub(" ", text)).split())
    if len(line) > longest:
        line = line[: longest - 1].rstrip() + "…"
    return "–" if _BLANK.fullmatch(line) else line


def _visible(text: str) -> str:
    return _SURROGATE.sub("\ufffd", _INVISIBLE.sub("", text))


def _wrap(line: str) -> list[str]:
    """Break a line at the last blank before the width; what has no blank stays whole."""
    parts = []
    while len(line) > _LINE_WIDTH:
        place = line.rfind(" ", 1, _LINE_WIDTH)
        place = place if place > 0 else line.find(" ", _LINE_WIDTH)
        if place < 0:
            break
        parts.append(line[:place].rstrip())
        line = line[place + 1 :]
    return [*parts, line]


def _longest_run(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)
