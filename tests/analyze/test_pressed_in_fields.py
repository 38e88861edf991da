"""Presses that a log tells in fields, and the no that came of them. Not: captured presses."""

from typing import Any

from analyze.clients_visits import Client, calm, held


def test_a_press_that_a_device_tells_in_fields_leads_to_what_it_was_refused() -> None:
    visit = Client()
    for line, level in (
        ('lvl=INF mod=scan msg="item" ean=4006381333931 price=3.49', "info"),
        ('lvl=INF mod=ui msg="press" btn=PAY_CARD total=4.78', "info"),
        ('lvl=ERR mod=acquirer msg="auth response" rc=51 text="INSUFFICIENT FUNDS"', "error"),
        ('lvl=WRN mod=printer msg="paper low"', "warn"),
    ):
        visit.con(level, {"line": line}, 3)

    held(visit.sent("card does not work here"), "payment_declined", "INSUFFICIENT", "P3 P2")


def test_a_page_s_own_logger_tells_its_presses_too() -> None:
    error: dict[str, Any] = {"name": "ApolloError", "message": "Coupon SPRING is over"}
    error |= {"graphQLErrors": [{"message": "x", "extensions": {"code": "COUPON_EXPIRED"}}]}
    visit = Client()
    for _ in range(2):
        visit.con("info", {"level": "info", "message": "click", "target": "apply-coupon"}, 4)
        visit.con("error", {"level": "error", "message": "coupon failed", "error": error}, 0.5)

    said = visit.sent("der Gutschein geht nicht", url="https://shop.acme.test/checkout")
    held(said, "validation_rejected", "apply-coupon|Coupon SPRING is over", "P2 P3")


def test_a_graph_s_code_of_a_machine_is_no_rule() -> None:
    error: dict[str, Any] = {"name": "ApolloError", "message": "Could not read the coupon"}
    code = {"code": "DOWNSTREAM_SERVICE_ERROR"}
    error |= {"graphQLErrors": [{"message": "x", "extensions": code}]}
    visit = Client().con("info", {"message": "click", "target": "apply-coupon"})
    visit.con("error", {"message": "coupon failed", "error": error})

    said = visit.sent("der Gutschein geht nicht", url="https://shop.acme.test/cart")
    held(said, "backend_error", "Could not read the coupon", "P1 P2")


def test_what_only_speaks_of_a_press_is_none() -> None:
    visit = Client().con("info", {"message": "click to continue", "target": "tour"})
    visit.con("info", {"message": "waits for a click", "target": "tour"})
    visit.con("warn", {"message": "tour.json is older than a day"})

    calm(visit.sent("how do I skip the tour?", url="https://shop.acme.test/"))
