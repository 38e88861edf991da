"""Forms that refuse: formats of other countries, hidden rules, lost input. Not: dead presses.

Each from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.behaviours import Desk
from analyze.moments import told


def test_a_number_of_another_country_is_refused_before_it_is_sent() -> None:
    # DigitalPlatDev/FreeDomain-Issues#841
    desk = Desk("/sign-up")
    for _ in range(3):
        desk.field("Phone").press("Register")
        desk.log("warn", "[sign-up] phone must be in the format +1-8559805959")

    told(desk.judge("my number is +91 and it says wrong format", "/sign-up"),
         "validation_rejected", "phone must be in the format", "P1")  # fmt: skip


def test_a_postcode_of_ireland_is_refused_by_the_server() -> None:
    # awesomemotive/easy-digital-downloads#5307
    desk = Desk("/checkout")
    for _ in range(3):
        desk.field("Zip").press("Buy now").ask("POST", "/api/checkout", 422)
        desk.log("warn", "[checkout] 422: the zip code you supplied failed validation")

    told(desk.judge("we have no 5 digit codes in Ireland", "/checkout"),
         "validation_rejected", "/api/checkout|zip code", "P1")  # fmt: skip


def test_a_price_with_a_comma_is_no_number() -> None:
    # mercurjs/mercur#1492
    desk = Desk("/seller/offers/new").field("Price").press("Create offer")
    desk.log("error", "[offer] price: Expected number, received nan").press("Create offer")
    desk.log("error", "[offer] price: Expected number, received nan")

    told(desk.judge("Preis 19,99 geht nicht", "/seller/offers/new"),
         "validation_rejected js_exception", "received nan", "P2")  # fmt: skip


def test_a_request_refused_after_which_the_form_is_empty() -> None:
    # usdoj/foia.gov#204
    desk = Desk("/request").field("Reason").keep("draft", area="sessionStorage").press("Submit")
    desk.ask("POST", "/api/requests", 400).keep("draft", "remove", "sessionStorage")
    desk.log("error", "[request] 400 Bad Request").field("Reason")

    told(desk.judge("Everything I typed is gone", "/request"),
         "validation_rejected api_contract", "/api/requests|400", "P1 P2")  # fmt: skip


def test_a_name_with_an_apostrophe_cannot_have_an_account() -> None:
    # AIcrowd/AIcrowd#854
    desk = Desk("/register")
    for _ in range(2):
        desk.press("Create account").ask("POST", "/api/users", 422)
        desk.log("warn", "[register] lastName contains invalid characters")

    told(desk.judge("My name is O'Brien", "/register"),
         "validation_rejected", "/api/users|invalid characters", "P1")  # fmt: skip


def test_a_password_that_was_too_short_and_then_long_enough() -> None:
    # w3c/validator-suite#176
    desk = Desk("/register").press("Create account").ask("POST", "/api/users", 422)
    desk.log("warn", "[register] password must have 12 characters").field("Password")
    desk.press("Create account").ask("POST", "/api/users", 201).at("/welcome", "/register")

    told(desk.judge("Why such long passwords?", "/welcome"),
         "validation_rejected unknown", "", "P3")  # fmt: skip


def test_an_address_with_a_plus_is_refused_and_given_up() -> None:
    # mysociety/fixmystreet#1948
    desk = Desk("/account").signed_in()
    for _ in range(3):
        desk.press("Save e-mail").ask("PATCH", "/api/profile", 422)
        desk.log("warn", "[profile] email is not valid")

    told(desk.judge("ada+shop@ is a valid address", "/account"),
         "validation_rejected", "/api/profile|422", "P2")  # fmt: skip


def test_a_field_that_only_firms_have_is_asked_of_a_person() -> None:
    # Rgeelen in VividWeb/vivid_store#158
    desk = Desk("/checkout")
    for _ in range(3):
        desk.press("Place order").ask("POST", "/api/orders", 400)
        desk.log("warn", "[checkout] order refused: company is required")

    told(desk.judge("I have no company!!", "/checkout"),
         "validation_rejected", "company is required", "P1")  # fmt: skip


def test_a_date_written_as_the_country_writes_it_is_refused() -> None:
    # huridocs/uwazi#3451
    desk = Desk("/book")
    for _ in range(2):
        desk.field("Arrival").press("Book").ask("POST", "/api/bookings", 422)
        desk.log("warn", "[book] arrival: 31/12/2026 is not a date, use MM/DD/YYYY")

    told(desk.judge("Can't book for new year's eve", "/book"),
         "validation_rejected", "/api/bookings|is not a date", "P1 P2")  # fmt: skip


def test_an_account_number_mistyped_and_put_right() -> None:
    # ordermygear's desk: customer information
    desk = Desk("/checkout").press("Pay").ask("POST", "/api/payments", 422)
    desk.log("warn", "[payment] iban: wrong check digits").field("IBAN").press("Pay")
    desk.ask("POST", "/api/payments", 201).at("/orders/9/thanks", "/checkout")

    told(desk.judge("ok now it worked", "/orders/9/thanks"),
         "validation_rejected unknown", "", "P3")  # fmt: skip


def test_a_year_that_the_browser_filled_in_with_four_digits() -> None:
    # elclanrs/jq-idealforms#2
    desk = Desk("/checkout")
    for _ in range(3):
        desk.press("Pay €32.00").log("warn", "[card] expiry year must have 2 digits")

    told(desk.judge("it fills in my card and then says the year is wrong", "/checkout"),
         "validation_rejected", "expiry year must have 2 digits", "P1")  # fmt: skip


def test_a_kind_of_photo_that_phones_make_is_refused() -> None:
    # openopps/openopps-platform#1852
    desk = Desk("/returns/4").press("Upload photo").ask("POST", "/api/returns/4/photos", 415)
    desk.press("Upload photo").ask("POST", "/api/returns/4/photos", 415)

    told(desk.judge("photo upload doesn't work on iphone", "/returns/4"),
         "validation_rejected api_contract", "415|/photos", "P2")  # fmt: skip


def test_a_message_taken_for_spam_because_a_manager_filled_the_trap() -> None:
    # dwyl/learn-to-send-email#57
    desk = Desk("/contact")
    for _ in range(2):
        desk.press("Send message").ask("POST", "/api/contact", 400)
        desk.log("warn", "[contact] rejected: looks like spam")

    told(desk.judge("I am not spam", "/contact"),
         "validation_rejected", "/api/contact|spam", "P2 P1")  # fmt: skip


def test_a_new_ending_of_addresses_that_the_page_does_not_know() -> None:
    # Semantic-Org/Semantic-UI#3694
    desk = Desk("/").field("Your e-mail").press("Sign up for the letter")
    desk.log("warn", "[letter] please enter a valid e-mail address")
    desk.press("Sign up for the letter").log("warn", "[letter] please enter a valid e-mail address")

    told(desk.judge("my mail ends with .photography"),
         "validation_rejected", "valid e-mail address", "P1 P2 P3")  # fmt: skip


def test_a_day_of_birth_that_another_clock_puts_into_the_future() -> None:
    # lastplace1990 in sysadminsmedia/homebox#515
    desk = Desk("/register")
    for _ in range(2):
        desk.press("Next").ask("POST", "/api/registration/person", 422)
        desk.log("warn", "[register] birthDate: must be 18 or older")

    told(desk.judge("I AM 18 since today", "/register"),
         "validation_rejected", "/api/registration/person", "P1 P2 P3")  # fmt: skip


def test_a_payment_that_fails_after_a_slip_was_put_right() -> None:
    # ordermygear's desk: "the temporary error"
    desk = Desk("/checkout").press("Continue").ask("POST", "/api/address", 422)
    desk.log("warn", "[address] street is missing").field("Street").press("Continue")
    desk.ask("POST", "/api/address", 200).press("Pay now").ask("POST", "/api/payments", 502)
    desk.press("Pay now").ask("POST", "/api/payments", 502)

    told(desk.judge("Temporary error, all evening", "/checkout"),
         "backend_error", "/api/payments|502", "P1")  # fmt: skip


def test_an_address_refused_beside_a_font_that_is_kept_away() -> None:
    # gocodebox/lifterlms#2891 with a rival
    desk = Desk("/checkout")
    policy = "the Content Security Policy directive"
    refused = f"Refused 'https://fonts.example/inter.woff2': it violates {policy} \"font-src\""
    desk.add("console", "error", {"kind": "csp", "message": refused})
    for _ in range(3):
        desk.press("Continue to payment").ask("POST", "/api/checkout/address", 422)

    told(desk.judge("Eircode missing, cannot check out", "/checkout"),
         "validation_rejected", "/api/checkout/address|422", "P1")  # fmt: skip


def test_an_address_refused_without_a_word_why() -> None:
    # spree/spree#5880
    desk = Desk("/checkout/address")
    for _ in range(3):
        desk.press("Save and continue").ask("PUT", "/api/checkouts/R42", 422)

    told(desk.judge("It just reloads the address step", "/checkout/address"),
         "validation_rejected", "/api/checkouts/R42|422", "P1")  # fmt: skip


def test_a_rating_nobody_gave_is_missed_in_a_field_nobody_sees() -> None:
    # antennaio/jquery-bar-rating#120
    desk = Desk("/products/mug").field("Your opinion").dead("Send review", times=3)

    told(desk.judge("cant send my review", "/products/mug"), "dead_control", "Send review", "P2")


def test_no_way_of_shipping_is_left_to_choose() -> None:
    # nopSolutions/nopCommerce#7720
    desk = Desk("/checkout").ask("GET", "/api/shipping?country=…", 200, responseBytes=2)
    for _ in range(2):
        desk.press("Continue").log("warn", "[checkout] no shipping methods available for address")

    told(desk.judge("There is nothing to select under delivery", "/checkout"),
         "validation_rejected api_contract", "no shipping methods", "P1 P2")  # fmt: skip
