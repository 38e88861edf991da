"""The loss per day against sums done by hand; without its inputs there is no number."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from analyze.visits import Visit
from usercontext.analyze.impact.beta import ATOMS, cumulative, interval, mixed, quantile, rate_atoms
from usercontext.analyze.impact.revenue import estimate_revenue
from usercontext.analyze.reach.definitions import definition_of
from usercontext.analyze.reach.session_facts import SessionFacts, facts_of
from usercontext.domain.analysis import Affected
from usercontext.domain.conversions import Stratum
from usercontext.domain.log_entry import EventType
from usercontext.domain.project_settings import Conversion, ProjectSettings

SHOP = ProjectSettings(
    value_per_conversion=50.0, currency="EUR", conversion=Conversion(path="/thank-you*")
)
REACH = Affected(3, 40, 37, 31, 24, 1.0)
ALIKE = Stratum("/", "r1", "Chrome", 40, 2, 400, 100)


def test_the_loss_is_what_its_formula_says() -> None:
    """40 sessions a day × (100/400 − 2/40) × 50 = 40 × 0.2 × 50 = 400."""
    found = estimate_revenue(SHOP, REACH, [ALIKE])

    assert (found.expected, found.currency, found.period) == (400.0, "EUR", "day")
    assert found.inputs == {
        "affectedSessions": 40.0,
        "windowHours": 24.0,
        "affectedPerDay": 40.0,
        "affectedConversion": 0.05,
        "affectedCounted": 40.0,
        "unaffectedConversion": 0.25,
        "unaffectedMatched": 400.0,
        "valuePerConversion": 50.0,
        "coverage": 1.0,
    }
    assert found.formula is not None
    assert "= 40 × (0.25 − 0.05) × 50 EUR; matched by entry page, release and" in found.formula


def test_the_interval_holds_the_expected_loss_and_is_that_of_two_beta_rates() -> None:
    """Means and variances of Beta(100.5, 300.5), Beta(2.5, 38.5): sd of the gap 0.0429."""
    found = estimate_revenue(SHOP, REACH, [ALIKE])

    assert found.low is not None
    assert found.high is not None
    assert found.low == pytest.approx(2000 * (0.1896 - 1.645 * 0.0429), abs=25)
    assert found.high == pytest.approx(2000 * (0.1896 + 1.645 * 0.0429), abs=25)


def test_a_window_of_two_days_is_halved_to_one() -> None:
    found = estimate_revenue(SHOP, replace(REACH, window_hours=48), [ALIKE])

    assert found.expected == 200.0


def test_sessions_are_compared_with_those_that_began_alike() -> None:
    """Half began on /ad where 4 of 100 convert, half on / where 50 of 100 do: 0.27 is usual."""
    strata = [Stratum("/ad", "", "", 20, 0, 100, 4), Stratum("/", "", "", 20, 2, 100, 50)]
    found = estimate_revenue(SHOP, REACH, strata)

    assert found.expected == pytest.approx(40 * (0.27 - 0.05) * 50)


def test_too_few_alike_are_joined_by_coarser_ones_and_that_is_said() -> None:
    strata = [Stratum("/", "r2", "Chrome", 40, 2, 3, 3), Stratum("/", "r1", "Safari", 0, 0, 97, 22)]
    found = estimate_revenue(SHOP, REACH, strata)

    assert found.inputs is not None
    assert found.inputs["unaffectedConversion"] == 0.25
    assert "some only by entry page;" in (found.formula or "")


def test_hundreds_of_releases_are_compared_more_coarsely() -> None:
    strata = [Stratum("/", f"r{n}", "", 1, 0, 30, 15) for n in range(40)]
    found = estimate_revenue(SHOP, REACH, strata)

    assert "matched by entry page;" in (found.formula or "")
    assert (found.inputs or {})["unaffectedMatched"] == 1200


def test_a_gain_is_never_claimed() -> None:
    found = estimate_revenue(SHOP, REACH, [replace(ALIKE, affected_converted=39)])

    assert (found.low, found.expected, found.high) == (0.0, 0.0, 0.0)
    assert "no loss and no gain" in (found.formula or "")


def test_a_look_at_half_of_the_sessions_is_said_and_not_doubled() -> None:
    found = estimate_revenue(SHOP, replace(REACH, coverage=0.5), [ALIKE])

    assert found.expected == 400.0
    assert "among the 50 % of sessions that were examined" in (found.formula or "")


@pytest.mark.parametrize(
    ("settings", "affected", "strata", "unknown"),
    [
        (
            ProjectSettings(),
            REACH,
            [ALIKE],
            "the project's settings do not say what one conversion is worth (valuePerConversion), "
            "in which currency (currency) and which page or log entry is a conversion (conversion)",
        ),
        (
            replace(SHOP, currency=None),
            REACH,
            [ALIKE],
            "the project's settings do not say in which currency (currency)",
        ),
        (
            SHOP,
            REACH,
            [replace(ALIKE, affected=4)],
            "4 sessions affected within 24 h could be examined, and 5 are needed",
        ),
        (SHOP, None, [], "0 sessions affected within 24 h could be examined, and 5 are needed"),
        (
            SHOP,
            REACH,
            [replace(ALIKE, others=29)],
            "29 sessions within 24 h were not affected, and 30 are needed for comparison",
        ),
    ],
)
def test_what_is_missing_is_named_instead_of_a_number(
    settings: ProjectSettings, affected: Affected | None, strata: list[Stratum], unknown: str
) -> None:
    found = estimate_revenue(settings, affected, strata)

    assert (found.unknown, found.expected, found.low, found.high) == (unknown, None, None, None)


@given(st.integers(5, 500), st.integers(0, 500), st.integers(30, 5_000), st.floats(0, 1))
def test_an_estimate_is_ordered_and_no_gain(met: int, lost: int, others: int, rate: float) -> None:
    strata = [Stratum("/", "", "", met, min(lost, met), others, int(others * rate))]
    found = estimate_revenue(SHOP, replace(REACH, sessions=met), strata)

    assert found.low is not None
    assert found.expected is not None
    assert found.high is not None
    assert 0 <= found.low <= found.expected <= found.high


@pytest.mark.parametrize(("a", "b"), [(1, 1), (2, 3), (7, 2), (40, 160), (3, 900)])
@pytest.mark.parametrize("x", [0.001, 0.05, 0.2, 0.5, 0.9])
def test_the_beta_distribution_is_the_tail_of_a_binomial(a: int, b: int, x: float) -> None:
    tries = a + b - 1
    tail = sum(math.comb(tries, j) * x**j * (1 - x) ** (tries - j) for j in range(a, tries + 1))

    assert cumulative(a, b, x) == pytest.approx(tail, abs=1e-10)


def test_the_arcsine_distribution_is_known_in_closed_form() -> None:
    assert cumulative(0.5, 0.5, 0.3) == pytest.approx(2 / math.pi * math.asin(math.sqrt(0.3)))
    assert quantile(0.5, 0.5, 0.05) == pytest.approx(math.sin(0.05 * math.pi / 2) ** 2)


@given(
    st.floats(0.5, 5_000), st.floats(0.5, 5_000), st.floats(0.005, 0.995)
)  # the shares of the atoms
def test_a_quantile_is_where_the_distribution_reaches_its_share(
    a: float, b: float, share: float
) -> None:
    assert cumulative(a, b, quantile(a, b, share)) == pytest.approx(share, abs=1e-6)


def test_atoms_carry_mean_and_spread_of_a_rate() -> None:
    atoms = rate_atoms(25, 100)
    mean = sum(atoms) / ATOMS
    spread = math.sqrt(sum((atom - mean) ** 2 for atom in atoms) / ATOMS)

    assert mean == pytest.approx(25.5 / 101, abs=0.0005)
    assert spread == pytest.approx(math.sqrt(25.5 * 75.5 / (101**2 * 102)), rel=0.02)
    assert mixed([(0.5, atoms), (0.5, atoms)])[0] > atoms[0]
    assert interval(atoms, atoms)[0] == pytest.approx(-interval(atoms, atoms)[1])


def test_a_session_tells_where_it_began_and_that_it_ended_well() -> None:
    visit = Visit().go("/p/4711").click("Pay").ask("POST", "/api/order", 201).go("/thank-you")
    said = Conversion(text="ORDER placed", event_type=EventType.LOG)
    logged = Visit().go("/").add("console", "info", {"message": "order placed: 7"})

    assert facts_of(visit.entries, SHOP) == SessionFacts(
        "/p/:id", converted=True, definition=definition_of(SHOP.conversion)
    )
    assert facts_of(visit.entries[:-1], SHOP).converted is False
    assert facts_of(logged.entries, replace(SHOP, conversion=said)).converted is True
    clicked = replace(said, event_type=EventType.CLICK)
    assert facts_of(logged.entries, replace(SHOP, conversion=clicked)).converted is False
    assert facts_of([], ProjectSettings()) == SessionFacts("", converted=False, definition="")
