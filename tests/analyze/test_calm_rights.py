"""Look-ups and rights of ordinary use, most of whose answers' bodies were not captured.

Not: what an answer's body says of them.
"""

import json
from typing import Any

import pytest

from analyze.page_visits import PageVisit, page, told
from usercontext.domain.analysis import Analysis, Category, Priority


def notice(visit: PageVisit, words: str) -> PageVisit:
    shown = {"kind": "notice", "message": words, "selector": "div.toast"}
    return visit.add("console", "info", shown, after=0.3)


def is_calm(analysis: Analysis) -> None:
    assert analysis.priority is Priority.P3, f"{analysis.priority}: {analysis.root_cause}"


@pytest.mark.parametrize("said", ["Aucun colis sous ce numéro", ""])
def test_a_number_that_was_typed_wrongly_and_then_rightly(said: str) -> None:
    visit = page("/parcel").click("Suivre").ask("GET", "/api/parcels/8K12", 404)
    visit = notice(visit, said) if said else visit
    visit.click("Suivre", after=15).ask("GET", "/api/parcels/8K21", 200).go("/parcel/8K21")

    is_calm(visit.judge("LIVRAISON TOUJOURS EN RETARD", "/parcel/8K21"))


def test_a_number_that_is_found_under_no_other_is_missed() -> None:
    visit = page("/parcel").click("Suivre").ask("GET", "/api/parcels/8K12", 404)
    visit.click("Suivre", after=15).ask("GET", "/api/parcels/8K12", 404)

    told(visit.judge("my parcel is not found", "/parcel"), "api_contract", "P1 P2", "404")


def test_another_kind_of_number_is_no_slip() -> None:
    visit = page("/parcel").click("Track").ask("GET", "/api/parcels/8K12", 404)
    visit.click("Track", after=15).ask("GET", "/api/parcels/demo", 200)

    told(visit.judge("", "/parcel"), "api_contract", "P2", "/api/parcels/8K12")


def scanned(level: str = "info", line: str = "40063 unknown, open price entry") -> PageVisit:
    visit = page("/till").click("Scan").ask("GET", "/api/items/40063", 404).log(level, line)
    return visit.click("Enter price", after=3)


def test_a_scanned_number_that_nobody_knows_and_that_was_entered_by_hand() -> None:
    is_calm(scanned().ask("POST", "/api/lines", 201).judge("the till is too high", "/till"))


@pytest.mark.parametrize(
    "visit",
    [
        scanned().ask("POST", "/api/lines", 500),
        scanned(),
        scanned("error").ask("POST", "/api/lines", 201),
        scanned(line="ready").ask("POST", "/api/lines", 201),
    ],
    ids=["not taken", "not sent", "an error", "not named"],
)
def test_a_scanned_number_with_no_way_round_stays(visit: PageVisit) -> None:
    assert visit.judge("", "/till").priority is not Priority.P3


def test_a_part_that_not_everybody_may_see_is_no_payment() -> None:
    visit = page("/admin").ask("GET", "/api/me", 200).ask("GET", "/api/billing", 403)
    visit.ask("GET", "/api/projects", 200).click("Projects").go("/projects")
    visit.ask("GET", "/api/projects", 200)

    is_calm(visit.judge("why is everything in ENGLISH", "/projects"))


@pytest.mark.parametrize("words", ["I cannot see my billing", "the bills are gone, I want to pay"])
def test_a_part_that_is_missed_stays(words: str) -> None:
    visit = page("/admin").ask("GET", "/api/billing", 403).click("Projects").go("/projects")
    visit.ask("GET", "/api/projects", 200)

    told(visit.judge(words, "/admin"), "permission_denied", "P1 P2", "/api/billing")


def test_the_ways_to_pay_that_a_checkout_is_refused_are_needed() -> None:
    visit = page("/checkout").ask("GET", "/api/payment/methods", 403).click("Continue")
    visit.ask("GET", "/api/cart", 200)

    told(visit.judge("", "/checkout"), "permission_denied", "P0 P1 P2", "403")


def refused(label: str, body: Any, line: str) -> PageVisit:
    visit = page("/consent").click(label)
    captured = {} if body is None else {"responseBody": json.dumps(body)}
    visit.ask("POST", "/api/consent", 200, contentType="application/json", **captured)
    return visit.log("error", line).go("/recipes").ask("GET", "/api/recipes", 200)


@pytest.mark.parametrize("body", [{"analytics": False, "marketing": False}, None])
@pytest.mark.parametrize("label", ["Nur notwendige", "Reject all", "Tout refuser"])
def test_what_is_not_started_without_consent(label: str, body: Any) -> None:
    visit = refused(label, body, "[CMP] vendor google denied, tag not fired")

    assert visit.judge("", "/recipes").category is Category.UNKNOWN


def test_a_consent_that_could_not_be_kept_is_told() -> None:
    visit = refused("Nur notwendige", {"analytics": False}, "vendor cookies could not be rejected")

    assert visit.judge("", "/recipes").category is not Category.UNKNOWN


def test_what_is_not_started_in_spite_of_a_consent_is_told() -> None:
    visit = refused("Accept all", None, "[CMP] video embed denied, player tag not loaded")

    assert visit.judge("the video is missing", "/recipes").category is not Category.UNKNOWN
