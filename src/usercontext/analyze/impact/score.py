"""How urgent a cause is: named terms that add up to the score. Not: reach's terms, cost."""

import re

from usercontext.analyze.causes.acts import asked_for
from usercontext.analyze.causes.chains import find_trigger
from usercontext.analyze.causes.line_not_back import breaks_on_each_page, how_it_ended
from usercontext.analyze.causes.ranking import Chain
from usercontext.analyze.causes.recoveries import does_not_stay_signed_in
from usercontext.analyze.impact import points
from usercontext.analyze.impact.agreed_in_vain import was_agreed_in_vain
from usercontext.analyze.impact.all_they_saw import was_all_they_saw
from usercontext.analyze.impact.asked_for_rights import was_only_asked_for
from usercontext.analyze.impact.at_the_till import keeps_from_the_till
from usercontext.analyze.impact.beside_the_core import is_a_side_task
from usercontext.analyze.impact.caught_endings import action_undone
from usercontext.analyze.impact.cut_off_work import loses_work_with_it
from usercontext.analyze.impact.drawn_away import takes_the_page
from usercontext.analyze.impact.handed_in import is_what_it_was_for
from usercontext.analyze.impact.hindrance import (
    control_of,
    is_blocked,
    is_front_page,
    keeps_the_page,
    lacks_a_part,
    never_came_up,
    stopped_the_page,
    takes_every_press,
)
from usercontext.analyze.impact.in_haste import was_in_haste
from usercontext.analyze.impact.lost_work import (
    could_keep_nothing,
    is_a_missed_store,
    is_replaced_or_gone,
    lost_work,
)
from usercontext.analyze.impact.missed_under_hand import missed_by
from usercontext.analyze.impact.money import environment_of, is_tried_out, was_taken_wrongly
from usercontext.analyze.impact.not_ours import is_not_ours
from usercontext.analyze.impact.offered_yet import is_offered_yet
from usercontext.analyze.impact.over_at_once import was_over_at_once
from usercontext.analyze.impact.press_words import (
    core_of,
    costs_nothing,
    is_endless,
    label_of,
    leaves_no_choice,
    only_sends,
    only_shows_orders,
    paid_for,
    words_of,
)
from usercontext.analyze.impact.refused_accounts import was_told_no
from usercontext.analyze.impact.signed_in_elsewhere import came_back_in_vain
from usercontext.analyze.impact.signs_up import signs_up
from usercontext.analyze.impact.told_wrongs import told_wrong
from usercontext.analyze.impact.total import add_up
from usercontext.analyze.impact.undone_again import is_gone_again
from usercontext.analyze.impact.unseen_presses import code_words, is_handed_in, nothing_came
from usercontext.analyze.impact.wrongs import ends_a_film, is_minor, was_taken_later, wronged
from usercontext.analyze.language.on_the_way import leads_on
from usercontext.analyze.language.words import CORE, Concept, concepts, fold
from usercontext.analyze.reading.parties import Party
from usercontext.analyze.reading.report import Report
from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.reading.unsaved import is_of_a_draft, is_there_still
from usercontext.analyze.signals.answers.given_twice import is_given_another, is_given_twice
from usercontext.analyze.signals.controls.clicks import count_rage
from usercontext.analyze.signals.exceptions.missed_parts import sent_in_vain
from usercontext.analyze.signals.exceptions.served_beside import threw_beside
from usercontext.analyze.signals.money.paid_and_unread import paid_before_reading
from usercontext.analyze.signals.signal import SignalKind
from usercontext.analyze.signals.telling import is_of_a_kit
from usercontext.domain.analysis import Category, ImpactTerm
from usercontext.domain.project_settings import heaviest_path

_HARD = frozenset(
    {SignalKind.SERVER_ERROR, SignalKind.EXCEPTION, SignalKind.CHUNK, SignalKind.NO_ANSWER}
    | {SignalKind.UNREADABLE, SignalKind.REDIRECTS, SignalKind.STALE, SignalKind.RACE}
    | {SignalKind.BROKEN_SCRIPT}
)
"""The page or its server gave up, or shows what is not so, rather than refused."""
NO_PRESS = "nothing on the page can be clicked"
"""Longer than this and people turn to something else."""

_RAGE = 3
_DISCOUNT = re.compile(
    r" (?:coupon|voucher|discount|promo|gutschein|rabatt|rabais|remise|descuent|cupon|cupom|scont"
    r"|korting|rabat|kupon|indirim|скид|промо|купон)|クーポン|优惠|優惠|쿠폰"
)
"""A cart's extras: without them one still buys."""


def weigh(
    timeline: Timeline, chain: Chain | None, report: Report
) -> tuple[int, tuple[ImpactTerm, ...]]:
    """Return the impact score, 0 to 100, and the terms it is the exact sum of.

    Nothing that the user wrote is a term where there is evidence. Without any, their words move
    the score within the lowest band.
    """
    if chain is None:
        terms = _words_alone(report)
    else:
        path = _path(timeline, chain, report)
        rest = _rest(timeline, chain, report, path)
        blocked = _blocked(timeline, chain)
        if blocked.name == "blocked":  # what stopped somebody was needed
            rest = [term for term in rest if term.name != "minor"]
        terms = (blocked, path, *rest)
    return add_up(terms, report.affected)


def _words_alone(report: Report) -> tuple[ImpactTerm, ...]:
    nothing = "nothing in the log explains the report"
    terms = [ImpactTerm("evidence", nothing, points.WORDS_ALONE)]
    if concepts(report.description) & CORE:
        said = "the report speaks of a core action"
        terms.append(ImpactTerm("words", said, points.WORDS_OF_CORE))
    return tuple(terms)


def _blocked(timeline: Timeline, chain: Chain) -> ImpactTerm:
    if is_blocked(timeline, chain) or ends_a_film(timeline, chain):
        return ImpactTerm("blocked", "the action failed and did not work later", points.BLOCKED)
    if chain.recovered is not None:
        return ImpactTerm("degraded", "it worked when tried again", points.DEGRADED)
    return ImpactTerm("degraded", "the user could go on", points.DEGRADED)


def _path(timeline: Timeline, chain: Chain, report: Report) -> ImpactTerm:
    control = control_of(chain) or missed_by(timeline, chain)
    label = label_of(timeline, chain, control)
    url = asked_for(timeline, chain.root)
    page = timeline.route_at(chain.root.event.at_us)
    if does_not_stay_signed_in(timeline, chain.root) or came_back_in_vain(timeline, chain):
        return ImpactTerm("path", "core action: log in", points.CORE_PATH)
    if was_only_asked_for(timeline, chain):
        return ImpactTerm("path", "data that not everybody may see", points.ORDINARY_PATH)
    told = heaviest_path(report.settings.critical_paths, (page, url))
    if told is not None:
        weighted = round(points.CORE_PATH * told.weight)
        return ImpactTerm("path", f"{told.name}, weight {told.weight:g} by the project", weighted)
    if is_gone_again(timeline, chain):
        return ImpactTerm("path", "what was accepted and does not exist", points.CORE_PATH)
    if is_a_side_task(chain, label, page):
        return ImpactTerm("path", "outside the business's core actions", points.ORDINARY_PATH)
    beside = f"{_page_of(timeline, chain, label, page)} {_deadened(timeline, chain)}"
    text = f"{words_of(label)} {url}{beside}"
    unknown = not label and chain.root.event.request is None
    if unknown and chain.trigger is None:
        page = f"{page} {_led_here(timeline, chain)} {code_words(timeline, chain)}"
    goes_on = unknown or missed_by(timeline, chain) is not None
    stops = not label and stopped_the_page(timeline, chain)
    goes_on = goes_on or stops or lacks_a_part(chain)
    if not concepts(text) & CORE and goes_on:
        text = f"{text} {page}" if label or chain.root.kind is SignalKind.STORAGE else page
    if chain.trigger is not None and not concepts(text) & CORE:
        text = f"{text} {action_undone(chain.root)}"
    text = f"{text} {paid_for(timeline, chain)}{signs_up(timeline, chain, page)}"
    core = core_of(timeline, chain, text)
    paid = paid_before_reading(timeline, chain.root) or only_shows_orders(chain, label, page)
    if core == {Concept.PAY} and paid:
        return ImpactTerm("path", "an earlier order", points.ORDERS_PATH)
    if core and not costs_nothing(core, text, page):
        return ImpactTerm("path", f"core action: {min(core).replace('_', ' ')}", points.CORE_PATH)
    if is_what_it_was_for(timeline, chain, label, page) or is_handed_in(chain):
        return ImpactTerm("path", "the purpose of the visit", points.CORE_PATH)
    return _path_beside(timeline, chain, report, text)


def _path_beside(timeline: Timeline, chain: Chain, report: Report, text: str) -> ImpactTerm:
    """Return the path of what is no core action by itself: a step to one, a loss, or less."""
    in_full = chain.root.kind is SignalKind.MONEY or not _DISCOUNT.search(fold(text))
    if was_taken_wrongly(timeline, chain, environment_of(report)):
        return ImpactTerm("path", "money that was charged or is owed", points.STEP_PATH)
    if told_wrong(timeline, chain) is not None and not is_tried_out(environment_of(report)):
        return ImpactTerm("path", "data collected about somebody", points.STEP_PATH)
    if is_given_twice(chain.root.event):
        return ImpactTerm("path", "an item given to two users", points.STEP_PATH)
    if is_given_another(chain.root.event):
        return ImpactTerm("path", "what was delivered", points.STEP_PATH)
    lost = lost_work(timeline, chain) is not None or could_keep_nothing(timeline, chain)
    lost = lost or loses_work_with_it(chain) or is_replaced_or_gone(timeline, chain)
    lost = lost or (is_a_missed_store(timeline, chain) and not is_blocked(timeline, chain))
    root = chain.root.event
    if lost or (is_of_a_draft(root) and not is_there_still(timeline, root, chain.trigger)):
        return ImpactTerm("path", "the user's own work", points.STEP_PATH)
    if Concept.CART in concepts(text) and in_full:
        return ImpactTerm("path", "a step to the core action: cart", points.STEP_PATH)
    if takes_every_press(timeline, chain) and is_front_page(timeline, chain):
        return ImpactTerm("path", NO_PRESS, points.STEP_PATH)
    if nothing_came(timeline, chain):
        return ImpactTerm("path", "the only thing requested", points.STEP_PATH)
    shown = keeps_the_page(timeline, chain) and is_front_page(timeline, chain)
    shown = shown or was_all_they_saw(timeline, chain)
    if shown or never_came_up(timeline, chain):
        return ImpactTerm("path", "content of the first page", points.STEP_PATH)
    lives_by = is_of_a_kit(chain.root) or chain.root.kind is SignalKind.STALE
    if lives_by or _keeps_breaking(timeline, chain):
        return ImpactTerm("path", "the page's main content", points.ORDINARY_PATH)
    if chain.trigger is not None or chain.root.event.request is not None:
        return ImpactTerm("path", "an ordinary action", points.ORDINARY_PATH)
    return ImpactTerm("path", "no action of the user", points.NO_ACTION)


def _led_here(timeline: Timeline, chain: Chain) -> str:
    """Return the words of the press that led away, and in the end to the page that failed."""
    click = timeline.click_before(chain.root.event.index)
    if click is None or click.element is None:
        return ""
    pages = timeline.page_number(chain.root.event.index) - timeline.page_number(click.index)
    return click.element.label if pages == 1 else ""


def _page_of(timeline: Timeline, chain: Chain, label: str, page: str) -> str:
    """Return the page as a part of what failed: its step forward, or itself from top to bottom.

    "Continue" names nothing: its page does. What is behind a page of a circle is not reached.
    """
    if chain.root.kind is SignalKind.REDIRECTS:
        return f" {chain.root.words}"
    forward = chain.opened is None and leads_on(fold(label))
    sums = chain.root.kind is SignalKind.MONEY  # what they are of its page says
    step = _is_a_step_in(chain, label, page) or only_sends(chain, label)
    step = step or keeps_from_the_till(timeline, chain, page)
    return f" {page}" if forward or sums or step or takes_the_page(chain) else ""


def _is_a_step_in(chain: Chain, label: str, page: str) -> bool:
    """Tell what is sent from a page where one signs in or up, and names nothing else: a step."""
    asked = chain.root.event.request
    if chain.trigger is None or chain.opened is not None:
        return False
    if asked.reads if asked is not None else chain.root.event.topic != "csp":
        return False
    named = concepts(f"{label} {asked.about if asked is not None else ''}")
    return not named and bool(concepts(page) & {Concept.LOG_IN, Concept.SIGN_UP})


def _deadened(timeline: Timeline, chain: Chain) -> str:
    """Return the words of the controls that were dead because of this: it is as urgent as they."""
    dead = (s.event.element for s in chain.effects if s.kind is SignalKind.DEAD_CLICK)
    sent = sent_in_vain(timeline, chain.effects) if chain.trigger is None else []
    sent += [s for s in chain.effects if s.kind is SignalKind.FORM]
    kept = [p for s in sent if (p := find_trigger(timeline, s)) is not None and p.element]
    elements = (*dead, *(press.element for press in kept))
    labels = [one.label for one in elements if one and not one.bare]
    pages = (timeline.route_at(press.at_us) for press in kept)  # "Continue" names nothing
    about = (s.event.request.about for s in sent if s.event.request is not None)
    return " ".join((*labels, *pages, *about))


def _rest(timeline: Timeline, chain: Chain, report: Report, path: ImpactTerm) -> list[ImpactTerm]:
    kind = chain.root.kind
    hard = (kind in _HARD and not was_taken_later(chain)) or is_endless(chain)
    hard = hard or _keeps_breaking(timeline, chain)
    hard = hard or (is_of_a_kit(chain.root) and chain.trigger is None)
    terms = [ImpactTerm("severity", kind.value, points.HARD if hard else points.SOFT)]
    if chain.retries and not (chain.recovered and chain.root.reason):
        often = len(chain.retries)
        tries = f"{often} more {'try' if often == 1 else 'tries'}"
        terms.append(ImpactTerm("persistence", tries, points.TRIED_AGAIN))
    elif kind is SignalKind.SOCKET and _keeps_breaking(timeline, chain):
        ended = how_it_ended(timeline, chain.root)
        terms.append(ImpactTerm("persistence", ended, points.TRIED_AGAIN))
    if (rage := count_rage(timeline, chain.trigger)) >= _RAGE:
        terms.append(ImpactTerm("rage", f"{rage} clicks in quick succession", points.RAGE))
    if timeline.end_us - chain.root.event.answered_us < 60_000_000 and not chain.recovered:
        terms.append(ImpactTerm("abandonment", "the session ended within a minute", points.LEFT))
    terms += wronged(timeline, chain, environment_of(report))
    beside = threw_beside(timeline, chain.root)
    if is_not_ours(timeline, chain):
        terms.append(ImpactTerm("not our defect", kind.value, points.NOT_OURS))
    elif was_over_at_once(timeline, chain):
        terms.append(ImpactTerm("minor", "they were told why, and went on", 0))
    elif was_in_haste(timeline, chain):
        terms.append(ImpactTerm("way round", "sent often within a short time", points.WAY_ROUND))
    elif (
        chain.root.reason is not None
        and not leaves_no_choice(chain)
        and not was_agreed_in_vain(timeline, chain)
        and not is_offered_yet(timeline, chain)
    ):
        terms.append(ImpactTerm("way round", chain.root.reason.value, points.WAY_ROUND))
    elif was_told_no(timeline, chain, path) and not was_agreed_in_vain(timeline, chain):
        terms.append(ImpactTerm("way round", "the message names a rule", points.WAY_ROUND))
    elif is_minor(timeline, chain) or chain.root.party is Party.BYSTANDER or beside:
        terms.append(ImpactTerm("minor", "nothing that the user needs failed", 0))
    return terms


def _keeps_breaking(timeline: Timeline, chain: Chain) -> bool:
    """Tell a line that was tried again and again and never came, a page that hung again."""
    if chain.root.kind is SignalKind.FREEZE:
        return len(chain.root.also) >= 1 and chain.root.category is Category.TIMEOUT_SLOW
    if chain.root.kind is not SignalKind.SOCKET or chain.recovered is not None:
        return False
    more = sum(1 for effect in chain.effects if effect.kind is SignalKind.SOCKET)
    return more + len(chain.root.also) >= _RAGE - 1 or breaks_on_each_page(timeline, chain.root)
