"""Pages that a browser draws otherwise than their server did, as each framework says it."""

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import page, told

LINES = [
    "[Vue warn]: Hydration node mismatch:\n- rendered on server: <b>\n- expected on client: <i>",
    "[Vue warn]: Hydration class mismatch on <p>\n  - rendered on server: class=\"night\"",
    "[Vue warn]: The client-side rendered virtual DOM tree is not matching server-rendered text",
    "[nuxt] Hydration mismatch in <OpeningHours>: 2026-05-01 from the server, 2026-04-30 here",
    "[svelte] hydration_mismatch\nHydration failed because the initial UI does not match what was",
    "https://svelte.dev/e/hydration_mismatch",
    "[svelte] hydration_attribute_changed\nThe `datetime` attribute on `<time>` changed its value"
    " between server and client renders. The client value, `2026-05-01`, will be ignored",
    "Hydration Mismatch. Unable to find DOM nodes for hydration key: 0-0-1-0 of <Total>€ 12.90",
    "NG0500: During hydration Angular expected <app-price> but found <span>.",
    "NG0502: During hydration Angular expected a text node but the node was not found",
    "Warning: Text content did not match. Server: \"3/2/2026\" Client: \"2026-02-03\"",
    "Warning: Expected server HTML to contain a matching <time> in <td>.",
    "Warning: Prop `title` did not match. Server: \"Total 9.90\" Client: \"Total 10.90\"",
    "QWIK: markup rendered on the server differs from the client's: 5/1/2026, 1.5.2026",
    "[astro-island] hydration mismatch in Counter.tsx, expected version 2.0.1, found 2.0.0",
    "[preact] Hydration mismatch: text \"in stock\" is not in the server's HTML",
    "Hydration value mismatch: Unexpected TemplateResult rendered to part",
    "[price] SSR mismatch, server-rendered text \"€ 12,90\" is not the client's \"12.90 €\"",
]  # fmt: skip


@pytest.mark.parametrize("level", ["warn", "error"])
@pytest.mark.parametrize("said", LINES)
def test_what_was_drawn_otherwise_is_hydration_whatever_else_it_names(
    said: str, level: str
) -> None:
    visit = page("/events").log(level, said).ask("GET", "/api/events", 200)
    visit.click("Next month").ask("GET", "/api/events", 200)

    told(visit.judge("It jumps when the page opens", "/events"), "hydration", "P3")


@pytest.mark.parametrize("said", LINES)
def test_who_asks_for_something_is_not_told_of_it(said: str) -> None:
    visit = page("/events").log("warn", said).click("Next month").ask("GET", "/api/events", 200)

    told(visit.judge("Could you send me an invoice?", "/events"), NO_CAUSE, "P3")


@pytest.mark.parametrize(
    "said",
    [
        "hydrate took 31 ms",
        "[islands] hydration is deferred until the browser is idle",
        "[store] rehydrated the cart from storage, nothing differs from the server",
        "[query] hydration of the cache skipped, client data is not older than server data",
        "hydration completed, 0 mismatches",
        "[ssr] rendered on the server in 12 ms, the client matches",
    ],
)
def test_pages_that_warn_of_hydration_which_went_well_say_nothing(said: str) -> None:
    visit = page("/events").log("warn", said).click("Next month").ask("GET", "/api/events", 200)

    told(visit.judge("The hall was cold", "/events"), NO_CAUSE, "P3")


def test_two_sums_that_no_drawing_is_of_are_still_money() -> None:
    visit = page("/checkout").click("Pay").ask("POST", "/api/orders", 201)
    visit.log("error", "total mismatch: server 13.90 EUR, client 12.90 EUR")

    assert visit.judge("I paid more than shown").category != "hydration"


def test_what_a_press_asked_for_in_vain_goes_before_a_drawing() -> None:
    visit = page("/checkout").log("warn", LINES[0]).click("Pay").ask("POST", "/api/orders", 500)

    told(visit.judge("I cannot pay", "/checkout"), "backend_error", "P1", "/api/orders")
