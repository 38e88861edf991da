"""Which operation was called at an address that serves them all (GraphQL, RPC). Not: results."""

import re

from usercontext.analyze.language.urls import Url
from usercontext.analyze.reading.fields import Fields, Place, as_text

SENT = ("requestbody", "postdata", "requestdata", "requestpayload", "sentbody")
_ONE_FOR_ALL = re.compile(r"(?:graphql|gql|rpc)\b", re.I)
_IN_ONE_FOR_ALL = ("ql", "rpc")
_CALLED = re.compile(r'"(?:operationName|method)"\s*:\s*"([\w.:/-]{1,80})"')
_BEGUN = re.compile(r'"query"\s*:\s*"(?:\\[nrt]|\s)*(\w+|\{)')
_MOST_SENT = 4000
_NAMED_BESIDE = ("operationname", "operation", "graphqloperation", "gqloperation", "opname")
"""Where a client tells beside the address which call it was."""

_A_NAME = re.compile(r"[A-Za-z_]\w{1,79}")
_LONGEST = 80
_MOST_TOGETHER = 4
_SEEN = 2000
_SCRIPTS = frozenset({"php", "aspx", "ashx", "asmx", "cfm", "cgi", "do", "jsp", "pl", "dll"})
_ACTION = (
    r"(?:\w{1,30}[-_])?(?:action|ajax|handler|task|op|do|cmd|route|controller|module|method)"
    r"=[A-Za-z][\w./:-]{1,40}"
)
"""What the scripts of shops and papers call that which they are to do."""

_ASKED_TO = re.compile(rf"[^?#]*\?((?:[\w-]{{1,20}}=[\w.-]{{0,30}}&){{0,3}}{_ACTION})(?=[&#]|$)")
_NAMES_IT = re.compile(_ACTION)
_SENT_ACTION = re.compile(r"(?:^|&)(action=[A-Za-z][\w./:-]{1,40})(?=&|$)")


def call_sent(fields: Fields, url: Url) -> str:
    """Return the call that was sent to an address which takes all of them, '' elsewhere."""
    path = url.path.lower()
    if not any(map(path.__contains__, _IN_ONE_FOR_ALL)) or _ONE_FOR_ALL.search(url.path) is None:
        return ""
    if told := fields.text(_NAMED_BESIDE, (Place.OWN, Place.REQUEST))[:_LONGEST]:
        return told if _A_NAME.fullmatch(told) else ""
    sent = next((v for v in fields.values(SENT, (Place.OWN, Place.REQUEST)) if v), None)
    named = _CALLED.findall(as_text(sent)[:_SEEN]) if sent is not None else []
    together = dict.fromkeys(named if as_text(sent).lstrip()[:1] == "[" else named[:1])
    return "+".join([*together][:_MOST_TOGETHER])


def operation_in(fields: Fields, url: Url) -> str:
    """Return "query" where all that was sent to a graph asks, "mutation" where a part changes."""
    if not any(map(url.path.lower().__contains__, _IN_ONE_FOR_ALL)):
        return ""
    sent = next((v for v in fields.values(SENT, (Place.OWN, Place.REQUEST)) if v), None)
    begun = _BEGUN.findall(as_text(sent)[:_MOST_SENT]) if sent is not None else []
    if "mutation" in begun:
        return "mutation"
    return "query" if begun and set(begun) <= {"query", "{"} else ""


def action_in(written: str, url: Url, fields: Fields | None = None) -> str:
    """Return what a query tells one script to do, else ''. What else it says may be somebody's.

    Where the query says nothing, a form that was sent does (``action=add_to_wishlist&id=…``).
    """
    if url.path != "/" and url.extension not in _SCRIPTS:
        return ""
    found = _ASKED_TO.match(written[:_SEEN])
    pairs = found[1].split("&") if found else ()
    named = "&".join(pair for pair in pairs if _NAMES_IT.fullmatch(pair))
    return named or (_action_sent(fields) if fields is not None and url.extension else "")


def _action_sent(fields: Fields) -> str:
    sent = next((v for v in fields.values(SENT, (Place.OWN, Place.REQUEST)) if v), None)
    found = _SENT_ACTION.search(as_text(sent)[:_SEEN]) if sent is not None else None
    return found[1] if found else ""
