"""Parts of other houses: till, captcha, map, consent, fonts, chat. Judged unread."""

from analyze.calm_visits import held
from analyze.shopper_visits import shopper


def test_a_till_of_another_house_is_kept_away() -> None:
    visit = shopper("/checkout").missing("https://js.stripe.com/v3/", "script")
    visit.press("Pay 54,90 €", after=8).broke("ReferenceError: Stripe is not defined")
    visit.press("Pay 54,90 €", after=3).broke("ReferenceError: Stripe is not defined")
    analysis = visit.judge("pay button is dead", "/checkout")
    held(analysis, "third_party", "js.stripe.com", "P1")


def test_a_riddle_that_does_not_load_keeps_a_newcomer_out() -> None:
    """Thread: sign-up button stays off when the captcha is blocked."""
    riddle = "https://challenges.cloudflare.com/turnstile/v0/api.js"
    visit = shopper("/inscription").missing(riddle, "script").field("email")
    visit.press("Créer mon compte", disabled=True).press("Créer mon compte", disabled=True)
    analysis = visit.judge("le bouton reste gris, impossible de m'inscrire", "/inscription")
    held(analysis, "third_party", "challenges.cloudflare.com", "P1 P2")


def test_a_map_that_its_maker_refuses_while_the_list_serves() -> None:
    visit = shopper("/stores").log(
        "error", "Google Maps JavaScript API error: RefererNotAllowedMapError"
    )
    visit.press("Filiale Graz", "a", after=9).turns("/stores/graz").ok("GET", "/api/stores/graz")
    analysis = visit.judge("Karte ist nur grau", "/stores/graz")
    held(analysis, "third_party", "RefererNotAllowedMapError", "P2 P3")


def test_the_hours_of_delivery_fail_beside_letters_that_are_missing() -> None:
    visit = shopper("/checkout").missing("https://use.typekit.net/af/9c/font.woff2", "font")
    visit.missing("https://fonts.gstatic.com/s/lora/v35/x.woff2", "font").press("Choose a slot")
    visit.slow("GET", "/api/slots?zip=8010", 30, 504).press("Try again", after=3)
    visit.slow("GET", "/api/slots?zip=8010", 30, 504)
    analysis = visit.judge("no delivery times to choose from so I can't order", "/checkout")
    held(analysis, "backend_error timeout_slow", "/api/slots", "P1", never="typekit | gstatic")


def test_a_reader_who_pays_is_shown_the_offer_because_rights_are_not_known() -> None:
    visit = shopper("/a/881").missing("https://ads.adnet.example/prebid.js", "script")
    visit.foreign("TypeError: pbjs.que is undefined").no("GET", "/api/entitlements", 500)
    visit.log("warn", "entitlements unavailable, showing the offer").press("I'm a subscriber", "a")
    visit.no("GET", "/api/entitlements", 500)
    analysis = visit.judge("I PAY for this paper and you still want me to subscribe", "/a/881")
    held(analysis, "backend_error", "/api/entitlements", "P1", never="pbjs | prebid")


def test_a_look_into_the_face_is_refused_by_the_bank_s_own_policy() -> None:
    visit = shopper("/konto-eroeffnen/ident").press("Jetzt identifizieren")
    told = "Refused 'https://go.idnow.example/': it violates the Content Security Policy directive"
    told += " \"frame-src 'self'\""
    visit.add("console", "error", {"kind": "csp", "message": told}, after=0.2)
    visit.press("Jetzt identifizieren", after=6)
    visit.add("console", "error", {"kind": "csp", "message": told}, after=0.2)
    analysis = visit.judge("weißes Fenster statt Videoident", "/konto-eroeffnen/ident")
    held(analysis, "csp", "frame-src", "P1")


def test_a_window_of_the_till_was_shut_and_a_card_taken_instead() -> None:
    visit = shopper("/checkout").press("PayPal")
    visit.log("error", "Error: Detected popup close", after=12).press("Card", "label", after=4)
    visit.press("Pay now").ok("POST", "/api/payments", status=201).lands("/done")
    visit.ok("GET", "/api/orders/last")
    analysis = visit.judge("When will my parcel arrive? the mail says nothing", "/done")
    held(analysis, "unknown third_party", "", "P3")


def test_a_talk_with_the_house_does_not_open() -> None:
    visit = shopper("/hilfe").missing("https://static.zdassets.com/ekr/snippet.js", "script")
    visit.dead("Chat starten", times=2).press("Öffnungszeiten", "a").turns("/hilfe/zeiten")
    analysis = visit.judge("Chat geht nicht auf", "/hilfe")
    held(analysis, "third_party", "zdassets", "P2 P3")
