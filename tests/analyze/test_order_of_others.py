"""What was done is not what was chosen: orders, bookings, prints. With what differs rightly."""

from analyze.calm_visits import calm, held
from analyze.shopper_visits import shopper

AMISS = "api_contract backend_error"


def test_a_course_is_booked_that_nobody_chose() -> None:
    visit = shopper("/kurse").press("Verbindlich buchen").ok("POST", "/api/buchungen", status=201)
    visit.log("error", "Buchung B-77 enthält Töpfern, im Formular stand Yoga")
    analysis = visit.judge("Ich bin im falschen Kurs", "/kurse")
    held(analysis, AMISS, "Töpfern", "P0 P1")


def test_a_prescription_lists_another_medicine() -> None:
    visit = shopper("/refill").press("Order refill").ok("POST", "/api/prescriptions", status=201)
    visit.log("warn", "[rx] R-12 lists ibuprofen, the request had paracetamol")
    analysis = visit.judge("that is not my medicine", "/refill")
    held(analysis, AMISS, "ibuprofen", "P0 P1")


def test_prints_hold_other_pictures_than_were_selected() -> None:
    """The page reads its order back, and says first what was chosen."""
    visit = shopper("/prints").press("Order prints €9.00").ok("POST", "/api/prints", status=201)
    visit.ok("GET", "/api/prints/P-31")
    visit.log("warn", "the selection was beach-1, beach-2; P-31 contains cake-9, cake-10")
    analysis = visit.judge("my photo order has someone's cake", "/prints")
    held(analysis, AMISS, "cake-9", "P0 P1")


def test_a_game_s_order_came_with_another_pack() -> None:
    visit = shopper("/shop").press("Buy pack").ok("POST", "/api/purchases", status=201)
    visit.log("error", "purchase 8812 contains starter pack but the basket held winter pack")
    analysis = visit.judge("bought winter, got starter", "/shop")
    held(analysis, AMISS, "starter pack", "P0 P1")


def test_a_transfer_goes_to_another_than_was_in_the_form() -> None:
    visit = shopper("/transfer").press("Send money").ok("POST", "/api/transfers", status=201)
    visit.log("warn", "[transfer] T-881 names Meyer GmbH, the form had Mayer KG")
    analysis = visit.judge("money went to the wrong payee", "/transfer")
    held(analysis, AMISS, "Meyer", "P0 P1")


def test_a_cart_that_another_tab_changed_is_old() -> None:
    visit = shopper("/cart").ok("GET", "/api/cart")
    visit.log("warn", "[cart] this tab holds bowl, the cart had mug in the other tab")
    visit.press("Checkout", "a").turns("/checkout").ok("GET", "/api/shipping")
    analysis = visit.judge("do you ship to Norway?", "/checkout")
    assert analysis.priority in {"P2", "P3"}


def test_the_same_things_in_another_order_are_the_same() -> None:
    visit = shopper("/checkout").press("Pay €28.90").ok("POST", "/api/orders", status=201)
    visit.log("warn", "[order] F-5 holds mug, bowl; the cart had Bowl and mug")
    calm(visit.judge("when will it arrive", "/checkout"))


def test_a_part_that_is_sent_later_is_no_other_thing() -> None:
    visit = shopper("/checkout").press("Pay €28.90").ok("POST", "/api/orders", status=201)
    visit.log("warn", "[order] F-5 holds mug, the cart had mug and bowl (bowl is on back-order)")
    calm(visit.judge("when will it arrive", "/checkout"))


def test_a_substitute_that_was_agreed_to_is_no_other_thing() -> None:
    visit = shopper("/checkout").press("Place order").ok("POST", "/api/orders", status=201)
    visit.log("warn", "[order] F-6 holds oat milk, the cart had soy milk, substitutes accepted")
    calm(visit.judge("can I change the delivery time", "/checkout"))


def test_a_list_of_wishes_with_another_thing_is_not_urgent() -> None:
    visit = shopper("/mug").press("Add to wishlist").ok("POST", "/api/wishlists", status=201)
    visit.log("warn", "[wishes] list 4 holds bowl, the form had mug")
    analysis = visit.judge("the wrong thing is in my wishlist", "/mug")
    held(analysis, AMISS, "bowl", "P2 P3")


def test_a_cart_that_has_what_was_put_back_was_not_ordered() -> None:
    visit = shopper("/cart").press("Back to the shop", "a").turns("/").ok("GET", "/api/cart")
    visit.log("warn", "[cart] the cart holds bowl, the last visit had mug")
    analysis = visit.judge("search is slow", "/")
    assert analysis.priority in {"P2", "P3"}


def test_a_thing_that_came_instead_of_another() -> None:
    visit = shopper("/panier").press("Commander").ok("POST", "/api/commandes", status=201)
    visit.log("error", "la commande C-1 contient lampe au lieu de tapis")
    analysis = visit.judge("ce n'est pas ce que j'ai choisi", "/panier")
    held(analysis, AMISS, "lampe", "P0 P1")


def test_a_line_of_an_order_that_was_never_in_the_cart() -> None:
    visit = shopper("/checkout").press("Pay €10.00").ok("POST", "/api/orders", status=201)
    visit.log("warn", "F-1 has lines that were never in the cart: bowl")
    analysis = visit.judge("extra things in my order", "/checkout")
    held(analysis, AMISS, "bowl", "P0 P1")


def test_a_number_and_a_name_may_be_of_one_thing() -> None:
    visit = shopper("/checkout").press("Pay €10.00").ok("POST", "/api/orders", status=201)
    visit.log("warn", "order F-2 has SKU-1182, the cart had mug blue")
    analysis = visit.judge("can I pick it up", "/checkout")
    assert analysis.priority in {"P2", "P3"}


def test_what_an_order_is_called_is_no_thing_in_it() -> None:
    visit = shopper("/checkout").press("Pay €10.00").ok("POST", "/api/orders", status=201)
    visit.log("warn", "order F-3 has status pending, the form had consent")
    analysis = visit.judge("can I pick it up", "/checkout")
    assert analysis.priority in {"P2", "P3"}


def test_what_an_order_is_for_is_no_thing_in_it() -> None:
    visit = shopper("/checkout").press("Pay €10.00").ok("POST", "/api/orders", status=201)
    visit.log("warn", "delivery is for Monday instead of Sunday")
    visit.log("warn", "confirmation is for locale en, the form had de-CH")
    analysis = visit.judge("can I pick it up", "/checkout")
    assert analysis.priority in {"P2", "P3"}
