"""Other clients' sessions in which nothing is broken, or nothing that was told. Not: faults."""

from analyze.clients_visits import Client, Crumbs, Har, Rum, Spans, calm, held

API = "https://api.acme.test"


def test_a_first_try_of_the_reference() -> None:
    visit = Client().con("info", {"message": "hello world"})

    calm(visit.sent("test"))


def test_words_of_which_the_lines_know_nothing() -> None:
    visit = Client().con("info", {"message": "cart opened"})
    visit.con("debug", {"message": "render 12ms"}).tap({"x": 310, "y": 88})

    held(visit.sent("Checkout button does nothing"), "unknown dead_control", "", "P3 P2")


def test_a_feed_that_came_the_second_time() -> None:
    visit = Crumbs().fetched("GET", f"{API}/feed", 503, "error")
    visit.fetched("GET", f"{API}/feed", 200).pressed("article > a").went("/", "/a/9")
    visit.fetched("GET", f"{API}/articles/9", 200)

    calm(visit.sent("Love the new design, but the letters are small"))


def test_a_question_of_who_it_is() -> None:
    visit = Har().entry("GET", f"{API}/me", 401, level="warn").entry("GET", f"{API}/goods", 200)
    visit.entry("GET", f"{API}/goods/4", 200)

    calm(visit.sent("Lieferen jullie ook in Noorwegen?"))


def test_searches_that_were_taken_back() -> None:
    visit = Rum().view("https://shop.test/search")
    for words in ("sh", "sho", "shoe"):
        visit.resource("GET", f"{API}/search?q={words}", 0, "info", 90, error="AbortError",
                       is_aborted=True)  # fmt: skip
    visit.resource("GET", f"{API}/search?q=shoes", 200)

    calm(visit.sent("please add a filter for the size"))


def test_spans_that_are_all_well() -> None:
    visit = Spans()
    for path, status in (("/", 200), ("/account", 200), ("/logo", 304)):
        attributes = {"http.method": "GET", "http.url": API + path, "http.status_code": status}
        visit.span("HTTP GET", attributes)

    calm(visit.sent("¿dónde veo mis facturas?"))


def test_a_stream_whose_every_line_is_an_error_by_its_level() -> None:
    visit = Client()
    for line in ("[vite] connected.", "db: opened in 12 ms", "sync: 0 errors, 4 rows"):
        visit.con("error", {"text": line, "stream": "stderr"})
    visit.net("info", {"url": "/api/invoices", "status": 200})

    calm(visit.sent("Können Sie mir die Rechnung nochmals senden?"))


def test_a_draft_that_is_not_there_yet() -> None:
    visit = Client().net("warn", {"path": "/api/drafts/current", "verb": "GET", "status": 404})
    visit.con("info", {"msg": "no draft yet, starting a new one"})
    visit.net("info", {"path": "/api/drafts", "verb": "POST", "status": 201})

    calm(visit.sent("typo in the footer: 'adress'"))


def test_advertisements_kept_away() -> None:
    visit = Client()
    for host in ("ads.doubleclick.net", "connect.facebook.net"):
        failure = {"errorText": "net::ERR_BLOCKED_BY_CLIENT"}
        visit.net("error", {"url": f"https://{host}/x.js", "failure": failure, "type": "script"})
    visit.tap({"text": "Kontakt"}).net("info", {"url": "/api/contact", "status": 200})

    calm(visit.sent("czy macie sklep w Krakowie?"))


def test_a_password_that_was_right_in_the_end() -> None:
    visit = Client().tap({"label": "Log in"})
    visit.net("warn", {"url": "/auth/login", "method": "POST", "status": "401"})
    visit.tap({"label": "Log in"}, after=8)
    visit.net("info", {"url": "/auth/login", "method": "POST", "status": "200"})
    visit.nav({"to": "/home"}).net("info", {"url": "/api/home", "status": "200"})

    said = visit.sent("how do I change my photo?")
    held(said, "unknown validation_rejected auth_expired", "", "P3")


def test_a_check_of_a_health_that_is_green() -> None:
    visit = Client().net("info", {"url": f"{API}/health", "response": {"status": "ok"}})
    visit.con("info", {"args": ["app started", {"version": "4.1.0", "errors": []}]})

    calm(visit.sent("testing the integration, please ignore"))
