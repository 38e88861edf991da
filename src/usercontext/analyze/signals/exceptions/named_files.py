"""Script files named by people, not by a bundler: libraries, plugins. Not: their loss.

What a bundler cut off has a name of the bundler's, with a hash of what is in it; where it is gone,
an old page asks for an old build. A library that somebody put on the server, and a plugin's file,
keep the names that people gave them: where one is gone, it was not put there.
"""

import re

from usercontext.analyze.language.urls import Url, file_template
from usercontext.analyze.reading.events import Request
from usercontext.analyze.reading.once import once
from usercontext.analyze.reading.parties import is_bystander, is_vendor
from usercontext.analyze.reading.timeline import Timeline

_ON_ITSELF = re.compile(r"localhost$|.*\.localhost$|127\.|\[::1\]|0\.0\.0\.0")
"""The machine that the browser runs on, which may be asked in the open."""

_BY_HAND = re.compile(
    r"/(?:js|javascripts?|scripts?|vendors?|libs?|plugins?|modules|themes?|skins?|skin|wp-\w+"
    r"|node_modules|bower_components|sites|media|pub|typo3\w*|webjars|bundles)/"
    r"|(?:[.-]min|jquery[\w.-]*)\.js$",
    re.I,
)
_CALLED = re.compile(r"\bloading (?:css )?chunk \S{1,80} failed", re.I)
_SEEN = 600


def is_called_a_chunk(timeline: Timeline, request: Request) -> bool:
    """Tell a script that the page's own bundler calls a part of it, on whoever's host it is."""
    path, host = request.url.path, request.url.host
    if len(path) <= 1 or is_bystander(host) or is_vendor(host):
        return False
    return any(path in said for said in _chunks_missed(timeline))


@once
def _chunks_missed(timeline: Timeline) -> list[str]:
    said = (line.text[:_SEEN] for line in timeline.errors)
    return [one for one in said if _CALLED.search(one) is not None]


def is_named_by_hand(url: Url) -> bool:
    """Tell the file of a script that no bundler named."""
    name = url.path.rsplit("/", 1)[-1]
    return _BY_HAND.search(url.path) is not None and file_template(url.path) == name


def is_insecure(timeline: Timeline, request: Request) -> bool:
    """Tell what a page of https asked for over http: a browser keeps scripts so asked for away."""
    return request.url.scheme == "http" and not request.status and _is_secure(timeline)


def asks_openly(timeline: Timeline, request: Request) -> bool:
    """Tell what such a page asked another machine for so, and got no response to: it is kept in."""
    return is_insecure(timeline, request) and _ON_ITSELF.match(request.url.host) is None


@once
def _is_secure(timeline: Timeline) -> bool:
    pages = [e.target for e in timeline.navigations if e.target is not None and e.target.host]
    return bool(pages) and all(page.scheme == "https" for page in pages)
