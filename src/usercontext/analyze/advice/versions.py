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
            f"Have the page send the whole query when {found.address or 'the server'} does not know"
            " its hash: the server dropped it, or the queries of this release were not registered"
            " in time."
        )
    if len(two := _versions_in(found)) == _BOTH and not found.status:
        where = f"Start in {found.frame}: " if found.frame else ""
        return (
            f"{where}“{two[0]}” meets “{two[1]}” there: check what still provides the older one: a"
            " cache, a service worker, browser storage or a chunk of another build. Have the newer"
            " one read it, or discard it once, tell the user, and reload the page."
        )
    if not found.status:
        return _of_two_builds(found)
    if found.read_before is not None and found.status in _CONFLICTS:
        return (
            f"Check what else changed the data that {found.address} writes between"
            f" {clock_of(found.read_before)}, when this page read it, and {found.at}: somebody"
            " else, another tab, a job. Show both versions, and keep what was entered."
        )
    if found.status in _CONFLICTS and found.wrote:
        return (
            f"Check what {found.wrote} is about, which the page logged when {found.address} was"
            f" refused with {found.status} at {found.at}: if the record changed in the meantime,"
            " show the newer one and keep what was entered; if the release did, reload such a page"
            " once."
        )
    return (
        "Compare the page's release, or the copy of the data it has, with the server's at"
        f" {found.at}: {found.address}"
        f" {'refused it with' if found.status >= _REFUSALS else 'answered'} {found.status}. Keep"
        " older pages working after a deploy, or reload them once and keep what was entered."
    )


def _of_two_builds(found: Pointers) -> str:
    """Say what parts of two releases that met threw at each other."""
    thrown = found.root.event.thrown
    if thrown is None and found.timeline.program is not Program.PAGE and is_a_line(found.root):
        return (
            f"Check which copy, index or build {quote(found.root.event.text)} is about, what should"
            " update it, and why that did not run."
        )
    if thrown is None:
        return ""
    hint = hint_by_name(thrown.name, found.root.event.text)
    where = f"Start in {found.frame}" if found.frame else f"Look at {quote(found.root.event.text)}"
    return (
        f"{where}: {hint or 'files of two builds were mixed'}. Make sure that no cache keeps only"
        " one of them: name each file by its content hash, and reload the page once when they do"
        " not match."
    )


def _versions_in(found: Pointers) -> list[str]:
    """Return the releases that a page's line names, each once."""
    return list(dict.fromkeys(_VERSION.findall(found.root.event.text)))
