"""What people write who cannot sign in, or no longer are. Not: what they pay for, or book."""

from analyze.desk import HTML, Desk
from analyze.servers import PARSED, told


def test_a_state_that_was_lost_on_the_way_back_from_a_sign_in() -> None:  # yii2-usuario 422
    page = Desk("/login").click("Continue with Google")
    page.load("/auth/google/callback", came_from="/login").hum()
    page.no("POST", "/api/auth/google/callback", 400,
            '{"message":"Invalid state parameter passed in callback URL"}')  # fmt: skip

    told(page.judge("I log in with Google and only get an error"), "auth_expired", "P1",
         "400", "/api/auth/google/callback")  # fmt: skip


def test_a_single_sign_on_whose_cookie_never_comes_back() -> None:  # moodle-auth_saml2 891
    page = Desk("/my")
    for _ in range(4):
        page.load("/login", came_from="/my", after=0.4)
        page.load("/auth/saml2/acs", came_from="/login", after=0.6)
        page.load("/my", came_from="/auth/saml2/acs", after=0.4)

    told(page.judge("It sends me back to the login for ever"), "redirect_loop auth_expired", "P1",
         "/my")  # fmt: skip


def test_a_search_field_that_fell_silent_while_the_tab_stood_open() -> None:  # phpip 24
    page = Desk("/matters").no("GET", "/matters/list", 200).hum()
    page.click("Search", after=25).no("POST", "/matters/search", 419)

    told(page.judge("The search finds nothing until I refresh the page"), "auth_expired", "P1 P2",
         "419", "/matters/search")  # fmt: skip


def test_a_form_whose_token_grew_old() -> None:  # omeka-s 2163
    page = Desk("/admin/settings").hum().click("Save")
    page.no("POST", "/admin/settings", 403, '{"error":"CSRF: Invalid or missing CSRF token"}')

    told(page.judge("I cannot save my settings"), "auth_expired", "P1 P2", "403")


def test_a_procedure_that_no_longer_knows_its_user() -> None:  # better-auth 3462
    page = Desk("/board").no("GET", "/api/trpc/board.get", 200).hum().click("Save", after=20)
    page.no("POST", "/api/trpc/board.update", 401)
    page.log("error", "TRPCClientError: UNAUTHORIZED")

    told(page.judge("Suddenly it does not save any more"), "auth_expired", "P1 P2",
         "401", "board.update")  # fmt: skip


def test_a_sign_in_that_was_tried_too_often() -> None:  # help article of viki
    page = Desk("/login")
    for _ in range(3):
        page.click("Log in").no("POST", "/api/login", 401, '{"message":"Wrong password"}')
    page.click("Log in").no("POST", "/api/login", 429, '{"message":"Too many attempts"}')

    told(page.judge("It says too many attempts"),
         "validation_rejected permission_denied auth_expired", "P2 P3", "/api/login")  # fmt: skip


def test_an_account_that_was_locked() -> None:  # help article of enebular
    page = Desk("/login").hum().click("Sign in")
    page.no("POST", "/api/login", 423, '{"code":"ACCOUNT_LOCKED","retryAfterMinutes":15}')

    told(page.judge("My account is locked"),
         "validation_rejected permission_denied auth_expired", "P2 P3", "423")  # fmt: skip


def test_a_code_that_is_never_right() -> None:  # email_otp 37
    page = Desk("/verify")
    for _ in range(3):
        page.click("Verify", after=8)
        page.no("POST", "/api/verify-otp", 400,
                '{"success":false,"message":"OTP not found or expired"}')  # fmt: skip

    told(page.judge("I copy the code from the mail and it always says expired"),
         "validation_rejected auth_expired", "P1 P2", "400", "/api/verify-otp")  # fmt: skip


def test_a_text_message_that_was_never_sent() -> None:  # botc-release 429
    page = Desk("/account/verify").hum().click("Submit")
    page.no("POST", "/api/account/verify/send", 502, '{"error":"sms_gateway_unavailable"}')

    told(page.judge("No code ever comes to my phone"), "backend_error third_party", "P1 P2",
         "502", "/api/account/verify/send")  # fmt: skip


def test_a_code_that_cannot_be_mailed_again() -> None:  # dshop 188
    page = Desk("/sign-up/confirm").click("Resend code")
    page.no("POST", "/api/resend", 500, '{"message":"Failed to send email, check your config"}')
    page.hum()

    told(page.judge("Resend code does nothing"), "backend_error", "P1 P2", "500", "/api/resend")


def test_a_sign_in_that_finds_its_storage_empty() -> None:  # usaco-guide 3020
    page = Desk("/sign-in").click("Sign in with Google").load("/sign-in", after=6)
    page.rejects("FirebaseError: Firebase: Unable to process request due to missing initial state."
                 " This may happen if browser sessionStorage is inaccessible or accidentally"
                 " cleared. (auth/missing-initial-state).")  # fmt: skip

    told(page.judge("Unable to sign in with Google"), "storage auth_expired third_party", "P1",
         "missing initial state")  # fmt: skip


def test_a_window_that_the_browser_kept_shut() -> None:  # ciphers 224
    page = Desk("/login").hum().click("Sign in with Google")
    page.log("error", "FirebaseError: Firebase: Error (auth/popup-blocked).")

    told(page.judge("Nothing happens when I sign in with Google"),
         "permission_denied third_party auth_expired", "P1 P2", "auth/popup-blocked")  # fmt: skip


def test_an_invitation_that_is_over() -> None:  # RivalHub 426, parabol 6838
    page = Desk("/team-invites/a1b2").hum().click("Join team")
    page.no("POST", "/api/team-invites/a1b2/accept", 410, '{"error":"INVITE_EXPIRED"}')

    told(page.judge("I cannot join my team"), "validation_rejected auth_expired permission_denied",
         "P2 P3", "410")  # fmt: skip


def test_a_role_that_is_not_yet_known() -> None:  # laravel-permission 242
    page = Desk("/members").no("GET", "/api/members", 200).hum().click("Change role")
    page.no("PATCH", "/api/members/17", 403, '{"message":"This action is unauthorized."}')

    told(page.judge("I am an admin since this morning and still may not change anybody"),
         "permission_denied", "P2", "403", "/api/members/17")  # fmt: skip


def test_a_customer_who_comes_back_from_paypal_as_a_stranger() -> None:  # SwagPayPal 633
    page = Desk("/checkout/confirm").no("GET", "/api/customer", 200).click("Pay with PayPal")
    page.load("/checkout/finish", came_from="/checkout/confirm", after=12)
    page.no("GET", "/api/customer", 401).no("GET", "/api/orders/last", 401)
    page.load("/checkout/cart", came_from="/checkout/finish", after=0.4)

    told(page.judge("I paid with PayPal and now my cart is empty and I am logged out"),
         "auth_expired", "P1 P2", "401")  # fmt: skip


def test_a_house_that_is_under_maintenance() -> None:  # owncloud/web 10260
    page = Desk("/files")
    for path in ("/api/me/drives", "/api/capabilities"):
        page.ask("GET", path, 503, contentType=HTML)
    page.log("error", f"SyntaxError: {PARSED}")

    told(page.judge("Only a blank page since this morning"), "backend_error", "P1 P2", "503")


def test_somebody_else_s_name_in_the_corner() -> None:  # luscious 38
    page = Desk("/inbox").no("GET", "/api/me", 200).hum()
    page.log("error", "Session user mismatch: signed in as 4411, /api/me answered user 9120")

    told(page.judge("I see the messages of another person", path="/inbox"),
         "backend_error api_contract auth_expired stale_version", "P0 P1", "9120")  # fmt: skip


def test_a_code_that_is_typed_soon_after_the_page_for_it_came() -> None:
    """A slow refusal seemed to begin before the page from which it was sent, so nobody typed."""
    page = Desk("/account").go("/login").click("Sign in", after=0.2)
    page.no("POST", "/api/codes/check", 401, durationMs=3000)
    page.log("warn", "[login] code refused: This code has expired.")

    told(page.judge("The code you sent me is not accepted", path="/login"),
         "validation_rejected auth_expired", "P2 P3", "401")  # fmt: skip
