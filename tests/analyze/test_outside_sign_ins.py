"""Who is sent in circles, is not known any more, or never gets in. Not: what is done inside."""

from analyze.outside_visits import SAFARI, Fault, held, out

IDP = "https://login.acme-id.example/authorize"
TENANT = "https://login.microsoftonline.com/6f1c/oauth2/v2.0/authorize"


def test_a_house_of_sign_ins_that_sends_back_who_is_sent_to_it() -> None:  # firebaseui 1009
    visit = out("/account")
    for _ in range(4):
        visit.no("GET", "/api/me", 401).loads("/auth/callback?code=…&state=…", IDP)
        visit.ok("POST", "/api/auth/exchange").loads("/account", "/auth/callback", 0.4)

    said = visit.judge("it keeps blinking between you and the login page", "/account")
    held(said, "redirect_loop", "/account", "P1", "matomo")


def test_a_guard_and_a_page_that_do_not_agree() -> None:  # nuxt-auth 410
    visit = out("/login").fills("email").click("Sign in").ok("POST", "/api/login")
    for _ in range(7):
        visit.comes("/dashboard", "replaceState", 0.05).comes("/login", "replaceState", 0.05)

    said = visit.judge("Login klappt, dann flackert es nur noch", "/login")
    held(said, "redirect_loop", "/dashboard | /login", "P1", "facebook")


def test_a_router_that_gives_up() -> None:  # vuejs/router 715
    visit = out("/projects").ok("GET", "/api/me").click("Team").says(
        "warn", '[Vue Router warn]: Detected an infinite redirection in a navigation guard when '
        'going from "/projects" to "/onboarding". Aborting to avoid a Stack Overflow.')  # fmt: skip
    visit.rejects("Error: Infinite redirect in navigation guard")

    said = visit.judge("clicking team leaves me on a white page", "/projects")
    held(said, "redirect_loop", "/onboarding", "P1 P2", "matomo")


def test_a_language_that_cannot_make_up_its_mind() -> None:  # next-i18next 1712
    visit = out("/")
    for _ in range(5):
        visit.loads("/fr", "/", 0.5).loads("/", "/fr", 0.5)

    said = visit.judge("La page se recharge sans arrêt, impossible de cliquer", "/")
    held(said, "redirect_loop", "/fr", "P1", "facebook")


def test_a_request_that_is_sent_on_for_ever() -> None:
    visit = out("/orders", quiet=True).click("My orders")
    visit.gone("GET", "/api/orders", "net::ERR_TOO_MANY_REDIRECTS").waits(3)
    visit.click("Try again").gone("GET", "/api/orders", "net::ERR_TOO_MANY_REDIRECTS")

    said = visit.judge("orders never load", "/orders")
    held(said, "redirect_loop", "/api/orders", "P1 P2", "")


def test_an_answer_of_a_sign_in_that_nobody_had_asked_for() -> None:  # auth0-spa-js 1012
    visit = out("/login", SAFARI).click("Entrar con Google")
    visit.loads("/callback?code=…&state=…", "https://acme.eu.auth0.com/authorize", 9, SAFARI)
    visit.says("error", Fault("Error", "Invalid state")).comes("/login").click("Entrar con Google")
    visit.loads("/callback?code=…&state=…", "https://acme.eu.auth0.com/authorize", 6, SAFARI)
    visit.says("error", Fault("Error", "Invalid state")).comes("/login")

    said = visit.judge("No puedo entrar, siempre vuelvo al principio", "/login")
    held(said, "auth_expired redirect_loop third_party", "Invalid state", "P1", "matomo")


def test_a_clock_that_runs_behind() -> None:  # auth0-spa-js 468
    visit = out("/login").click("Continue with SSO")
    visit.loads("/callback?code=…&state=…", "https://acme.okta.com/oauth2/v1/authorize", 5)
    visit.says("error", Fault("OAuthError", "The JWT was issued in the future")).comes("/login")

    said = visit.judge("sso throws me back since I came back from holiday", "/login")
    held(said, "auth_expired", "issued in the future", "P1", "facebook")


def test_a_sign_in_that_waits_for_another_that_is_over() -> None:  # msal 4914
    visit = out("/").ok("GET", "/api/tenants/current").click("Sign in with Microsoft").says(
        "error", Fault("BrowserAuthError", "interaction_in_progress: Interaction is currently in "
                       "progress. Please ensure that it has been completed"))  # fmt: skip
    visit.click("Sign in with Microsoft").says(
        "error", Fault("BrowserAuthError", "interaction_in_progress: Interaction is currently in "
                       "progress. Please ensure that it has been completed"))  # fmt: skip

    said = visit.judge("button does nothing, colleague next to me gets in", "/")
    held(said, "js_exception auth_expired race third_party", "interaction_in_progress", "P1", "")


def test_a_frame_in_which_no_cookie_stays() -> None:  # gradecraft 4471
    visit = out("/lti/launch", SAFARI).ok("POST", "/api/session").no("GET", "/api/me", 401)
    visit.comes("/lti/sign-in").click("Log in").ok("POST", "/api/session")
    visit.no("GET", "/api/me", 401).comes("/lti/sign-in").click("Log in")
    visit.ok("POST", "/api/session").no("GET", "/api/me", 401).comes("/lti/sign-in")

    said = visit.judge("I log in, it accepts, and asks me to log in. Three times.", "/lti/sign-in")
    held(said, "auth_expired redirect_loop", "/api/me | 401", "P1", "facebook")


def test_two_requests_that_spend_one_ticket() -> None:  # OpenRisk 700
    visit = out("/board").waits(900).turns("visible").no("GET", "/api/cards", 401)
    visit.no("GET", "/api/members", 401).ok("POST", "/auth/refresh").no(
        "POST", "/auth/refresh", 401,
        '{"code":"REFRESH_REUSE_DETECTED","error":"Session revoked. Sign in again."}')  # fmt: skip
    visit.comes("/login")

    said = visit.judge("werde ständig rausgeworfen wenn ich zum tab zurückkomme", "/login")
    held(said, "race", "/auth/refresh", "P2 P1", "matomo")


def test_two_windows_that_ask_for_a_new_ticket_at_once() -> None:  # directus 22360
    visit = out("/content/articles").turns("hidden").turns("visible", 30)
    visit.no("POST", "/auth/refresh", 400, '{"error":"invalid_grant",'
             '"error_description":"refresh token already used"}')  # fmt: skip
    visit.says("warn", "[auth] another tab refreshed 240ms ago").comes("/login?reason=SESSION")

    said = visit.judge("logged out every time I drag a tab out of the window", "/login")
    held(said, "race", "already used", "P2 P1 P3", "matomo")


def test_a_house_of_sign_ins_that_lets_nobody_try_again() -> None:
    visit = out("/signin").fills("email", "password").click("Sign in").no(
        "POST", "https://acme.okta.com/api/v1/authn", 429,
        '{"errorCode":"E0000047","errorSummary":"API call exceeded rate limit"}')  # fmt: skip
    visit.waits(8).click("Sign in").no("POST", "https://acme.okta.com/api/v1/authn", 429)

    said = visit.judge("whole office cannot sign in this morning", "/signin")
    held(said, "third_party", "acme.okta.com | 429", "P1", "matomo")


def test_an_assertion_that_is_not_valid_yet() -> None:  # passport-saml 433
    visit = out("/sso").click("Anmelden über Uni").loads("/saml/acs", "https://idp.uni.example", 7)
    visit.document("/saml/acs", 403).says(
        "error", "SAML assertion not yet valid: NotBefore 2026-02-27T12:03:10Z")  # fmt: skip

    said = visit.judge("Anmeldung über die Uni endet auf einer leeren Seite", "/saml/acs")
    held(said, "auth_expired permission_denied", "/saml/acs", "P1", "facebook")
