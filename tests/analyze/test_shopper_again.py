"""More of what shoppers, readers and applicants meet, with the rules known. Judged unread."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper
from analyze.visits import PAGE


def test_a_gift_card_without_money_is_told_in_the_field() -> None:
    visit = shopper("/carrito").field("tarjeta").press("Aplicar")
    visit.no("POST", "/api/gift-cards/redeem", 400)
    visit.log("info", "gift card ES-77 has 0,00 left since March")
    visit.press("Continuar", after=9).turns("/carrito/envio").ok("GET", "/api/envios")
    analysis = visit.judge("la tarjeta regalo no descuenta nada", "/carrito/envio")
    held(analysis, "validation_rejected", "0,00", "P3 P2")


def test_a_scan_of_a_kind_that_the_office_does_not_take() -> None:
    visit = shopper("/dossier/77/pieces").field("piece").no("POST", "/api/pieces", 415)
    visit.log("warn", "piece refusée : scan.heic, formats admis pdf et jpg")
    analysis = visit.judge("ma pièce d'identité ne passe pas", "/dossier/77/pieces")
    held(analysis, "validation_rejected", "scan.heic", "P2 P3 P1")


def test_a_code_that_was_used_and_the_page_only_says_it_failed() -> None:
    visit = shopper("/redeem").field("code").press("Redeem code")
    visit.no("POST", "/api/codes", 422, '{"error":"already_redeemed"}')
    visit.log("error", "redeem failed with status 422")
    analysis = visit.judge("game key doesn't activate", "/redeem")
    held(analysis, "validation_rejected", "already_redeemed", "P2 P3")


def test_a_street_that_the_search_for_streets_never_gave() -> None:
    visit = shopper("/oferta/nowa").no("GET", "/api/streets?q=Kwiat", 502).field("street")
    visit.press("Opublikuj", after=8)
    visit.no("POST", "/api/offers", 422, '{"errors":{"street":["not in register"]}}')
    visit.no("GET", "/api/streets?q=Kwiatowa", 502).press("Opublikuj", after=6)
    visit.no("POST", "/api/offers", 422, '{"errors":{"street":["not in register"]}}')
    analysis = visit.judge("nie ma mojej ulicy na liście", "/oferta/nowa")
    held(analysis, "backend_error", "/api/streets", "P1 P2")


def test_a_chat_that_is_back_after_a_moment_is_well() -> None:
    visit = shopper("/chat/9").log("warn", "[ws] closed 1006, again in 1 s")
    visit.log("info", "[ws] connected", after=1.2).press("Send").log("info", "[ws] ack 1")
    visit.press("Profile", "a").turns("/u/9").ok("GET", "/api/u/9")
    calm(visit.judge("he has no photo, how do I know he's real", "/u/9"), "P3 P2")


def test_bids_go_nowhere_while_the_line_is_gone() -> None:
    visit = shopper("/auction/4")
    for wait in (1, 2, 4):
        visit.log("warn", f"[socket] connection closed (1006), retry in {wait}s", after=wait)
    visit.press("Bid 120 €").log("warn", "[socket] bid not sent, no connection")
    analysis = visit.judge("lost the auction because my bid never went out", "/auction/4")
    held(analysis, "socket_drop", "1006", "P1 P2")


def test_two_parts_of_yesterday_and_a_white_page() -> None:
    visit = shopper("/minha-conta").ask("GET", "/assets/app-91.js", 200, contentType="text/html")
    url = f"{PAGE}/assets/app-91.js"
    visit.fail("SyntaxError: expected expression, got '<'", "uncaught", f"@{url}:1:1")
    analysis = visit.judge("tela branca ao abrir minha conta", "/minha-conta")
    held(analysis, "chunk_load stale_version", "app-91.js", "P1 P2")


def test_a_visitor_of_two_countries_is_sent_round() -> None:
    visit = shopper("/fr/").circles("/be-fr/", "/fr/", times=4)
    analysis = visit.judge("ça tourne en boucle entre la Belgique et la France", "/fr/")
    held(analysis, "redirect_loop", "/be-fr", "P1")


def test_a_circle_that_was_left_by_another_way() -> None:
    visit = shopper("/").ok("GET", "/api/top").press("Sale", "a").circles("/sale", "/sale/")
    visit.lands("/", "/sale/", after=8).press("Shoes", "a").turns("/c/shoes")
    visit.ok("GET", "/api/products?c=shoes")
    analysis = visit.judge("sale page flickers", "/c/shoes")
    held(analysis, "redirect_loop", "/sale", "P2")


def test_one_box_ordered_twice_on_purpose() -> None:
    visit = shopper("/checkout").press("Order").ok("POST", "/api/orders", '{"id":1}', 201)
    visit.lands("/thanks").press("Shop", "a").lands("/checkout").press("Order")
    visit.ok("POST", "/api/orders", '{"id":2}', 201).lands("/thanks")
    calm(visit.judge("please deliver two orders in one parcel", "/thanks"), "P3")


def test_one_dinner_is_ordered_three_times() -> None:
    visit = shopper("/commande").press("Commander").ok("POST", "/api/orders", '{"id":"a"}', 201)
    visit.press("Commander", after=9).ok("POST", "/api/orders", '{"id":"b"}', 201)
    analysis = visit.judge("j'ai reçu deux confirmations, page restée figée", "/commande")
    held(analysis, "race backend_error dead_control", "/api/orders", "P0")


def test_a_lecture_that_its_rights_house_refuses_twice() -> None:
    visit = shopper("/watch/kurs-3").press("Abspielen")
    visit.no("POST", "https://license.pallycon.example/ri", 403).press("Abspielen", after=6)
    visit.no("POST", "https://license.pallycon.example/ri", 403)
    analysis = visit.judge("Video startet nicht, hab aber bezahlt", "/watch/kurs-3")
    held(analysis, "third_party permission_denied", "pallycon", "P1")


def test_ways_of_delivery_that_come_at_the_second_try() -> None:
    visit = shopper("/checkout").press("Continue").no("GET", "/api/shipping-rates", 503)
    visit.press("Retry", after=4).ok("GET", "/api/shipping-rates").press("Pay now")
    visit.ok("POST", "/api/payments", status=201).lands("/thanks")
    analysis = visit.judge("shipping options took two attempts", "/thanks")
    held(analysis, "backend_error unknown", "", "P3 P2")


def test_ways_of_delivery_that_never_come() -> None:
    visit = shopper("/kasse").press("Weiter").no("GET", "/api/versandarten", 503)
    visit.press("Weiter", after=7).no("GET", "/api/versandarten", 503)
    analysis = visit.judge("keine Versandart auswählbar", "/kasse")
    held(analysis, "backend_error", "/api/versandarten", "P1")


def test_somebody_who_asks_for_too_many_codes_of_love() -> None:
    visit = shopper("/discover")
    for at in range(5):
        visit.press("Super like", after=0.5).ok("POST", f"/api/people/{at}/like", status=204)
    visit.press("Super like", after=0.5).no("POST", "/api/people/8/like", 429)
    analysis = visit.judge("super like button broke", "/discover")
    held(analysis, "backend_error validation_rejected permission_denied", "429", "P3")


def test_a_reader_asks_why_the_crossword_moved() -> None:
    visit = shopper("/spiele").ok("GET", "/api/spiele").log("info", "[ads] slot 3 empty")
    visit.foreign("TypeError: cmp is not a function").press("Sudoku", "a").turns("/spiele/sudoku")
    visit.ok("GET", "/api/spiele/sudoku")
    calm(visit.judge("Wo ist das Kreuzworträtsel hin?", "/spiele/sudoku"))


def test_a_friend_s_picture_is_missing_in_the_feed() -> None:
    visit = shopper("/feed").ok("GET", "/api/feed").missing("/media/u/771/pic.jpg")
    analysis = visit.judge("my sister's pic won't show", "/feed")
    held(analysis, "asset_missing", "pic.jpg", "P3")


def test_a_map_of_another_house_is_refused_and_the_flat_is_found() -> None:
    visit = shopper("/rent/42").ok("GET", "/api/flats/42")
    visit.no("GET", "https://api.mapbox.com/styles/v1/x/tiles/1", 401)
    visit.press("Contact owner").ok("POST", "/api/contact", status=201)
    analysis = visit.judge("map is empty on every flat", "/rent/42")
    held(analysis, "third_party", "mapbox", "P2 P3")
