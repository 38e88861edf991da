"""Stack traces that are not a browser's: Java, .NET, Dart, Python, Go, phones, games.

What was thrown first is what all others are caused by, and a call of the platform's own code says
nothing: the team's does. Not: browsers' stacks (`stack`), whose code a frame is (`parties`).
"""

import re
from functools import lru_cache

from msgspec import Struct

from usercontext.analyze.language.framework_heads import is_a_head
from usercontext.analyze.language.text import MESSAGE_CAP, QUOTE_CAP
from usercontext.analyze.reading.stack import MAX_FRAMES, Frame, function_name, parse_stack

_STACK_CAP = 4 * MESSAGE_CAP
_LINE_CAP = 600
_FILE = r"(?P<file>[^\s():\"']{1,200}\.\w{1,10})"
_AT = r":(?P<line>\d{1,8})"
_CALLS = (
    re.compile(rf"(?:at )?(?P<call>[\w$.<>/-]{{1,200}}) ?\({_FILE}{_AT}(?::\d{{1,8}})?\)$"),
    re.compile(
        r"at (?P<call>[\w.`<>\[\],+|$]{1,300}) ?\([^()]{0,300}\)(?: \[0x\w{1,16}\])?"
        r" in (?P<file>\S{1,300}?):(?:line )?(?P<line>\d{1,8})$"
    ),
    re.compile(
        r"#\d{1,3} {1,8}(?P<call>[\w$.<> ]{1,120}?) "
        r"\((?P<file>[a-z]{2,10}:[^\s():]{1,300}):(?P<line>\d{1,8})(?::\d{1,8})?\)$"
    ),
    re.compile(
        r"#\d{1,3} {1,4}(?P<file>/[^\s():]{1,300})\((?P<line>\d{1,8})\): "
        r"(?P<call>[\w\\>:$-]{1,200})"
    ),
    re.compile(
        r"File \"(?P<file>[^\"]{1,300})\", line (?P<line>\d{1,8})(?:, in (?P<call>[\w<>.]{1,120}))?"
    ),
    re.compile(
        r"\d{1,3} {1,8}(?P<image>[\w.+-]{1,60}) {1,8}0x\w{1,16} (?P<call>[^()]{1,200})"
        rf"(?:\([^()]{{0,200}}\))?(?: \+ \d{{1,8}})?(?: \({_FILE}{_AT}\))?$"
    ),
    re.compile(
        r"#\d{1,3} {1,4}pc [0-9a-f]{4,20} {1,4}(?P<file>/\S{1,300})"
        r"(?: \((?P<call>[^()+]{1,200})[^)]{0,200}\)?\+?\d{0,8}\)?)?"
    ),
    re.compile(
        r"at:? (?P<call>[\w.<>:$@ ]{1,120}?) \((?:address at )?(?P<file>[^\s()]{1,300}?)"
        r":(?P<line>\d{1,8})(?::\d{1,9})?\)$"
    ),
    re.compile(
        r"(?P<call>[A-Z][\w.:+<>]{1,200}) ?\([^()]{0,200}\) \(at (?P<file>[^\s()]{1,300})"
        r":(?P<line>\d{1,8})\)$"
    ),
    re.compile(r"(?P<file>/\S{1,300}\.go):(?P<line>\d{1,8})(?: \+0x\w{1,10})?$"),
    re.compile(
        r"(?:from )?(?P<file>[\w./-]{1,300}\.rb):(?P<line>\d{1,8}):in [`'](?P<call>[^']{1,120})'"
    ),
    re.compile(
        r"(?:[\w.-]{1,80}!)?(?P<call>[\w:~<>]{1,200})\(\)"
        r" \[(?P<file>[^\[\]]{1,300}):(?P<line>\d{1,8})\]"
    ),
    re.compile(r"at (?P<file>\.{0,2}/?[\w./-]{1,300}\.rs):(?P<line>\d{1,8})(?::\d{1,8})?:?$"),
)
"""A call as each of them writes it: the JVM, .NET, Dart, PHP, Python, Apple's, native code of a
phone, Hermes and Godot, Unity, Go, Ruby, Unreal, Rust."""

_BARE_CALL = re.compile(
    r"[A-Za-z_]\w{0,60}(?:[.:+][A-Za-z_`<>][\w`<>]{0,60}){1,8} ?\([^()]{0,200}\)"
    r"(?: \(at [^()]{1,300}\))?"
)
_PANICKED = re.compile(r"panicked at (?P<file>[\w./-]{1,300}\.rs):(?P<line>\d{1,8})")
_BEGINS = re.compile(
    r"\r?\n\s{0,8}(?:at:? [\w.$<(]|#0\d? |File \"|backtrace:|stack backtrace:|goroutine \d"
    r"|\.\.\. \d{1,4} more|--- End of|(?:x0|r0|rax|eax) )"
)
_CAUSES = re.compile(r"(?:^|\n)\s{0,8}Caused by: |\s---> ")
_THEN = re.compile(
    r"\n[ \t\r]{0,8}\nThe above exception was the direct cause of the following exception:\n"
    r"|\n[ \t\r]{0,8}\nNext (?=[A-Z][\w\\\\]{2,120}: )"
)
"""How Python and PHP go on behind the first error: it stands on top, and what came of it below."""
_THROWN = re.compile(
    r"(?:[A-Za-z]\w{0,40}\.){1,8}[A-Z]\w{0,80}(?:Exception|Error|Failure)"
    r"(?: \(0x\w{1,12}\))?(?::|$)"
)
_SAYS_NOTHING = re.compile(
    r"[\w.$]{1,120}(?:Exception|Error)(?: ?\(\w{1,12}\))?:? ?"
    r"(?:Unknown error\b|null\b|\(null\)|\n|$)"
)
_TRACEBACK = "Traceback (most recent call last)"
_PLATFORM = re.compile(
    r"^(?:java|javax|jdk|sun|kotlin|kotlinx|android|androidx|dalvik|com\.android|libcore|scala"
    r"|com\.google\.android|org\.(?:springframework|apache|hibernate|postgresql|eclipse|jboss)"
    r"|com\.(?:mysql|zaxxer|mongodb|microsoft|fasterxml)|oracle\.|jakarta"
    r"|okhttp3|retrofit2|io\.(?:netty|reactivex|ktor)|reactor|System|Microsoft|MS|Npgsql|dart"
    r"|UnityEngine|UnityEditor|Cysharp|runtime|net/http|NSArray|UIKit\w*|libswift\w*|libdispatch\S*"
    r"|libsystem\S*|CoreFoundation|Foundation|GraphicsServices|dyld)(?:[.:/ ]|$)"
)
_SHELVES = re.compile(
    r"^dart:|package:flutter/|/site-packages/|/dist-packages/|/vendor/|/gems/|/usr/(?:local/)?lib/"
    r"|/system/|/apex/|/lib(?:c|art|dl|m|log|utils)\.so$|/usr/local/go/|/rustc/|/\.cargo/|/go/pkg/"
)
_INSIDE = re.compile(r"^(?!https?:)[a-z]{2,10}://")
"""What a program calls its own files: no host."""


class Trace(Struct, frozen=True):
    """What was thrown first, in its own words, and the calls it came through, innermost first."""

    said: str
    frames: tuple[Frame, ...]


@lru_cache(maxsize=1024)
def read_trace(written: str) -> Trace | None:
    """Read the trace that stands in a text, or None where none does."""
    text = written[:_STACK_CAP]
    if parse_stack(text):
        return None
    cause = _first_thrown(text)
    frames = _own_frames(cause) or _own_frames(text) or _frames(cause) or _frames(text)
    panicked = _PANICKED.search(text)
    if panicked is not None:
        at = Frame("", panicked["file"], int(panicked["line"]), 0)
        frames = (at, *frames)[:MAX_FRAMES]
    return Trace(_said(cause), frames) if frames else None


def read_foreign(message: str, stack: str) -> tuple[str, tuple[Frame, ...]]:
    """Return an error's words and its calls, from the trace behind it or within its words.

    What is behind a sentence of the logger's own is told after it.
    """
    trace = read_trace(message) if "\n" in message else None
    if trace is not None:
        return trace.said or cut_off(message), trace.frames
    trace = read_trace(stack) if stack else None
    if trace is None:
        return message, ()
    known = not trace.said or trace.said in message or message in trace.said
    if known:
        return trace.said if message in trace.said and trace.said else message, trace.frames
    if is_a_head(message):
        return trace.said, trace.frames
    head, _, rest = message.partition(": ")
    lead = head if rest and rest in trace.said else message  # whose words the trace repeats
    if len(lead) + len(trace.said) > QUOTE_CAP and _CAUSES.search(stack) is not None:
        return trace.said, trace.frames  # a reader is shown no more, and it is the end that tells
    return f"{lead}: {trace.said}"[:MESSAGE_CAP], trace.frames


def is_chained(written: str) -> bool:
    """Tell a trace that says of an error what it was caused by."""
    text = written[:_STACK_CAP]
    return "Caused by: " in text or " ---> " in text or _THEN.search(text) is not None


def cut_off(text: str) -> str:
    """Return the words that stand before the calls of a trace."""
    found = _BEGINS.search(text)
    return text[: found.start()].rstrip() if found is not None else text


def _first_thrown(text: str) -> str:
    """Return the part of a trace that tells what all the rest was caused by."""
    first, *causes = _CAUSES.split(text)
    told = [one for one in causes if not _SAYS_NOTHING.match(one)]  # a number without its words
    if causes:
        return told[-1] if told else first
    return _THEN.split(text, maxsplit=1)[0]


def _said(part: str) -> str:
    if _TRACEBACK in part:
        return _said_below(part)
    if _BEGINS.match(f"\n{part.lstrip()[:_LINE_CAP]}"):
        return ""  # nothing but calls: what was thrown stands elsewhere
    head = cut_off(part).strip()[:MESSAGE_CAP]
    above, _, last = head.rpartition("\n")
    if above and _THROWN.match(last.strip()):
        return last.strip()  # a logger's line stands above the error
    first = head.split("\n", 1)[0].strip()[:_LINE_CAP]
    return "" if _frame(first) or is_a_call(first) else head


def _said_below(part: str) -> str:
    """Return what stands under the calls of a trace of Python, on its first line of no call."""
    lines = part.strip().split("\n")
    calls = [place for place, line in enumerate(lines) if line.lstrip().startswith('File "')]
    below = lines[calls[-1] + 1 :] if calls else lines[-1:]
    said = next((line for line in below if line and not line[0].isspace()), lines[-1])
    return said.strip()[:MESSAGE_CAP]


def is_a_call(line: str) -> bool:
    """Tell a line that is a call and nothing else, as engines of games write it."""
    return _BARE_CALL.fullmatch(line) is not None


def _own_frames(text: str) -> tuple[Frame, ...]:
    """Return the team's own calls, innermost first."""
    own = (frame for frame, name in _called(text) if not _is_of_a_platform(frame, name))
    return tuple(own)[:MAX_FRAMES]


def _frames(text: str) -> tuple[Frame, ...]:
    return tuple(frame for frame, _ in _called(text))[:MAX_FRAMES]


def _called(text: str) -> list[tuple[Frame, str]]:
    called = [one for line in text.split("\n") if (one := _frame(line.strip()[:_LINE_CAP]))]
    return called[::-1] if _TRACEBACK in text else called


def _is_of_a_platform(frame: Frame, name: str) -> bool:
    return _PLATFORM.match(name) is not None or _SHELVES.search(frame.url) is not None


@lru_cache(maxsize=4096)
def _frame(line: str) -> tuple[Frame, str] | None:
    for pattern in _CALLS:
        found = pattern.match(line)
        if found is None:
            continue
        told = found.groupdict()
        name = (told.get("call") or "").strip()
        file = _INSIDE.sub("", told.get("file") or told.get("image") or "").replace("\\", "/")
        place = Frame(function_name(name), file, int(told.get("line") or 0), 0)
        return place, f"{told.get('image') or ''} {name}".strip()
    return None
