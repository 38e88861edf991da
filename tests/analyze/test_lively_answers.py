"""One address for every call, and partial answers: what they say, and what they do not.

Not: sockets (test_lively_lines.py), what the page shows (test_lively_notices.py).
"""

from analyze.lively_visits import HTML, calm, held, lively


def test_an_answer_without_a_body_is_no_page() -> None:
    """Flask writes `text/html` beside each 204; six of seven visits were blamed on that."""
    visit = lively("/marks").calls(sent=257).calls(sent=259).polls(2)
    visit.press("Save marks").calls().polls(3)

    calm(visit.judge("where can I find the marks of last year?"))


def test_a_callback_that_threw_between_polls_that_went_well() -> None:
    """The polls repeat a call of another length: they repair nothing."""
    visit = lively("/marks").calls(sent=257).press("Save marks").calls(500, contentType=HTML)
    visit.says("error", "Callback error updating saved.children").polls(2).press("Save marks")
    visit.calls(500, contentType=HTML).polls(2)

    held(
        visit.judge("saving the marks does nothing"),
        "backend_error",
        "/_dash-update-component|500|saved.children",
        "P1 P2",
        "worked when tried again",
    )


def test_a_callback_that_was_refused_between_polls_that_went_well() -> None:
    visit = lively("/marks").calls(sent=257).press("Save marks").calls(403, contentType=HTML)
    visit.polls(2).press("Save marks").calls(403, contentType=HTML).polls(2)

    held(visit.judge("Save ne marche pas"), "permission_denied", "403|Save marks", "P1 P2")


def test_what_is_written_on_and_kept_at_last_was_repaired() -> None:
    """A draft is of another length each time, and is one call all the same."""
    visit = lively("/notes").calls(sent=400).calls(500, sent=420).calls(sent=455).press("Close")

    calm(visit.turbo("/list").judge("could you add a dark theme?"))


def test_a_frame_that_did_not_come_is_not_said_to_lack_json() -> None:
    told = "The response (200) did not contain the expected <turbo-frame id='detail'> and will be "
    visit = lively("/invoices")
    for number in ("RE-201", "RE-202"):
        visit.press(number, "a").xhr("GET", f"/invoices/{number[-3:]}", 200)
        visit.rejects(f"Error: {told}ignored.", f"Error: {told}\n    at p (/assets/t.js:17:4)")

    held(
        visit.judge("Content missing when I open an invoice"),
        "api_contract",
        "/invoices/|turbo-frame",
        "P2",
        "instead of JSON",
    )


def test_a_stream_that_was_taken_and_changed_nothing() -> None:
    """The piece was for a row that is not on the page: 200 twice, and nothing to be seen."""
    visit = lively("/invoices").press("Approve RE-203").stream("/invoices/203/approve")
    visit.press("Approve RE-203").stream("/invoices/203/approve")

    held(
        visit.judge("approve button does nothing"),
        "dead_control api_contract",
        "/invoices/203/approve|200|Approve RE-203",
        "P2",
    )


def test_what_is_pressed_twice_and_not_complained_of() -> None:
    visit = lively("/invoices").press("Approve RE-203").stream("/invoices/203/approve")
    visit.press("Approve RE-203").stream("/invoices/203/approve")

    calm(visit.judge("can I get the list of invoices as a spreadsheet?"))


def test_what_is_pressed_twice_and_does_something_each_time() -> None:
    visit = lively("/stock").press("Add 5 more").stream("/stock/5", size=170)
    visit.press("Add 5 more").stream("/stock/5", size=181)

    calm(visit.judge("the numbers in the table are not sorted"))


def test_one_dead_button_is_not_a_dead_page() -> None:
    """A link before it had worked: "the user could not use the page" was not so."""
    visit = lively("/invoices").press("RE-203", "a").xhr("GET", "/invoices/203", 200)
    visit.dead("Remind supplier", times=2)

    held(visit.judge("the remind button is dead"), "dead_control", "Remind supplier", "P2")
