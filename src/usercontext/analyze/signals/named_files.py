"""Scripts that a page names itself: by hand, or as its site was before it moved. Not: their loss.

What a bundler cut off has a name of the bundler's, with a hash of what is in it; where it is gone,
an old page asks for an old build. A library that somebody put on the server, and a plugin's file,
keep the names that people gave them: where one is gone, it was not put there.
"""

import re

from usercontext.analyze.events import Request
from usercontext.analyze.once import once
from usercontext.analyze.timeline import Timeline
from usercontext.analyze.urls import Url, file_template

_BY_HAND = re.compile(
    r"/(?:js|javascripts?|scripts?|vendors?|libs?|plugins?|modules|themes?|skins?|skin|wp-\w+"
    r"|node_modules|bower_components|sites|media|pub|typo3\w*|webjars|bundles)/"
    r"|(?:[.-]min|jquery[\w.-]*)\.js$",
    re.I,
)


def is_named_by_hand(url: Url) -> bool:
    """Tell the file of a script that no bundler named."""
    name = url.path.rsplit("/", 1)[-1]
    return _BY_HAND.search(url.path) is not None and file_template(url.path) == name


def is_insecure(timeline: Timeline, request: Request) -> bool:
    """Tell what a page of https asked for over http: a browser keeps scripts so asked for away."""
    return request.url.scheme == "http" and not request.status and _is_secure(timeline)


@once
def _is_secure(timeline: Timeline) -> bool:
    pages = [e.target for e in timeline.navigations if e.target is not None and e.target.host]
    return bool(pages) and all(page.scheme == "https" for page in pages)
