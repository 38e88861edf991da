"""Auth0, Clerk, Cognito, Okta and the like: who could not get in, and by whom. Not: payments."""

from analyze.stack_visits import FIREFOX, INSTAGRAM, SAFARI, Stack, told, untold

COGNITO = "https://cognito-idp.eu-central-1.amazonaws.com/"
TENANT = "https://shop.eu.auth0.com"


def test_a_login_that_safari_does_not_remember_asks_again() -> None:
    """auth0/auth0-spa-js 207: third-party cookies are not sent."""
    visit = Stack("/account", SAFARI).come("/account", "load")
    visit.said("error", "silent authentication failed", "Error: Login required")
    visit.come("/login", "replaceState")

    analysis = visit.judge("I have to log in again every time I reload", "/login")
    told(analysis, "auth_expired third_party storage", "Login required", "P2 P1")


def test_a_token_of_auth0_that_cannot_be_renewed_ends_the_work() -> None:
    """The chat's refusal stands on every page."""
    visit = Stack("/profile").api("GET", "https://api.chatwidget.io/v1/me", 401)
    visit.press("Save changes").api(
        "POST", f"{TENANT}/oauth/token", 403,
        '{"error":"invalid_grant","error_description":"Unknown or invalid refresh token."}',
    )  # fmt: skip
    visit.come("/login", "load")

    analysis = visit.judge("kicked out while saving", "/login")
    told(analysis, "auth_expired", "oauth/token|403", "P2 P1", never="chatwidget")


def test_a_clock_that_is_wrong_sends_a_user_in_circles() -> None:
    """clerk/javascript 1418."""
    visit = Stack("/sign-in").press("Continuar")
    visit.api("POST", "https://clerk.shop.example.com/v1/client/sign_ins", 200)
    for _ in range(4):
        visit.come("/dashboard", "load", after=0.8).come("/sign-in", "load", after=0.8)
    visit.said("warn", "Clerk: Clock skew detected. This usually means that your system clock is "
               "inaccurate.")  # fmt: skip

    analysis = visit.judge("no consigo entrar, vuelve siempre al inicio de sesión", "/sign-in")
    told(analysis, "redirect_loop auth_expired", "/sign-in|/dashboard", "P1")


def test_a_wrong_password_at_cognito_is_the_users() -> None:
    """NotAuthorizedException with 400."""
    visit = Stack("/login")
    for _ in range(2):
        visit.press("Sign in").api(
            "POST", COGNITO, 400, '{"__type":"NotAuthorizedException",'
            '"message":"Incorrect username or password."}',
        )  # fmt: skip

    analysis = visit.judge("cant log in, my password is right!", "/login")
    told(analysis, "validation_rejected permission_denied auth_expired",
         "Incorrect username or password|400", "P3")  # fmt: skip


def test_a_provider_of_logins_that_takes_no_more_is_not_the_password() -> None:
    """TooManyRequestsException, by the pool's quota and not the user's."""
    visit = (
        Stack("/login")
        .press("Anmelden")
        .api(
            "POST", COGNITO, 400, '{"__type":"TooManyRequestsException","message":"Rate exceeded"}'
        )
    )

    analysis = visit.judge("Anmeldung schlägt fehl", "/login")
    told(analysis, "third_party backend_error validation_rejected",
         "cognito-idp|Rate exceeded", "P1 P2")  # fmt: skip


def test_a_browser_without_storage_comes_back_from_okta_with_nothing() -> None:
    """DuendeArchive/identity-model-oidc-client-js 592."""
    visit = Stack("/login", FIREFOX).press("Log in with SSO")
    visit.kept("okta-transaction-storage", "SecurityError: The operation is insecure.",
               "sessionStorage")  # fmt: skip
    visit.come("/login/callback", "load", after=20)
    visit.rejects("AuthSdkError: Unable to retrieve OAuth redirect params from storage")

    analysis = visit.judge("SSO fails in a private window", "/login/callback")
    told(analysis, "storage", "okta-transaction-storage|insecure", "P1 P2")


def test_a_state_that_was_missing_once_is_not_an_empty_list() -> None:
    """DuendeArchive/identity-model-oidc-client-js 93: too long at the provider, then well."""
    visit = Stack("/callback").said("error", "Error: No matching state found in storage")
    visit.press("Try again", "a").come("/callback", "load", after=15)
    visit.api("POST", "https://login.example.net/connect/token", 200).come("/invoices")
    visit.api("GET", "/api/invoices?year=2026", 200, '{"items":[],"total":0}')

    untold(visit.judge("where are my invoices of last year?", "/invoices"))


def test_a_window_that_the_browser_held_back_stops_a_login() -> None:
    """auth/popup-blocked."""
    visit = Stack("/login", SAFARI).press("Mit Google anmelden")
    visit.rejects(
        "FirebaseError: Firebase: Unable to establish a connection with the popup. "
        "It may have been blocked by the browser. (auth/popup-blocked)."
    )

    analysis = visit.judge("Google Anmeldung öffnet sich nicht", "/login")
    told(analysis, "js_exception third_party permission_denied", "auth/popup-blocked", "P1 P2")


def test_a_window_that_the_user_closed_broke_nothing() -> None:
    """auth/popup-closed-by-user, and then the other way in."""
    visit = Stack("/login").press("Continue with Google")
    visit.said("warn", "FirebaseError: Firebase: Error (auth/popup-closed-by-user).")
    visit.press("Log in").api("POST", "/api/login", 200).come("/home")
    visit.api("GET", "/api/me", 200)

    untold(visit.judge("please add login with apple", "/home"))


def test_a_window_that_an_app_never_opens_is_nothing_to_focus() -> None:
    """phanan/vue-google-signin-button 36: window.open returns null inside Instagram."""
    visit = Stack("/signup", INSTAGRAM)
    visit.broke("ReferenceError: Can't find variable: _AutofillCallbackHandler", file="")
    visit.press("Googleで登録")
    visit.broke("TypeError: null is not an object (evaluating 'popup.focus')")

    analysis = visit.judge("Googleで登録できません", "/signup")
    told(analysis, "js_exception", "popup.focus", "P1", never="Autofill")


def test_a_token_of_the_future_is_refused() -> None:
    """supabase/supabase 50651."""
    visit = Stack("/login").press("Se connecter").api(
        "POST", "/api/auth/exchange", 401, '{"error":"invalid_token","error_description":'
        '"Token used before issued (iat): check the clock"}',
    )  # fmt: skip

    analysis = visit.judge("connexion impossible depuis hier", "/login")
    told(analysis, "auth_expired", "/api/auth/exchange|401", "P1 P2")


def test_a_check_for_humans_that_did_not_load_keeps_the_login_shut() -> None:
    """google/recaptcha 501, with Turnstile."""
    visit = Stack("/login")
    visit.missing("https://challenges.cloudflare.com/turnstile/v0/api.js", "script")
    visit.press("Log in", disabled=True).press("Log in", disabled=True, after=1)

    analysis = visit.judge("log in button is grey", "/login")
    told(analysis, "third_party", "challenges.cloudflare.com", "P1 P2")


def test_a_guest_who_got_in_has_no_fault_left() -> None:
    """Before a login everybody is refused."""
    visit = Stack("/login").api("GET", "/api/me", 401).press("Log in")
    visit.api("POST", "/api/login", 200).come("/home").api("GET", "/api/me", 200)

    untold(visit.judge("the new colours are ugly", "/home"))
