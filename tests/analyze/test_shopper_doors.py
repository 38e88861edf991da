"""Doors that lead round in a circle, and doors that only look as if they did. Judged unread."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper


def test_two_languages_send_the_reader_to_each_other() -> None:
    visit = shopper("/").circles("/de/", "/en/", times=4)
    analysis = visit.judge("Seite flackert nur noch, ich sehe gar nichts", "/de/")
    held(analysis, "redirect_loop", "/de", "P1")


def test_a_sign_in_that_is_not_kept_under_the_other_name_of_the_host() -> None:
    """Thread: cookie of example.com is not sent to www.example.com."""
    visit = shopper("/login")
    for _ in range(3):
        visit.press("Sign in", after=6).ok("POST", "/api/login")
        visit.lands("https://www.shop.example.com/account", "/login")
        visit.no("GET", "https://www.shop.example.com/api/me", 401)
        visit.lands("/login?next=%2Faccount", "https://www.shop.example.com/account")
    analysis = visit.judge("password is right, it just throws me back to login", "/login")
    held(analysis, "redirect_loop auth_expired", "/login", "P1")


def test_a_consent_that_cannot_be_written_down_is_asked_for_for_ever() -> None:
    visit = shopper("/nyheter")
    for _ in range(3):
        visit.lands("/samtykke?back=%2Fnyheter", "/nyheter").press("Godta", after=3)
        told = {"area": "localStorage", "action": "set", "key": "consent"}
        told |= {"error": "SecurityError: The operation is insecure."}
        visit.add("storage", "error", told, after=0.1).lands("/nyheter", "/samtykke")
    analysis = visit.judge("må godta cookies om og om igjen, kommer ikke inn", "/samtykke")
    held(analysis, "redirect_loop storage", "consent", "P1")


def test_a_slash_more_or_less_goes_on_for_ever() -> None:
    visit = shopper("/").press("Offers", "a").circles("/offers", "/offers/", times=4, after=0.2)
    visit.lands("/", "/offers/", after=9).ok("GET", "/api/teasers")
    analysis = visit.judge("offers page says too many redirects", "/")
    held(analysis, "redirect_loop", "/offers", "P1 P2")


def test_a_gate_for_grown_ups_does_not_remember_the_answer() -> None:
    visit = shopper("/wine").lands("/age-check?to=%2Fwine", "/wine")
    for _ in range(3):
        visit.press("I am over 18", after=3).lands("/wine", "/age-check")
        visit.lands("/age-check?to=%2Fwine", "/wine", after=0.3)
    analysis = visit.judge("how many times do I have to say I'm an adult", "/age-check")
    held(analysis, "redirect_loop", "/age-check", "P1")


def test_a_reader_who_pays_goes_round_between_paper_and_sign_in() -> None:
    sso = "https://id.presse.example/authorize?client=paper"
    visit = shopper("/artikel/9").press("Anmelden", "a")
    visit.circles(sso, "/auth/callback?code=x", "/artikel/9", "/login?return=%2Fartikel%2F9")
    analysis = visit.judge("Bin Abonnent, lande immer wieder bei der Anmeldung", "/artikel/9")
    held(analysis, "redirect_loop auth_expired", "/artikel/9", "P1")


def test_a_sign_in_elsewhere_that_went_well_is_no_circle() -> None:
    visit = shopper("/login").press("Continue with bank id", "a")
    visit.lands("https://idp.bankid.example/auth", "/login").press("Approve", after=15)
    visit.lands("/callback?code=x", "https://idp.bankid.example/").ok("POST", "/api/session")
    visit.lands("/", "/callback").press("Français", "a").lands("/fr/", "/").ok("GET", "/api/feed")
    calm(visit.judge("is there a dark mode? my eyes hurt", "/fr/"))


def test_somebody_who_looks_at_list_and_map_in_turn_is_in_no_circle() -> None:
    visit = shopper("/rent/berlin")
    for _ in range(4):
        visit.press("Map", "a", after=4).turns("/rent/berlin/map").ok("GET", "/api/pins")
        visit.press("List", "a", after=5).turns("/rent/berlin").ok("GET", "/api/flats?page=1")
    calm(visit.judge("Die Wohnung in der Sonnenallee ist längst vermietet", "/rent/berlin"))
