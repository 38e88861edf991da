"""Refusals read by their reason: the user's matter, the business's, a merchant's, a version's.

Made by hand from what servers and providers really answer, and judged before they were run. Not:
the page's own code.
"""

from analyze.moments import answered, arrive, told
from analyze.visits import Visit

OWN = "validation_rejected"


def refused(page: str, press: str, path: str, status: int, line: str) -> Visit:
    visit = arrive(page).click(press).ask("POST", path, status)
    return visit.log("warn", line)


def test_a_name_of_a_team_that_is_taken() -> None:
    visit = refused("/teams", "Create team", "/api/teams", 409, "Slug 'acme' is already taken")

    told(visit.judge("Cannot create a team", "/teams"), OWN, "409 | taken", "P3")


def test_a_guest_who_is_on_the_list() -> None:
    visit = refused(
        "/event", "RSVP", "/api/rsvp", 409, "rsvp failed: You are already on the guest list"
    )

    told(visit.judge("RSVP fails", "/event"), OWN, "409", "P3 P2")


def test_a_key_that_a_database_has() -> None:
    visit = arrive("/admin/products").click("Save product")
    body = '{"message":"duplicate key value violates unique constraint products_sku_key"}'
    answered(visit, "POST", "/api/products", 409, body)

    told(visit.judge("Product is not saved", "/admin/products"), OWN, "409", "P3 P2")


def test_an_edit_that_came_second() -> None:
    visit = arrive("/notes").click("Save note").ask("PUT", "/api/notes/4", 409)
    visit.log("error", "save refused: the note was modified by another user")

    told(visit.judge("My note is not saved", "/notes"), "race", "409 | modified", "P2")


def test_a_page_that_a_deployment_left_behind() -> None:
    visit = arrive("/checkout").click("Pay now").ask("POST", "/api/orders", 409)
    visit.log("error", "client build 1182 is no longer supported, current build 1190")

    expected = "stale_version"
    told(visit.judge("Cannot pay", "/checkout"), expected, "409 | no longer supported", "P1 P0")


def test_a_login_before_the_letter_was_opened() -> None:
    visit = refused(
        "/sign-in", "Sign in", "/api/login", 403, "Please verify your email before signing in"
    )

    expected = f"{OWN} permission_denied"
    told(visit.judge("Cannot sign in", "/sign-in"), expected, "403 | verify your email", "P3 P2")


def test_an_account_that_nobody_has_activated() -> None:
    visit = arrive("/sign-in").click("Sign in")
    answered(visit, "POST", "/api/session", 401, '{"code":"ACCOUNT_NOT_ACTIVATED"}')

    expected = f"{OWN} permission_denied auth_expired"
    told(visit.judge("Cannot sign in", "/sign-in"), expected, "401", "P3 P2")


def test_a_limit_for_each_household() -> None:
    line = "order refused: Limited to 2 tickets per household"
    visit = refused("/tickets", "Buy tickets", "/api/orders", 422, line)

    told(visit.judge("Cannot buy", "/tickets"), OWN, "422 | per household", "P3 P2")


def test_a_quantity_above_what_one_may_have() -> None:
    line = "cart: quantity 12 exceeds maximum of 10"
    visit = refused("/cart", "Update cart", "/api/cart", 400, line)

    told(visit.judge("Cannot take 12", "/cart"), OWN, "400 | maximum", "P3 P2")


def test_an_invitation_that_was_accepted() -> None:
    line = "invitation has already been accepted"
    visit = refused("/join", "Accept invitation", "/api/invitations/accept", 410, line)

    expected = f"{OWN} api_contract"
    told(visit.judge("Cannot join", "/join"), expected, "410", "P3 P2")


def test_a_wallet_whose_seller_was_suspended() -> None:
    line = "paypal order: PAYEE_ACCOUNT_LOCKED_OR_CLOSED"
    visit = refused("/checkout", "PayPal", "/api/paypal/orders", 422, line)

    told(visit.judge("PayPal fails", "/checkout"), "third_party", "PAYEE_ACCOUNT", "P1 P0")


def test_a_way_of_paying_that_is_not_switched_on() -> None:
    visit = arrive("/checkout").click("Pay with Klarna")
    body = (
        '{"error":{"type":"invalid_request_error","message":"The payment method type provided: '
        'klarna is invalid. Please ensure the provided type is activated in your dashboard"}}'
    )
    answered(visit, "POST", "/api/klarna/session", 400, body)

    expected = "third_party api_contract"
    told(visit.judge("Klarna fails", "/checkout"), expected, "400", "P1 P0")


def test_an_order_that_paypal_takes_from_this_seller_not() -> None:
    visit = arrive("/checkout").click("iDEAL").ask("POST", "/api/orders", 422)
    visit.log("error", "PayPal: NOT_ENABLED_FOR_PAYMENT_SOURCE")

    expected = "third_party"
    told(visit.judge("iDEAL fails", "/checkout"), expected, "NOT_ENABLED", "P1 P0")


def test_a_seller_who_may_not_charge_yet() -> None:
    line = "Stripe: Your account cannot currently make live charges."
    visit = arrive("/checkout").click("Pay now").log("error", line)

    expected = "third_party"
    told(visit.judge("Cannot pay", "/checkout"), expected, "live charges", "P1 P0")


def test_a_card_that_the_bank_refuses_in_paypal() -> None:
    line = "PayPal: capture failed: INSTRUMENT_DECLINED"
    visit = arrive("/checkout").click("PayPal").ask("POST", "/api/paypal/capture", 422)
    visit.log("error", line)

    expected = "payment_declined"
    told(visit.judge("PayPal fails", "/checkout"), expected, "INSTRUMENT_DECLINED", "P3 P2")


def test_a_plan_that_has_no_more_seats() -> None:
    line = "invite failed: seat_limit_reached (5 of 5)"
    visit = refused("/team", "Invite", "/api/invites", 403, line)

    expected = f"{OWN} permission_denied"
    told(visit.judge("Cannot invite", "/team"), expected, "403 | seat_limit_reached", "P3 P2")


def test_a_role_that_is_missing() -> None:
    line = "delete failed: requires role admin"
    visit = refused("/team", "Remove member", "/api/members/remove", 403, line)

    told(visit.judge("Cannot remove", "/team"), "permission_denied", "403", "P2")
