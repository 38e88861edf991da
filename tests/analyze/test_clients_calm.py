"""More sessions of other clients in which nothing is broken. Not: faults."""

from analyze.clients_visits import Client, calm

API = "https://api.acme.test"


def test_timings_and_a_wish() -> None:
    visit = Client()
    for name, millis in (("/me", 80.2), ("/goods", 411.0)):
        told = {"entryType": "resource", "name": API + name, "duration": millis}
        visit.net("info", told | {"responseStatus": 200})

    calm(visit.sent("kunt u ook in kleine letters factureren?"))


def test_a_test_that_passed() -> None:
    visit = Client().con("info", {"message": "12 passed, 0 failed", "suite": "checkout"})
    visit.con("warn", {"message": "retry 1/2 of 'adds to cart': passed"})

    calm(visit.sent("sending the results of tonight's run"))


def test_a_thing_looked_for_before_it_is_made() -> None:
    visit = Client().net("warn", {"method": "GET", "url": f"{API}/baskets/mine", "status": 404})
    visit.net("info", {"method": "POST", "url": f"{API}/baskets", "status": 201})
    visit.nav({"to": "/"}).net("info", {"method": "GET", "url": f"{API}/baskets/8", "status": 200})

    calm(visit.sent("Could you add PayPal please"))


def test_a_preview_that_was_closed() -> None:
    visit = Client().tap({"text": "Preview"})
    visit.net("info", {"url": f"{API}/preview", "state": "canceled", "error": "net::ERR_ABORTED"})
    visit.tap({"text": "Close"}).net("info", {"url": f"{API}/docs", "status": 200})

    calm(visit.sent("¿puedo cambiar el idioma de la aplicación?"))


def test_lines_that_speak_of_errors_and_have_none() -> None:
    visit = Client().con("info", {"message": "error boundary mounted"})
    visit.con("info", {"message": "error tracking enabled", "dsn": None})
    visit.con("info", {"event": "config", "errorRate": 0, "failed": False, "error": None})

    calm(visit.sent("trying out the API with curl"))
