"""Pages that are well, used as people use them: often, idly, and with wishes. Not: consoles.

Judged before the analyzer had read them: nothing that was captured is to blame.
"""

from typing import Any

from analyze.moments import answered, arrive, came, told, turned, untold, wrote
from analyze.visits import Visit

REFUSED = "validation_rejected unknown"


def often(visit: Visit, text: str, times: int, after: float = 0.4) -> Visit:
    for _ in range(times):
        visit.click(text, after)
    return visit


def touch(visit: Visit, selector: str, tag: str, text: str = "", after: float = 0.4) -> Visit:
    """Press something that is no button."""
    meta: dict[str, Any] = {"selector": selector, "tag": tag, "text": text}
    return visit.add("console", "info", {}, event="click", meta=meta, after=after)


def test_a_form_that_rightly_asks_for_a_mail_and_gets_one() -> None:
    visit = arrive("/signup").click("Create account")
    answered(visit, "POST", "/api/users", 422, '{"errors":{"email":["is not a valid e-mail"]}}')
    visit.click("Create account").ask("POST", "/api/users", 201)
    came(visit, "/welcome").ask("GET", "/api/me", 200)

    untold(visit.judge("Why do you need my mail at all?", "/welcome"), "P3")


def test_a_wrong_password_that_was_put_right() -> None:
    visit = arrive("/login").click("Log in")
    answered(visit, "POST", "/api/login", 401, '{"error":"invalid_credentials"}')
    visit.click("Log in").ask("POST", "/api/login", 200)
    came(visit, "/home").ask("GET", "/api/feed", 200).click("Profile").ask("GET", "/api/me", 200)

    untold(visit.judge("How do I change my picture?", "/home"), "P3")


def test_a_voucher_that_is_rightly_refused_is_nobodys_alarm() -> None:
    visit = arrive("/cart").click("Apply voucher")
    answered(visit, "POST", "/api/vouchers", 422, '{"code":"VOUCHER_EXPIRED","message":"Expired"}')
    visit.click("Checkout").ask("POST", "/api/orders", 201)
    came(visit, "/thank-you")

    told(visit.judge("Please make vouchers last longer", "/thank-you"), REFUSED, "", "P3")


def test_a_search_without_results_is_an_answer() -> None:
    visit = arrive("/search").click("Search")
    answered(visit, "GET", "/api/search?q=%E2%80%A6", 200, '{"total":0,"results":[]}')
    visit.log("info", "no results").click("Search")
    answered(visit, "GET", "/api/search?q=%E2%80%A6", 200, '{"total":3,"results":[1,2,3]}')

    untold(visit.judge("You should sell left-handed scissors", "/search"), "P3")


def test_a_search_that_answers_404_for_nothing_found_is_an_answer() -> None:
    visit = arrive("/search").click("Search")
    answered(visit, "GET", "/api/postcodes/9999", 404, '{"message":"no such postcode"}')
    visit.log("info", "postcode not found").click("Search").ask("GET", "/api/postcodes/1010", 200)

    untold(visit.judge("Please also search by street", "/search"), "P3")


def test_a_menu_opened_and_closed_is_no_dead_control() -> None:
    visit = often(arrive("/home"), "Menu", 4, 1.2)
    visit.click("Settings").go("/settings").ask("GET", "/api/settings", 200)

    untold(visit.judge("Where can I see my invoices?", "/settings"), "P3")


def test_a_menu_opened_and_closed_at_the_end_is_no_dead_control() -> None:
    visit = often(arrive("/home").click("News").ask("GET", "/api/news", 200), "Menu", 2, 1.5)

    untold(visit.judge("I do not like the new colours", "/home"), "P3")


def test_a_carousel_leafed_through_is_no_rage() -> None:
    visit = often(arrive("/homes/4"), "Next", 9)
    visit.click("Contact agent").ask("POST", "/api/contacts", 201)

    untold(visit.judge("Please show the floor plan first", "/homes/4"), "P3")


def test_a_carousel_leafed_through_last_is_no_rage() -> None:
    visit = arrive("/homes/4").click("Map").ask("GET", "/api/homes/4/map", 200)

    untold(often(visit, "Next picture", 8).judge("Is there a garage?", "/homes/4"), "P3")


def test_a_number_counted_up_is_no_rage() -> None:
    visit = often(arrive("/mugs/1"), "+", 7, 0.3).click("Add to cart")
    visit.ask("POST", "/api/cart", 201)

    untold(visit.judge("Do you give a discount for twelve?", "/mugs/1"), "P3")


def test_a_slider_clicked_often_is_no_rage() -> None:
    visit = arrive("/loans")
    for _ in range(10):
        touch(visit, "div.slider__track", "div")
    visit.click("Calculate").ask("GET", "/api/offers", 200)

    untold(visit.judge("How do I get a fixed rate?", "/loans"), "P3")


def test_a_game_of_many_clicks_is_no_rage() -> None:
    visit = arrive("/play")
    for at in range(60):
        touch(visit, "canvas#board", "canvas", after=0.2)
        if at % 20 == 0:
            wrote(visit, "score")

    untold(visit.judge("Please add a two player mode", "/play"), "P3")


def test_an_editor_of_many_clicks_is_no_rage() -> None:
    visit = arrive("/docs/4")
    for at in range(8):
        often(visit, "Bold", 2, 0.7)
        often(visit, "Undo", 3, 0.3)
        if at % 2:
            visit.ask("PATCH", "/api/docs/4", 200)

    untold(visit.judge("It would be nice to have more fonts", "/docs/4"), "P3")


def test_a_film_paused_and_played_again_is_fine() -> None:
    visit = often(arrive("/films/3"), "Play", 2, 6)
    visit.fail(
        "AbortError: The play() request was interrupted by a call to pause().", "unhandledrejection"
    )
    often(visit, "Pause", 3, 4).ask("GET", "/media/3/seg-4.ts", 206)

    untold(visit.judge("Subtitles in Finnish please", "/films/3"), "P3")


def test_a_user_who_wanders_has_no_fault() -> None:
    visit = arrive("/")
    for at, path in enumerate(("/a", "/b", "/a", "/c", "/b", "/a", "/c", "/a")):
        came(visit.click(f"Link {at}"), path).ask("GET", f"/api{path}", 200)

    untold(visit.judge("How do I find the opening hours?", "/a"), "P3")


def test_going_back_and_forth_by_the_browser_is_no_loop() -> None:
    visit = arrive("/list")
    for _ in range(4):
        came(visit, "/item/4", "popstate", 2).ask("GET", "/api/items/4", 200)
        came(visit, "/list", "popstate", 2).ask("GET", "/api/items", 200)

    untold(visit.judge("Please let me compare two items", "/list"), "P3")


def test_a_page_that_somebody_reloads_for_news_is_no_loop() -> None:
    visit = arrive("/scores")
    for _ in range(5):
        came(visit, "/scores", "load", 6).ask("GET", "/api/scores", 200)

    untold(visit.judge("Please refresh the scores by themselves", "/scores"), "P3")


def test_a_slow_answer_that_was_waited_for_is_fine() -> None:
    visit = arrive("/reports").click("Run report")
    visit.ask("POST", "/api/reports", 200, durationMs=3400).click("Chart", 5)
    visit.ask("GET", "/api/reports/4/chart", 200).click("Share").ask("POST", "/api/shares", 201)

    untold(visit.judge("Can I get the chart as a picture?", "/reports"), "P3")


def test_a_page_left_and_come_back_to_is_fine() -> None:
    visit = turned(arrive("/shop").click("Mugs").ask("GET", "/api/mugs", 200), "hidden")
    turned(visit, "visible", 500).ask("GET", "/api/cart", 200).click("Add to cart")
    visit.ask("POST", "/api/cart", 201)

    untold(visit.judge("I want a mug with a lid", "/shop"), "P3")


def test_a_location_that_was_not_allowed_is_the_users_choice() -> None:
    visit = arrive("/stores").click("Near me")
    visit.log("warn", "User denied Geolocation").click("Vienna").ask("GET", "/api/stores", 200)

    told(
        visit.judge("Please open a shop in Graz", "/stores"), "permission_denied unknown", "", "P3"
    )


def test_a_filter_set_and_unset_is_fine() -> None:
    visit = arrive("/shoes")
    for name in ("Red", "Red", "Blue", "Size 42", "Blue"):
        visit.click(name).ask("GET", "/api/shoes", 200)

    untold(visit.judge("Where is the filter for width?", "/shoes"), "P3")


def test_typing_that_overtakes_itself_is_fine_where_the_old_one_is_given_up() -> None:
    visit = arrive("/search")
    for _ in range(5):
        visit.ask("GET", "/api/suggest?q=%E2%80%A6", 0, error="AbortError: aborted", aborted=True)
    visit.ask("GET", "/api/suggest?q=%E2%80%A6", 200).click("Mugs").go("/mugs")

    untold(visit.judge("Please sort suggestions by name", "/mugs"), "P3")


def test_a_form_saved_as_a_draft_while_somebody_types_is_fine() -> None:
    visit = arrive("/apply")
    for _ in range(6):
        wrote(visit, "draft").ask("PUT", "/api/drafts/4", 200)
    visit.click("Next").go("/apply/2").click("Back").go("/apply")

    untold(visit.judge("The form is too long", "/apply"), "P3")


def test_an_order_sent_twice_on_purpose_is_fine() -> None:
    visit = arrive("/coffee").click("Order again").ask("POST", "/api/orders", 201)
    came(visit, "/thank-you").click("Order again", 20).ask("POST", "/api/orders", 201)

    untold(came(visit, "/thank-you").judge("Do you sell beans too?", "/thank-you"), "P3")
