"""Every fault of the demo shop, met by a real browser, leaves the entries that its table says.

The first fault of each signal and of each way through the shop is played: the others leave the page
by the same doors, and those of later sets are kept as recordings of the same visits. With
USERCONTEXT_EVERY_VARIANT=1 it is every variant of every fault.
"""

import signal
from collections.abc import Iterator

import pytest

from capture_build import build_capture
from cli.serving import serve_migrated
from flow.shop_visits import Visited, play_all
from usercontext.shop.expected import compare
from usercontext.shop.families import APART_SETS, SIGNALS
from usercontext.shop.faults import Fault, load_faults
from usercontext.shop.plans import Plan, plan_of
from usercontext.shop.shelf import find_places
from variants import EVERY_VARIANT

pytestmark = pytest.mark.browser

PLACES = find_places()
assert PLACES is not None
FAULTS = tuple(load_faults(PLACES.faults).faults.values())
LATER_SETS = (
    *("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth", "twentyfirst", "twentysecond"),
)
ONLY_RECORDED = {family for name in LATER_SETS for family in APART_SETS[name]}


def chosen() -> Iterator[Fault]:
    seen: set[str] = set()
    for fault in FAULTS:
        if fault.family in ONLY_RECORDED and not EVERY_VARIANT:
            continue
        first = {fault.visit, *({fault.family} & {*SIGNALS})} - seen
        if first or EVERY_VARIANT:
            yield fault
        seen |= first


BROKEN = {
    f"{fault.id}:{variant.id}": plan_of(fault, variant)
    for fault in chosen()
    for variant in (fault.variants if EVERY_VARIANT else fault.variants[:1])
}
HEALTHY = {
    visit: Plan(0, visit) for visit in ("checkout", "browse", "add-to-cart", "account", "voucher")
}


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Visited]]:
    """Play everything at once, on one server and one browser: alone, each waits for its page."""
    build_capture()
    server = serve_migrated(tmp_path_factory.mktemp("shop") / "data")
    plans = BROKEN | HEALTHY
    names = {id(plan): name for name, plan in plans.items()}
    yield {names[id(one.played.plan)]: one for one in play_all(server, list(plans.values()))}
    server.running.send_signal(signal.SIGTERM)
    with server.running:
        assert server.running.wait(60) == 0


@pytest.mark.parametrize("name", BROKEN)
def test_a_fault_leaves_the_entries_that_its_table_says_in_order(
    visited: dict[str, Visited], name: str
) -> None:
    played, entries = visited[name]
    told = [(entry["type"], entry["level"], entry["payload"]) for entry in entries]

    assert played.trouble is None
    assert compare(played.plan.expects, entries).holds, (
        compare(played.plan.expects, entries),
        told,
    )


@pytest.mark.parametrize("name", HEALTHY)
def test_a_healthy_visit_has_no_error(visited: dict[str, Visited], name: str) -> None:
    played, entries = visited[name]

    assert played.trouble is None
    assert len(entries) > 5
    assert [entry["payload"] for entry in entries if entry["level"] == "error"] == []
