"""What the page wrote for itself, beside answers that were good. Judged unread."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper


def test_seats_are_hidden_because_nobody_priced_them() -> None:
    visit = shopper("/saal/3").ok("GET", "/api/seats?show=3", responseBytes=48211)
    visit.log("error", "[seatmap] 214 seats without a price, hidden").press("Parkett", "a")
    visit.log("error", "[seatmap] 214 seats without a price, hidden")
    analysis = visit.judge("kein einziger Platz wählbar, laut Kasse ist der Saal leer", "/saal/3")
    held(analysis, "api_contract backend_error js_exception", "without a price", "P1 P2")


def test_a_basket_is_left_behind_at_the_sign_in() -> None:
    visit = shopper("/basket").press("Sign in", "a").turns("/login").press("Sign in", after=9)
    visit.ok("POST", "/api/login").log("warn", "[cart] merge of guest cart skipped: token differs")
    visit.turns("/basket").ok("GET", "/api/cart", '{"items":[]}')
    analysis = visit.judge("logged in and my basket is empty", "/basket")
    held(analysis, "backend_error api_contract storage auth_expired", "merge of guest", "P1 P2")


def test_a_browser_s_advice_beside_a_question_of_price() -> None:
    visit = shopper("/c/strollers").log(
        "warn", "[Intervention] Slow network is detected. Fallback font will be used"
    )
    visit.log("warn", "Cookie “_ga” will soon be rejected because it is foreign")
    visit.ok("GET", "/api/products?c=strollers").press("Add to cart").ok("POST", "/api/cart", "")
    calm(visit.judge("why is shipping to Iceland 40 euros?!", "/c/strollers"))


def test_a_flag_that_is_off_beside_a_fee_that_is_disliked() -> None:
    visit = shopper("/events/5").log("info", "flag newCheckout=off").ok("GET", "/api/events/5")
    visit.press("2 tickets", "a").turns("/checkout").ok("GET", "/api/quote", '{"fee":11.4}')
    calm(visit.judge("11,40 service fee for what exactly", "/checkout"))


def test_a_library_that_warns_beside_a_search_that_found_nothing() -> None:
    visit = shopper("/jobs").field("what").press("Search")
    visit.ok("GET", "/api/jobs?q=falconer", '{"total":0,"items":[]}')
    visit.log("warn", 'Warning: Each child in a list should have a unique "key" prop.')
    calm(visit.judge("there are never any jobs for falconers", "/jobs"))


def test_a_child_s_marks_are_those_of_last_term() -> None:
    visit = shopper("/eltern/noten").ok("GET", "/api/noten?halbjahr=2", responseBytes=913)
    visit.log("warn", "noten: term 2 is empty, showing term 1")
    analysis = visit.judge("es werden noch die Noten vom Winter angezeigt", "/eltern/noten")
    held(analysis, "backend_error api_contract stale_version unknown", "term 2", "P2 P3")


def test_a_message_that_the_server_kept_but_the_list_dropped() -> None:
    visit = shopper("/messages/31").press("Send").ok("POST", "/api/messages", status=201)
    visit.fail("TypeError: Cannot read properties of null (reading 'avatar')")
    visit.press("Send", after=5).ok("POST", "/api/messages", status=201)
    visit.fail("TypeError: Cannot read properties of null (reading 'avatar')")
    analysis = visit.judge("seller says he got my message twice, I saw nothing", "/messages/31")
    held(analysis, "js_exception", "avatar", "P1 P2")


def test_a_country_where_the_film_may_not_be_shown() -> None:
    visit = shopper("/watch/m7").press("Play").no("GET", "/api/playback/m7", 451)
    visit.log("info", "m7 is not licensed in this territory")
    analysis = visit.judge("on holiday in Turkey and my series won't play", "/watch/m7")
    held(analysis, "permission_denied validation_rejected", "451", "P3 P2")
