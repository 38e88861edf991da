"""The harmless twins of what guests send: the same shapes, and nothing is wrong. Not: failures."""

from analyze.guest_visits import Guest, quiet, read

API = "https://api.brew.example"


def test_fractions_of_milliseconds_are_no_seconds() -> None:
    app = Guest().tap({"label": "Search"})
    app.net("info", {"method": "GET", "url": f"{API}/search", "status": 200, "duration": 14.2})
    app.rests(20).tap({"label": "Result 1"})
    app.net("info", {"method": "GET", "url": f"{API}/items/1", "status": 200, "duration": 9.8})

    quiet(app.writes("Can you add a wish list?"))


def test_two_sums_that_nobody_says_to_differ_are_no_wrong_money() -> None:
    app = Guest().tap({"label": "Pay"})
    app.net("info", {"uri": f"{API}/orders", "verb": "post", "responseStatus": 201})
    app.con("info", {"msg": "order placed", "net": "49.90", "gross": "59.38"})

    quiet(app.writes("Where is my invoice?"))


def test_a_mismatch_of_two_locales_is_no_wrong_money() -> None:
    app = Guest().con("warn", {"msg": "locale mismatch", "app": "de", "device": "en"})
    app.net("info", {"uri": f"{API}/home", "verb": "get", "responseStatus": 200})

    quiet(app.writes("Love the app, thank you"))


def test_a_level_in_numbers_is_no_status() -> None:
    site = Guest().con("info", {"channel": "app", "level": 200, "message": "cart opened"})
    site.con("warn", {"channel": "app", "level": 300, "message": "cache cold", "url": "/cart"})

    quiet(site.writes("How do I change my address?"))


def test_a_batch_of_events_is_no_error() -> None:
    events = [{"name": "view", "value": "home"}, {"name": "tap", "value": "error_banner_test"}]
    app = Guest().con("info", {"events": events, "sdk": "acme-analytics"})
    app.net("info", {"m": "GET", "u": f"{API}/home", "s": 200})

    quiet(app.writes("Bitte noch Griechisch als Sprache"))


def test_a_page_that_explains_a_status_has_none() -> None:
    site = Guest().show({"path": "/docs/errors"})
    site.con("info", {"message": 'example: "GET /orders HTTP/1.1" means a request line'})

    quiet(site.writes("Typo on the page about error codes"))


def test_a_crash_of_an_earlier_visit_is_no_trouble_of_this_one() -> None:
    app = Guest().con("info", {"msg": "previous session", "crash": False, "fatal": False})
    app.show({"screen": "Checkout"}).tap({"label": "Pay"})
    app.net("info", {"m": "POST", "u": f"{API}/orders", "s": 201}).show({"screen": "Thanks"})

    quiet(app.writes("Can I pay with an invoice next time?"))


def test_what_fails_long_after_a_report_is_not_what_it_is_about() -> None:
    app = Guest().show({"screen": "Feed"}).tap({"label": "Like"})
    app.net("info", {"m": "POST", "u": f"{API}/likes", "s": 201})
    app.net("error", {"m": "POST", "u": f"{API}/orders", "s": 500}, after=600)

    quiet(app.writes("The colours are too bright", early=590))


def test_a_lookup_that_worked_at_the_next_try_is_small() -> None:
    lookup = "SocketException: Failed host lookup: 'api.brew.example'"
    app = Guest().net("error", {"method": "GET", "uri": f"{API}/v1/slots", "error": lookup})
    app.rests(4).net("info", {"method": "GET", "uri": f"{API}/v1/slots", "status": 200})
    app.tap({"label": "18:00"}).net(
        "info", {"method": "POST", "uri": f"{API}/v1/hold", "status": 201}
    )

    read(app.writes("Do you deliver on Sundays?"), "unknown offline", "P3")
