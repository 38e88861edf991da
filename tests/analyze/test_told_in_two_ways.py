"""One failure that a client tells twice is one cause, not two that halve each other. Not: ranks."""

from analyze.clients_visits import Client, calm, held

AT = "https://app.acme.test/assets/vendor.js:1:99120"


def test_a_warning_that_the_outcome_quotes_is_no_rival_of_it() -> None:
    visit = Client()
    for number in ("r1", "r2"):
        span = {"name": "http_request", "method": "POST", "uri": "/v1/photos", "request_id": number}
        for level, message, more in (
            ("info", "started processing request", {}),
            ("warn", "rejecting upload", {"error": "the image format Tga is not supported"}),
            ("info", "finished processing request", {"status": 415}),
        ):
            fields = {"message": message} | more
            told = {"fields": fields, "target": "photos::http", "span": span}
            visit.con(level, told, 4 if level == "warn" else 0.1)

    said = visit.sent("my photos are not taken")
    held(said, "validation_rejected", "/v1/photos|415|Tga is not supported", "P2 P3")


def test_an_error_with_its_calls_and_without_is_one() -> None:
    visit = Client()
    error = {"name": "BoxError", "message": "the lid of box seven does not close"}
    visit.con("error", {"message": "pack", "error": error | {"stack": f"BoxError: x\n at {AT}"}})
    visit.con("error", {"message": "pack", "error": error}, 4)

    said = visit.sent("packing does not work", url="https://app.acme.test/pack")
    assert len(said.causes) == 1
    held(said, "js_exception", "lid of box seven", "P2")


def test_a_crash_whose_thread_and_tail_are_others_is_one() -> None:
    visit = Client()
    for number, tail in ((0, "or allow it"), (1, "")):
        thrown = (
            "java.lang.IllegalStateException: no way leads from form 7 to form 9 of the ticket book"
            f" that was found on this phone {tail}\n\tat com.acme.book.Book.open(Book.kt:41)"
        )
        told = {"tag": "AndroidRuntime", "message": f"FATAL EXCEPTION: io_{number}"}
        visit.con("error", told | {"throwable": thrown}, 6)

    said = visit.sent("since the update the app closes right away")
    assert len(said.causes) == 1
    held(said, "js_exception storage", "from form 7 to form 9", "P1 P2")


def test_one_message_from_two_places_is_two_causes() -> None:
    visit = Client()
    for file in ("cart", "wishes"):
        stack = f"Error: boom\n    at save (https://app.acme.test/{file}.js:1:2)"
        visit.con("error", {"message": "boom", "stack": stack}, 40)

    assert len(visit.sent("it does not work", url="https://app.acme.test/").causes) == 2


def test_what_is_said_twice_and_means_nothing_means_nothing() -> None:
    visit = Client()
    for _ in range(2):
        visit.con("warn", {"message": "cache entry of the menu is older than a day"}, 5)

    calm(visit.sent("how do I change my address?"))
