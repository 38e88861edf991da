"""What an analysis says, put in the order and the words of a page. Pure. Not: markup."""

from collections.abc import Iterator
from itertools import islice

from msgspec import Struct

from usercontext.actions.issue_page import CitedEntry, IssueReading
from usercontext.domain.analysis import Analysis, Category, Cause, Claim, ClaimKind, Verdict
from usercontext.domain.clock import MICROSECONDS
from usercontext.domain.counted import counted

_TITLE_LENGTH = 140
_CHAINED = ((ClaimKind.STEP, 1), (ClaimKind.CAUSE, 1), (ClaimKind.EFFECT, 1))
_MOST_CHIPS = 8
_ROLES = {
    ClaimKind.STEP: "What the user did",
    ClaimKind.CAUSE: "Where it broke",
    ClaimKind.EFFECT: "What followed",
}
FALLBACKS = {
    "no_candidates": "the rules found no causes to choose from",
    "daily_budget": "the daily token limit was used up",
    "calls_used_up": "the limit of calls for this issue was used up",
    "circuit_open": "it failed several times in a row and is paused for a while",
    "busy": "other reports were waiting too long",
    "deadline": "there was no time left",
    "timed_out": "it did not answer in time",
    "rate_limited": "the provider limited the request rate",
    "unreachable": "the provider could not be reached",
    "not_accepted": "the provider did not accept the request",
    "wrong_schema": "its response was not in the requested format",
    "declined": "it declined to answer",
    "unsupported": "none of its statements about the cause is supported by the log",
    "overruled": "it said inconclusive although the evidence is complete",
}


class Chip(Struct, frozen=True):
    """A link to an entry: its kind, seconds before the report, its words; None: it is gone."""

    log_id: str
    kind: str | None
    before_s: float | None
    words: str
    failed: bool = False


class Link(Struct, frozen=True):
    """One link of the chain from what the user did to what came of it."""

    role: str
    name: str
    chip: Chip


class Said(Struct, frozen=True):
    """A sentence and the entries that prove it; ``more`` are proofs beyond those shown."""

    kind: str
    text: str
    chips: tuple[Chip, ...]
    more: int = 0
    percent: int | None = None


class Reading(Struct, frozen=True):
    """An analysis as the page shows it."""

    title: str
    is_cut: bool
    chain: tuple[Link, ...]
    claims: tuple[Said, ...]
    others: tuple[Said, ...]
    missing: tuple[str, ...]
    next_time: tuple[str, ...]
    steps: tuple[Said, ...]
    is_worded: bool
    fallback: str | None

    @property
    def linked(self) -> frozenset[str]:
        """Return the log ids of the entries that the page links to: its timeline has to show them.

        An analysis of a stream of errors cites 200, most of which are told as "and 40 more".
        """
        said = (*self.claims, *self.others, *self.steps)
        chips = [link.chip for link in self.chain] + [chip for each in said for chip in each.chips]
        return frozenset(chip.log_id for chip in chips)


def read_reading(reading: IssueReading) -> Reading:
    """Put an issue in the order of its page."""
    issue, said = reading.issue, reading.issue.analysis
    lines = [line.strip() for line in issue.user_description.splitlines() if line.strip()]
    first = lines[0] if lines else "No description"
    is_long = len(first) > _TITLE_LENGTH
    title = f"{first[: _TITLE_LENGTH - 1].rstrip()}…" if is_long else first
    read = _Reader(reading)
    if said is None:
        return Reading(title, is_long or len(lines) > 1, *((),) * 6, False, None)
    return Reading(
        title=title,
        is_cut=is_long or len(lines) > 1,
        chain=tuple(read.chain(said)),
        claims=tuple(read.claim(claim) for claim in said.claims),
        others=tuple(read.cause(cause) for cause in said.other_causes),
        missing=tuple(what_is_missing(said)),
        next_time=tuple(_next_time(said, reading)),
        steps=tuple(read.said("step", each.text, each.evidence) for each in said.steps),
        is_worded=said.analyzer.model is not None and said.analyzer.fallback is None,
        fallback=_fallback(said),
    )


class _Reader:
    """Turns log ids into chips."""

    def __init__(self, reading: IssueReading) -> None:
        self._cited = reading.cited
        self._reported_us = reading.issue.created_us

    def chain(self, said: Analysis) -> Iterator[Link]:
        """Name what the user did, where it broke and what followed first: one entry each."""
        for kind, most in _CHAINED:
            alike = (claim for claim in said.claims if claim.kind is kind and claim.evidence)
            for claim in islice(alike, most):
                yield Link(kind.value, _ROLES[kind], self._chip(claim.evidence[0]))

    def claim(self, claim: Claim) -> Said:
        """Return a claim with its proofs."""
        return self.said(claim.kind.value, claim.text, claim.evidence)

    def cause(self, cause: Cause) -> Said:
        """Return a cause that was considered too."""
        percent = round(cause.probability * 100)
        return self.said("cause", cause.text, cause.evidence, percent)

    def said(
        self, kind: str, text: str, evidence: tuple[str, ...], percent: int | None = None
    ) -> Said:
        """Return a sentence with the first of its proofs."""
        chips = tuple(self._chip(log_id) for log_id in evidence[:_MOST_CHIPS])
        return Said(kind, text, chips, len(evidence) - len(chips), percent)

    def _chip(self, log_id: str) -> Chip:
        found: CitedEntry | None = self._cited.get(log_id)
        if found is None:
            return Chip(log_id, None, None, "This entry no longer exists")
        before_s = (found.entry.instant_us - self._reported_us) / MICROSECONDS
        words = found.words
        return Chip(log_id, words.kind, before_s, words.text, words.failed)


def what_is_missing(said: Analysis) -> Iterator[str]:
    """Say what would make the verdict surer, from what the analysis itself counts."""
    if said.verdict is not Verdict.INCONCLUSIVE:
        if not _is_led_to(said):
            yield "No user action that leads to it was captured."
        if said.verdict is not Verdict.CONFIRMED and not _is_followed(said):
            yield "No effect of it was captured."
    kept = said.completeness
    if kept.dropped:
        yield f"{counted(kept.dropped, 'log entry', 'log entries')} did not reach the analysis."
    if kept.truncated:
        yield f"{counted(kept.truncated, 'log entry', 'log entries')} arrived truncated."
    if kept.gaps:
        yield f"{counted(kept.gaps, 'stretch', 'stretches')} of time without any entry."
    if said.claims_rejected:
        number = counted(said.claims_rejected, "statement was", "statements were")
        yield f"{number} left out, because no entry supports it."


def _is_led_to(said: Analysis) -> bool:
    """Tell whether an action leads to the cause: a click, or the page that was gone to just before.

    What was pressed in vain is the cause itself, and its own last step.
    """
    if any(claim.kind is ClaimKind.STEP for claim in said.claims):
        return True
    root = next((one.evidence[0] for one in said.claims if one.kind is ClaimKind.CAUSE), "")
    place = next((n for n, one in enumerate(said.steps) if root in one.evidence), None)
    if place is None:
        return False
    if said.steps[place].text.startswith("Click "):
        return True
    before = said.steps[place - 1].text if place else ""
    return before.startswith("Go to ") or ", which opens " in before


def _is_followed(said: Analysis) -> bool:
    """Tell whether more than the failure was captured: its cause may say what the page made of it.

    Of a press that came to nothing, nothing follows: that is the failure.
    """
    if said.category is Category.DEAD_CONTROL:
        return True
    followed = (ClaimKind.EFFECT, ClaimKind.IMPACT)
    cause = (claim for claim in said.claims if claim.kind is ClaimKind.CAUSE)
    return any(claim.kind in followed for claim in said.claims) or any(
        len(claim.evidence) > 1 for claim in cause
    )


def _next_time(said: Analysis, reading: IssueReading) -> Iterator[str]:
    """Say what to capture beside what the summary misses, so that the next report is explained."""
    if said.verdict is not Verdict.INCONCLUSIVE or not reading.counts.entries:
        return
    yield "Errors that the page catches itself: hand them to UserContext.log where they are caught."
    if not reading.session.release:
        yield "The release: name it when the session starts, so that a new fault shows where from."


def _fallback(said: Analysis) -> str | None:
    reason = said.analyzer.fallback
    return None if reason is None else FALLBACKS.get(reason, reason.replace("_", " "))
