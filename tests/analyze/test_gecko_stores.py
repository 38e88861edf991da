"""What Firefox says of a store that is not there, of a canvas, of a form. Not: other browsers."""

from analyze.gecko_visits import REJECTED, gecko, held

CANVAS = ("toDataURL@/parts/share.js:21:33", "addWithPicture@/parts/share.js:28:29")
INSECURE = "SecurityError: The operation is insecure."


def test_a_store_that_is_null() -> None:
    """Other browsers put the null before the name, Firefox behind it; the cause was the code's."""
    visit = gecko("/products/mug").click("Add to cart")
    visit.threw('TypeError: can\'t access property "getItem", window[area] is null',
                "keepInStorage@/parts/cart.js:9:5", "start/<@/parts/cart.js:16:45")  # fmt: skip

    said = visit.judge("In the app I cannot add anything to the cart.", "/products/mug")
    held(said, "storage", "getItem", "P0 P1")


def test_a_canvas_with_a_picture_of_another_house() -> None:
    """Firefox refuses it in the words it has for a store that is off; the frame knows better."""
    visit = gecko("/products/mug").click("Add to cart")
    visit.threw(INSECURE, *CANVAS, kind=REJECTED)

    said = visit.judge("I can't add anything to the cart.", "/products/mug")
    held(said, "js_exception cors", "The operation is insecure", "P0 P1 P2")


def test_a_store_that_is_off_is_said_in_the_same_words() -> None:
    visit = gecko("/products/mug").click("Add to cart")
    visit.threw(INSECURE, "readCart@/cart-store.js:12:20", "start/<@/parts/cart.js:16:45")

    said = visit.judge("I can't add anything to the cart.", "/products/mug")
    held(said, "storage", "The operation is insecure", "P0 P1")


def test_a_notice_of_a_wrong_password_is_no_second_failure() -> None:
    """The page's own words below the field made the slip of a user a defect of the sign-in."""
    visit = gecko("/sign-in").click("Sign in").no("POST", "/api/session", 401)
    visit.says("warn", "[sign-in] refused: POST /session answered 401")
    visit.notices("E-mail or password is not right.", '[data-testid="form-error"]')

    said = visit.judge("I can't log in with my password.", "/sign-in")
    held(said, "validation_rejected", "/api/session | 401", "P3")


def test_what_is_logged_and_shown_in_the_same_words_is_one_cause() -> None:
    """Two causes of one weight left none of them likely: the notice had hidden what it said."""
    visit = gecko("/checkout").click("Pay").no("POST", "/api/checkout", 403)
    visit.says("error", "[queue] queue token expired")
    visit.notices("queue token expired", '[data-testid="pay-notice"]')

    said = visit.judge("I waited an hour and was thrown out of the queue.", "/checkout")
    held(said, "auth_expired", "queue token expired", "P0 P1 P2")
