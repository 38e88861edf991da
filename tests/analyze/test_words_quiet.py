"""Lines that stand there and are nothing: notes, chatter, what was put right. Not: causes."""

from analyze.words_visits import Fault, calm, held, words


def test_flags_that_are_asked_before_their_client_is_ready() -> None:
    visit = words("/account").says(
        "warn", "Variation called before client initialization completed"
    )
    visit.click("Invoices").comes("/account/invoices").ok("GET", "/api/invoices")

    calm(visit.judge("How do I change the address on my invoice?", "/account/invoices"))


def test_keys_without_a_translation_beside_a_wish() -> None:
    visit = words("/kosz")
    for key in ("cart.note", "cart.gift", "footer.legal"):
        visit.says("warn", "i18next::translator: missingKey", "pl", "common", key, key)
    visit.click("Dalej").ok("GET", "/api/shipping").comes("/dostawa")

    calm(visit.judge("czy wysyłacie do Norwegii?", "/dostawa"))


def test_a_feed_that_came_on_the_second_try() -> None:
    visit = words("/feed").no("GET", "/api/feed", 503).says("warn", "retrying GET /api/feed (1/3)")
    visit.ok("GET", "/api/feed", after=1).click("Older").ok("GET", "/api/feed?page=2")

    calm(visit.judge("please bring back the dark mode", "/feed"))


def test_a_password_that_was_right_the_second_time() -> None:
    visit = words("/login").click("Log in").no("POST", "/api/login", 401)
    visit.says("error", "auth failed:", Fault("AuthError", "Invalid login credentials"))
    visit.click("Log in", 9).ok("POST", "/api/login").comes("/home").ok("GET", "/api/home")

    said = visit.judge("the letters are too small on my phone", "/home")
    held(said, "unknown validation_rejected", "", "P3")


def test_a_way_to_pay_that_this_browser_does_not_have() -> None:
    visit = words("/checkout").says("info", "Apple Pay is not available, hiding the button")
    visit.click("Kreditkarte").ok("GET", "/api/payment-methods")

    calm(visit.judge("bei euch gibt es kein Apple Pay?", "/checkout"))


def test_a_picture_in_another_format() -> None:
    visit = words("/").says("warn", "hero: AVIF decode failed, using JPEG")
    visit.click("Sale").comes("/sale").ok("GET", "/api/products?tag=sale")

    calm(visit.judge("when does the sale end", "/sale"))


def test_a_check_of_cookies_that_timed_out() -> None:
    visit = words("/app", quiet=True)
    visit.says("warn", "[KEYCLOAK] Timeout when waiting for 3rd party check iframe message.")
    visit.click("Orders").comes("/app/orders").ok("GET", "/api/orders")

    calm(visit.judge("Könnt ihr SEPA anbieten?", "/app/orders"))


def test_a_replay_over_its_quota() -> None:
    visit = words("/desk").says("error", "[rum] session replay dropped: monthly quota exceeded")
    visit.click("Save").ok("PUT", "/api/tickets/4").says("log", "ticket 4 saved")

    calm(visit.judge("can I merge two tickets?", "/desk"))


def test_a_property_of_the_wrong_kind_and_a_save_that_is_well() -> None:
    visit = words("/form").says("warn", '[Vue warn]: Invalid prop: type check failed for prop "max"'
                                ". Expected Number with value 10, got String")  # fmt: skip
    visit.click("Guardar").ok("POST", "/api/forms", status=201).comes("/form/ok")

    calm(visit.judge("todo raro desde hoy", "/form/ok"))


def test_a_check_that_found_nothing() -> None:
    visit = words("/vat").click("Check").ok("POST", "/api/vat/check")
    visit.says("info", "validation finished: 0 errors, 0 rejected, 2 warnings ignored")

    calm(visit.judge("where do I see my last declaration", "/vat"))


def test_a_stored_choice_that_was_made_anew() -> None:
    visit = words("/").says("warn", "persist: stored state is of version 3, migrated to 4")
    visit.says("error", "Failed to parse saved filters, starting without", {"key": "filters"})
    visit.click("Jobs").comes("/jobs").ok("GET", "/api/jobs")

    calm(visit.judge("is the job in Gent still open?", "/jobs"))


def test_a_socket_that_came_back() -> None:
    visit = words("/support").says("warn", "ws closed (1006), reconnecting in 500 ms", after=5)
    visit.says("info", "ws connected, 0 messages missed").click("Send").ok("POST", "/api/messages")

    calm(visit.judge("how long are you open today?", "/support"))
