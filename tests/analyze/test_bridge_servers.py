"""What servers' loggers, analytics, tables and archives write into a session."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge

FORM = "https://schule.example"


def test_results_of_somebody_else() -> None:
    visit = Bridge().pino(30, "request completed", req={"method": "GET", "url": "/labs"},
                          res={"statusCode": 200}, responseTime=31)  # fmt: skip
    visit.pino(40, "cache hit for owner u_77 while session is u_12", key="labs:latest")
    visit.pino(50, "smtp greeting never received", job="digest")
    visit.pino(30, "request completed", req={"method": "GET", "url": "/labs/8841"},
               res={"statusCode": 200}, responseTime=12)  # fmt: skip

    said = visit.reported("I opened my lab results and saw the blood test of another woman")
    read(
        said,
        "backend_error permission_denied race storage api_contract",
        "P0",
        "u_77",
        spared="smtp",
    )


def test_a_rent_that_was_taken_twice() -> None:
    visit = Bridge().put({"message": "POST /charges", "service": "rent-web", "amount": 1180})
    visit.put({"message": "charge timed out after 20000ms, retrying", "attempt": 1,
               "idempotencyKey": None, "service": "rent-web"}, "warn", after=20)  # fmt: skip
    visit.put({"message": "POST /charges 201", "charge": "ch_1", "amount": 1180})
    visit.put({"message": "POST /charges 201", "charge": "ch_2", "amount": 1180}, after=2)
    visit.put({"message": "favicon.ico not found"}, "warn")

    said = visit.reported("You have taken the rent two times this month")
    read(said, "race timeout_slow backend_error", "P0", "/charges")


def test_a_wish_beside_the_chatter_of_a_pool() -> None:
    visit = Bridge()
    for at in range(4):
        visit.say(f"11:5{at}:02.114 [nio-8080-exec-{at}] DEBUG HikariPool-1 - Pool stats "
                  "(total=10, active=1, idle=9, waiting=0)", "debug")  # fmt: skip
        visit.say(f"11:5{at}:03.001 [nio-8080-exec-{at}] INFO  AccessLog - GET /board 200 18ms")
    visit.say("11:55:00.000 [main] WARN  o.s.Config - property 'legacy.css' is deprecated", "warn")

    quiet(visit.reported("would be lovely to have a dark mode, my eyes hurt in the evening"))


def test_a_button_that_is_pressed_in_anger() -> None:
    visit = Bridge().track("$pageview", **{"$pathname": "/signup/step-2"})
    visit.track(
        "$exception",
        **{
            "$exception_type": "TypeError",
            "$exception_message": "Cannot read properties of null (reading 'dataset')",
            "$exception_source": "chrome-extension://kbfnbcaeplbcioakkpcpgfkobkghlhen/content.js",
        },
    )
    for _ in range(2):
        visit.track("$autocapture", after=0.6, **{"$event_type": "click", "$el_text": "Continue"})
    visit.track("$rageclick", after=0.6, **{"$el_text": "Continue", "$pathname": "/signup/step-2"})
    visit.track("$pageleave", after=20, **{"$pathname": "/signup/step-2"})

    said = visit.reported("cannot get past the second page of signing up, Continue is dead")
    read(said, "dead_control", "P1", "Continue", spared="extension")


def test_a_flat_to_which_nobody_delivers() -> None:
    visit = Bridge().track("cart_viewed", items=2).track("checkout_started", value=54.0)
    visit.track("address_entered", postcode="27498", country="DE")
    visit.track("checkout_failed", reason="address_not_serviceable", step="shipping")
    visit.track("checkout_failed", reason="address_not_serviceable", step="shipping")

    said = visit.reported("it will not let me order to our flat on the island")
    read(said, "validation_rejected", "P2 P3", "address_not_serviceable")


def test_an_order_that_went_through_on_the_second_card() -> None:
    visit = Bridge().track("checkout_started", value=88.0)
    visit.track("coupon_rejected", code="WINTER", reason="expired")
    visit.track("payment_failed", method="card", reason="insufficient_funds")
    visit.track("payment_succeeded", method="card", attempt=2)
    visit.track("order_completed", order_id="A-1881", value=88.0)

    quiet(visit.reported("When is my parcel going to arrive?"))


def test_a_transfer_over_the_limit_of_the_day() -> None:
    visit = Bridge().put({"ev": "transfer_form", "d": {"acct": "main"}})
    for _ in range(2):
        visit.put({"ev": "transfer_submit", "d": {"amt": 12000, "cur": "PLN"}})
        visit.put(
            {
                "ev": "transfer_result",
                "d": {
                    "ok": False,
                    "err": {"code": "LIMIT_DAILY", "msg": "Dzienny limit przekroczony"},
                },
            }
        )

    said = visit.reported("przelew ciągle nie wychodzi")
    read(said, "validation_rejected", "P2 P3", "Dzienny limit przekroczony")


def test_a_pick_that_stays_open() -> None:
    visit = Bridge().says("SCAN;4006381333931;OK;14ms", "SCAN;4006381333948;OK;11ms")
    for _ in range(3):
        visit.say("POST;/pick/771/confirm;503;upstream unavailable;2010ms", after=5)
    visit.says("BATT;41%", "SCAN;4006381333955;OK;12ms", "POST;/heartbeat;200;ok;30ms")

    said = visit.reported("Cannot close a pick on any of the scanners, the trucks are waiting")
    read(said, "backend_error", "P0 P1", "/pick/771/confirm", "503")


def test_prices_that_lost_their_comma() -> None:
    visit = Bridge().say("import;start;preise_maerz.csv;612 rows;locale=en-US")
    visit.say("row;14;price;'12,50';parsed=1250.00", "debug")
    visit.say("row;15;price;'8,90';parsed=890.00", "debug")
    visit.say("import;warn;608 values contain ',' which was read as a thousands separator", "warn")
    visit.say("import;done;612 rows written;0 errors")

    said = visit.reported("After my import everything in the shop costs a hundred times as much")
    read(said, "backend_error api_contract validation_rejected", "P0", "thousands separator")


def test_marks_for_a_term_that_is_closed() -> None:
    body = '{"data":{"setMark":null},"errors":[{"message":"Term is locked for grading"}]}'
    visit = Bridge().har("GET", f"{FORM}/noten", 200, "", _initiator="nav")
    visit.har("POST", "https://stats.schule.example/p", 0, "", statusText="")
    for _ in range(2):
        visit.har("POST", f"{FORM}/graphql", 200, body)

    said = visit.reported("Noten werden nicht gespeichert, springen zurück auf leer")
    read(said, "validation_rejected permission_denied", "P2 P3", "Term is locked", spared="stats")


def test_two_doors_that_send_to_each_other() -> None:
    visit = Bridge()
    for _ in range(6):
        visit.har("GET", f"{FORM}/login", 302, redirectURL=f"{FORM}/sso/start")
        visit.har("GET", f"{FORM}/sso/start", 302, redirectURL=f"{FORM}/login")

    said = visit.reported("I am never let in, the browser says too many redirects")
    read(said, "redirect_loop", "P1", "/sso/start", "/login")


def test_a_vague_word_beside_a_counter_that_is_kept_away() -> None:
    visit = Bridge().har("GET", f"{FORM}/", 200).har("GET", f"{FORM}/app.css", 304)
    visit.har("POST", "https://www.google-analytics.com/g/collect", 0)
    visit.har("GET", f"{FORM}/stundenplan", 200).har("GET", f"{FORM}/api/plan", 200, '{"rows":30}')

    quiet(visit.reported("es lädt irgendwie komisch"), categories="unknown third_party")
