"""Controls that do nothing, lie under something, or are disabled. Not: forms that refuse.

Each from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.behaviours import Desk, nothing
from analyze.moments import told


def test_an_order_that_nothing_follows() -> None:
    # OriginProtocol/dshop#573
    desk = Desk("/checkout").field("Street").field("City").dead("Place order", times=3)

    told(desk.judge("Nothing happens when I order", "/checkout"),
         "dead_control", "Place order", "P1")  # fmt: skip


def test_a_sheet_that_nobody_sees_takes_the_presses() -> None:
    # beatboxjs/ror-player#45
    desk = Desk("/cart").press("", "div", times=5, selector="div.update-notice")

    told(desk.judge("I cannot press Go to checkout, something is in front of it", "/cart"),
         "dead_control", "update-notice", "P1 P2")  # fmt: skip


def test_a_banner_that_does_not_close() -> None:
    # Automattic/themes#185
    desk = Desk("/stories").dead("Close and accept", times=3)

    told(desk.judge("The cookie thing does not go away", "/stories"),
         "dead_control", "Close and accept", "P2 P3")  # fmt: skip


def test_a_sign_in_that_stays_disabled_after_the_browser_filled_it() -> None:
    # SparkPost/2web2ui#692
    desk = Desk("/sign-in").press("Sign in", times=2, disabled=True, after=3)

    told(desk.judge("Sign in is grey although everything is filled in", "/sign-in"),
         "dead_control", "Sign in", "P1")  # fmt: skip


def test_a_start_that_is_never_enabled_leaves_only_the_fields() -> None:
    # CUTR-at-USF/gtfs-realtime-validator#21
    desk = Desk("/setup").field("Feed address").field("Key").field("Feed address")

    nothing(desk.judge("The Start button stays grey", "/setup"))


def test_a_step_of_a_wizard_that_does_not_go_on() -> None:
    # paperwork/paperwork#932
    desk = Desk("/setup").press("Next").ask("POST", "/api/setup/check", 200)
    desk.moved("/setup/3", "/setup", "pushState").dead("Next", times=2)

    told(desk.judge("stuck on step 3", "/setup/3"), "dead_control", "Next", "P1 P2")


def test_one_button_of_many_that_adds_nothing() -> None:
    # denoland/merch#3
    desk = Desk("/").press("Add Mug to cart").keep("cart").dead("Add Vase to cart", times=2)

    told(desk.judge("The vase does not get into my cart"),
         "dead_control", "Add Vase to cart", "P1 P2")  # fmt: skip


def test_more_messages_that_never_come() -> None:
    # cozy/cozy-emails#175
    desk = (
        Desk("/inbox").ask("GET", "/api/messages?page=…", 200).dead("Load more messages", times=2)
    )

    told(desk.judge("I cannot see my older mail", "/inbox"),
         "dead_control", "Load more messages", "P2")  # fmt: skip


def test_a_link_that_leads_nowhere() -> None:
    # cloud-gov/cg-site#2508
    desk = Desk("/help").dead("Shipping costs", "a", times=2)

    told(desk.judge("Link is broken", "/help"), "dead_control", "Shipping costs", "P2 P3")


def test_a_menu_of_a_phone_that_does_not_open() -> None:
    # canonical-web-and-design/www.canonical.com#195
    desk = Desk("/").dead("Menu", times=4)

    told(desk.judge("menu button does nothing on my phone"), "dead_control", "Menu", "P2")


def test_a_count_that_somebody_raises_quickly_is_no_anger() -> None:
    # isaacbock/library-scan#2
    desk = Desk("/cart")
    for _ in range(6):
        desk.press("More", after=0.3).ask("PUT", "/api/cart", 200)

    nothing(desk.judge("Do you give a discount from six pieces?", "/cart"))


def test_pictures_leafed_through_beside_a_praise() -> None:
    # mojoaxel's thread and its like: a gallery answers by itself
    desk = Desk("/products/mug").press("Next picture", times=6)

    nothing(desk.judge("Love the new photos! 😍", "/products/mug"))


def test_a_paragraph_marked_by_three_clicks() -> None:
    # carrot/share-button#90
    desk = Desk("/products/mug").press("Handmade in Porto", "p", times=3)

    nothing(desk.judge("Can you sell it without the lid", "/products/mug"))


def test_a_press_that_failed_long_before_a_late_parcel() -> None:
    # 206Tours/DB#1287 and the desk's commonest ticket
    desk = Desk("/products/mug").dead("Zoom").at("/orders/8", "/products/mug")
    desk.ask("GET", "/api/orders/8", 200)

    nothing(desk.judge("where is my order???", "/orders/8"))


def test_a_ticket_that_cannot_be_sent() -> None:
    # helpyio/helpy#568
    desk = Desk("/support/new").field("Subject").press("Attach file").dead("Create ticket", times=2)

    told(desk.judge("I cannot write to you", "/support/new"),
         "dead_control", "Create ticket", "P1 P2")  # fmt: skip


def test_a_form_that_stands_still_after_its_captcha_was_skipped() -> None:
    # debtcollective/membership#155
    desk = Desk("/join").press("Join").log("warn", "[join] captcha not completed")
    desk.dead("Join", times=2)

    told(desk.judge("I ticked the box but Join is dead", "/join"),
         "dead_control validation_rejected third_party", "Join", "P1 P2")  # fmt: skip


def test_a_dead_payment_beside_a_search_that_failed_before() -> None:
    # dshop#573 again, with a rival
    desk = Desk("/").press("Search").ask("GET", "/api/search?q=…", 500).press("Mug", "a")
    desk.at("/checkout", "/").field("Card number").dead("Pay €18.00", times=2)

    told(desk.judge("The pay button is dead", "/checkout"), "dead_control", "Pay €18.00", "P1")


def test_a_failed_order_beside_a_heart_that_does_nothing() -> None:
    # magento/magento2#31000 with a rival
    desk = Desk("/products/mug").dead("Add to wish list").at("/checkout", "/products/mug")
    desk.press("Place order").ask("POST", "/api/orders", 500)
    desk.press("Place order").ask("POST", "/api/orders", 500)

    told(desk.judge("cant order", "/checkout"), "backend_error", "/api/orders|500", "P1")


def test_a_button_that_stays_grey_after_a_refusal_was_put_right() -> None:
    # AIcrowd/AIcrowd#854
    desk = Desk("/sign-up").press("Create account").ask("POST", "/api/accounts", 422)
    desk.log("warn", "[sign-up] refused: user name too long").field("User name")
    desk.press("Create account", times=3, disabled=True)

    told(desk.judge("I corrected the name and still cannot sign up", "/sign-up"),
         "dead_control validation_rejected", "", "P1")  # fmt: skip


def test_a_sign_out_that_does_not_sign_out() -> None:
    # twg/qa-entaxy#1213
    desk = Desk("/account").signed_in().press("Ada").dead("Log out", times=3)

    told(desk.judge("I can't log out!", "/account"), "dead_control", "Log out", "P1 P2")


def test_a_page_come_back_to_has_dead_controls() -> None:
    # fgnass/spin.js#331
    desk = Desk("/cart").press("Go to checkout", "a").at("/checkout", "/cart")
    desk.moved("/cart", "/checkout", "restored").dead("Go to checkout", "a", times=2)

    told(desk.judge("After going back I cannot go on", "/cart"),
         "dead_control", "Go to checkout", "P1")  # fmt: skip
