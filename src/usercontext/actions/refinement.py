"""Let a model refine what the rules found, within budgets and a deadline. Not: what it may change.

Whatever happens here, the issue has its analysis: the rules' own, with the reason, at the latest.
"""

import asyncio
from collections.abc import Callable
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from usercontext.actions.deps import Deps
from usercontext.analyze.model.answer import Answer, encode_answer, read_answer, scrub_answer
from usercontext.analyze.model.digest import Digest, make_digest
from usercontext.analyze.model.judgement import apply_answer, fall_back
from usercontext.analyze.model.prompt import cache_key, is_repairable, make_prompt, prompt_tokens
from usercontext.analyze.model.talk import Asker, Prompt, Reply
from usercontext.analyze.reading.report import Report
from usercontext.domain.analysis import Analysis
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.job import Job, JobKind
from usercontext.domain.model_call import ANSWERED, Fallback
from usercontext.domain.project_settings import ProjectSettings
from usercontext.ingest.own_rules import compile_rules
from usercontext.ingest.scrub import scrub_text
from usercontext.log import get_logger
from usercontext.store import jobs, model_calls
from usercontext.store.model_calls import ReserveCall, Reserved, SettleCall

MOST_CALLS = 3
"""For one job: the question, once more without a schema, once more after a failure."""
_MARK_LENGTH = 22  # of base62: 131 bits
_PATIENCE_S = 5.0
"""A provider that wants a longer pause is not waited for: the rules' answer is there."""
_WORTH_ANOTHER_TRY = frozenset(
    {
        Fallback.RATE_LIMITED,
        Fallback.UNREACHABLE,
        Fallback.CONNECTION_BROKEN,
        Fallback.PROVIDER_ERROR,
    }
)
_FREE = frozenset(
    {
        Fallback.RATE_LIMITED,
        Fallback.UNREACHABLE,
        Fallback.PROVIDER_ERROR,
        Fallback.NOT_ACCEPTED,
        Fallback.REDIRECTED,
    }
)
"""Refused before a model was at work; of every other failure the worst is reckoned."""
_NO_JOB = Job(0, JobKind.ANALYZE, 0, 0, UUID(int=0), 0, 0)
_log = get_logger(__name__)


class Book(Protocol):
    """Where calls are allowed and reckoned up: the project's own, or one of a trial."""

    async def reserve(self, command: ReserveCall) -> Reserved:
        """Allow a call, or say why not."""

    async def settle(self, command: SettleCall) -> None:
        """Take down what it came to."""


class _Errand(Struct, frozen=True):
    """One issue's question, for whom it is asked, in whose book, and until when."""

    job: Job
    book: Book
    report: Report
    digest: Digest
    key: bytes
    mark: str
    end_s: float


async def refine(deps: Deps, job: Job, report: Report, analysis: Analysis) -> Analysis:
    """Return the analysis, refined where a model is configured and its answer holds."""
    model = deps.model
    if model is None:
        return analysis
    try:
        found = await _refined(deps, model, job, report, analysis)
    except Exception:  # noqa: BLE001  (one untrusted step; the rules' answer is published)
        _log.exception("model failed", issue_id=str(job.issue_id))
        found = Fallback.FAILED
    if isinstance(found, Fallback):
        _log.info("model fell back", issue_id=str(job.issue_id), reason=found.value)
        return fall_back(analysis, model.options.label, found)
    return found


async def refine_case(deps: Deps, book: Book, report: Report, analysis: Analysis) -> Analysis:
    """Refine what was found in a labelled case: asked anew each time, for no issue and no queue."""
    model = deps.model
    if model is None:
        return analysis
    found = await _answered(deps, model, _NO_JOB, book, report, analysis)
    if isinstance(found, Fallback):
        return fall_back(analysis, model.options.label, found)
    return found


async def _refined(
    deps: Deps, model: Asker, job: Job, report: Report, analysis: Analysis
) -> Analysis | Fallback:
    if analysis.causes and await _is_behind(deps, model):
        return Fallback.BUSY
    return await _answered(deps, model, job, _ProjectBook(deps), report, analysis)


async def _answered(
    deps: Deps, model: Asker, job: Job, book: Book, report: Report, analysis: Analysis
) -> Analysis | Fallback:
    end_s = _now_s() + model.options.deadline_s
    if not analysis.causes:
        return Fallback.NO_CANDIDATES
    scrub = _scrub_by(report.settings)
    digest = await asyncio.to_thread(
        make_digest, report, analysis, model.options.digest_tokens, scrub
    )
    key = cache_key(digest, model.options)
    errand = _Errand(job, book, report, digest, key, deps.ids.new_base62(_MARK_LENGTH), end_s)
    answer = await _remembered(deps, errand) or await _asked(deps, model, errand)
    if isinstance(answer, Fallback):
        return answer
    return apply_answer(analysis, digest, answer, model.options.label)


class _ProjectBook:
    """The book in the database: of the project's day, and of the job's calls."""

    def __init__(self, deps: Deps) -> None:
        self._database = deps.database

    async def reserve(self, command: ReserveCall) -> Reserved:
        return await self._database.write(model_calls.reserve_call, command)

    async def settle(self, command: SettleCall) -> None:
        await self._database.write(model_calls.settle_call, command)


async def _is_behind(deps: Deps, model: Asker) -> bool:
    """Tell whether others wait too long: a slow model must not hold up a queue of reports."""
    patience_us = round(model.options.deadline_s * MICROSECONDS)
    then_us = deps.clock.now_us() - patience_us
    longest_us = deps.analysis.longest_wait_us + patience_us
    return await deps.database.read(lambda tx: jobs.due_job_exists(tx, then_us, longest_us))


async def _remembered(deps: Deps, errand: _Errand) -> Answer | None:
    project_row = errand.job.project_row
    if errand.job is _NO_JOB:
        return None
    kept = await deps.database.read(lambda tx: model_calls.find_answer(tx, project_row, errand.key))
    if kept is None:
        return None
    answer = read_answer(kept.decode(), frozenset(errand.digest.causes))
    return answer if isinstance(answer, Answer) else None


async def _asked(deps: Deps, model: Asker, errand: _Errand) -> Answer | Fallback:
    """Ask, with one more try after a failure that another try may mend."""
    failed: Fallback | None = None
    pause_s = 0.0
    for _ in range(MOST_CALLS):
        if model.breaker.is_open(_now_s()):
            return failed or Fallback.CIRCUIT_OPEN
        if _now_s() + pause_s >= errand.end_s:
            return failed or Fallback.DEADLINE
        await asyncio.sleep(pause_s)
        pause_s = 0.0
        prompt = make_prompt(
            errand.digest, errand.mark, failed if failed and is_repairable(failed) else None
        )
        answer, reply = await _call(deps, model, errand, prompt)
        if isinstance(answer, Answer):
            return answer
        if reply is None or (failed is not None and not reply.is_form_refused):
            return answer
        if reply.is_form_refused:
            continue
        failed, pause_s = answer, _pause_s(model, answer, reply)
        if pause_s > _PATIENCE_S:
            return answer
    return failed or Fallback.NOT_ACCEPTED


def _pause_s(model: Asker, failed: Fallback, reply: Reply) -> float:
    """Return how long to wait before another try; for ever where there is none."""
    if is_repairable(failed):
        return 0.0
    if failed not in _WORTH_ANOTHER_TRY:
        return float("inf")
    return max(model.options.pause_s, reply.retry_after_s or 0.0)


async def _call(
    deps: Deps, model: Asker, errand: _Errand, prompt: Prompt
) -> tuple[Answer | Fallback, Reply | None]:
    """Make one call, entered in the book before and after; no reply where none was allowed."""
    reserved = await errand.book.reserve(_reservation(deps, model, errand, prompt))
    if reserved.call_row is None:
        return reserved.refusal or Fallback.FAILED, None
    begun_s = _now_s()
    timeout_s = max(0.0, min(model.options.timeout_s, errand.end_s - begun_s))
    reply = await model.ask(prompt, timeout_s, model.options.answer_tokens)
    if not reply.is_form_refused:
        model.breaker.note(reply.failure, _now_s(), reply.retry_after_s or 0.0)
    answer = reply.failure or read_answer(reply.text, frozenset(errand.digest.causes))
    if isinstance(answer, Answer):
        answer = scrub_answer(answer, _scrub_by(errand.report.settings))
    settle = _settlement(model, prompt, reply, answer, reserved.call_row, _now_s() - begun_s)
    await errand.book.settle(settle)
    return answer, reply


def _reservation(deps: Deps, model: Asker, errand: _Errand, prompt: Prompt) -> ReserveCall:
    options, job = model.options, errand.job
    asked, answered = prompt_tokens(prompt), options.answer_tokens
    budget_micros = round(options.daily_budget * 1_000_000)
    own = errand.report.settings.model_daily_tokens
    return ReserveCall(
        project_row=job.project_row,
        issue_row=job.issue_row,
        job_row=job.row,
        provider=options.provider.value,
        model=options.name or "",
        digest=errand.key,
        now_us=deps.clock.now_us(),
        tokens=asked + answered,
        cost_micros=options.cost_micros(asked, answered),
        most_calls=MOST_CALLS,
        most_tokens=(options.daily_tokens or None) if own is None else own,
        most_cost_micros=budget_micros or None,
    )


def _settlement(
    model: Asker,
    prompt: Prompt,
    reply: Reply,
    answer: Answer | Fallback,
    call_row: int,
    seconds: float,
) -> SettleCall:
    """Reckon with what the provider says, else with our estimate: an unknown cost is not none."""
    most = (
        (0, 0) if reply.failure in _FREE else (prompt_tokens(prompt), model.options.answer_tokens)
    )
    asked = most[0] if reply.input_tokens is None else reply.input_tokens
    answered = most[1] if reply.output_tokens is None else reply.output_tokens
    return SettleCall(
        call_row=call_row,
        outcome=ANSWERED if isinstance(answer, Answer) else answer.value,
        tokens=asked + answered,
        cost_micros=model.options.cost_micros(asked, answered),
        latency_ms=round(seconds * 1_000),
        answer=encode_answer(answer) if isinstance(answer, Answer) else None,
    )


def _scrub_by(settings: ProjectSettings) -> Callable[[str], str]:
    own = compile_rules(settings.scrub_names, settings.scrub_patterns)
    return lambda text: scrub_text(text, own).text


def _now_s() -> float:
    return asyncio.get_running_loop().time()
