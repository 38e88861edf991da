"""What happened after a failure: retried, worked later; guests, who lost nothing. Not: effects."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from usercontext.analyze.causes.calls_apart import is_another_call
from usercontext.analyze.causes.chains import find_trigger
from usercontext.analyze.causes.done_without import was_done_without
from usercontext.analyze.causes.enabled_later import taken_when_enabled
from usercontext.analyze.causes.lines_back import find_line_again
from usercontext.analyze.causes.loaded_anew import was_loaded_anew
from usercontext.analyze.causes.looked_up_again import find_another_looked_up
from usercontext.analyze.causes.shown_at_last import find_good_news
from usercontext.analyze.causes.thrown_out import is_thrown_out
from usercontext.analyze.causes.told_late import AROUND_US
from usercontext.analyze.language.words import means_success
from usercontext.analyze.reading.events import Event, EventKind, Request
from usercontext.analyze.reading.marks import Marks
from usercontext.analyze.reading.once import once, once_each
from usercontext.analyze.reading.parties import Party, party_of_url
from usercontext.analyze.reading.shown_notices import TOPIC as NOTICE
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.told_twice import tells_of_two
from usercontext.analyze.signals.answers.bodies import says_that_it_failed
from usercontext.analyze.signals.answers.codes import coded_status
from usercontext.analyze.signals.answers.stale_reads import READ_OLD
from usercontext.analyze.signals.exchanges.asked_ahead import wanted_after
from usercontext.analyze.signals.exchanges.requests import is_renewal
from usercontext.analyze.signals.sign_ins.lost_sign_ins import is_sent_back
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.domain.analysis import Category
from usercontext.domain.log_entry import Level

_SAID_US = 1_000_000
_RENEWAL_US = 3_000_000
_MOST_LINES = 30
_MOST_CUT = 20
_MOST_AFTER = 400
_JUST_US = 10_000_000
_INSTEAD_US = 3_000_000
_WHO = frozenset({"me", "user", "whoami", "userinfo", "session", "profile", "account", "self"})
_BY_ITSELF = ("Failed to load resource", "GET ", "HEAD ")
"""How browsers write down every refusal, whatever it means to the page."""

_SEEN = 200
_NOBODY_KNOWS = (408, 499, 504, 520, 524)
_WENT_WELL = (
    *(SignalKind.STORM, SignalKind.DOUBLE, SignalKind.SLOW, SignalKind.UNREADABLE),
    *(SignalKind.RACE, SignalKind.DEAD_CLICK),
)
"""The request itself went well: that it does so again repairs nothing."""


def find_retries(timeline: Timeline, trigger: Event | None, root: Signal) -> tuple[Event, ...]:
    """Return the later clicks on the same control: the user tried again."""
    if trigger is None or trigger.element is None:
        return ()
    same = timeline.clicks_by_key.get(trigger.element.key, ())
    since = root.event.started_us
    after = same[bisect_right(same, trigger.index, key=_place) :]
    return tuple(after[bisect_left(after, since, key=_instant) :])


def find_recovery(timeline: Timeline, root: Signal) -> Event | None:
    """Return the same request when it worked later, or None."""
    failed = root.event.request
    if root.kind in (SignalKind.OFFLINE, SignalKind.SOCKET):
        return find_line_again(timeline, root)
    if failed is None and root.kind is SignalKind.DEAD_CLICK:
        return taken_when_enabled(timeline, root)
    if root.event.topic == NOTICE:
        return find_good_news(timeline, root)
    if failed is None and root.kind is SignalKind.STALE:
        return was_loaded_anew(timeline, root)
    if failed is None:
        return _signed_in_after(timeline, root) if root.kind is SignalKind.AUTH else None
    if root.kind is SignalKind.MISMATCH and root.message.startswith(READ_OLD):
        return None  # the last answer of it was no other
    return _same_again(timeline, root, failed)


def is_lost_for_good(timeline: Timeline, cut: Sequence[Signal]) -> bool:
    """Tell a line that came back after something was sent that nobody sent again."""
    for one in cut[:_MOST_CUT]:
        asked = one.event.request
        if asked is None or asked.told or asked.reads or one.party is Party.BYSTANDER:
            continue
        if _same_again(timeline, one, asked) is None:
            return True
    return False


def _same_again(timeline: Timeline, root: Signal, failed: Request) -> Event | None:
    if root.kind in _WENT_WELL and (failed.status or 0) < 400:
        return None
    told = {event.text for event in root.also if event.level is Level.ERROR}
    same = timeline.asked.get(failed.address, ())
    pending = root.kind is SignalKind.NO_ANSWER and failed.status and root.also
    last = root.also[-1] if pending else root.event
    for event in wanted_after(timeline, failed.address, last.index, root.also):
        asked = event.request
        worked = asked is not None and 200 <= (asked.status or 0) < 400
        if not worked or asked is None or says_that_it_failed(asked):
            continue
        if is_another_call(failed, asked, same):
            continue
        if not (told and _is_told_again(timeline, event, told)):
            return event
    if not failed.reads:
        return None
    instead = _loaded_instead(timeline, root.event, failed)
    return instead or find_another_looked_up(timeline, root.event, failed)


def _loaded_instead(timeline: Timeline, lost: Event, failed: Request) -> Event | None:
    """Return the page that came whole where a part of it had been asked for and did not come.

    A router that cannot go on by itself lets the browser load the same address.
    """
    for page in timeline.loads.within(lost.answered_us, lost.answered_us + _INSTEAD_US):
        there = page.target is not None and page.target.path == failed.url.path
        if there and page.index > lost.index and len(failed.url.path) > 1:
            after = timeline.between(page.at_us, page.at_us + _JUST_US, _MOST_LINES)
            own = (e for e in after if e.index > page.index and _is_own(timeline, e))
            return page if next(own, None) is not None else None
    return None


def _signed_in_after(timeline: Timeline, root: Signal) -> Event | None:
    """Return where a sign-in was finished after one that was not: they are in."""
    good = (e for e in timeline.requests if e.index > root.event.index and _is_good(e))
    return next((e for e in good if timeline.is_sign_in(e) or _gets_a_token(e)), None)


def _gets_a_token(event: Event) -> bool:
    asked = event.request
    return asked is not None and not asked.reads and is_renewal(asked)


def is_settled(timeline: Timeline, root: Signal, recovered: Event | None) -> bool:
    """Tell what was put right in the visit itself: a line came back, or the action was finished.

    An action is finished where it worked at last, and then led to where a finished one leads.
    """
    if recovered is None:
        return False
    if root.kind in (SignalKind.OFFLINE, SignalKind.SOCKET) or root.event.topic == NOTICE:
        return True
    if root.kind is SignalKind.REJECTED and timeline.is_sign_in(recovered):
        return True
    if root.kind is SignalKind.AUTH and root.event.request is None:
        return True
    return _finished(timeline).first_after(recovered.index) is not None


def may_be_done_twice(timeline: Timeline, root: Signal, recovered: Event | None) -> bool:
    """Tell what nobody knows the end of, and was sent again and taken: it may be there twice.

    A gateway that gives up waiting says nothing of what its server did in the meantime; a server
    that failed may have done it before, where its page sent it anew and the report speaks of two.
    """
    asked = root.event.request
    if recovered is None or asked is None or asked.reads or asked.told:
        return False
    waited = asked.status in _NOBODY_KNOWS or root.category is Category.TIMEOUT_SLOW
    anew = all(e.index > recovered.index for e in timeline.clicks_after(root.event.index, 1))
    waited = waited or (anew and root.party is Party.FIRST and tells_of_two(timeline))
    return waited and root.kind in (SignalKind.SERVER_ERROR, SignalKind.NO_ANSWER)


def is_outlived(timeline: Timeline, root: Signal) -> bool:
    """Tell another house's trouble after which the user came to where a finished action leads."""
    asked = root.event.request
    own = root.category is not Category.THIRD_PARTY if asked is None else root.party is Party.FIRST
    if own:
        return False
    if asked is not None and asked.reads and was_done_without(timeline, root):
        return True
    return _finished(timeline).first_after(root.event.index) is not None


@once
def _finished(timeline: Timeline) -> Marks:
    """Return where the pages were opened that a finished action leads to."""
    pages = (e for e in timeline.navigations if e.target is not None)
    return Marks(e for e in pages if e.target is not None and means_success(e.target.path))


def is_asked_by_itself(timeline: Timeline, root: Signal, recovered: Event | None) -> bool:
    """Tell a question that the page asked again without anybody pressing anything, and got."""
    asked = root.event.request
    if recovered is None or asked is None:
        return False
    click = timeline.click_before(recovered.index)
    return click is None or click.index < root.event.index


def _is_told_again(timeline: Timeline, answer: Event, told: set[str]) -> bool:
    """Tell an answer of 2xx that failed behind it like the one before, by the same words."""
    after = timeline.between(answer.at_us, answer.answered_us + 3 * AROUND_US, _MOST_LINES)
    return any(later.text in told for later in after if later.index > answer.index)


def _instant(event: Event) -> int:
    return event.at_us


def _place(event: Event) -> int:
    return event.index


def is_guest(timeline: Timeline, root: Signal) -> bool:
    """Tell a page's question who is there from a sign-in that ended: nobody had been let in."""
    asked = root.event.request
    if root.kind is not SignalKind.AUTH or asked is None or asked.told:
        return False
    if asked.method.upper() not in ("GET", "HEAD", "") or _is_good(root.event):
        return False
    if asked.resource == "document" or _minds(timeline, root, asked):
        return False
    click = find_trigger(timeline, root)
    page = timeline.page_number(root.event.index)
    failed_on_several, first_good = _how_often(timeline, asked.address)
    if not failed_on_several and click is not None and timeline.page_number(click.index) == page:
        return False  # the click itself asked, not the page that it opened
    if timeline.was_signed_in(root.event.index) or _was_renewed(timeline, root):
        return False
    if _is_complained_of(timeline, root) or is_thrown_out(timeline, root):
        return False
    answered = first_good is not None and first_good < root.event.index
    return timeline.went_well and not answered


@once_each
def _how_often(timeline: Timeline, address: tuple[str, str]) -> tuple[bool, int | None]:
    """Tell whether a question failed on several pages, and where it was answered well first."""
    same = timeline.asked.get(address, ())
    pages = {timeline.page_number(event.index) for event in same if not _is_good(event)}
    good = next((event.index for event in same if _is_good(event)), None)
    return len(pages) > 1, good


def _minds(timeline: Timeline, root: Signal, asked: Request) -> bool:
    """Tell a page that calls it an error at once: of what it shows, not of who is there."""
    if asked.url.path.rstrip("/").rsplit("/", 1)[-1].lower() in _WHO:
        return False
    after = timeline.between(root.event.answered_us, root.event.answered_us + AROUND_US)
    own = (e for e in after if e.index > root.event.index and e.kind is not EventKind.REQUEST)
    return any(e.level is Level.ERROR and not e.text.startswith(_BY_ITSELF) for e in own)


def does_not_stay_signed_in(timeline: Timeline, root: Signal) -> bool:
    """Tell a sign-in that had just worked and is not known any more: nobody gets in."""
    if root.kind is not SignalKind.AUTH or root.event.request is None:
        return False
    sign_in = timeline.sign_in_before(root.event.index)
    if sign_in is None or root.event.at_us - sign_in.answered_us > _JUST_US:
        return False
    since = timeline.between(sign_in.answered_us, root.event.answered_us + _JUST_US)
    known = any(_is_known_again(event) for event in since[:_MOST_AFTER])
    return not known or is_sent_back(timeline, root.event)


def _is_known_again(event: Event) -> bool:
    """Tell a question who is there that was answered well."""
    asked = event.request
    if asked is None or asked.told or asked.method.upper() != "GET":
        return False
    name = asked.url.path.rstrip("/").rsplit("/", 1)[-1].lower()
    return name in _WHO and 200 <= (asked.status or 0) < 300


def _is_complained_of(timeline: Timeline, root: Signal) -> bool:
    """Tell a refusal that the page called an error at once, by the name of its very status."""
    asked = root.event.request
    after = timeline.between(root.event.at_us, root.event.answered_us + _SAID_US)[:_MOST_AFTER]
    errors = (e for e in after if e.level is Level.ERROR and e.index > root.event.index)
    return any(asked is not None and coded_status(e.text) == asked.status for e in errors)


def _was_renewed(timeline: Timeline, root: Signal) -> bool:
    """Tell whether the page tried to renew a sign-in at once: it took the user for signed in."""
    until = root.event.answered_us + _RENEWAL_US
    return bool(_renewals(timeline).within(root.event.at_us, until))


@once
def _renewals(timeline: Timeline) -> Marks:
    return Marks(e for e in timeline.requests if e.request is not None and is_renewal(e.request))


def _is_own(timeline: Timeline, event: Event) -> bool:
    """Tell a good answer of the page's own server."""
    asked = event.request
    own = asked is not None and party_of_url(asked.url, timeline.page_host) is Party.FIRST
    return own and _is_good(event)


def _is_good(event: Event) -> bool:
    return event.request is not None and 0 < (event.request.status or 0) < 400
