"""Refusals of a shop's Ajax calls: which sentence is quoted, whose they are, what they are called.

Not: carts (test_storefront_carts.py).
"""

from analyze.storefront_visits import Shopper, calm, held, shop

SOLD_OUT = {
    "status": 422,
    "message": "Cart Error",
    "description": "The product 'Lumen Floor Lamp - Brass' is already sold out.",
}


def test_the_sentence_behind_a_heading_is_quoted() -> None:
    """A cart's 422 has a heading for all and a sentence for this one: “Cart Error” was quoted."""
    visit = shop("/products/lumen").press("Add to cart", selector="#atc", after=0.5)
    visit.fetch("POST", "/cart/add.js", SOLD_OUT, 422)

    held(
        visit.judge("Die Stehleuchte in Messing lässt sich nicht in den Warenkorb legen"),
        "validation_rejected",
        "is already sold out",
        "P2",
    )


def test_a_no_beside_a_code_and_a_sentence_is_told_by_the_sentence() -> None:
    """`min_order` was quoted, and taken for a slip of the buyer's, who cannot go on: P3."""
    visit = shop("/cart")
    no = {"valid": False, "code": "min_order", "message": "Minimum order value is €75.00."}
    for _ in range(2):
        visit.press("Check out", "a", "main > a.go-checkout", after=2)
        visit.fetch("POST", "/cart/validate", no)

    held(
        visit.judge("Check out doesn't do anything", "/cart"),
        "validation_rejected",
        "Minimum order value is €75.00",
        "P2",
    )


def test_a_yes_beside_a_code_is_no_refusal() -> None:
    visit = shop("/cart").press("Check out", "a", "main > a.go-checkout", after=1)
    visit.fetch("POST", "/cart/validate", {"valid": True, "code": "min_order", "message": "Fine."})
    visit.page("/checkout")

    calm(visit.judge("I find all this quite confusing", "/checkout"))


def test_a_bare_minus_one_is_a_token_that_is_over() -> None:
    """A page out of a cache has a nonce of yesterday: 403 and “-1” from the one script."""
    visit = shop("/checkout").press("Mariahilfer Straße 12", selector="ul > li > button", after=0.5)
    visit.ajax("update_order_review", "-1", 403)

    held(
        visit.judge("checkout keeps spinning, can't order", "/checkout"),
        "auth_expired",
        "wc-ajax=update_order_review failed with 403, and the response says “-1”",
        "P1",
    )


def test_a_refusal_in_words_is_no_token() -> None:
    visit = shop("/checkout").press("Mariahilfer Straße 12", selector="ul > li > button", after=0.5)
    visit.ajax("update_order_review", {"message": "Only staff may change prices"}, 403)

    held(visit.judge("can't order", "/checkout"), "permission_denied", "Only staff may", "P1 P2")


def test_an_action_that_only_the_form_names_is_named() -> None:
    """`admin-ajax.php` is told what to do by the form that is sent to it."""
    visit = shop().press("♡ Save to wishlist", after=0.5)
    sent = {"requestBody": "action=add_to_wishlist&product=dot&nonce=a81f0c"}
    visit.xhr("POST", "/wp-admin/admin-ajax.php", 403, "-1", **sent)

    held(
        visit.judge("the heart does nothing"),
        "auth_expired",
        "POST /wp-admin/admin-ajax.php?action=add_to_wishlist failed with 403",
        "P2 P3",
    )


def test_a_page_of_thanks_that_failed_undoes_no_order() -> None:
    """The order had been answered with its number: “the user could not pay” was not so."""
    visit = shop("/checkout").press("Place order", selector="#place_order", after=0.5)
    thanks = "/checkout/order-received/5124"
    visit.ajax("checkout", {"result": "success", "order": 5124, "redirect": thanks})
    visit.page(thanks, seen=500, after=0.6)

    analysis = visit.judge("Nach dem Bezahlen kam eine Fehlerseite. Habe ich bestellt?", thanks)
    held(analysis, "backend_error", f"{thanks} failed with 500", "P1 P2", "could not pay")
    assert "could not pay" not in analysis.summary


def test_the_last_call_is_named_by_what_it_was_to_do() -> None:
    """“What the page asked for last: POST /” names nothing where one script answers all."""
    visit = shop("/checkout").press("Mariahilfer Straße 12", selector="ul > li > button", after=0.5)
    visit.ajax("update_order_review", {"result": "success", "messages": "", "fragments": {}})

    said = visit.judge("El campo de la tarjeta no me gusta", "/checkout").summary
    assert "POST /?wc-ajax=update_order_review answered 200" in said


def pressed_heart(answer: str) -> Shopper:
    visit = shop()
    sent = {"requestBody": "action=add_to_wishlist&product=dot"}
    for _ in range(2):
        visit.press("♡ Save to wishlist", after=1.5)
        visit.xhr("POST", "/wp-admin/admin-ajax.php", 200, answer, **sent)
    return visit


def test_a_bare_nought_is_an_action_that_was_not_done() -> None:
    """The one script did not know the action, or whom it was for, and said so with 200."""
    held(
        pressed_heart("0").judge("the heart does nothing"),
        "backend_error",
        "?action=add_to_wishlist answered 200 with “0” and nothing else",
        "P2 P3",
    )


def test_a_bare_one_is_an_action_that_was_done() -> None:
    calm(pressed_heart("1").judge("the heart does nothing"))


def test_a_bare_nought_of_which_nobody_complains_is_a_number() -> None:
    calm(pressed_heart("0").judge("could you please add a dark mode?"))


def without_kit(*hosts: str) -> Shopper:
    visit = shop("/checkout")
    for host in hosts:
        visit.lost(f"https://{host}/sdk.js")
    visit.press("Place order", selector="#place_order", after=3)
    error = "TypeError: Cannot read properties of undefined (reading 'tokenize')"
    return visit.broke(error, "/assets/checkout-4NPKN7MY.js", 1, "w")


def test_the_one_script_that_a_page_lacks_is_told_beside_what_it_missed() -> None:
    """The payment's kit had not loaded; the error alone does not say whose `tokenize` it was."""
    analysis = without_kit("pay.cardfort.example").judge("le bouton ne fait rien", "/checkout")

    held(analysis, "js_exception", "tokenize | pay.cardfort.example/sdk.js did not load", "P1")


def test_of_two_scripts_that_a_page_lacks_none_is_told() -> None:
    visit = without_kit("pay.cardfort.example", "widgets.starfeed.example")

    said = visit.judge("le bouton ne fait rien", "/checkout").root_cause or ""
    assert "tokenize" in said
    assert "did not load" not in said


def sent_abroad(words: str) -> str:
    no = "We do not ship to Australia. Please choose another address."
    visit = shop("/checkout").press("1060 Wien, Österreich", selector="ul > li > button", after=0.5)
    markup = f'<ul class="woocommerce-error"><li>{no}</li></ul>'
    visit.ajax("update_order_review", {"result": "success", "messages": markup, "fragments": {}})
    return visit.judge(words, "/checkout").summary


def test_who_repeats_the_answer_speaks_of_nothing_else() -> None:
    """“I live in Vienna” was read as a word of messages, and contradicted what was quoted."""
    said = sent_abroad("It says you do not ship to Australia. I live in Vienna!")

    assert "do not ship to Australia" in said
    assert "something else" not in said


def test_who_speaks_of_something_else_is_told_so() -> None:
    assert "something else" in sent_abroad("the live chat does not answer")
