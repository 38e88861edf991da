"""The register of detectors: one small function per pattern. A new pattern is one line here."""

from usercontext.analyze.reading.timeline import Timeline
from usercontext.analyze.signals.answers.added_up import find_added_up
from usercontext.analyze.signals.answers.answered_with_a_no import find_answered_with_a_no
from usercontext.analyze.signals.answers.answers_of_another import find_answers_of_another
from usercontext.analyze.signals.answers.answers_of_others import find_answers_of_others
from usercontext.analyze.signals.answers.bare_answers import find_bare_answers
from usercontext.analyze.signals.answers.bodies import find_failed_bodies, find_failed_graphs
from usercontext.analyze.signals.answers.codes import find_coded_failures
from usercontext.analyze.signals.answers.done_contrary import find_done_contrary
from usercontext.analyze.signals.answers.done_to_another import find_done_to_another
from usercontext.analyze.signals.answers.emptied import find_emptied
from usercontext.analyze.signals.answers.empty_answers import find_empty_answers
from usercontext.analyze.signals.answers.empty_lists import find_empty_lists
from usercontext.analyze.signals.answers.made_public import find_made_public
from usercontext.analyze.signals.answers.misshapen import (
    find_misshapen_answers,
    find_unreadable_answers,
)
from usercontext.analyze.signals.answers.missing_values import find_missing_values
from usercontext.analyze.signals.answers.named_answers import find_named_answers
from usercontext.analyze.signals.answers.not_taken_off import find_not_taken_off
from usercontext.analyze.signals.answers.other_contents import find_other_contents
from usercontext.analyze.signals.answers.other_prices import find_other_prices
from usercontext.analyze.signals.answers.same_page_again import find_same_page_again
from usercontext.analyze.signals.answers.short_answers import find_short_answers
from usercontext.analyze.signals.answers.shown_nonsense import find_shown_nonsense
from usercontext.analyze.signals.answers.soft_failures import (
    find_printed_failures,
    find_soft_failures,
)
from usercontext.analyze.signals.answers.stale_reads import find_stale_reads
from usercontext.analyze.signals.answers.unknown_values import find_unknown_values
from usercontext.analyze.signals.answers.unmoved import find_unmoved
from usercontext.analyze.signals.controls.answered_in_vain import find_answered_in_vain
from usercontext.analyze.signals.controls.asks_to_reload import find_asked_to_reload
from usercontext.analyze.signals.controls.bounces import find_bounces
from usercontext.analyze.signals.controls.clicks import find_dead_clicks, find_rage
from usercontext.analyze.signals.controls.empty_forms import find_empty_forms
from usercontext.analyze.signals.controls.failure_pages import find_failure_pages, find_sent_back
from usercontext.analyze.signals.controls.flips import find_flips
from usercontext.analyze.signals.controls.freezes import find_freezes
from usercontext.analyze.signals.controls.repeats import (
    find_page_loops,
    find_storms,
    fold_retries,
    leave_out_limits,
)
from usercontext.analyze.signals.controls.same_forms import find_same_forms
from usercontext.analyze.signals.controls.shown_as_left import find_shown_as_left
from usercontext.analyze.signals.controls.shut_forms import find_shut_forms
from usercontext.analyze.signals.controls.told_frustration import find_told_frustration
from usercontext.analyze.signals.controls.walked_back import find_turned_away, find_walked_back
from usercontext.analyze.signals.controls.ways_back import find_unknown_on_return
from usercontext.analyze.signals.exceptions.absent_scripts import blame_absent, excuse_absent
from usercontext.analyze.signals.exceptions.broken_scripts import find_deadened
from usercontext.analyze.signals.exceptions.errors import find_errors, find_warnings
from usercontext.analyze.signals.exceptions.houses import excuse_told
from usercontext.analyze.signals.exceptions.kept_by_policy import with_policy
from usercontext.analyze.signals.exceptions.lifeless import tell_lifeless
from usercontext.analyze.signals.exceptions.lone_warnings import find_lone_warnings
from usercontext.analyze.signals.exceptions.lost_drawings import find_lost_drawings
from usercontext.analyze.signals.exceptions.served_beside import tell_served
from usercontext.analyze.signals.exceptions.shown_instead import with_its_notice
from usercontext.analyze.signals.exceptions.stand_ins import tell_stand_ins
from usercontext.analyze.signals.exceptions.thrown_by_servers import tell_thrown_by_server
from usercontext.analyze.signals.exceptions.untranslated import tell_untranslated
from usercontext.analyze.signals.exceptions.versions_shown import with_versions
from usercontext.analyze.signals.exceptions.waited_for import with_waited_for
from usercontext.analyze.signals.exchanges.given_up import find_given_up
from usercontext.analyze.signals.exchanges.missing_pictures import tell_together
from usercontext.analyze.signals.exchanges.never_answered import find_never_answered
from usercontext.analyze.signals.exchanges.pending import find_pending
from usercontext.analyze.signals.exchanges.redirect_circles import find_redirect_circles
from usercontext.analyze.signals.exchanges.requests import find_requests
from usercontext.analyze.signals.exchanges.retired_calls import tell_retired
from usercontext.analyze.signals.exchanges.server_logs import with_its_log
from usercontext.analyze.signals.exchanges.slow_pages import find_slow_pages
from usercontext.analyze.signals.exchanges.unfinished_pages import find_unfinished_pages
from usercontext.analyze.signals.exchanges.unsent import find_unsent
from usercontext.analyze.signals.exchanges.waits import find_waits
from usercontext.analyze.signals.money.behind_an_order import (
    find_sums_behind_orders,
    find_sums_of_both_sides,
)
from usercontext.analyze.signals.money.below_nothing import find_below_nothing
from usercontext.analyze.signals.money.charged_otherwise import find_charged_otherwise
from usercontext.analyze.signals.money.done_anew import find_done_anew
from usercontext.analyze.signals.money.other_currency import find_other_currency
from usercontext.analyze.signals.money.paid import find_paid, tell_paid
from usercontext.analyze.signals.money.paid_and_empty import find_paid_and_empty
from usercontext.analyze.signals.money.paid_and_not_given import tell_not_given
from usercontext.analyze.signals.money.shown_as_charged import find_shown_as_charged
from usercontext.analyze.signals.money.sums_named_by_both import find_sums_named_by_both
from usercontext.analyze.signals.nothing_wrong.exchanges_shown import is_only_shown
from usercontext.analyze.signals.nothing_wrong.left_behind import is_left_behind
from usercontext.analyze.signals.nothing_wrong.loud_by_habit import is_loud_by_habit
from usercontext.analyze.signals.nothing_wrong.told_again import tells_again
from usercontext.analyze.signals.nothing_wrong.warned_and_confirmed import (
    was_confirmed_then,
    was_settled_then,
)
from usercontext.analyze.signals.nothing_wrong.wished_away import gives_up
from usercontext.analyze.signals.order.doubles import find_doubles
from usercontext.analyze.signals.order.overtaken import (
    find_overtaken,
    find_overtaken_choices,
    tell_overtaken,
)
from usercontext.analyze.signals.order.overtaken_notices import find_overtaken_notices
from usercontext.analyze.signals.order.overtaken_saves import find_overtaken_saves
from usercontext.analyze.signals.order.overtaken_words import find_overtaken_words
from usercontext.analyze.signals.order.read_before_write import find_read_before_written
from usercontext.analyze.signals.page_words.own_words import find_own_words
from usercontext.analyze.signals.page_words.whispers import find_whispers
from usercontext.analyze.signals.programs.named_programs import name_program
from usercontext.analyze.signals.refusals.checked_by_page import find_checked_by_page
from usercontext.analyze.signals.refusals.just_saved import tell_contradicted
from usercontext.analyze.signals.refusals.payments import find_declines
from usercontext.analyze.signals.refusals.quiet_refusals import find_quiet_refusals
from usercontext.analyze.signals.refusals.refused_fields import find_refused_fields
from usercontext.analyze.signals.refusals.returned import tell_returned
from usercontext.analyze.signals.refusals.said_older import tell_older
from usercontext.analyze.signals.refusals.told_answers import leave_to_requests
from usercontext.analyze.signals.refusals.told_limits import tell_limit
from usercontext.analyze.signals.refusals.told_refusals import find_told_refusals
from usercontext.analyze.signals.refusals.withheld import tell_withheld
from usercontext.analyze.signals.sign_ins.doors import find_doors
from usercontext.analyze.signals.sign_ins.ended_sessions import find_ended_sessions
from usercontext.analyze.signals.sign_ins.failed_renewals import tell_failed_renewals
from usercontext.analyze.signals.sign_ins.lost_sign_ins import find_lost_sign_ins, tell_lost
from usercontext.analyze.signals.sign_ins.renewals import is_renewed_in_time, tell_spent
from usercontext.analyze.signals.sign_ins.signed_in_again import find_signed_in_again
from usercontext.analyze.signals.sign_ins.signed_in_as_another import find_signed_in_as_another
from usercontext.analyze.signals.sign_ins.switches import tells_a_switch
from usercontext.analyze.signals.signal import Signal, SignalKind
from usercontext.analyze.signals.sockets.shown_after_drops import tell_shown
from usercontext.analyze.signals.sockets.told_drops import find_told_drops
from usercontext.analyze.signals.stores.held_databases import find_held_databases, tell_of_database
from usercontext.analyze.signals.stores.kept_wrongly import tell_kept_wrongly
from usercontext.analyze.signals.stores.losses import find_losses
from usercontext.analyze.signals.stores.written_over import find_written_over

DETECTORS = (
    find_requests,
    find_unreadable_answers,
    find_misshapen_answers,
    find_empty_lists,
    find_empty_answers,
    find_unknown_values,
    find_missing_values,
    find_refused_fields,
    find_failed_bodies,
    find_failed_graphs,
    find_soft_failures,
    find_printed_failures,
    find_named_answers,
    find_told_refusals,
    find_quiet_refusals,
    find_answered_with_a_no,
    find_other_contents,
    find_sums_behind_orders,
    find_sums_of_both_sides,
    find_below_nothing,
    find_added_up,
    find_other_currency,
    find_other_prices,
    find_charged_otherwise,
    find_shown_as_charged,
    find_sums_named_by_both,
    find_answers_of_others,
    find_answers_of_another,
    find_coded_failures,
    find_slow_pages,
    find_errors,
    find_warnings,
    find_lone_warnings,
    find_held_databases,
    find_told_drops,
    find_asked_to_reload,
    find_checked_by_page,
    find_given_up,
    find_freezes,
    find_shown_nonsense,
    find_storms,
    find_page_loops,
    find_flips,
    find_bounces,
    find_redirect_circles,
    find_walked_back,
    find_turned_away,
    find_unknown_on_return,
    find_ended_sessions,
    find_lost_sign_ins,
    find_doors,
    find_failure_pages,
    find_sent_back,
    find_same_forms,
    find_signed_in_again,
    find_doubles,
    find_done_anew,
    find_done_to_another,
    find_done_contrary,
    find_signed_in_as_another,
    find_overtaken,
    find_overtaken_words,
    find_overtaken_choices,
    find_overtaken_notices,
    find_overtaken_saves,
    find_read_before_written,
    find_declines,
    find_stale_reads,
    find_short_answers,
    find_made_public,
    find_unmoved,
    find_answered_in_vain,
    find_emptied,
    find_bare_answers,
    find_not_taken_off,
    find_same_page_again,
    find_paid,
    find_paid_and_empty,
    find_dead_clicks,
    find_empty_forms,
    find_deadened,
    find_rage,
    find_shut_forms,
    find_told_frustration,
    find_waits,
    find_unfinished_pages,
    find_pending,
    find_never_answered,
    find_losses,
    find_written_over,
    find_unsent,
    find_shown_as_left,
    find_lost_drawings,
)


_LATE = (SignalKind.SLOW,)
"""What says the least of a request of which its answer, or a page, says something else."""

_NOTHING = (
    *(tells_a_switch, gives_up, tells_again, was_confirmed_then, was_settled_then, is_left_behind),
    *(is_loud_by_habit, is_only_shown),
)
"""What tells that nothing went wrong, whatever a line says."""


def find_signals(timeline: Timeline) -> list[Signal]:
    """Return every signal of a session in order of its entry, runs of one failure as one."""
    detected = [signal for detect in DETECTORS for signal in detect(timeline)]
    detected = tell_overtaken(timeline, detected)
    detected += find_own_words(timeline, detected)
    detected += find_whispers(timeline, detected)
    detected = [
        signal for signal in detected if not any(tells(timeline, signal) for tells in _NOTHING)
    ]
    detected = [tell_thrown_by_server(timeline, signal) for signal in detected]
    detected = [with_waited_for(timeline, blame_absent(timeline, one)) for one in detected]
    found = leave_to_requests([with_policy(timeline, signal) for signal in detected])
    found = [excuse_absent(timeline, found, excuse_told(timeline, one)) for one in found]
    found = [tell_not_given(timeline, tell_kept_wrongly(timeline, signal)) for signal in found]
    found = [
        tell_withheld(timeline, tell_paid(timeline, tell_returned(timeline, signal)))
        for signal in found
    ]
    told = tell_lifeless(timeline, fold_retries(timeline, leave_out_limits(_fullest(found))))
    told = [one for one in tell_spent(timeline, told) if not is_renewed_in_time(timeline, one)]
    told = [tell_contradicted(timeline, tell_lost(timeline, signal)) for signal in told]
    told = tell_stand_ins(timeline, [tell_served(timeline, signal) for signal in told])
    told = [tell_untranslated(timeline, tell_of_database(signal)) for signal in told]
    told = [tell_limit(signal) for signal in told]
    told = tell_shown(timeline, tell_together(timeline, told))
    told = tell_failed_renewals([with_its_log(timeline, signal) for signal in told])
    told = [with_its_notice(timeline, tell_retired(timeline, signal)) for signal in told]
    told = tell_older(timeline, told)
    return [name_program(timeline, with_versions(timeline, signal)) for signal in told]


def _fullest(found: list[Signal]) -> list[Signal]:
    """Leave out what one detector says of a request where another says it with more to show."""
    shown = {(s.event.index, s.kind) for s in found if s.event.request and s.also}
    heard = (s for s in found if s.event.request and s.kind not in _LATE and not s.overheard)
    said = {s.event.index for s in found if s.overheard}  # what says more of it competes
    told = {s.event.index for s in heard} - said
    return [
        s
        for s in found
        if s.also
        or not ((s.event.index, s.kind) in shown or (s.kind in _LATE and s.event.index in told))
    ]
