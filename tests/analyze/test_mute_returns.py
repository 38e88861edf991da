"""Ways that lead back: sign-ins, loops, links from letters, pages restored. Not: what is listed.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_sign_in_that_ends_at_the_sign_in() -> None:
    # arikchakma/inboxing#30
    visit = guest("/login")
    for _ in range(2):
        visit.field("E-mail").field("Senha").press("Entrar").ok("POST", "/api/auth/login")
        visit.at("/painel", "/login", after=0.5).at("/login", "/painel", after=0.4)

    held(visit.judge("faço login e volta sempre para a tela de login", "/login"),
         "auth_expired redirect_loop", "/login", "P1")  # fmt: skip


def test_a_sign_in_with_another_house_that_comes_back_unknown() -> None:
    # picoCTF/picoCTF-Platform-2#44
    visit = guest("/sign-in")
    for _ in range(2):
        visit.press("Continue with Google").at("/auth/callback?code=…&state=…", after=5)
        visit.at("/sign-in", "/auth/callback", after=0.6)

    held(visit.judge("Google knows me but your site sends me back every time", "/sign-in"),
         "auth_expired redirect_loop third_party", "/sign-in", "P1")  # fmt: skip


def test_two_pages_that_send_one_to_the_other() -> None:
    # bikeindex/bike_index#227
    visit = guest("/")
    for _ in range(5):
        visit.moved("/welcome", "/home", after=0.4).moved("/home", "/welcome", after=0.4)

    held(visit.judge("Seite flackert nur noch, ich kann nichts anklicken", "/home"),
         "redirect_loop", "/welcome", "P1")  # fmt: skip


def test_a_link_to_a_journey_that_opens_the_front_page() -> None:
    # FlutterFlow/flutterflow-issues#453
    visit = guest("/trips/882").moved("/", "/trips/882", "replaceState", 0.4)
    visit.ok("GET", "/api/offers").waits(6)
    visit.at("/trips/882", after=9).moved("/", "/trips/882", "replaceState", 0.4)

    held(visit.judge("the link in your mail opens the start page, not my trip", "/"),
         "redirect_loop auth_expired unknown", "/trips/882", "P2 P3")  # fmt: skip


def test_a_confirmation_that_was_used_before() -> None:
    # brockallen/BrockAllen.MembershipReboot#522
    visit = guest("/verify?token=…").ok("POST", "/api/verify").press("Continue")
    visit.moved("/start", how="pushState").turned("hidden").turned("visible")
    visit.at("/verify?token=…", after=30)
    visit.no("POST", "/api/verify", 410, '{"error": "This link was already used"}')

    held(visit.judge("Link sagt schon benutzt, ist mein Konto jetzt bestätigt?", "/verify"),
         "validation_rejected auth_expired", "already used", "P2 P3")  # fmt: skip


def test_a_magic_link_that_somebody_opened_before() -> None:
    # supabase/auth#1214
    visit = guest("/magic?token=…").no("POST", "/api/auth/magic", 400, '{"code": "token_used"}')
    visit.press("Send a new one").ok("POST", "/api/auth/magic-links", status=202).waits(40)
    visit.at("/magic?token=…").no("POST", "/api/auth/magic", 400, '{"code": "token_used"}')

    held(visit.judge("Every login link is used up before I even click it", "/magic"),
         "auth_expired validation_rejected", "token_used", "P1 P2")  # fmt: skip


def test_a_cart_that_is_shown_as_it_was_left() -> None:
    # MahoCommerce/maho#990
    visit = guest("/cart").ok("GET", "/api/cart", '{"items": 3}').press("Continue", "a")
    visit.moved("/shop", "/cart").press("Remove Lamp").ok("DELETE", "/api/cart/items/3", status=204)
    visit.restored("/cart").waits(5)

    held(visit.judge("removed lamp is in the cart again when I go back", "/cart"),
         "stale_version race", "/cart", "P2 P3")  # fmt: skip


def test_a_list_that_forgets_what_it_was_narrowed_to() -> None:
    # steedos/steedos-platform#2381
    visit = guest("/jobs")
    for at in (44, 51):
        visit.press("Filter").moved("/jobs?city=…&pay=…", "/jobs", "pushState")
        visit.ok("GET", "/api/jobs?city=…&pay=…").press(f"Job {at}", "a")
        visit.moved(f"/jobs/{at}", how="pushState").ok("GET", f"/api/jobs/{at}")
        visit.moved("/jobs", f"/jobs/{at}", "popstate").ok("GET", "/api/jobs")

    held(visit.judge("les filtres disparaissent quand je reviens à la liste", "/jobs"),
         "unknown stale_version dead_control", "", "P2 P3")  # fmt: skip


def test_a_session_that_ended_over_lunch() -> None:
    # openSUSE/open-build-service#15315
    visit = guest("/desk").signed_in().ok("GET", "/api/tickets").turned("hidden").waits(3600)
    visit.turned("visible").no("POST", "/api/session/refresh", 401)
    visit.at("/login", "/desk", after=0.4)

    held(visit.judge("Über Mittag bin ich immer wieder abgemeldet, der Text ist weg", "/login"),
         "auth_expired", "/api/session/refresh", "P1 P2")  # fmt: skip


def test_a_farewell_that_is_not_taken() -> None:
    # openSUSE/open-build-service#15315
    visit = guest("/account").signed_in().press("Log out").ok("POST", "/api/logout", status=204)
    visit.moved("/", "/account").ok("GET", "/api/me", '{"name": "R. Vos"}')
    visit.press("Log out").ok("POST", "/api/logout", status=204).moved("/", "/")
    visit.ok("GET", "/api/me", '{"name": "R. Vos"}')

    held(visit.judge("uitloggen werkt niet, mijn naam staat er nog steeds", "/"),
         "auth_expired backend_error stale_version", "/api/logout", "P1 P2")  # fmt: skip


def test_somebody_looks_at_one_thing_after_another() -> None:
    visit = guest("/shop")
    for at in range(5):
        visit.press(f"Chair {at}", "a").moved(f"/shop/{at}", how="pushState", after=0.3)
        visit.ok("GET", f"/api/products/{at}").waits(5).moved("/shop", how="popstate")

    calm(visit.judge("Your prices went up by a third since last week?!", "/shop"))


def test_a_visitor_who_changed_his_mind() -> None:
    visit = guest("/subscription").signed_in().press("Cancel plan").press("Keep my plan")
    visit.press("Cancel plan").press("Keep my plan").ok("GET", "/api/plan")

    calm(visit.judge("What happens to my files if I stop paying?", "/subscription"))


def test_a_guest_is_asked_to_sign_in_once() -> None:
    visit = guest("/orders").at("/login", "/orders", after=0.4).field("E-mail").press("Sign in")
    visit.ok("POST", "/api/login")
    visit.known = True
    visit.moved("/orders", "/login", "pushState").ok("GET", "/api/orders")

    calm(visit.judge("Die Rechnungen haben keine Steuernummer", "/orders"))


def test_a_basket_that_is_empty_after_the_sign_in() -> None:
    # spree/spree_auth_devise#210
    visit = guest("/shop").press("Add Lamp").ok("POST", "/api/cart/items", '{"count": 1}', 201)
    visit.press("Add Desk").ok("POST", "/api/cart/items", '{"count": 2}', 201)
    visit.at("/login", "/cart").press("Log in").ok("POST", "/api/login")
    visit.moved("/cart", "/login", "pushState").ok("GET", "/api/cart", '{"items": [], "count": 0}')

    held(visit.judge("after logging in my cart is empty", "/cart"),
         "api_contract backend_error stale_version race", "/api/cart", "P1 P2")  # fmt: skip
