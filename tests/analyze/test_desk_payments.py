"""What people write who could not pay, or paid more than they wanted. Not: signing in, booking."""

from analyze.desk import Desk
from analyze.servers import told

INTENT = "https://api.stripe.com/v1/payment_intents/pi_3Q/confirm"
BRAINTREE = "https://api.braintreegateway.com/merchants/m1/client_api/v1/apple_pay_web/sessions"


def test_a_key_of_the_test_house_in_the_real_one() -> None:  # merx 50
    page = Desk("/checkout").hum().click("Pay €59.00").ask("POST", INTENT, 404)
    page.log("error", "No such payment_intent: 'pi_3Q'; a similar object exists in test mode, but"
                      " a live mode key was used to make this request.")  # fmt: skip

    told(page.judge("I cannot pay by card"), "third_party api_contract", "P1", "payment_intent")


def test_a_secret_that_is_not_the_intent_s() -> None:  # woocommerce-gateway-stripe 5300
    page = Desk("/checkout").no("POST", "/api/checkout", 200).click("Place order")
    page.ask("POST", INTENT, 400).hum()
    page.log("error", "IntegrationError: The client_secret provided does not match the"
                      " client_secret associated with the PaymentIntent.")  # fmt: skip

    told(page.judge("The order cannot be placed"), "third_party api_contract", "P1",
         "400", "api.stripe.com")  # fmt: skip


def test_a_merchant_whom_a_wallet_does_not_know() -> None:  # braintree-web 231
    page = Desk("/checkout").hum().click("Buy with Apple Pay").ask("POST", BRAINTREE, 417)
    page.log("error", "Error validating merchant: BraintreeError: A network error occurred when"
                      " validating the Apple Pay merchant.")  # fmt: skip

    told(page.judge("Apple Pay closes at once"), "third_party", "P1 P2", "417")


def test_a_payment_that_stays_pending_for_ever() -> None:  # woocommerce-gateway-stripe 850
    page = Desk("/checkout").click("Pay now").no("POST", "/api/orders", 201)
    for _ in range(9):
        page.no("GET", "/api/orders/812/status", 200, '{"status":"pending"}').vital("CLS", 0)

    told(page.judge("I confirmed in my bank's app and it just keeps spinning"),
         "timeout_slow backend_error third_party", "P1 P2", "/api/orders/812/status")  # fmt: skip


def test_a_gift_card_of_another_currency() -> None:  # adyen-web 507
    page = Desk("/checkout").hum().click("Apply gift card")
    page.no("POST", "/api/giftcards/balance", 422, '{"code":"unsupported_currency"}')

    told(page.judge("My gift card is not taken"), "validation_rejected payment_declined",
         "P2 P3", "422")  # fmt: skip


def test_a_gift_card_that_holds_too_little_for_the_server() -> None:  # hyperswitch 1976
    page = Desk("/checkout").click("Pay with gift card").hum()
    page.no("POST", "/api/payments", 500, '{"error":{"message":"NotEnoughBalance"}}')

    told(page.judge("Something went wrong, please try again"), "backend_error payment_declined",
         "P1 P2", "500", "/api/payments")  # fmt: skip


def test_an_order_that_two_presses_made_twice() -> None:  # 206Tours/DB 1681
    page = Desk("/book/confirm").hum().click("Complete order").click("Complete order", after=0.3)
    page.no("POST", "/api/orders", 201).no("POST", "/api/orders", 201)

    told(page.judge("I was charged twice"), "race", "P0", "/api/orders")


def test_a_wallet_s_kit_that_a_blocker_kept_away() -> None:  # help page of a shop
    page = Desk("/checkout").missing("https://www.paypal.com/sdk/js?client-id=…", "script").hum()
    page.fail("ReferenceError: paypal is not defined").click("Pay with PayPal").dead("Pay")

    told(page.judge("There is no PayPal button"), "third_party", "P1", "paypal")


def test_an_address_that_no_carrier_answers_for() -> None:  # postie 5
    page = Desk("/checkout/shipping").click("Confirm address").hum()
    page.no(
        "POST",
        "/api/shipping/rates",
        200,
        '{"rates":[],"errors":[{"carrier":"Canada Post","code":"Server","status":400}]}',
    )
    page.log("warn", "No shipping options available")

    told(page.judge("No shipping options available"),
         "third_party backend_error api_contract validation_rejected", "P1 P2",
         "/api/shipping/rates")  # fmt: skip


def test_a_rest_that_is_too_small_to_be_charged() -> None:  # support of OrderMyGear
    page = Desk("/checkout").hum().click("Place order")
    page.no("POST", "/api/checkout", 400, '{"code":"amount_too_small","minimum":0.5}')
    page.log("error", "AxiosError: Request failed with status code 400")

    told(page.judge("There was a temporary error"),
         "validation_rejected payment_declined third_party", "P1 P2", "400")  # fmt: skip


def test_a_coupon_that_is_said_no_to_with_200() -> None:  # jigoshop 479
    page = Desk("/cart").hum().click("Apply coupon")
    page.no("POST", "/api/cart/coupon", 200, '{"success":false,"message":"Coupon does not exist"}')

    told(page.judge("The coupon does not work"), "validation_rejected", "P2 P3",
         "/api/cart/coupon")  # fmt: skip


def test_a_cart_in_another_currency_than_its_checkout() -> None:  # vuestorefront/magento2 1407
    page = Desk("/checkout").click("Place order").hum()
    page.no("POST", "/api/checkout", 409, '{"code":"CURRENCY_MISMATCH","cart":"EUR"}')

    told(page.judge("I changed the country and now cannot order"),
         "validation_rejected stale_version race api_contract", "P1 P2", "409")  # fmt: skip


def test_a_sum_that_is_not_the_one_shown() -> None:  # Vvveb 522
    page = Desk("/checkout").hum().click("Pay €42.00").no("POST", "/api/orders", 201)
    page.log("error", "Order total mismatch: shown 42.00, charged 47.50")

    told(page.judge("I was charged more than it said"),
         "api_contract backend_error stale_version race js_exception", "P0", "47.50")  # fmt: skip


def test_a_payment_that_the_gateway_did_not_wait_for() -> None:  # mollie/Shopware 62
    page = Desk("/checkout").hum().click("Buy now")
    page.ask("POST", "/api/checkout", 504, durationMs=30012, contentType="text/html")
    page.go("/account/orders").no("GET", "/api/orders", 200)

    told(page.judge("Error after half a minute. Was I charged?", path="/account/orders"),
         "backend_error timeout_slow", "P1 P2", "504", "/api/checkout")  # fmt: skip
