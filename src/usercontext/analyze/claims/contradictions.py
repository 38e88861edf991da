"""Whether the report and the recorded failure are about different things. Not: who is right."""

import re

from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.language.words import APART, Concept, concepts, telling_words
from usercontext.analyze.reading.timeline import Timeline

_NEAR: tuple[frozenset[Concept], ...] = (
    frozenset({Concept.PAY, Concept.CART, Concept.BOOK}),
    frozenset({Concept.SIGN_UP, Concept.LOG_IN, Concept.PROFILE}),
    frozenset({Concept.SAVE, Concept.SEND, Concept.PROFILE, Concept.LANGUAGE}),
    frozenset({Concept.SEND, Concept.CHAT}),
    frozenset({Concept.PICTURE, Concept.LAYOUT, Concept.FILM}),
)
"""What people do in one breath: a voucher stands on the page where one pays, and whoever cannot
make an account says "account" of what the page calls signing up."""
_MOST_ASKED = 200
_QUOTED = re.compile(r"“([^”]{3,300})”")
_REPEATED = 2
_WORDS = {
    Concept.PAY: "paying or orders",
    Concept.SIGN_UP: "signing up",
    Concept.LOG_IN: "signing in",
    Concept.CART: "the cart",
    Concept.SEARCH: "searching",
    Concept.SAVE: "saving",
    Concept.SEND: "sending",
    Concept.UPLOAD: "an upload",
    Concept.DOWNLOAD: "a download",
    Concept.BOOK: "booking",
    Concept.PROFILE: "an account",
    Concept.DELETE: "deleting",
    Concept.CHAT: "messages",
    Concept.PICTURE: "pictures",
    Concept.LAYOUT: "how the page looks",
    Concept.FILM: "sound or film",
    Concept.LANGUAGE: "the language",
}


def contradiction(timeline: Timeline, description: str, chain: Chain) -> str:
    """Say that the report speaks of something else than what failed; '' where it does not."""
    said = concepts(description) - APART
    label = chain.trigger.element.label if chain.trigger and chain.trigger.element else ""
    shown = f"{chain.root.words} {label} {timeline.route_at(chain.root.event.at_us)}"
    about = concepts(shown) - APART
    if not said or not about or said & about or _are_near(said, about):
        return ""
    if concepts(description) & concepts(shown) & APART:
        return ""
    if telling_words(description) & telling_words(shown):
        return ""
    quoted = telling_words(" ".join(_QUOTED.findall(chain.root.text)))
    if len(telling_words(description) & quoted) >= _REPEATED:
        return ""  # they repeat what they were answered
    return (
        f"The report is about something else ({_name(said)}) than what failed here"
        f" ({_name(about)}): that may be a separate problem, and nothing captured shows it."
    )


def is_elsewhere(timeline: Timeline, description: str) -> str:
    """Say that the report speaks of what nobody did in this session; '' where somebody did."""
    said = concepts(description) - APART
    done = [click.element.label for click in timeline.clicks if click.element is not None]
    done += [page.target.path for page in timeline.navigations if page.target is not None]
    done += [e.request.url.path for e in timeline.answered[-_MOST_ASKED:] if e.request]
    about = frozenset(each for words in dict.fromkeys(done) for each in concepts(words)) - APART
    if not said or not about or said & about or _are_near(said, about):
        return ""
    return f"The report is about {_name(said)}, and nothing of the kind was done in this session."


def _are_near(said: frozenset[Concept], about: frozenset[Concept]) -> bool:
    return any(said & near and about & near for near in _NEAR)


def _name(found: frozenset[Concept]) -> str:
    return ", ".join(_WORDS[concept] for concept in sorted(found)[:3])
