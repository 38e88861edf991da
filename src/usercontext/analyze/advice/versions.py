"""What to look at first when two versions met: page, record or database. Not: races."""

import re

from usercontext.analyze.advice.error_hints import hint_by_name
from usercontext.analyze.advice.pointers import Pointers
from usercontext.analyze.claims.followed import is_a_line
from usercontext.analyze.claims.places import clock_of
from usercontext.analyze.language.text import quote
from usercontext.analyze.reading.programs import Program

_BY_NAME = re.compile(r"persisted.?query.?not.?found", re.I)
_CONFLICTS = frozenset({409, 412, 428})
_REFUSALS = 400
_VERSION = re.compile(r"(?<![\w.])v?\d{1,3}(?:\.\d{1,5}){1,3}\b(?![.:]\d)")
_BOTH = 2


def stale(found: Pointers) -> str:
    """Name the request that two versions disagree about."""
    lines = (found.asked.body or "" if found.asked is not None else "", found.root.text)
    if any(_BY_NAME.search(said) for said in lines):
        return (
            f"Let the page send the whole query where {found.address or 'the server'} does not know"
            " its hash: the server forgot it, or was not told the queries of this release in time."
        )
    if len(two := _versions_in(found)) == _BOTH and not found.status:
        where = f"Start in {found.frame}: " if found.frame else ""
        return (
            f"{where}“{two[0]}” meets “{two[1]}” there: look what still brings the older one, as a"
            " cache, a service worker, a store or a part of another build. Let the newer one read"
            " it, or drop it once, tell the user, and load the page anew."
        )
    if not found.status:
        return _of_two_builds(found)
    if found.read_before is not None and found.status in _CONFLICTS:
        return (
            f"Look who else changed what {found.address} writes between"
            f" {clock_of(found.read_before)}, when this page had it from there, and {found.at}:"
            " somebody else, another tab, a job. Show both versions, and keep what was entered."
        )
    if found.status in _CONFLICTS and found.wrote:
        return (
            f"Look what {found.wrote} is about, which the page wrote when {found.address} was"
            f" refused with {found.status} at {found.at}: where the record changed meanwhile, show"
            " the newer one and keep what was entered; where the release did, reload such a page"
            " once."
        )
    return (
        f"Compare the page's release, or the copy it holds, with the server's at {found.at}:"
        f" {found.address} {'refused it with' if found.status >= _REFUSALS else 'answered'}"
        f" {found.status}. Let older pages go on after a deploy, or"
        " reload them once and keep what was entered."
    )


def _of_two_builds(found: Pointers) -> str:
    """Say what parts of two releases that met threw at each other."""
    thrown = found.root.event.thrown
    if thrown is None and found.timeline.program is not Program.PAGE and is_a_line(found.root):
        return (
            f"Look which copy, index or build {quote(found.root.event.text)} is about, what ought"
            " to bring it up to date, and why that did not run."
        )
    if thrown is None:
        return ""
    hint = hint_by_name(thrown.name, found.root.event.text)
    where = f"Start in {found.frame}" if found.frame else f"Look at {quote(found.root.event.text)}"
    return (
        f"{where}: {hint or 'parts of two builds met there'}. Let no cache keep one of them alone:"
        " name each part by its content, and load a page anew once when they do not fit."
    )


def _versions_in(found: Pointers) -> list[str]:
    """Return the releases that a page's line names, each once."""
    return list(dict.fromkeys(_VERSION.findall(found.root.event.text)))
