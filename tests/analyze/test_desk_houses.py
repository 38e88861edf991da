"""What people write when a business keeps its own hours, places and accounts. Not: codes.

Each sentence is of another house than the one whose visits brought these rules about.
"""

from analyze.desk import Desk
from analyze.servers import told


def test_a_kitchen_that_is_closed() -> None:
    page = Desk("/menu/checkout").hum().click("Order now")
    page.no("POST", "/api/orders", 422, '{"message":"The kitchen is closed. We open at 17:30."}')

    told(page.judge("I cannot order my lunch"), "validation_rejected", "P2 P3", "422", "closed")


def test_an_office_outside_its_hours_that_a_page_tells_of_quietly() -> None:
    page = Desk("/support").hum().click("Request a call")
    page.no("POST", "/api/callbacks", 403)
    page.log("info", "[callback] This is outside our business hours.")

    told(page.judge("Nobody calls me back"), "permission_denied validation_rejected", "P2 P3",
         "403")  # fmt: skip


def test_a_course_whose_registration_has_ended() -> None:
    page = Desk("/courses/7").hum().click("Enrol")
    page.no("POST", "/api/courses/7/enrolments", 409)
    page.log("warn", "enrolment refused: Registration for this course has ended.")

    told(page.judge("Why can I not enrol?"), "validation_rejected", "P2 P3", "409")


def test_a_class_that_is_to_be_chosen_otherwise() -> None:
    page = Desk("/yoga/book").hum().click("Book")
    page.no("POST", "/api/bookings", 422)
    page.log("warn", "booking refused: Your teacher is away, please pick another day.")

    told(page.judge("Booking does not work"), "validation_rejected", "P2 P3", "422")


def test_a_film_on_too_many_screens() -> None:
    page = Desk("/watch/12").hum().click("Play")
    page.no("POST", "/api/playback/start", 403)
    page.log("warn", "[player] refused: Your plan streams on 2 devices. Too many screens.")

    told(page.judge("It does not play on my television"), "permission_denied", "P2 P3", "403")


def test_a_second_place_where_somebody_is_signed_in() -> None:
    page = Desk("/login").hum().click("Log in")
    page.no("POST", "/api/login", 409)
    page.log("warn", "[login] refused: You are logged in on another computer. Log out there first.")

    told(page.judge("I cannot log in at work"), "validation_rejected permission_denied", "P2 P3",
         "409")  # fmt: skip


def test_a_donor_who_has_an_account() -> None:
    page = Desk("/donate").hum().click("Donate")
    page.no("POST", "/api/donations", 409)
    page.log("warn", "donation refused: This e-mail belongs to an existing member, log in first.")

    told(page.judge("I cannot donate"), "validation_rejected", "P2 P3", "409")


def test_a_conflict_whose_sentence_speaks_of_no_version() -> None:
    """It was taken for a page of another release: that is what most conflicts are."""
    page = Desk("/rooms").hum().click("Add room")
    page.no("POST", "/api/rooms", 409)
    page.log("warn", "room refused: Two rooms cannot share one door.")

    told(page.judge("I cannot add a room"), "validation_rejected", "P1 P2 P3", "409")


def test_a_shop_that_is_closed_for_maintenance_is_no_house_rule() -> None:
    page = Desk("/checkout").hum().click("Pay")
    page.no("POST", "/api/orders", 403)
    page.log("warn", "[checkout] refused: The shop is closed for maintenance.")

    told(page.judge("I cannot pay"), "permission_denied backend_error", "P1")


def test_a_session_that_has_ended_is_no_offer_that_is_over() -> None:
    page = Desk("/checkout").hum().click("Pay")
    page.no("POST", "/api/orders", 403)
    page.log("warn", "[checkout] refused: Your session has ended.")

    told(page.judge("I cannot pay"), "permission_denied auth_expired", "P1")
