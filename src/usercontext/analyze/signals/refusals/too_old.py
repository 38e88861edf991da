"""Clients refused for being too old, in a code or in words. Not: records, browsers.

A code is read as the words that it is made of (``ClientVersionTooLow``, ``APP_UPDATE_REQUIRED``):
what is called old has to be the client, or a version that nobody says another owner of.
"""

import re

from usercontext.analyze.language.screens import screened

_SEEN = 1000
_JOINT = re.compile(r"(?<![_\-.])[_\-.]{1,8}(?=[A-Za-z])|(?<=[a-z])(?=[A-Z][a-z])")
_OURS = r"(?:(?:web|mobile|desktop) ?)?(?:app|client|front ?end|bundle|application(?= version))"
_AGE = r"(?:version|build|release|revision)"
_OLD = (
    r"(?:out ?of ?date|outdated|too (?:old|low)|obsolete|(?:no longer|not) (?:supported|accepted)"
    r"|below (?:the )?(?:min\w*|least|lowest|oldest|required)|needs? (?:to be )?updat\w*)"
)
_NO_MATCH = r"(?:mismatch\w*|unsupported|incompatible|deprecated|retired)"
_IS = r"(?: (?:is|was|are|has been|being))?(?: now| far)?"
_NUMBER = r"(?: v?\d[\w.]{0,16})?"
_LEAST = r"(?:min|minimum|minimal|least|lowest|oldest)"
_OLD_CLIENT = screened(
    rf"\b{_OURS}(?: {_AGE})?{_NUMBER}{_IS} {_OLD}\b"
    rf"|\b{_OURS} {_AGE}{_NUMBER}{_IS} {_NO_MATCH}\b"
    rf"|\b(?:outdated|obsolete|too old(?: an?)?) (?:{_AGE} of (?:the |this |your |our )?)?{_OURS}\b"
    rf"|\b{_NO_MATCH} {_OURS} {_AGE}\b"
    rf"|\b{_AGE} of (?:the |this |your |our ){_OURS}{_IS} (?:{_OLD}|{_NO_MATCH})\b"
    rf"|\b{_LEAST} (?:supported |required |allowed )?{_OURS} {_AGE}\b"
    rf"|\b{_LEAST} {_AGE} (?:is )?(?:required|not met)\b"
    rf"|\b{_OURS} (?:update|upgrade) (?:is )?(?:required|needed)\b"
    r"|(?<![a-z])(?:(?<![a-z] )|(?<=error ))(?:update|upgrade) required\b"
    r"|\bforced? (?:update|upgrade)\b"
    rf"|\b(?:update|upgrade) (?:the |this |your |our )(?!application){_OURS}\b",
    re.I,
)
_OF_OTHERS = re.compile(
    r"\b(?:plan|subscription|tier|premium|billing|trial|seats?|licen[cs]e|membership|browser"
    r"|database|schema|firmware|driver|document|record|draft|row|file)s?\b",
    re.I,
)
"""What else is upgraded, or has versions."""


def calls_too_old(text: str) -> bool:
    """Tell a code or a sentence by which the client itself is too old."""
    said = _JOINT.sub(" ", text[:_SEEN])
    return _OLD_CLIENT.search(said) is not None and _OF_OTHERS.search(said) is None
