"""What a cause is called: without what is somebody's, and by what it was called before."""

import json
from typing import Any

import pytest

from analyze.visits import PAGE, Visit
from builders import REPORTED_US
from usercontext.analyze.grouping import signature
from usercontext.analyze.reach.met import signatures_in
from usercontext.analyze.reading.report import Report
from usercontext.domain.analysis import Category

THINGS = [
    ("item_48213", "item_5"),
    ("ord_7Kx2", "ord_19Qab"),
    ("cart_51ab7", "cart_9"),
    ("anna_weber", "petra_lang"),
]


def name_of(visit: Visit) -> str:
    named = visit.judge().signature
    assert named is not None
    return named


def refused(line: str = "", **body: Any) -> str:
    more = {"responseBody": json.dumps(body), "contentType": "application/json"} if body else {}
    visit = Visit().go("/checkout").click("Order").ask("POST", "/api/orders", 422, **more)
    return name_of(visit.log("warn", f"[order] refused: {line}") if line else visit)


def met(visit: Visit) -> frozenset[str]:
    about = {"url": f"{PAGE}/"}
    return signatures_in(
        Report("", about, REPORTED_US, None, None, visit.entries, total=len(visit.entries))
    )


def was_called(category: Category, endpoint: str, status: str) -> str:
    return signature(category, message="", frame="", endpoint=endpoint, status=status, route="")


@pytest.mark.parametrize(("one", "other"), THINGS)
def test_a_line_that_refuses_one_thing_names_the_cause_of_all(one: str, other: str) -> None:
    """Each order of `item_48213` was a group of its own: its id was taken for the server's code."""
    said = "is not in the list"

    assert refused(f"{one} {said}") == refused(f"{other} {said}") != refused("street: is missing")


@pytest.mark.parametrize(("one", "other"), THINGS)
def test_a_sentence_that_names_one_thing_is_one_for_all(one: str, other: str) -> None:
    said = "Tick the box beside parcel"

    assert refused(message=f"{said} {one}") == refused(message=f"{said} {other}")


@pytest.mark.parametrize(("one", "other"), THINGS[:3])
def test_a_thing_in_the_place_of_a_code_or_a_field_is_one_for_all(one: str, other: str) -> None:
    assert refused(reason=one) == refused(reason=other)
    assert refused(f"{one}: must be chosen anew") == refused(f"{other}: must be chosen anew")


@pytest.mark.parametrize("line", ["anna_weber is not a member", "no longer a friend of anna_weber"])
def test_who_was_refused_does_not_stand_in_a_name(line: str) -> None:
    assert "anna" not in refused(line)


@pytest.mark.parametrize(
    "told",
    [
        {"reason": "anna_weber", "user": "anna_weber"},
        {"error": "anna_weber", "message": "Tell @anna_weber first"},
        {"name": "anna_weber", "reason": "not_a_member"},
        {"reason": "anna_weber", "owner": {"login": "anna_weber"}},
    ],
)
def test_a_handle_in_the_place_of_a_code_is_none_where_it_is_called_somebodys(
    told: dict[str, Any],
) -> None:
    """Each user made a group of their own: a handle is written as codes are."""
    assert "anna" not in refused(**told).lower()


def test_what_an_address_asks_for_is_no_code_of_its_answer() -> None:
    body = json.dumps({"reason": "anna_weber"})
    visit = Visit().go("/people").click("Follow")
    visit.ask("POST", "/api/people/anna_weber", 422, responseBody=body)

    assert name_of(visit).count("anna_weber") <= 1  # in the address, which has no id


@pytest.mark.parametrize(
    "told",
    [
        {"name": "SHOP_CLOSED"},
        {"reason": "shop_closed", "user": "anna_weber"},
        {"code": "shop_closed", "message": "This user shop has no hours"},
    ],
)
def test_a_code_stays_one_beside_somebody(told: dict[str, Any]) -> None:
    assert "shop_closed" in refused(**told)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("shop_closed: open again at nine", "slot_taken: choose one more"),
        ("the answer was not taken (shop_closed)", "the answer was not taken (slot_taken)"),
        ("Reason TOO_SMALL is not active", "Reason TOO_OFTEN is not active"),
    ],
)
def test_a_code_in_a_line_is_a_name(one: str, other: str) -> None:
    assert refused(one) != refused(other)


def test_codes_with_numbers_of_their_own_stay_apart() -> None:
    assert refused(code="SHOP_1042") != refused(code="SHOP_1043")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("login-oauth2", "connect-oauth2"),
        ("verify-2factor", "enable-2factor"),
        ("google-oauth2callback", "github-oauth2callback"),
        ("load-i18n", "save-i18n"),
    ],
)
def test_a_number_in_the_name_of_an_address_is_no_id(one: str, other: str) -> None:
    """Two sign-ins were one cause: what ends with its number was taken for somebody's id."""

    def asked(name: str) -> Visit:
        return Visit().go("/start").click("Continue").ask("POST", f"/auth/{name}", 500)

    assert name_of(asked(one)) != name_of(asked(other))


@pytest.mark.parametrize(
    ("url", "status", "category", "endpoint"),
    [
        ("/js/jquery.min.js", 404, Category.CHUNK_LOAD, "GET /js/jquery.min.js"),
        ("/wp-includes/emoji.min.js", 503, Category.CHUNK_LOAD, "GET /wp-includes/emoji.min.js"),
        ("http://shop.example.com/app/start.js", 0, Category.CHUNK_LOAD, "GET /app/start.js"),
        (
            *("https://api.mapbox.com/v4/tile.png", 401),
            *(Category.ASSET_MISSING, "GET api.mapbox.com/v4/tile.png"),
        ),
    ],
)
def test_what_is_read_otherwise_today_also_tells_what_it_was_called(
    url: str, status: int, category: Category, endpoint: str
) -> None:
    """An ignored group of a script came back as a new one: the name of before held its category."""
    visit = Visit().go("/").ask("GET", url, status, error="" if status else "did not load")

    former = was_called(category, endpoint, f"{status // 100}xx" if status else "0")
    assert former in met(visit)


@pytest.mark.parametrize("status", [400, 403, 404, 429, 500])
def test_an_error_that_tells_its_status_also_has_the_name_of_any_error(status: int) -> None:
    """91 of 10,843 signals of the evaluation had lost it: an ignored group came back as a new one.

    Their line ("GET /stock answered 500") told nothing of the status once.
    """
    line = f"no stock: GET /stock answered {status}"

    former = signature(
        Category.JS_EXCEPTION,
        message="no stock: get /stock answered #",
        **{"frame": "", "endpoint": "", "status": "", "route": "/shop"},
    )
    assert former in met(Visit().go("/shop").log("error", line))
    assert former not in met(Visit().go("/shop").log("error", "no stock: GET /cart answered 500"))


def test_a_line_about_a_good_answer_also_has_its_name_of_before() -> None:
    visit = Visit().go("/shop").ask("GET", "/api/products", 200)
    visit.log("warn", "[products] sort=price: 5800, 1600 is not in this order")

    names = met(visit)
    assert {one.rpartition("|")[2].partition("#")[0] for one in names} == {
        "GET /api/products 2xx",
        "/shop",
    }


@pytest.mark.parametrize("value", ["E42", "E 7.1", "of Anna"])
def test_the_value_beside_a_line_is_no_part_of_its_name(value: str) -> None:
    """A logger's value is read with its sentence since, and each value was another group."""

    def logged(**more: str) -> Visit:
        visit = Visit().go("/checkout").click("Pay")
        return visit.add("console", "error", {"message": "Checkout failed"} | more)

    assert met(logged(value=value)) == met(logged()) != frozenset()
