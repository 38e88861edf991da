"""Send one alert under a lease: claim, say it in its receiver's words, settle. Not: queueing.

Deliveries run beside the jobs of the worker, never before an analysis; one destination is sent to
by one of them at a time, so that one that hangs keeps no other waiting.
"""

from usercontext.actions.deps import Deps
from usercontext.deliver.connect import NoReply, Reply
from usercontext.deliver.slack import slack_body
from usercontext.deliver.webhook import webhook_body, webhook_headers
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.delivery import WAITS_S, Delivery, DeliveryCount, DestinationKind
from usercontext.log import get_logger
from usercontext.store import deliveries
from usercontext.store.deliveries import SettleDelivery

_log = get_logger(__name__)

_GONE = 410
_THROTTLED = frozenset({429, 502, 504})
_SHORTEST_HOLD_S = 60.0
_DONE = "delivered"
_IS_GONE = "the receiver answered 410 (gone)"
_LONG_DEAD_S = 3 * 24 * 3_600
_LONG_DEAD = "no delivery succeeded for three days"


async def is_delivery_due(deps: Deps, busy: frozenset[int] = frozenset()) -> bool:
    """Tell whether a claim would find something, without writing."""
    now_us, longest_us = deps.clock.now_us(), deps.outbound.options.longest_wait_us
    return await deps.database.read(
        lambda tx: deliveries.due_delivery_exists(tx, now_us, longest_us, tuple(busy))
    )


async def claim_delivery(deps: Deps, busy: frozenset[int] = frozenset()) -> Delivery | None:
    """Claim the next delivery to none of the destinations that are busy; None when none is due."""
    options = deps.outbound.options
    command = deliveries.ClaimDelivery(
        deps.clock.now_us(), options.lease_us, options.longest_wait_us, tuple(sorted(busy))
    )
    return await deps.database.write(deliveries.claim_delivery, command)


async def attempt_delivery(deps: Deps, claimed: Delivery) -> None:
    """Send a claimed delivery and settle the attempt.

    Guarantee: at least once, under one id, in at most ten attempts; an attempt whose worker died
    counts as one. Whatever the receiver does, it ends within the options' ``total_s``.
    """
    if claimed.attempt > claimed.attempts:  # its worker died in each of them
        outcome: Reply | NoReply = NoReply("the attempt did not end")
    else:
        outcome = await _send(deps, claimed)
    settle = _settled(claimed, outcome, deps.clock.now_us())
    counts = await deps.database.write(deliveries.settle_delivery, settle)
    _log.info(
        "delivery attempted",
        delivery_id=str(claimed.notice.delivery_id),
        kind=claimed.kind.value,
        attempt=claimed.attempt,
        outcome=settle.outcome,
        counts=counts,
    )


async def run_next_delivery(deps: Deps) -> bool:
    """Claim the next delivery and attempt it; False when none is due."""
    claimed = await claim_delivery(deps)
    if claimed is None:
        return False
    await attempt_delivery(deps, claimed)
    return True


async def count_deliveries(deps: Deps) -> list[DeliveryCount]:
    """Count how the deliveries of all projects ended, for operators."""
    return await deps.database.read(deliveries.count_deliveries)


async def _send(deps: Deps, claimed: Delivery) -> Reply | NoReply:
    notice, public_url = claimed.notice, deps.outbound.options.public_url
    if claimed.kind is DestinationKind.SLACK:
        body = slack_body(notice, public_url)
        headers = {"content-type": "application/json"}
    else:
        body = webhook_body(notice, public_url)
        now_s = deps.clock.now_us() // MICROSECONDS
        headers = webhook_headers(notice, claimed.secrets, body, now_s)
    try:
        return await deps.outbound.post(claimed.address, headers, body)
    except NoReply as silent:
        return silent


def _settled(claimed: Delivery, outcome: Reply | NoReply, now_us: int) -> SettleDelivery:
    if isinstance(outcome, NoReply):
        return _failed(claimed, outcome.reason, now_us)
    if 200 <= outcome.status < 300:
        return SettleDelivery(claimed.row, claimed.attempt, now_us, True, _DONE)
    answered = f"answered {outcome.status}"
    if 300 <= outcome.status < 400:
        answered = f"answered with a redirect ({outcome.status}), which is not followed"
    if outcome.status == _GONE:
        return SettleDelivery(
            claimed.row, claimed.attempt, now_us, False, answered, disable=_IS_GONE
        )
    hold_s = outcome.retry_after_s
    if outcome.status in _THROTTLED:
        hold_s = max(hold_s or 0.0, _SHORTEST_HOLD_S)
    return _failed(claimed, answered, now_us, hold_s)


def _failed(
    claimed: Delivery, reason: str, now_us: int, hold_s: float | None = None
) -> SettleDelivery:
    """Plan the next attempt: when the schedule says, or later where the receiver asks for it."""
    if claimed.attempt >= claimed.attempts:
        return SettleDelivery(
            claimed.row,
            claimed.attempt,
            now_us,
            False,
            reason,
            disable=f"{_LONG_DEAD}; the last: {reason}",
            failing_us=_LONG_DEAD_S * MICROSECONDS,
        )
    wait_s = max(float(WAITS_S[claimed.attempt - 1]), hold_s or 0.0)
    return SettleDelivery(
        claimed.row,
        claimed.attempt,
        now_us,
        False,
        reason,
        retry_at_us=now_us + round(wait_s * MICROSECONDS),
        hold_until_us=None if hold_s is None else now_us + round(hold_s * MICROSECONDS),
    )
