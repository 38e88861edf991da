"""Much noise of others, and nothing broken: no cause may be named here. Not: small faults."""

from analyze.outside_visits import IPHONE, Fault, calm, out

TOKEN = "https://acme.eu.auth0.com/oauth/token"


def test_a_sheet_that_its_owner_closed() -> None:
    visit = out("/basket", IPHONE).click("Apple Pay").ok("POST", "/api/applepay/merchant-session")
    visit.says("info", "ApplePaySession cancelled by user").click("Card").fills("cardholder")
    visit.click("Pay").ok("POST", "/api/payments", status=201).comes("/thanks")

    calm(visit.judge("can I still add a gift note to my order?", "/thanks"))


def test_a_sign_in_that_goes_its_usual_way() -> None:
    visit = out("/account").no("GET", "/api/me", 401)
    visit.loads("/callback?code=…&state=…", "https://acme.eu.auth0.com/authorize", 7)
    visit.ok("POST", TOKEN).loads("/account", "/callback", 0.3).ok("GET", "/api/me")

    calm(visit.judge("Wo ändere ich mein Passwort?", "/account"))


def test_a_silent_question_whether_somebody_is_known() -> None:
    visit = out("/news").says("warn", "silent sign-in:", Fault("login_required", "Login required"))
    visit.ok("GET", "/api/articles?page=1").click("Politics").comes("/news/politics")
    visit.ok("GET", "/api/articles?topic=politics")

    calm(visit.judge("please bring back the dark mode", "/news/politics"))


def test_a_captcha_that_timed_out_and_was_solved() -> None:
    visit = out("/contact").fills("name", "message").rejects("Timeout").click("Send")
    visit.ok("POST", "/api/contact", status=202).says("info", "thanks, we will write back")

    calm(visit.judge("Wie lange dauert eine Antwort normalerweise?", "/contact"))


def test_a_tunnel_that_was_left() -> None:
    visit = out("/notes/3").line(False).gone("PUT", "/api/notes/3").says(
        "info", "queued 1 change until you are back online")  # fmt: skip
    visit.line(True, 40).ok("PUT", "/api/notes/3").says("info", "all changes saved")

    calm(visit.judge("could you show the word count somewhere", "/notes/3"), "P3")


def test_extensions_that_write_into_a_page() -> None:
    visit = out("/pricing").says("warn", "Warning: Extra attributes from the server: "
                                 "data-new-gr-c-s-check-loaded,data-gr-ext-installed")  # fmt: skip
    visit.extended("TypeError: Cannot read properties of null (reading 'shadowRoot')")
    visit.click("Yearly").comes("/pricing?period=year")

    calm(visit.judge("est-ce que le tarif annuel inclut la TVA ?", "/pricing"))


def test_a_route_that_is_changed_with_every_letter() -> None:
    visit = out("/products")
    for at, letters in enumerate(("l", "la", "lam", "lamp")):
        visit.comes(f"/products?q={letters}", "replaceState", 0.2)
        visit.ok("GET", f"/api/products?q={letters}&page={at}")
    visit.comes("/products", "popstate").comes("/products?q=lamp", "popstate")

    calm(visit.judge("do you ship lamps to norway", "/products"))


def test_a_browser_s_own_lines() -> None:
    visit = out("/invoices").says("warn", "Tracking Prevention blocked access to storage for "
                                  "https://js.hs-scripts.com/1.js.")  # fmt: skip
    visit.says("warn", "[Deprecation] Listener added for a 'DOMSubtreeModified' mutation event.")
    visit.fail("Script error.", stack="").ok("GET", "/api/invoices").click("Invoice 12")
    visit.comes("/invoices/12").ok("GET", "/api/invoices/12")

    calm(visit.judge("the VAT number on my invoice should be my new one", "/invoices/12"))


def test_a_window_of_a_wallet_that_was_closed() -> None:
    visit = out("/checkout").click("PayPal").turns("hidden").turns("visible", 6)
    visit.strange("Error: Detected popup close", "https://www.paypal.com/sdk/js?client-id=…")
    visit.says("info", "[paypal] onCancel").click("Bank transfer").click("Bestellen")
    visit.ok("POST", "/api/orders", status=201).comes("/danke").ok("GET", "/api/orders/3")

    calm(visit.judge("An welche IBAN soll ich überweisen?", "/danke"), "P3")


def test_a_ticket_that_was_renewed_in_time() -> None:
    visit = out("/board").waits(900).no("GET", "/api/cards", 401).no("GET", "/api/members", 401)
    visit.ok("POST", "/auth/refresh").ok("GET", "/api/cards").ok("GET", "/api/members")
    visit.click("Move to done").ok("PATCH", "/api/cards/8")

    calm(visit.judge("would love keyboard shortcuts on the board", "/board"))
