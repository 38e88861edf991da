"""Goals reached another way, or before anything failed. Not: the same action tried again.

Who could not come in through the company's door and comes in by a password is in; what breaks on
the page of thanks does not undo the order. Told by what was taken, and where it led.
"""

import re

from usercontext.analyze.causes.acts import act_of
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.impact.missed_counters import stumbled_over_a_counter
from usercontext.analyze.impact.went_on import is_answered, went_on
from usercontext.analyze.language.words import CORE, TAKEN_IN, Concept, concepts, means_success
from usercontext.analyze.reading.events import Event, EventKind
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.sign_ins.doors import is_door
from usercontext.analyze.signals.signal import SignalKind

_FAILS = re.compile(
    r"error|fail|declin|cancel|denied|sorry|retry|again|problem|oops|trouble|unpaid|went-?wrong"
    r"|fehl(?:er|schl)|erreur|refus|echec|échec|erro\b|errore|falha|fall[oó]|fallid|mislukt"
    r"|fout|blad|błąd|hata|chyba|ошибк",
    re.I,
)
_NUMBERED = re.compile(r"^.*/[^/]*\d[^/]*/(?=[^/\d]+/?$)")
_IS_DONE = re.compile(
    r"/(?:paid|booked|ordered|done|received|registered|joined|submitted|bezahlt|gebucht|bestellt"
    r"|payee?|reservee?|pagado|reservado|pagato|prenotato|betaald|geboekt|oplacone)/?$",
    re.I,
)
"""What the last page of an action calls what was done; a list of such things is led to by none."""

_LED_US = 5_000_000
_MOST_PRESSES = 10
_MINUTE_US = 60_000_000
_THROWN = (SignalKind.EXCEPTION, SignalKind.REJECTION)
_DOORS = frozenset({Concept.LOG_IN, Concept.SIGN_UP})


def was_reached_otherwise(timeline: Timeline, chain: Chain) -> bool:
    """Tell whether another press was for the same core action, was taken, and led out of it."""
    if chain.trigger is None or chain.root.kind is SignalKind.REDIRECTS:
        return False  # the pages of a circle are no place that somebody got to
    if _came_with_a_new_page(timeline, chain) or _came_at_last(timeline, chain):
        return True
    if _was_taken_in_otherwise(timeline, chain, chain.trigger):
        return True
    wanted = _core_of(chain.trigger, chain.root.event)
    if not wanted:  # "Continue with Acme" names nothing: the page does, where one comes in by it
        wanted = concepts(timeline.route_at(chain.trigger.at_us)) & _DOORS
    if not wanted:
        return False
    for click in timeline.clicks_after(chain.root.event.index, _MOST_PRESSES):
        act = act_of(timeline, click)
        if act is None or not _was_taken(act) or not _core_of(click, act) & wanted:
            continue
        led = timeline.opened_between(act.at_us, act.answered_us + _LED_US)
        if any(page.index > act.index and _is_behind(page) for page in led):
            return True
    return False


def _was_taken_in_otherwise(timeline: Timeline, chain: Chain, press: Event) -> bool:
    """Tell a booking or an application that failed at one address, and was taken at another.

    By another control, and nothing of it failed after that.
    """
    asked = chain.root.event.request
    if asked is None or asked.reads or press.element is None:
        return False
    wanted = concepts(f"{press.element.label} {asked.url.path}") & TAKEN_IN
    later = timeline.clicks_after(chain.root.event.index, _MOST_PRESSES) if wanted else ()
    for click in reversed(later):
        act = act_of(timeline, click)
        if act is None or act.request is None or act.request.reads or click.element is None:
            continue
        same = click.element.key == press.element.key or act.request.address == asked.address
        said = f"{click.element.label} {act.request.url.path}"
        made = act.request.method.upper() in ("POST", "PUT")
        return not same and made and _was_taken(act) and bool(concepts(said) & wanted)
    return False


def _came_with_a_new_page(timeline: Timeline, chain: Chain) -> bool:
    """Tell a part that was gone, whose press was answered well once its page was loaded anew."""
    if chain.root.kind is not SignalKind.CHUNK or not chain.retries:
        return False
    press = chain.retries[-1]
    anew = timeline.loads.within(chain.root.event.at_us, press.at_us)
    over = bool(anew) and anew[-1].index > chain.root.event.index
    return over and is_answered(timeline, press, well=True)


def _came_at_last(timeline: Timeline, chain: Chain) -> bool:
    """Tell a press at which the page threw, and which was sent and taken when it was made again."""
    if chain.root.kind not in _THROWN or not chain.retries:
        return False
    act = act_of(timeline, chain.retries[-1])
    return act is not None and _was_taken(act) and act.index > chain.root.event.index


def was_done_before(timeline: Timeline, chain: Chain) -> bool:
    """Tell what failed beside or behind an act that had been taken, and kept nobody from going on.

    Either its page of thanks had come, or the page went on to its next by itself.
    """
    if chain.trigger is None or chain.root.kind is SignalKind.REDIRECTS:
        return False
    if stumbled_over_a_counter(timeline, chain):
        return True
    act = act_of(timeline, chain.trigger)
    if _had_it_already(timeline, chain):
        return True
    if act is None or not _was_taken(act) or act.index >= chain.root.event.index:
        return False
    opened = chain.opened
    if opened is not None:
        return opened.target is not None and means_success(opened.target.path)
    asked = chain.root.event.request
    if asked is None or asked.told or concepts(_behind_a_number(asked.url.path)) & CORE:
        return False
    later = timeline.opened_between(chain.root.event.at_us, chain.root.event.answered_us + _LED_US)
    own = timeline.click_before(chain.root.event.index)
    on = (p for p in later if p.index > chain.root.event.index and _is_further(p))
    return any(timeline.click_before(page.index) is own for page in on)


def _had_it_already(timeline: Timeline, chain: Chain) -> bool:
    """Tell what had been answered well, was asked for again in its minute and was too much.

    Whoever then goes on had it: a code that was sent, a letter that was on its way.
    """
    press, asked = chain.trigger, chain.root.event.request
    if chain.root.kind is not SignalKind.LIMITED or press is None or press.element is None:
        return False
    if asked is None or asked.reads:
        return False
    before = timeline.clicks_before(press.index, _MOST_PRESSES)
    same = (c for c in before if c.element is not None and c.element.key == press.element.key)
    late = (act_of(timeline, c) for c in same if press.at_us - c.at_us <= _MINUTE_US)
    had = any(
        act is not None and _was_taken(act) and act.request and act.request.address == asked.address
        for act in late
    )
    return had and went_on(timeline, chain)


def _behind_a_number(path: str) -> str:
    """Return what is done under one thing: of /orders/88/mail the mail; all of any other path."""
    return _NUMBERED.sub("", path)


def _core_of(press: Event, asked: Event) -> frozenset[object]:
    label = press.element.label if press.element is not None else ""
    path = asked.request.url.path if asked.request is not None else ""
    return frozenset(concepts(f"{label} {path}") & CORE)


def _was_taken(act: Event) -> bool:
    return act.request is not None and 200 <= (act.request.status or 0) < 300


def _is_further(page: Event) -> bool:
    """Tell a page that a page goes on to by itself, and that neither asks who one is nor fails."""
    path = page.target.path if page.target is not None else ""
    return bool(path) and not is_door(path) and _FAILS.search(path) is None


def _is_behind(page: Event) -> bool:
    """Tell a page that is no more of the action, but what comes when it is done."""
    if page.kind is not EventKind.NAVIGATION or page.target is None:
        return False
    path = page.target.path
    if _IS_DONE.search(path) is not None:
        return True
    return means_success(path) or not (concepts(path) & CORE or is_door(path))
