"""A step on the way to pay that was refused, by whatever name. With what its user can change."""

from analyze.calm_visits import held
from analyze.shopper_visits import shopper

AMISS = "validation_rejected api_contract backend_error third_party"


def test_a_name_within_an_intent_is_too_long() -> None:
    visit = shopper("/checkout").press("Continue").no("POST", "/api/payment-intents", 400)
    visit.log("error", "line_items[0][price_data][name] must be at most 250 characters")
    analysis = visit.judge("stuck before the card form", "/checkout")
    held(analysis, AMISS, "400|/api/payment-intents", "P1")


def test_a_class_within_a_link_to_pay_is_too_long() -> None:
    visit = shopper("/fees").press("Pay the fees").no("POST", "/api/orders/1/payment-links", 400)
    visit.log("warn", "[fees] metadata.class_label must be shorter than 40 characters")
    analysis = visit.judge("I cannot pay the school fees", "/fees")
    held(analysis, AMISS, "400|/payment-links", "P1")


def test_a_session_at_the_till_of_a_clinic_cannot_be_made() -> None:
    visit = shopper("/rechnung/77").press("Zur Zahlung")
    body = '{"error":{"message":"payment_method_options[card][setup] is invalid"}}'
    visit.no("POST", "/api/kasse/sitzung", 422, body)
    analysis = visit.judge("Ich komme nicht zur Bezahlung", "/rechnung/77")
    held(analysis, AMISS, "422|/api/kasse/sitzung", "P1")


def test_a_text_for_the_statement_is_too_long() -> None:
    visit = shopper("/wallet").press("Top up $20.00").no("POST", "/api/checkout/sessions", 400)
    visit.log("error", "statement_descriptor must be at most 22 characters")
    analysis = visit.judge("top up is broken", "/wallet")
    held(analysis, AMISS, "400|/api/checkout/sessions", "P1")


def test_a_provider_s_session_that_cannot_be_made() -> None:
    visit = shopper("/checkout/payment").press("Continue").no("POST", "/api/psp/session", 400)
    visit.log("error", "[psp] lineItems[2].description exceeds 127 characters")
    analysis = visit.judge("the payment page never opens", "/checkout/payment")
    held(analysis, AMISS, "400|/api/psp/session", "P1")


def test_a_part_that_only_a_code_stands_beside() -> None:
    visit = shopper("/cart").press("Pay now").no("POST", "/api/paypal/orders", 422)
    visit.log("error", "INVALID_STRING_LENGTH purchase_units[0].description")
    analysis = visit.judge("paypal won't open", "/cart")
    held(analysis, AMISS, "422|/api/paypal/orders", "P1")


def test_a_house_that_one_pays_by_in_an_address() -> None:
    visit = shopper("/cart").press("Weiter").no("POST", "/api/klarna/sessions", 400)
    visit.log("warn", "BAD_VALUE order_lines[0].name")
    analysis = visit.judge("Es geht nicht weiter", "/cart")
    held(analysis, AMISS, "400|/api/klarna/sessions", "P1")


def test_an_address_of_mail_within_a_session_can_be_changed() -> None:
    visit = shopper("/checkout").field("email").press("Pay €28.90")
    visit.no("POST", "/api/checkout/session", 422)
    visit.log("warn", "customer_details[email] must be a valid address")
    analysis = visit.judge("says something about my mail", "/checkout")
    held(analysis, "validation_rejected", "422", "P2 P3")


def test_what_a_user_chose_or_counted_can_be_changed() -> None:
    for told in (
        "delivery_slot is not valid",
        "seat_count cannot exceed 8",
        "po_number is invalid",
    ):
        visit = shopper("/checkout").press("Pay €28.90").no("POST", "/api/checkout", 422)
        visit.log("warn", told)
        analysis = visit.judge("it says that something is not valid", "/checkout")
        held(analysis, "validation_rejected", "422", "P2 P3")


def test_a_telephone_number_that_is_too_long_can_be_changed() -> None:
    visit = shopper("/checkout").field("phone").press("Pay €28.90")
    visit.no("POST", "/api/checkout/session", 400)
    visit.log("warn", "shipping_details.phone must be at most 20 characters")
    analysis = visit.judge("my number is refused", "/checkout")
    held(analysis, "validation_rejected", "400", "P2 P3")


def test_a_greeting_that_is_too_long_can_be_shortened() -> None:
    visit = shopper("/checkout").field("gift-message").press("Pay €28.90")
    visit.no("POST", "/api/checkout/session", 400)
    visit.log("error", "custom_fields[0][gift_message] must be at most 200 characters")
    analysis = visit.judge("my card text is too long", "/checkout")
    held(analysis, "validation_rejected", "400", "P2 P3")


def test_a_label_of_a_list_of_wishes_is_a_side_task() -> None:
    visit = shopper("/wishes").press("Share list").no("POST", "/api/wishlists/4/share", 400)
    visit.log("error", "custom_fields[0][label] must be at most 50 characters")
    analysis = visit.judge("sharing fails", "/wishes")
    held(analysis, AMISS, "400", "P2 P3")


def test_a_least_sum_can_be_met() -> None:
    visit = shopper("/checkout").press("Pay €3.00").no("POST", "/api/checkout/session", 400)
    visit.log("warn", "min_order_not_met: order for 5.00 at least")
    analysis = visit.judge("cannot order one pen", "/checkout")
    held(analysis, "validation_rejected", "min_order_not_met", "P2 P3")
