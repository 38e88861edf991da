"""Reports about what nothing recorded is to blame for, and what they must not be taken for.

Looks, words, prices, wishes, other devices, other days, and what the entries contradict. Each was
judged before the analyzer had read it.
"""

from analyze.calm_visits import call, calm, held


def test_a_colour_that_is_not_liked_is_no_fault() -> None:
    # gabrielglbh/Kan-Practice#148, AppFlowy-IO/AppFlowy#399
    visit = call("/dashboard").no("GET", "/favicon-32.png", 404).reading(2)

    calm(visit.judge("the new green is ugly and the font is way too small", "/dashboard"))


def test_a_wish_is_no_fault_beside_a_foreign_error() -> None:
    visit = call("/checkout").foreign("TypeError: t.push is not a function").ok("GET", "/api/cart")
    visit.press("Payment options", "a").ok("GET", "/api/payment-methods")

    calm(visit.judge("Please add Apple Pay, I never have my card with me", "/checkout"))


def test_a_price_that_is_not_liked_is_no_fault() -> None:
    visit = call("/checkout").ok("GET", "/api/shipping", '{"standard":6.9,"express":12.9}')
    visit.press("Standard", "label").ok("PUT", "/api/cart/shipping")

    calm(visit.judge("Warum kostet der Versand plötzlich 6,90 statt 4,90?", "/checkout"))


def test_another_device_left_nothing_here() -> None:
    visit = call("/orders").ok("GET", "/api/orders").press("Order 1182", "a")
    visit.moved("/orders/1182", "/orders", "pushState").ok("GET", "/api/orders/1182")

    calm(visit.judge("on my phone the app closes itself when I pay", "/orders/1182"))


def test_an_email_that_does_not_come_left_nothing_here() -> None:
    # help.chainmonsters.com: password reset, not receiving email
    visit = call("/forgot").press("Envoyer le lien").ok("POST", "/api/password/forgot", status=202)
    visit.log("info", "[auth] reset mail requested").press("Renvoyer", after=60)
    visit.ok("POST", "/api/password/forgot", status=202)

    calm(visit.judge("je ne reçois pas l'e-mail pour le mot de passe", "/forgot"))


def test_a_payment_that_went_through_was_not_refused_whatever_the_words_say() -> None:
    # NewSpring/Holtzman#533: this was a user confusion
    visit = call("/checkout").press("Pay €32.00").ok("POST", "/api/orders", '{"id":"o-9"}', 201)
    visit.at("/thank-you", "/checkout").ok("GET", "/api/orders/o-9", '{"state":"paid"}')

    calm(visit.judge("payment failed, did you get my money or not?", "/thank-you"))


def test_what_its_user_emptied_was_not_lost() -> None:
    visit = call("/cart").press("Remove all").press("Yes, empty my cart")
    visit.ok("DELETE", "/api/cart/items", status=204).ok("GET", "/api/cart", '{"items":[]}')

    calm(visit.judge("you deleted my cart!!", "/cart"))


def test_a_search_that_finds_nothing_did_its_work() -> None:
    visit = call("/search").press("Search").ok("GET", "/api/search?q=zx", '{"total":0,"hits":[]}')
    visit.press("Search").ok("GET", "/api/search?q=zx81", '{"total":0,"hits":[]}')
    visit.foreign("ReferenceError: fbq is not defined")

    calm(visit.judge("search finds nothing, I know you have it", "/search"))


def test_who_looks_for_a_button_found_no_fault() -> None:
    visit = call("/account").reading(4, noisy=False).at("/account/settings", "/help/3")

    calm(visit.judge("Ik kan de knop om op te zeggen niet vinden", "/account/settings"))


def test_yesterday_is_not_in_this_visit() -> None:
    visit = call("/login").press("Sign in").ok("POST", "/api/login").signed_in()
    visit.at("/account", "/login").no("GET", "/api/avatars/me", 404)

    calm(visit.judge("Yesterday around 8 pm I could not log in for an hour", "/account"))


def test_a_spelling_mistake_is_no_exception() -> None:
    visit = call("/").log("error", 'Warning: Each child in a list should have a unique "key" prop.')
    visit.reading(1)

    calm(visit.judge("There is a spelling mistake on your home page: 'recieve'", "/"))


def test_that_it_does_not_work_says_nothing_where_all_worked() -> None:
    visit = call("/profile").press("Edit").ok("GET", "/api/profile").press("Save")
    visit.ok("PUT", "/api/profile").log("info", "[profile] saved")

    calm(visit.judge("doesnt work", "/profile"))


def test_that_it_does_not_work_means_the_press_that_failed() -> None:
    visit = call("/newsletter").foreign("TypeError: t.push is not a function")
    visit.press("Abonnieren").no("POST", "/api/newsletter", 500)

    held(visit.judge("geht nicht", "/newsletter"), "backend_error", "/api/newsletter", "P2 P3")


def test_praise_is_no_fault() -> None:
    visit = call("/").foreign("TypeError: Cannot read properties of null (reading 'dataset')")
    visit.reading(2)

    calm(visit.judge("ありがとうございます。とても使いやすいです。", "/"))


def test_the_account_at_another_house_is_not_ours() -> None:
    visit = call("/checkout").press("Pay with PayPal").ok("POST", "/api/paypal/orders", status=201)
    visit.turned("hidden").turned("visible").at("/checkout?cancelled=1", "/checkout", after=70)

    said = visit.judge("PayPal does not accept my PayPal password", "/checkout")
    held(said, "unknown third_party", "", "P3 P2")


def test_another_currency_than_expected_is_no_fault() -> None:
    visit = call("/pricing").ok("GET", "/api/prices?currency=USD", '{"currency":"USD","pro":29}')
    visit.press("Compare", "a")

    calm(visit.judge("Por que os preços estão em dólares?", "/pricing"))


def test_a_rumour_of_strangers_is_not_read_into_a_list_that_came() -> None:
    # security reports without anything recorded: words never make it urgent
    visit = call("/account/security").ok("GET", "/api/security/sessions", '{"sessions":[1]}')

    calm(visit.judge("I think somebody logged in to my account from abroad", "/account/security"))
