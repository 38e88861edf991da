"""Refusals that were told and then gone round, where no body was captured. Not: what stays so."""

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, told


def come(path: str) -> PageVisit:
    visit = PageVisit()
    visit.go(path)
    return visit


def shown(visit: PageVisit, words: str) -> PageVisit:
    note = {"kind": "notice", "message": words, "selector": "div.toast"}
    visit.add("console", "info", note, after=0.3)
    return visit


def edited(after: int, again: str) -> PageVisit:
    visit = come("/standing-orders/3").click("Save").ask("PUT", "/api/standing-orders/3", 412)
    shown(visit, "It was changed in another window. Please look and save again.")
    visit.ask("GET", "/api/standing-orders/3", 200).click(again, after=9)
    return visit.ask("PUT", "/api/standing-orders/3", after)


def test_an_edit_that_was_told_to_be_old_and_then_taken_is_minor() -> None:
    told(edited(200, "Save").judge("the fees!", "/standing-orders"), "race", "P3")


def test_one_that_is_refused_again_is_not() -> None:
    told(edited(412, "Save").judge("cannot save it", "/standing-orders/3"), "race", "P1 P2")


def booked(words: str = "16:20 is reserved for you") -> PageVisit:
    visit = come("/parents-evening").click("16:20").click("16:20", after=0.2)
    visit.ask("POST", "/api/slots/5/book", 201)
    visit.ask("POST", "/api/slots/5/book", 409)
    return shown(visit, words) if words else visit


def test_a_press_that_was_counted_twice_and_led_on_is_minor() -> None:
    told(booked().go("/mine").judge("ten minutes a child", "/mine"), "race", "P3")


def test_one_whose_user_stands_there_is_not() -> None:
    told(booked("").judge("did it book?", "/parents-evening"), "race", "P2")


def chose(status: int, instead: str = "/api/stock/coat-xl") -> PageVisit:
    visit = come("/p/coat").click("L").ask("GET", "/api/stock/coat-l", 404)
    return shown(visit, "Size L is sold out").click("XL", after=5).ask("GET", instead, status)


def test_a_size_that_is_sold_out_and_another_chosen_is_minor() -> None:
    told(chose(200).judge("never my size", "/p/coat"), "api_contract", "P3")


def test_one_beside_which_nothing_else_is_there_is_not() -> None:
    told(chose(404).judge("never my size", "/p/coat"), "api_contract", "P2")
    other = chose(200, "/api/reviews/coat")
    told(other.judge("never my size", "/p/coat"), "api_contract", "P2")


def read_card(name: str) -> PageVisit:
    visit = come("/desk").click("Read card").ask("GET", f"/api/coverage/{name}", 404)
    visit.log("warn", "[cards] none on file, patient pays privately").click("Private", after=3)
    return visit.go("/desk/visit").ask("POST", "/api/encounters", 201)


def test_a_card_that_is_not_known_and_gone_on_without_is_minor() -> None:
    told(read_card("X110").judge("", "/desk/visit"), "api_contract", "P3")


def liked(known: bool, words: str = "too much salt") -> PageVisit:
    visit = come("/recipes").ask("GET", "/api/me/favorites", 401 if known else 200)
    visit.ask("GET", "/api/recipes", 200).click("Keep").ask("POST", "/api/favorites", 401)
    shown(visit, "Please sign in to keep it").click("Later", after=2)
    return visit.click("Soup", after=4).go("/recipes/8").ask("GET", "/api/recipes/8", 200)


def test_a_guest_who_is_asked_to_sign_in_and_goes_on_is_minor() -> None:
    told(liked(known=True).judge("too much salt", "/recipes/8"), "auth_expired", "P3")


def test_one_who_had_been_in_is_not() -> None:
    said = liked(known=False).judge("I am logged out all the time", "/recipes/8")
    told(said, "auth_expired", "P1 P2")


def given_up(method: str, path: str, then: str, status: int) -> PageVisit:
    visit = come("/explore").click("Run").ask("POST", "/api/queries", 202)
    visit.click("Cancel", after=5).ask(method, path, 200)
    return visit.ask("GET", then, status)


def test_what_was_given_up_answers_as_given_up() -> None:
    query = "/api/queries/7"
    told(given_up("POST", f"{query}/cancel", query, 499).judge("hm", "/explore"), NO_CAUSE, "P3")
    told(given_up("DELETE", "/api/me", "/api/news", 401).judge("bye", "/bye"), NO_CAUSE, "P3")
    group = given_up("DELETE", "/api/groups/3/members/me", "/api/groups/3/posts", 403)
    told(group.judge("bye", "/groups"), NO_CAUSE, "P3")


def test_what_is_beside_it_does_not() -> None:
    other = given_up("POST", "/api/queries/7/cancel", "/api/queries/8", 499)
    told(other.judge("it stopped", "/explore"), "timeout_slow backend_error", "P2")
    orders = given_up("DELETE", "/api/groups/3/members/me", "/api/orders", 403)
    told(orders.judge("no orders shown", "/groups"), "permission_denied", "P1 P2 P3")


def rolled_back(line: str) -> PageVisit:
    visit = come("/deploys").click("Rollback").ask("POST", "/api/deploys/77/rollback", 202)
    visit.log("error", line).ask("GET", "/api/deploys/78/logs", 410)
    return visit.click("Deploy 77").go("/deploys/77").ask("GET", "/api/deploys/77", 200)


def test_what_something_else_took_the_place_of_is_gone_rightly() -> None:
    visit = rolled_back("deploy 78 rolled back to 77 by jana")
    told(visit.judge("our own bug", "/deploys/77"), NO_CAUSE, "P3")


def test_what_was_put_back_to_another_is_not() -> None:
    visit = rolled_back("deploy 78 rolled back to 76 by jana")
    said = visit.judge("wrong one", "/deploys/77")
    assert said.root_cause is not None


def test_a_part_that_was_given_up_as_its_page_was_loaded_anew_is_none() -> None:
    lost = {"url": "https://shop.example.com/assets/settings-81fe.js", "method": "GET", "status": 0}
    visit = come("/inbox").click("Reload")
    visit.add("network", "info", lost | {"resource": "script", "error": "aborted"}, after=0.05)
    told_of = {"kind": "load", "to": "https://shop.example.com/inbox"}
    visit.add("console", "info", told_of, event="navigation", after=0.6)
    visit.ask("GET", "/api/inbox", 200).click("Compose").go("/compose")
    told(visit.judge("the button has moved", "/compose"), NO_CAUSE, "P3")


def seated(status: int, then: int) -> PageVisit:
    visit = come("/train").click("Seat 14").ask("PUT", "/api/seats/14", status)
    shown(visit, "Seat 14 has just been taken")
    return visit.click("Seat 16", after=2).ask("PUT", "/api/seats/16", then)


def test_a_seat_that_is_taken_and_another_chosen_is_minor() -> None:
    told(
        seated(409, 200).judge("an open car", "/train"),
        "stale_version race validation_rejected",
        "P3",
    )
    said = seated(409, 409).judge("none is free", "/train")
    told(said, "stale_version race validation_rejected", "P1 P2")


def deactivated(line: str) -> PageVisit:
    visit = come("/admin/users").click("Deactivate").ask("PATCH", "/api/users/9", 200)
    visit.ask("GET", "/api/users/9/sessions", 404).log("warn", line).click("Next", after=3)
    return visit.go("/admin/users/2").ask("GET", "/api/users", 200)


def test_what_went_with_what_was_changed_is_gone_rightly() -> None:
    visit = deactivated("user 9 deactivated, 2 sessions ended")
    told(visit.judge("", "/admin/users/2"), NO_CAUSE, "P3")
    said = deactivated("user 9 deactivated, sessions not found").judge("", "/admin/users/2")
    assert said.root_cause is not None


def tried(first: str = "POST") -> PageVisit:
    visit = come("/console").click("Send request").ask(first, "/proxy", 200)
    visit.log("error", "GET https://api.acme.test/v1/users -> 401 Unauthorized (your request)")
    return (
        visit.click("Add header", after=6).click("Send request", after=9).ask(first, "/proxy", 200)
    )


def test_an_exchange_that_was_asked_for_is_only_shown() -> None:
    told(tried().judge("please add a history", "/console"), NO_CAUSE, "P3")
    said = tried().judge("the console does not work", "/console")
    assert said.root_cause is not None


def shared(words: str, then: int, instead: str = "/api/shares/internal") -> PageVisit:
    visit = come("/files").click("Share folder").ask("POST", "/api/shares", 403)
    shown(visit, words).click("Link for colleagues", after=4).ask("POST", instead, then)
    return shown(visit, "Link copied")


ADMIN = "Your admin has turned sharing off. A link for colleagues?"


def test_what_a_rule_refuses_and_is_had_otherwise_is_minor() -> None:
    told(shared(ADMIN, 201).judge("our IT", "/files"), "permission_denied", "P3")


def test_what_is_not_had_or_only_failed_is_not() -> None:
    for visit in (
        shared(ADMIN, 403),
        shared("That failed", 201),
        shared(ADMIN, 201, "/api/feedback"),
    ):
        told(visit.judge("our IT", "/files"), "permission_denied", "P1 P2")
    told(shared(ADMIN, 201).judge("sharing does not work", "/files"), "permission_denied", "P1 P2")


def ordered(words: str, after: int) -> PageVisit:
    visit = come("/taxi").click("Order").ask("POST", "/api/rides", 503)
    shown(visit, words)
    visit.add("console", "debug", {"method": "debug", "message": "waiting"}, after=20)
    return visit.ask("POST", "/api/rides", after).click("Call", after=60).go("/taxi/ride/9")


def test_what_was_busy_and_taken_as_the_page_asked_once_more_is_minor() -> None:
    busy = "No driver is free. Asking once more in 20 s"
    told(ordered(busy, 201).judge("the driver smoked", "/taxi/ride/9"), "backend_error", "P3")
    told(ordered(busy, 503).judge("the driver smoked", "/taxi/ride/9"), "backend_error", "P1 P2")


def sought(line: str, then: str) -> PageVisit:
    visit = come("/course").click("Video").log("error", line)
    return visit.log("info", then).click("Notes", after=30).go("/course/notes")


def test_a_piece_that_was_given_up_for_another_place_is_no_failure() -> None:
    piece = "[player] media segment 12 aborted (seek)"
    visit = sought(piece, "[player] playing 03:10")
    told(visit.judge("the sound is thin", "/course/notes"), NO_CAUSE, "P3")
    said = sought(piece, "[player] stalled").judge("the film stops", "/course/notes")
    assert said.root_cause is not None
