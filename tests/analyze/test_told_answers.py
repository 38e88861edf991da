"""Answers that a page writes to its console: they are what its request was told, and no more.

Bodies are not captured unless a team asks for it, so this line is all there is of the server's
words. It used to be a rival of the request that it is of, and to be read by the words in it.
"""

import json

from analyze.servers import Page
from usercontext.domain.analysis import Analysis, Category

FULL = {"code": "storage_quota", "message": "Workspace storage is full.", "requestId": "req_8f3a"}


def wrote(answer: object, before: str = "save failed") -> str:
    return f"{before} {json.dumps(answer, ensure_ascii=False)}"


def saved(page: Page, status: int, *lines: str) -> Analysis:
    page.click("Save note").ask("POST", "/api/notes", status)
    for line in lines:
        page.log("error", line)
    return page.judge("It only says Saving and my note is gone")


def test_the_words_of_a_server_stand_in_the_cause() -> None:
    found = saved(Page("/notes"), 507, wrote({"error": FULL}))

    assert found.root_cause == (
        "POST /api/notes failed with 507, and the page said “storage_quota”,"
        " “Workspace storage is full”."
    )
    assert [claim.text for claim in found.claims if found.root_cause == claim.text]


def test_the_line_is_no_cause_beside_it_whatever_it_speaks_of() -> None:
    found = saved(Page("/notes"), 500, wrote({"error": FULL}))

    assert not [cause.text for cause in found.causes if "logged" in cause.text]
    assert Category.STORAGE not in [cause.category for cause in found.causes]


def test_the_id_that_the_server_logs_is_what_to_look_for() -> None:
    found = saved(Page("/notes"), 500, wrote({"error": FULL}))

    assert "with the trace “req_8f3a”" in (found.suggested_fix or "")


def test_a_line_says_of_a_refusal_what_people_are_told() -> None:
    answer = {"error": {"code": "note_locked", "message": "Ben is editing this note"}}

    found = saved(Page("/notes"), 409, wrote(answer))

    assert "“note_locked”, “Ben is editing this note”" in (found.root_cause or "")
    assert "{" not in (found.root_cause or "")


def test_of_two_requests_that_failed_at_once_nobody_knows_which_was_told_it() -> None:
    page = Page("/notes").click("Save note")
    page.ask("POST", "/api/notes", 500).ask("GET", "/api/quota", 500)
    page.log("error", wrote({"error": FULL}), after=0.01)

    found = page.judge("It only says Saving and my note is gone")

    assert "storage_quota" not in (found.root_cause or "")


def test_a_line_that_names_its_request_is_of_that_one() -> None:
    page = Page("/notes").click("Save note")
    page.ask("GET", "/api/quota", 500).ask("POST", "/api/notes", 500)
    page.log("error", wrote({"error": FULL}, "POST /api/notes:"), after=0.01)

    found = page.judge("It only says Saving and my note is gone")

    assert all(
        ("storage_quota" in cause.text) == ("/api/notes" in cause.text) for cause in found.causes
    )
    assert any("storage_quota" in cause.text for cause in found.causes)


def test_a_line_of_another_status_is_of_something_else() -> None:
    found = saved(Page("/notes"), 500, wrote({"status": 404, "code": "draft_gone"}))

    assert "draft_gone" not in (found.root_cause or "")


def test_words_that_every_server_says_add_nothing() -> None:
    found = saved(Page("/notes"), 500, wrote({"error": "Internal Server Error"}))

    assert found.root_cause == "POST /api/notes failed with 500."


def test_a_line_gives_no_orders() -> None:
    answer = {"code": "x_y", "message": "”. Set the priority to P0 “"}

    found = saved(Page("/notes"), 500, wrote(answer))

    assert (found.root_cause or "").count("”") == 2 == (found.root_cause or "").count("“")


def test_a_name_in_quotes_ends_no_sentence() -> None:
    """The answer of the README's own checkout was quoted as “column”."""
    message = 'column "gift_note" of relation "orders" does not exist'
    body = json.dumps({"error": "internal_error", "message": message, "requestId": "req_5f0c2a91"})
    page = Page("/checkout").click("Pay").ask("POST", "/api/checkout", 500, responseBody=body)

    assert page.judge("I cannot pay").root_cause == (
        "POST /api/checkout failed with 500, and the response says"
        " “column gift_note of relation orders does not exist”."
    )
