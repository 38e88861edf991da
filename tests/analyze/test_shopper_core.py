"""How much it matters: what the visitor came for, and what stands beside it. Judged unread."""

from analyze.calm_visits import held
from analyze.shopper_visits import shopper


def test_an_order_that_shows_no_end_is_sent_again_and_taken_twice() -> None:
    """Thread: two confirmations, one pizza wanted."""
    visit = shopper("/checkout").press("Bestellen")
    visit.ok("POST", "/api/orders", '{"orderId":"A-7001"}', 201)
    visit.press("Bestellen", after=11).ok("POST", "/api/orders", '{"orderId":"A-7002"}', 201)
    visit.lands("/bestellung/A-7002")
    analysis = visit.judge("Hab zwei Bestätigungen bekommen und zwei Abbuchungen", "/bestellung")
    held(analysis, "race backend_error dead_control api_contract", "/api/orders", "P0")


def test_a_film_without_its_licence_does_not_begin() -> None:
    visit = shopper("/watch/e4").ok("GET", "/api/playback/e4").press("Play")
    visit.no("POST", "https://lic.drmtoday.example/widevine", 403)
    visit.log("error", "[player] 6007 licence request failed").press("Play", after=8)
    visit.no("POST", "https://lic.drmtoday.example/widevine", 403)
    visit.log("error", "[player] 6007 licence request failed")
    analysis = visit.judge("pantalla negra al darle al play, error 6007", "/watch/e4")
    held(analysis, "third_party permission_denied", "403", "P1")


def test_a_score_that_is_not_on_the_board() -> None:
    visit = shopper("/play").ok("POST", "/api/levels/9/finish", status=204)
    visit.no("POST", "/api/leaderboard", 500).press("Next level").turns("/play/10")
    visit.ok("GET", "/api/levels/10")
    analysis = visit.judge("my highscore isnt on the leaderboard", "/play/10")
    held(analysis, "backend_error", "/api/leaderboard", "P2 P3")


def test_a_picture_of_oneself_is_grey() -> None:
    visit = shopper("/u/kim").missing("/media/avatars/88.webp").ok("GET", "/api/u/kim/posts")
    analysis = visit.judge("my profile pic is just a grey box", "/u/kim")
    held(analysis, "asset_missing", "/media/avatars/88.webp", "P3")


def test_a_letter_of_news_that_cannot_be_ordered_is_small() -> None:
    visit = shopper("/").field("email").press("Subscribe").no("POST", "/api/newsletter", 500)
    visit.press("Jackets", "a", after=5).turns("/c/jackets").ok("GET", "/api/products?c=jackets")
    analysis = visit.judge("newsletter sign up says oops", "/c/jackets")
    held(analysis, "backend_error", "/api/newsletter", "P2 P3")


def test_homes_that_come_after_half_a_minute() -> None:
    visit = shopper("/buy/lisboa").press("Pesquisar").slow("GET", "/api/homes?max=300000", 28)
    visit.press("T2", "label", after=10).slow("GET", "/api/homes?max=300000&rooms=2", 31)
    visit.press("Apartamento T2", "a").turns("/buy/lisboa/55").ok("GET", "/api/homes/55")
    analysis = visit.judge("a pesquisa demora uma eternidade", "/buy/lisboa")
    held(analysis, "timeout_slow", "/api/homes", "P2")


def test_a_talk_that_loses_its_line_over_and_over() -> None:
    visit = shopper("/chat/elena")
    for wait in (1, 2, 4, 8):
        visit.log("warn", f"[ws] closed 1006, again in {wait} s", after=wait)
    visit.press("Send", after=3).log("warn", "[ws] message queued, no connection")
    analysis = visit.judge("messages stuck on one tick since an hour", "/chat/elena")
    held(analysis, "socket_drop", "1006", "P1 P2")


def test_a_stranger_s_orders_are_shown() -> None:
    visit = shopper("/account/orders").ok("GET", "/api/me").ok("GET", "/api/orders?page=1")
    analysis = visit.judge("these are NOT my orders, I see name and address of a Miriam K.")
    held(analysis, "unknown backend_error permission_denied", "", "P0 P3")


def test_a_bank_says_no_for_want_of_money() -> None:
    visit = shopper("/checkout").press("Pagar")
    visit.no("POST", "/api/pay", 402, '{"code":"insufficient_funds"}').press("Pagar", after=20)
    visit.no("POST", "/api/pay", 402, '{"code":"insufficient_funds"}')
    analysis = visit.judge("no me deja pagar con mi tarjeta", "/checkout")
    held(analysis, "payment_declined", "insufficient_funds", "P2 P3")


def test_a_visit_to_the_doctor_is_put_off_at_the_second_press() -> None:
    visit = shopper("/termine/12").press("Termin absagen").no("DELETE", "/api/termine/12", 500)
    visit.press("Termin absagen", after=6).ok("DELETE", "/api/termine/12", status=204)
    visit.turns("/termine").ok("GET", "/api/termine")
    analysis = visit.judge("musste zweimal auf absagen drücken", "/termine")
    held(analysis, "backend_error", "/api/termine", "P2 P3")


def test_a_tunnel_swallows_an_order_and_gives_it_back() -> None:
    visit = shopper("/warenkorb").press("Zur Kasse", "a").turns("/kasse").line(online=False)
    visit.press("Kaufen").ask("POST", "/api/kauf", 0, error="TypeError: Failed to fetch")
    visit.line(online=True, after=40).press("Kaufen", after=4)
    visit.ok("POST", "/api/kauf", status=201).turns("/danke")
    analysis = visit.judge("kurz kam 'keine Verbindung'", "/danke")
    held(analysis, "offline unknown", "", "P3")


def test_hearts_given_too_fast_are_held_back() -> None:
    visit = shopper("/feed")
    for at in range(6):
        visit.press("Like", after=0.4).ok("POST", f"/api/posts/{at}/like", status=204)
    visit.press("Like", after=0.4).no("POST", "/api/posts/7/like", 429, '{"retryAfter":30}')
    visit.ok("GET", "/api/feed?after=7")
    analysis = visit.judge("likes stop working after a while", "/feed")
    held(analysis, "validation_rejected permission_denied backend_error", "429", "P3")


def test_a_long_form_of_an_office_is_lost_with_the_sign_in() -> None:
    visit = shopper("/antrag/schritt-1")
    for step in (1, 2, 3):
        visit.press("Weiter", after=240).ok("PUT", f"/api/entwurf/{step}", status=204)
        visit.turns(f"/antrag/schritt-{step + 1}")
    visit.waits(1900).press("Weiter").no("PUT", "/api/entwurf/4", 401)
    visit.lands("/anmelden?grund=abgelaufen", "/antrag/schritt-4").press("Anmelden", after=9)
    visit.ok("POST", "/api/anmelden").lands("/antrag/schritt-1", "/anmelden")
    visit.no("GET", "/api/entwurf", 404)
    analysis = visit.judge("Alles weg! Eine Stunde ausgefüllt und wieder bei Schritt 1")
    held(analysis, "auth_expired", "/api/entwurf", "P1 P2")


def test_a_rent_is_paid_though_its_receipt_cannot_be_printed() -> None:
    visit = shopper("/mieter/zahlung").press("Jetzt zahlen").ok("POST", "/api/zahlungen", "", 201)
    visit.press("Beleg als PDF", after=4).no("GET", "/api/belege/9.pdf", 500)
    visit.press("Beleg als PDF", after=5).no("GET", "/api/belege/9.pdf", 500)
    analysis = visit.judge("Quittung lässt sich nicht herunterladen", "/mieter/zahlung")
    held(analysis, "backend_error", "/api/belege", "P2")
