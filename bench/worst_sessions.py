"""Sessions that cost an analysis the most, entry by entry, for `bench.analysis`. Not: measuring.

Each is of one thing over and over, with other words each time, so that nothing read of one entry
serves the next; bursts have all of it at one instant, so that everything is near everything.
"""

from collections.abc import Callable
from typing import Any

Entry = dict[str, Any]

_PAGE = "https://shop.test"
_HINTS = (
    "property chunk module preload style cors violates export font media decode object store idb"
    " transaction secure socket connection reconnect expired required state future quota denied"
    " storage item cookie permission pop cancel dismissed hydrat rendered match version release"
    " client app page cart cache stale please redirect event stream internet declin funds approved"
    " captcha timed within exceed than stuck respon task blocked order race answer response data"
    " field valid password supported allowed unknown cannot missing sql lock key token signal abort"
    " navigation extension user account customer belong"
)
"""Words that the analyzer's patterns cannot be without, and that make none of them match."""

_MARKS = (
    "\n",
    " ",
    ".",
    "-",
    "_",
    "/",
    "a.",
    "a-",
    "a_",
    "a b ",
    "1 ",
    "1,",
    '"',
    "“",
    "{",
    "= ",
    "日",
)


def letters(number: int) -> str:
    """Spell a number in letters: digits would be normalized away, and all errors be one."""
    return "".join("abcdefghij"[int(digit)] for digit in str(number))


def _click(text: str, selector: str) -> Entry:
    said = {"selector": selector, "text": text, "tag": "button"}
    return {
        "type": "console",
        "level": "info",
        "payload": {},
        "eventType": "click",
        "eventMetadata": said,
    }


def _act(kind: str, said: Entry) -> Entry:
    done = {"type": "console", "level": "info", "payload": {}}
    return {**done, "eventType": kind, "eventMetadata": said}


def _ask(method: str, path: str, status: int, **more: Any) -> Entry:
    answer = {"method": method, "url": _PAGE + path, "status": status, "durationMs": 100} | more
    level = "info" if 0 < status < 400 else "error"
    return {"type": "network", "level": level, "payload": answer}


def _line(level: str, message: str) -> Entry:
    return {"type": "console", "level": level, "payload": {"method": level, "message": message}}


def _thrown(message: str, depth: int) -> Entry:
    frames = "\n".join(f"    at f{d} ({_PAGE}/static/app.js:{d + 1}:7)" for d in range(depth))
    told = {"kind": "uncaught", "message": message, "stack": f"{message}\n{frames}"}
    return {"type": "console", "level": "error", "payload": told}


def _hinted(place: int, _: int) -> Entry:
    return _thrown(f"Error: {letters(place)} {_HINTS}", 12)


def _lengthy(place: int, _: int) -> Entry:
    return _line("error", f"{letters(place)} {_HINTS} {_HINTS} {_HINTS}"[:2000])


def _refused(place: int, _: int) -> Entry:
    if place % 2:
        return _line("error", f"order {letters(place)} refused: only two a day of {letters(place)}")
    said = f'{{"error": "{letters(place)} is not valid for this"}}'
    return _ask("POST", f"/api/{letters(place)}/orders", 400, responseBody=said)


def _silent(place: int, _: int) -> Entry:
    if place % 2:
        said = f"Failed to load resource: net::ERR_FAILED {_PAGE}/api/{letters(place)}"
        return _line("error", said)
    return _ask("GET", f"/api/{letters(place)}", 0, error="Failed to fetch")


def _policy(place: int, _: int) -> Entry:
    said = f"Refused to load the script 'https://{letters(place)}.test/x.js': script-src 'self'"
    payload = {"kind": "csp", "message": said}
    return {"type": "console", "level": "error", "payload": payload}


def _aborted(place: int, _: int) -> Entry:
    if place % 2:
        return _ask("POST", "/api/orders", 0, error="AbortError: aborted", durationMs=5)
    return _click("Pay now", "button#pay")


def _pressed(place: int, size: int) -> Entry:
    if place < size // 2:
        return _click(f"Menu {letters(place)}", "button#menu")
    said = f"Nothing followed the click on Other {letters(place)}"
    return {"type": "console", "level": "warn", "payload": {"kind": "dead_click", "message": said}}


def _signed_out(place: int, _: int) -> Entry:
    if place % 2:
        return _ask("GET", "/api/me", 401)
    to = {"how": "load", "to": f"{_PAGE}/"}
    return {
        "type": "console",
        "level": "info",
        "payload": {},
        "eventType": "navigation",
        "eventMetadata": to,
    }


def _numbered(place: int, _: int) -> Entry:
    return _line("error", f"{_HINTS} {place} {_HINTS} {place * 7} {_HINTS}"[:2000])


def _stacks(place: int, _: int) -> Entry:
    frames = "\n".join(
        f"    at {letters(place)}{d} ({_PAGE}/static/{letters(place + d)}.js:{d + 1}:7)"
        for d in range(40)
    )
    message = f"TypeError: cannot read properties of undefined (reading '{letters(place)}')"
    told = {"kind": "uncaught", "message": message, "stack": f"{message}\n{frames}"}
    return {"type": "console", "level": "error", "payload": told}


def _deep(place: int, _: int) -> Entry:
    inner: Any = {"message": letters(place), "status": 500}
    for depth in range(24):
        inner = {f"{letters(place)}{depth}": inner, "error": {"detail": letters(depth)}}
    return {"type": "console", "level": "error", "payload": inner}


def _personal(place: int, _: int) -> Entry:
    told = f"user {letters(place)}@example.com card 4111 1111 1111 1111 call +49 30 1234567, "
    return _line("error", (told * 120)[:8000])


def _in_flight(place: int, size: int) -> Entry:
    if place < size // 2:
        return _click(f"Load {letters(place)}", f"button#load-{letters(place)}")
    return _ask("POST", f"/api/{letters(place)}/orders", 500, durationMs=60_000)


def _harmless(place: int, _: int) -> Entry:
    return _line("error", f"ResizeObserver loop {letters(place)} {_HINTS} {_HINTS}"[:2000])


def _answered(place: int, _: int) -> Entry:
    said = f'{{"items": [{{"name": "{letters(place)} {_HINTS}", "message": "{_HINTS}"}}]}}'
    return _ask("GET", f"/api/{letters(place)}/orders", 200, responseBody=said)


def _saved(place: int, _: int) -> Entry:
    said = f'{{"ok": false, "message": "{letters(place)} {_HINTS}"}}'
    return _ask("POST", f"/api/{letters(place)}/orders", 200, responseBody=said)


def _repeated(place: int, _: int) -> Entry:
    """One mark over and over: what a pattern that begins anew at each of them takes for ever at."""
    mark = _MARKS[place % len(_MARKS)]
    return _line("error", f"{letters(place)} {mark * 2000}"[:2000] + "x")


WORST: dict[str, tuple[Callable[[int, int], Entry], int]] = {
    "hinted": (_hinted, 50_000),
    "lengthy": (_lengthy, 50_000),
    "refused": (_refused, 50_000),
    "silent": (_silent, 50_000),
    "policy": (_policy, 0),
    "aborted": (_aborted, 0),
    "pressed": (_pressed, 0),
    "signed-out": (_signed_out, 3_000_000),
    "numbered": (_numbered, 50_000),
    "stacks": (_stacks, 50_000),
    "deep": (_deep, 50_000),
    "personal": (_personal, 50_000),
    "in-flight": (_in_flight, 0),
    "harmless": (_harmless, 50_000),
    "answered": (_answered, 50_000),
    "saved": (_saved, 50_000),
    "repeated": (_repeated, 50_000),
}
"""Each kind by its name: an entry by its place and how many there are, microseconds between two."""
