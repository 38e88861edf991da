"""What the door counts, and the text that Prometheus reads. Not: who may read it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from usercontext.actions.deps import Deps
from usercontext.domain.attachment import AttachmentCount
from usercontext.domain.delivery import DeliveryCount
from usercontext.domain.reach import ReachProgress

_BUCKETS_S = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)

_METHODS = frozenset("GET HEAD POST PUT PATCH DELETE OPTIONS TRACE CONNECT".split())  # noqa: SIM905
"""The standard ones: a caller may send any word, and each would be a new series."""


class Meter(Collector):
    """Counts requests in plain integers; the library sees them only when the page is asked for.

    A labelled counter of the library costs about 1 us a request, a dictionary a tenth of it. All
    counting and reading happens in the one event loop.
    """

    def __init__(self, deps: Deps, in_flight: Callable[[], int]) -> None:
        self._deps = deps
        self._in_flight = in_flight
        self.connections = 0
        self._requests: dict[tuple[str, str, int], int] = {}
        self._refusals: dict[str, int] = {}
        self._times: dict[str, list[int]] = {}
        self._seconds: dict[str, float] = {}
        self._attachments: Sequence[AttachmentCount] = ()
        self._deliveries: Sequence[DeliveryCount] = ()
        self._reach: ReachProgress | None = None
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def count(self, path: str, method: str, status: int, seconds: float) -> None:
        """Count an answered request; ``path`` is the template, so that ids make no labels."""
        label = (path, method if method in _METHODS else "unknown", status)
        self._requests[label] = self._requests.get(label, 0) + 1
        times = self._times.get(path)
        if times is None:
            times = self._times[path] = [0] * (len(_BUCKETS_S) + 1)
        times[bisect_left(_BUCKETS_S, seconds)] += 1
        self._seconds[path] = self._seconds.get(path, 0.0) + seconds

    def refuse(self, reason: str) -> None:
        """Count a refusal by the code the caller saw, or a closer reason."""
        self._refusals[reason] = self._refusals.get(reason, 0) + 1

    def page(
        self,
        attachments: Sequence[AttachmentCount] = (),
        deliveries: Sequence[DeliveryCount] = (),
        reach: ReachProgress | None = None,
    ) -> bytes:
        """Return everything in Prometheus' text format; what is given the database counted."""
        self._attachments = attachments
        self._deliveries = deliveries
        self._reach = reach
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """Yield what was counted, for the library."""
        yield self._request_counts()
        yield self._request_times()
        yield _by_reason("usercontext_http_refusals", "Requests refused.", self._refusals)
        pages = {str(reason): n for reason, n in self._deps.refusals.by_reason.items()}
        yield _by_reason("usercontext_page_refusals", "Calls of pages refused.", pages)
        yield GaugeMetricFamily(
            "usercontext_http_bodies_in_flight_bytes",
            "Bytes of request bodies held now.",
            value=self._in_flight(),
        )
        yield GaugeMetricFamily(
            "usercontext_http_connections", "Connections open now.", value=self.connections
        )
        yield from self._checker_metrics()
        yield from self._writer_metrics()
        if self._attachments:
            yield self._attachment_counts()
        if self._deliveries:
            yield self._delivery_counts()
        if self._reach is not None:
            yield from _reach_metrics(self._reach)

    def _request_counts(self) -> Metric:
        labels = ["route", "method", "status"]
        family = CounterMetricFamily(
            "usercontext_http_requests", "Requests answered.", labels=labels
        )
        for (path, method, status), n in self._requests.items():
            family.add_metric([path, method, str(status)], n)
        return family

    def _request_times(self) -> Metric:
        family = HistogramMetricFamily(
            "usercontext_http_request_seconds", "From first byte to answer.", labels=["route"]
        )
        bounds = [*map(str, _BUCKETS_S), "+Inf"]
        for path, times in self._times.items():
            sums = [sum(times[: n + 1]) for n in range(len(times))]
            buckets = list(zip(bounds, map(float, sums), strict=True))
            family.add_metric([path], buckets, self._seconds[path])
        return family

    def _attachment_counts(self) -> Metric:
        family = CounterMetricFamily(
            "usercontext_attachments",
            "Attachments of all projects.",
            labels=["state", "reason"],
        )
        for counted in self._attachments:
            family.add_metric([counted.state, counted.reason], counted.n)
        return family

    def _delivery_counts(self) -> Metric:
        family = CounterMetricFamily(
            "usercontext_deliveries", "Deliveries of alerts.", labels=["kind", "outcome"]
        )
        for counted in self._deliveries:
            family.add_metric([counted.kind, counted.outcome], counted.n)
        return family

    def _checker_metrics(self) -> Iterator[Metric]:
        checkers = self._deps.checkers
        yield GaugeMetricFamily(
            "usercontext_checkers", "Processes that check batches.", value=checkers.running
        )
        yield GaugeMetricFamily(
            "usercontext_batches_under_way_bytes",
            "Bytes of batches between their body and their commit, unpacked.",
            value=checkers.under_way_bytes,
        )
        yield GaugeMetricFamily(
            "usercontext_overloaded",
            "1 while batches are refused for want of time or room.",
            value=checkers.is_pressed,
        )
        family = CounterMetricFamily(
            "usercontext_batches_checked", "Batches checked, by which process.", labels=["by"]
        )
        family.add_metric(["server"], checkers.here)
        family.add_metric(["checker"], checkers.apart)
        yield family
        yield CounterMetricFamily(
            "usercontext_batches_crashing",
            "Batches refused because checkers crash of them.",
            value=checkers.suspects.refused,
        )

    def _writer_metrics(self) -> Iterator[Metric]:
        stats = self._deps.database.stats()
        gauges = {
            "queue_depth": ("Writes that wait or are being committed.", stats.queue_depth),
            "queued_bytes": ("Their bytes.", stats.queued_bytes),
            "last_group": ("Writes in the newest commit.", stats.last_group),
            "commit_seconds_max": ("The slowest commit.", stats.commit_seconds_max),
        }
        for name, (words, value) in gauges.items():
            yield GaugeMetricFamily(f"usercontext_writer_{name}", words, value=value)
        counters = {
            "commits": ("Commits on disk.", stats.commits),
            "writes": ("Writes in them.", stats.writes),
            "commit_seconds": ("Time spent committing.", stats.commit_seconds_sum),
            "packed_chunks": ("Batches of quiet sessions packed.", stats.packed_chunks),
        }
        for name, (words, count) in counters.items():
            yield CounterMetricFamily(f"usercontext_writer_{name}", words, value=count)
        yield _by_reason("usercontext_writer_refusals", "Writes not taken.", stats.refusals)


def _reach_metrics(reach: ReachProgress) -> Iterator[Metric]:
    sessions = CounterMetricFamily(
        "usercontext_reach_sessions", "Sessions passed for reach.", labels=["outcome"]
    )
    sessions.add_metric(["looked"], reach.passed)
    sessions.add_metric(["sampled_out"], reach.sampled_out)
    yield sessions
    yield CounterMetricFamily(
        "usercontext_reach_signatures_left_out",
        "Signatures beyond what is kept of a session.",
        value=reach.signatures_left_out,
    )
    yield GaugeMetricFamily(
        "usercontext_reach_lag_seconds", "How long a quiet session has waited.", value=reach.lag_s
    )
    yield GaugeMetricFamily(
        "usercontext_reach_coverage", "Share of sessions looked at.", value=reach.coverage
    )


def _by_reason(name: str, words: str, counts: dict[str, int]) -> Metric:
    family = CounterMetricFamily(name, words, labels=["reason"])
    for reason, n in counts.items():
        family.add_metric([reason], n)
    return family
