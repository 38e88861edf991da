"""More of payments and of answers of bought services, written after the mending. Not: pages."""

from analyze.stack_visits import FIREFOX, SAFARI, Stack, told, untold

STRIPE = "https://api.stripe.com/v1"
BASE = "https://rtqhwoen.supabase.co"


def test_a_payment_link_whose_amount_the_server_no_longer_knows() -> None:
    """Stripe tells that the intent was paid already; the own confirmation had failed before."""
    visit = Stack("/checkout").press("Pay now")
    visit.api("POST", f"{STRIPE}/payment_intents/pi_1/confirm", 200, '{"status":"succeeded"}')
    visit.api("POST", "/api/orders", 500).press("Pay now").api(
        "POST", f"{STRIPE}/payment_intents/pi_1/confirm", 400,
        '{"error":{"code":"payment_intent_unexpected_state","message":"This PaymentIntent has '
        'already succeeded."}}',
    )  # fmt: skip

    analysis = visit.judge("Error on pay now, my bank shows the charge", "/checkout")
    told(analysis, "backend_error", "/api/orders|500", "P0 P1", never="unexpected_state")


def test_a_button_of_paypal_that_a_scanner_kept_away_leaves_no_way_to_pay() -> None:
    """paypal/paypal-checkout-components 1445."""
    visit = Stack("/commande", FIREFOX).missing("https://www.paypal.com/sdk/js", "script")
    visit.broke("ReferenceError: paypal is not defined")

    analysis = visit.judge("le bouton PayPal n'apparaît pas, impossible de payer", "/commande")
    told(analysis, "third_party", "paypal", "P1")


def test_a_card_that_the_bank_refuses_behind_the_own_server() -> None:
    """Adyen's words, passed on; an old picture is missing."""
    visit = (
        Stack("/checkout")
        .missing("/img/seal.png", "img")
        .press("Betaal")
        .api(
            "POST",
            "/api/payments",
            200,
            '{"resultCode":"Refused","refusalReason":"Not enough balance"}',
        )
    )
    visit.said("warn", "payment refused")

    analysis = visit.judge("betalen lukt niet met mijn pas", "/checkout")
    told(analysis, "payment_declined", "/api/payments", "P3 P2", never="seal")


def test_a_merchant_that_apple_does_not_know_cannot_be_paid_by_it() -> None:
    """The validation of the merchant by the own server fails, and the sheet closes."""
    visit = Stack("/checkout", SAFARI).press("Apple Pay")
    visit.api("POST", "/api/apple-pay/validate-merchant", 500)
    visit.said("error", "Apple Pay session aborted")

    analysis = visit.judge("Apple Pay ouvre et se ferme", "/checkout")
    told(analysis, "backend_error", "validate-merchant|500", "P1")


def test_a_purse_that_its_user_closed_is_no_fault() -> None:
    """AbortError of the payment request; they paid otherwise."""
    visit = Stack("/checkout").press("Google Pay")
    visit.said("warn", "AbortError: User closed the Payment Request UI.")
    visit.press("Kreditkarte").api("POST", "/api/orders", 201).come("/danke")

    untold(visit.judge("Kann ich die Lieferadresse noch ändern?", "/danke"))


def test_a_secret_that_never_came_leaves_the_form_of_cards_empty() -> None:
    """The own server is refused by its gateway; the kit waits for what it was not given."""
    visit = Stack("/checkout").markup("POST", "/api/payment-session", 502)
    visit.said("error", "IntegrationError: In order to create a payment element, you must pass a "
               "clientSecret or mode when creating the Elements group.")  # fmt: skip

    analysis = visit.judge("the card form never shows", "/checkout")
    told(analysis, "backend_error", "/api/payment-session|502", "P1", never="clientSecret")


def test_a_row_that_was_there_before_is_told_by_the_database() -> None:
    """Supabase's 409 with the constraint's name."""
    visit = Stack("/signup").press("Crear cuenta").api(
        "POST", f"{BASE}/rest/v1/profiles", 409,
        '{"code":"23505","message":"duplicate key value violates unique constraint '
        '\\"profiles_username_key\\""}',
    )  # fmt: skip

    analysis = visit.judge("no me deja registrarme con mi nombre", "/signup")
    told(analysis, "validation_rejected", "profiles|duplicate key", "P3 P2")


def test_a_stream_of_a_bought_database_that_breaks_leaves_a_board_old() -> None:
    """Supabase realtime: CHANNEL_ERROR again and again."""
    visit = Stack("/board").api("GET", f"{BASE}/rest/v1/cards", 200)
    for _ in range(3):
        visit.said("error", "[realtime] channel board: CHANNEL_ERROR")
    visit.said("warn", "[realtime] reconnecting in 10 s")

    analysis = visit.judge("cards of my colleagues only show after a reload", "/board")
    told(analysis, "socket_drop", "CHANNEL_ERROR", "P2 P3")


def test_a_rule_of_firestore_hides_behind_a_call_that_is_answered_well() -> None:
    """The channel is a 200; the write is refused."""
    visit = (
        Stack("/profile")
        .press("Save")
        .api(
            "POST",
            "https://firestore.googleapis.com/google.firestore.v1.Firestore/Write/channel",
            200,
        )
    )
    visit.said("error", "save failed", "FirebaseError: [code=permission-denied]: Missing or "
               "insufficient permissions.")  # fmt: skip

    analysis = visit.judge("profile is not saved", "/profile")
    told(analysis, "permission_denied", "insufficient permissions", "P2 P1")


def test_a_subgraph_that_is_down_empties_a_list_that_is_answered_well() -> None:
    """Apollo's gateway: SUBREQUEST_HTTP_ERROR inside a 200."""
    visit = Stack("/rechnungen").press("Rechnungen", "a").api(
        "POST", "/graphql", 200,
        '{"data":{"invoices":null},"errors":[{"message":"HTTP fetch failed from '
        "'billing': 503 Service Unavailable\",\"path\":[\"invoices\"],"
        '"extensions":{"code":"SUBREQUEST_HTTP_ERROR","service":"billing"}}]}',
    )  # fmt: skip

    analysis = visit.judge("meine Rechnungen sind alle verschwunden", "/rechnungen")
    told(analysis, "backend_error", "/graphql|billing", "P2 P1")


def test_a_procedure_that_refuses_what_was_typed_tells_the_field() -> None:
    """tRPC with Zod's flattened errors."""
    visit = Stack("/team").press("Invite").api(
        "POST", "/api/trpc/team.invite", 400,
        '{"error":{"message":"Validation failed","code":-32600,"data":{"code":"BAD_REQUEST",'
        '"zodError":{"fieldErrors":{"email":["Invalid email"]}}}}}',
    )  # fmt: skip

    analysis = visit.judge("inviting my colleague is refused", "/team")
    told(analysis, "validation_rejected", "team.invite|400|email", "P3 P2")
