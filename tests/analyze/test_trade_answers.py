"""Answers that are seldom seen: what a gateway, an edge, a wall or an old server gives back."""

from analyze.stack_visits import HTML, INSTAGRAM, told
from analyze.trade_visits import answer, customer


def test_cookies_that_have_grown_too_large() -> None:
    """Every call is refused from one page on (a loyalty programme)."""
    visit = customer("/rewards").api("GET", "/api/points", 200).press("Redeem")
    for path in ("/api/rewards/9/redeem", "/api/points", "/api/me"):
        visit.api("POST" if "redeem" in path else "GET", path, 431, contentType=HTML)
    visit.press("Redeem", after=4).api("POST", "/api/rewards/9/redeem", 431, contentType=HTML)
    analysis = visit.judge("Redeem -> 'something went wrong'", path="/rewards")

    told(analysis, "backend_error api_contract storage validation_rejected", "431", "P1 P2")


def test_a_connection_that_leads_to_the_wrong_server() -> None:
    """Two names, one certificate (a building society's log-in)."""
    visit = customer("/login").fills("user", "password").press("Log in").api(
        "POST", "https://login.shop.example.com/session", 421, contentType=HTML)  # fmt: skip
    visit.press("Log in", after=5).api(
        "POST", "https://login.shop.example.com/session", 421, contentType=HTML)  # fmt: skip
    analysis = visit.judge("cant log in since this morning", path="/login")

    told(analysis, "backend_error api_contract", "421", "P1")


def test_a_statement_in_no_form_that_is_accepted() -> None:
    """The page asks for what the server does not make (a bank's archive)."""
    visit = customer("/kontoauszuege").avatar_gone().press("Januar 2026")
    visit.problem("GET", "/api/statements/2026-01", 406, "Not Acceptable",
                  detail="available: application/pdf")  # fmt: skip
    analysis = visit.judge("Kontoauszug Januar lässt sich nicht öffnen", path="/kontoauszuege")

    told(analysis, "api_contract backend_error", "/api/statements/2026-01 | 406", "P2",
         never="avatar")  # fmt: skip


def test_a_subscription_that_cannot_be_ended() -> None:
    """The door is not open for DELETE (habitica 6016)."""
    visit = customer("/account/membership").press("Cancel membership").press("Yes, cancel")
    visit.api("DELETE", "/api/memberships/m_22", 405).press("Yes, cancel", after=4)
    visit.api("DELETE", "/api/memberships/m_22", 405)
    analysis = visit.judge("You make it impossible to cancel. Scam.", path="/account/membership")

    told(analysis, "api_contract backend_error", "/api/memberships/m_22 | 405", "P1 P2")


def test_an_account_that_was_frozen() -> None:
    """The bank looks at it first (a fintech's community)."""
    visit = customer("/pay/new").renews("/api/balance").fills("iban", "amount").press("Transfer")
    visit.api("POST", "/api/transfers", 423,
              answer(code="ACCOUNT_FROZEN", message="Please contact us"))  # fmt: skip
    analysis = visit.judge("my rent is due and I can't send it", path="/pay/new")

    told(analysis, "permission_denied validation_rejected", "/api/transfers | 423", "P1 P2 P3")


def test_a_token_that_a_map_calls_invalid() -> None:
    """498 of a land register's map (esri)."""
    visit = (
        customer("/parcels")
        .press("Find parcel")
        .api(
            "GET",
            "/gis/parcels/query",
            498,
            answer(error={"code": 498, "message": "Invalid token."}),
        )
    )
    visit.press("Find parcel", after=4).api(
        "GET", "/gis/parcels/query", 498, answer(error={"code": 498, "message": "Invalid token."})
    )
    analysis = visit.judge("the parcel search returns nothing", path="/parcels")

    told(analysis, "auth_expired", "498", "P1 P2")


def test_a_claim_that_its_gateway_gave_up() -> None:
    """Large photos, a slow line behind the edge (an insurer)."""
    visit = customer("/claims/new").tips_fail().fills("date").press("Send claim")
    visit.api("POST", "/api/claims", 499, durationMs=60040, requestBytes=18874368)
    visit.press("Send claim", after=5)
    visit.api("POST", "/api/claims", 499, durationMs=60031, requestBytes=18874368)
    analysis = visit.judge("spins for a minute then error", path="/claims/new")

    told(analysis, "timeout_slow backend_error", "/api/claims | 499", "P1",
         never="recommendations")  # fmt: skip


def test_no_room_left_for_the_photos() -> None:
    """507 while a damage is reported (an insurer's other door)."""
    visit = customer("/schade/fotos").press("Foto toevoegen").api(
        "POST", "/api/claims/8/photos", 507, answer(error="insufficient_storage"))  # fmt: skip
    visit.press("Foto toevoegen", after=4).api(
        "POST", "/api/claims/8/photos", 507, answer(error="insufficient_storage"))  # fmt: skip
    analysis = visit.judge("Foto's van de schade uploaden lukt niet", path="/schade/fotos")

    told(analysis, "backend_error storage", "/api/claims/8/photos | 507", "P1 P2")


def test_a_hotel_network_that_wants_a_room_number_first() -> None:
    """Everything is answered by the network itself (511)."""
    visit = customer("/checkin").press("Find my booking")
    for path in ("/api/bookings/K7PQ2L", "/api/me", "/api/flags"):
        visit.api("GET", path, 511, contentType=HTML)
    analysis = visit.judge("App funktioniert am Flughafen nicht", path="/checkin")

    told(analysis, "offline permission_denied third_party", "511", "P2 P3")


def test_an_edge_that_does_not_trust_what_is_behind_it() -> None:
    """The handshake with the origin fails (cloudflare-docs, 525)."""
    visit = customer("/login", INSTAGRAM).fills("email", "password").press("Iniciar sesión")
    visit.api("POST", "/api/session", 525, contentType=HTML).press("Iniciar sesión", after=5)
    visit.api("POST", "/api/session", 525, contentType=HTML)
    analysis = visit.judge("no puedo entrar a mi cuenta", path="/login")

    told(analysis, "backend_error", "/api/session | 525", "P1")


def test_a_wall_that_takes_a_complaint_for_an_attack() -> None:
    """It says it is a teapot (a city's form)."""
    visit = customer("/complaints/new").fills("subject", "text").press("Submit").tags_throw()
    wall = "<html><title>Request blocked</title>Reference 18.4a6</html>"
    visit.markup("POST", "/complaints", 418, wall).press("Submit", after=20)
    visit.markup("POST", "/complaints", 418, wall)
    analysis = visit.judge("My complaint about the O'Brien Street works won't send",
                           path="/complaints/new")  # fmt: skip

    told(analysis, "permission_denied backend_error third_party validation_rejected",
         "/complaints | 418", "P1 P2", never="dataset")  # fmt: skip


def test_a_bank_that_is_being_mended_tonight() -> None:
    """Announced for the night, met in the morning (jupiter.money)."""
    visit = customer("/accounts").api(
        "GET", "/api/accounts", 503, answer(maintenance=True, until="2026-02-27T13:00Z")
    )
    visit.come("/maintenance").press("Try again", after=10)
    visit.api("GET", "/api/accounts", 503, answer(maintenance=True, until="2026-02-27T13:00Z"))
    analysis = visit.judge("cannot see my money", path="/maintenance")

    told(analysis, "backend_error", "/api/accounts | 503", "P1 P2")


def test_a_host_behind_the_bank_that_is_away() -> None:
    """All is 200, the code says otherwise (a bank in Turkey)."""
    visit = customer("/havale").fills("iban", "tutar").press("Gönder")
    down = answer(returnCode="99", returnMessage="HOST NOT AVAILABLE")
    visit.api("POST", "/mobile/transfer", 200, down).press("Gönder", after=8)
    visit.api("POST", "/mobile/transfer", 200, down)
    analysis = visit.judge("Havale yapamıyorum, sürekli hata veriyor", path="/havale")

    told(analysis, "backend_error", "HOST NOT AVAILABLE", "P1")


def test_a_procedure_that_breaks_inside() -> None:
    """An error in an envelope with 200 (omnibridge-ui 360)."""
    visit = customer("/standing-orders").avatar_gone().press("Create standing order")
    broken = '"error":{"code":-32603,"message":"Internal error","data":{"ref":"9f31"}}'
    visit.rpc("standingOrder.create", broken).press("Create standing order", after=6)
    visit.rpc("standingOrder.create", broken)
    analysis = visit.judge("Standing order can't be set up", path="/standing-orders")

    told(analysis, "backend_error", "/rpc | Internal error", "P1 P2", never="avatar")


def test_a_limit_of_one_day() -> None:
    """More than may leave in a day (SwissTransfer 195, hyperwallet 23)."""
    visit = customer("/transfer").tags_throw().fills("to", "amount").press("Send $9,000")
    visit.rpc("transfer.create", '"error":{"code":-32012,"message":"Daily limit exceeded"}')
    visit.said("info", "notice: You can send $2,500 per day")
    analysis = visit.judge("transfer does not go through", path="/transfer")

    told(analysis, "validation_rejected permission_denied payment_declined",
         "Daily limit exceeded", "P2 P3", never="dataset")  # fmt: skip
