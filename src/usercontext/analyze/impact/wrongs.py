"""Wrong results that block nobody: sums, duplicates, other people's data. Not: blocked users."""

import re

from usercontext.analyze.causes.done_without import was_no_matter
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.causes.recoveries import may_be_done_twice
from usercontext.analyze.impact import points
from usercontext.analyze.impact.handed_in import was_handed_in_otherwise
from usercontext.analyze.impact.hindrance import control_of
from usercontext.analyze.impact.lost_work import is_gone_from_its_list, lost_work
from usercontext.analyze.impact.missed_counters import stumbled_over_a_counter
from usercontext.analyze.impact.money import is_charged_otherwise, is_tried_out, wrongs_nobody
from usercontext.analyze.impact.only_looks import is_only_a_look
from usercontext.analyze.impact.press_words import names_a_sum
from usercontext.analyze.impact.so_already import was_so_already
from usercontext.analyze.impact.told_wrongs import told_wrong
from usercontext.analyze.language.line_kinds import LineKind
from usercontext.analyze.language.words import CORE, Concept, concepts, fold
from usercontext.analyze.reading.events import EventKind
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.programs import Program
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.another_one import was_done_to_another
from usercontext.analyze.signals.answers.given_twice import is_given_another, is_given_twice
from usercontext.analyze.signals.answers.made_public import MADE_PUBLIC
from usercontext.analyze.signals.answers.opposites import is_decided_otherwise
from usercontext.analyze.signals.answers.other_contents import OTHER_CONTENTS
from usercontext.analyze.signals.answers.shown_nonsense import is_shown_of_what_matters
from usercontext.analyze.signals.money.paid import KEPT_BACK, UNORDERED
from usercontext.analyze.signals.money.taken_twice import says_twice
from usercontext.analyze.signals.order.sent_anew import fills_a_cart
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import ImpactTerm

_SEEN = 300
_PIXELS = re.compile(r"\b\d{1,5} ?(?:px|pixels?)\b|\b\d{2,5} ?[x×] ?\d{2,5}\b", re.I)
_TWICE = "it was done twice"


def wronged(timeline: Timeline, chain: Chain, environment: str | None) -> list[ImpactTerm]:
    """Return the term of what was done wrongly, if anything was: money, data, twice the same."""
    kind = chain.root.kind
    if chain.root.message in (UNORDERED, KEPT_BACK, OTHER_CONTENTS):
        return [ImpactTerm("wrong", chain.root.message, points.WRONG)]
    if lost_work(timeline, chain) is not None or is_gone_from_its_list(timeline, chain):
        return [ImpactTerm("wrong", "the user's work was lost", points.WRONG)]
    if is_given_twice(chain.root.event):
        return [ImpactTerm("wrong", "one item was given to two users", points.WRONG)]
    if is_given_another(chain.root.event):
        return [ImpactTerm("wrong", "a different item was given than intended", points.WRONG)]
    twice = any(says_twice(line) for line in (chain.root.event, *chain.root.also[:1]))
    is_of_sums = twice or kind is SignalKind.MONEY
    if is_of_sums and not wrongs_nobody(timeline, chain, environment):
        what = "the user was charged twice" if twice else "the amounts differ"
        return [ImpactTerm("wrong", what, points.WRONG)]
    if chain.root.message == MADE_PUBLIC:
        return [ImpactTerm("exposed", "private data is shown to others", points.EXPOSED)]
    if kind is SignalKind.MIXED_UP:
        return [ImpactTerm("exposed", "the data belongs to another user", points.EXPOSED)]
    if _moves_money(chain) and is_charged_otherwise(timeline, chain, environment):
        return [ImpactTerm("wrong", "it is charged at other times than agreed", points.WRONG)]
    asked = chain.root.event.request
    if asked is not None and any(was_done_to_another(e.text, asked) for e in chain.root.also[:1]):
        return [ImpactTerm("exposed", "a different record was changed", points.EXPOSED)]
    real = not is_tried_out(environment)
    if kind is SignalKind.DOUBLE and real and (_moves_money(chain) or _takes_a_place(chain)):
        much = points.WRONG if _moves_money(chain) else points.HELD_TWICE
        return [ImpactTerm("wrong", _TWICE, much)]
    if may_be_done_twice(timeline, chain.root, chain.recovered) and _moves_money(chain):
        return [ImpactTerm("doubt", "it may have been done twice", points.DOUBT)]
    if kind is SignalKind.MISMATCH and real and _is_done_otherwise(chain):
        return [ImpactTerm("wrong", "what was done is not what was requested", points.WRONG)]
    if (told := _told(timeline, chain, environment)) is not None:
        return [told]
    if kind is SignalKind.MISMATCH and not _was_tried_again(chain):
        return [ImpactTerm("differs", "what was saved is not what was chosen", points.DOUBLED)]
    return _less_wrong(chain.root)


def _less_wrong(root: Signal) -> list[ImpactTerm]:
    """Return the term of what wrongs nobody, and that nobody can leave so."""
    if root.kind is SignalKind.DOUBLE:
        return [ImpactTerm("doubled", _TWICE, points.DOUBLED)]
    if is_shown_of_what_matters(root):
        return [ImpactTerm("shown", "a sum or a control shows no value", points.SHOWN)]
    return []


_TOLD = {
    LineKind.MONEY: ImpactTerm("wrong", "a log line reports a wrong amount", points.WRONG),
    LineKind.DATA: ImpactTerm("wrong", "a log line reports wrong data", points.WRONG),
    LineKind.EXPOSED: ImpactTerm(
        "exposed", "a log line reports another user's data", points.EXPOSED
    ),
}


def _told(timeline: Timeline, chain: Chain, environment: str | None) -> ImpactTerm | None:
    told = told_wrong(timeline, chain)
    nobody = told is LineKind.MONEY and wrongs_nobody(timeline, chain, environment)
    return _TOLD[told] if told is not None and not nobody else None


def _was_tried_again(chain: Chain) -> bool:
    """Tell a line behind a good answer that was not written when the same was asked once more."""
    own = chain.root.also[:1]
    return chain.recovered is not None and any(e.kind is EventKind.CONSOLE for e in own)


def _is_done_otherwise(chain: Chain) -> bool:
    """Tell what was booked, paid or handed in, whose own answer is not what was sent."""
    asked, control = chain.root.event.request, control_of(chain)
    if asked is None or asked.method.upper() != "POST":
        return False
    differs = chain.root.text.endswith("was sent")
    if was_handed_in_otherwise(chain, fold(control.label if control else "")):
        return True
    if is_decided_otherwise(chain.root):
        return True
    if not differs:
        return False
    label = control.label if control else ""
    named = concepts(f"{label} {asked.address[1]}") & {Concept.PAY, Concept.BOOK}
    return bool(named) or names_a_sum(label)


def _moves_money(chain: Chain) -> bool:
    """Tell whether what was done is an order or a payment; two sign-ins wrong nobody."""
    control, asked = control_of(chain), chain.root.event.request
    if asked is None and chain.root.kind is SignalKind.DOUBLE:
        return Concept.PAY in concepts(chain.root.words)
    label, address = control.label if control else "", asked.address[1] if asked else ""
    if fills_a_cart(address):
        return False  # whatever its button is called
    said = f"{label} {address}"
    return Concept.PAY in concepts(said) or names_a_sum(label)


def _takes_a_place(chain: Chain) -> bool:
    """Tell a booking: what is booked twice nobody else can have, and mostly it is owed twice."""
    asked, control = chain.root.event.request, control_of(chain)
    said = f"{control.label if control else ''} {asked.address[1] if asked else ''}"
    return Concept.BOOK in concepts(said) and not fills_a_cart(asked.address[1] if asked else "")


_MINOR = {SignalKind.ASSET, SignalKind.MEDIA, SignalKind.HYDRATION, SignalKind.WARNING}


def ends_a_film(timeline: Timeline, chain: Chain) -> bool:
    """Tell a piece of a film by whose loss a player gave up, where no page has it beside a text."""
    asked = chain.root.event.request
    if timeline.program is Program.PAGE or asked is None or asked.resource != "media":
        return False
    gave_up = any(effect.kind is SignalKind.MEDIA for effect in chain.effects)
    return gave_up and chain.recovered is None


def was_taken_later(chain: Chain) -> bool:
    """Tell an edit that was refused for another's, which is what that is for, and then taken.

    Or a bare 409 of the same page: one that is old does not come through when it is tried again.
    """
    asked = chain.root.event.request
    refused = asked is not None and asked.status in (409, 412)
    bare = chain.root.kind is SignalKind.STALE and asked is not None and not asked.body
    again = chain.root.kind is SignalKind.RACE or (bare and bool(chain.retries))
    return again and refused and chain.recovered is not None


def is_minor(timeline: Timeline, chain: Chain) -> bool:
    """Tell what nobody misses; a film that somebody pressed for, or that a player ends, is."""
    root = chain.root
    if ends_a_film(timeline, chain):
        return False
    if root.kind is SignalKind.MEDIA and root.event.request is not None and chain.trigger:
        return False
    if stumbled_over_a_counter(timeline, chain) or was_so_already(timeline, chain):
        return True
    if chain.trigger is None and not chain.effects and was_no_matter(timeline, root):
        return True
    if root.kind is SignalKind.ASSET and _dresses_its_page(timeline, root):
        return False
    return root.kind in _MINOR or is_only_a_look(timeline, root) or _is_of_looks(root)


def _is_of_looks(root: Signal) -> bool:
    """Tell a remark on sizes in pixels: nothing is lost by them."""
    said = root.event.text[:_SEEN]
    return root.overheard and root.event.request is None and _PIXELS.search(said) is not None


def _dresses_its_page(timeline: Timeline, root: Signal) -> bool:
    """Tell the page's own styles by their name, where one pays, or signs up or in: none is bare."""
    asked = root.event.request
    if asked is None or asked.resource != "style" or root.party is not Party.FIRST:
        return False
    page = timeline.route_at(root.event.at_us)
    shown = page.rstrip("/").rsplit("/", 1)[-1]
    named = bool(shown) and shown.casefold() in asked.url.path.casefold()
    return named and bool(concepts(page) & CORE)
