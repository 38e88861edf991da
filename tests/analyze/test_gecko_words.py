"""Errors in Firefox's words are what they are in Chromium's. Not: words of both for a failed call.

Each was thrown in a real Firefox (140) and in Chromium by the same line of code.
"""

import pytest

from analyze.gecko_visits import REJECTED, gecko, held
from analyze.visits import PAGE
from usercontext.analyze.grouping import message_template

FRAME = "save@/assets/app-3f2a9c.js:10:5"


@pytest.mark.parametrize(
    ("chromium", "firefox"),
    [
        (
            "TypeError: Cannot read properties of null (reading 'x')",
            'TypeError: can\'t access property "x" of null',
        ),
        (
            "TypeError: undefined is not iterable",
            "TypeError: can't access property Symbol.iterator, q.b is undefined",
        ),
        (
            "TypeError: undefined is not iterable",
            "TypeError: can't access property Symbol.iterator of undefined",
        ),
        (
            "TypeError: Illegal invocation",
            "TypeError: 'getItem' called on an object that does not implement interface Storage.",
        ),
        (
            "TypeError: Failed to execute 'appendChild' on 'Node': parameter 1 is not of type "
            "'Node'.",
            "TypeError: Node.appendChild: Argument 1 is not an object.",
        ),
        (
            "TypeError: Failed to execute 'text' on 'Response': body stream already read",
            "TypeError: Response.text: Body has already been consumed.",
        ),
        (
            "TypeError: Cannot mix BigInt and other types, use explicit conversions",
            "TypeError: can't convert BigInt to number",
        ),
        (
            "TypeError: Do not know how to serialize a BigInt",
            "TypeError: BigInt value can't be serialized in JSON",
        ),
        (
            "SyntaxError: The requested module './a.js' does not provide an export named 'nope'",
            "SyntaxError: The requested module 'https://shop.example.com/a.js' doesn't provide an "
            "export named: 'nope'",
        ),
        (
            "InvalidCharacterError: Failed to execute 'setAttribute' on 'Element': '1=' is not a "
            "valid attribute name.",
            "InvalidCharacterError: String contains an invalid character",
        ),
        (
            "DataCloneError: Failed to execute 'structuredClone' on 'Window': ()=>1 could not be "
            "cloned.",
            "DataCloneError: Function object could not be cloned.",
        ),
        ("TypeError: Failed to fetch", "TypeError: Decoding failed."),
        ("Uncaught null", "uncaught exception: null"),
    ],
)
def test_one_error_has_one_template(chromium: str, firefox: str) -> None:
    assert message_template(chromium) == message_template(firefox)


@pytest.mark.parametrize(
    ("error", "category"),
    [
        ("EvalError: call to eval() blocked by CSP", "csp"),
        ("NS_ERROR_CONTENT_BLOCKED: ", "csp"),
        ("ReadOnlyError: A mutation operation was attempted in a READ_ONLY transaction.",
         "storage"),
        ("CompileError: wasm validation error: at offset 0: failed to match magic number",
         "js_exception"),
        ('SecurityError: Permission denied to access property "document" on cross-origin object',
         "js_exception"),
        ("EncodingError: The buffer passed to decodeAudioData contains an unknown content type.",
         "asset_missing"),
        ("TypeError: Decoding failed.", "backend_error"),
    ],
)  # fmt: skip
def test_an_error_is_of_the_same_category(error: str, category: str) -> None:
    said = gecko("/").click("Save").threw(error, FRAME).judge("It does not work", "/")

    held(said, category, "", "P1 P2 P3")


@pytest.mark.parametrize(
    "words",
    [
        "Performance.measure: Given mark name, b, is unknown",
        "IntersectionObserver constructor: rootMargin must be specified in pixels or percent.",
    ],
)
def test_what_a_part_of_the_browser_could_not_read_is_no_broken_script(words: str) -> None:
    visit = gecko("/").click("Save").threw(f"SyntaxError: {words}", "@/assets/app-3f2a9c.js:10:5")

    held(visit.judge("It does not work", "/"), "js_exception", "", "P2", "when it read")


def test_a_film_that_may_not_begin_by_itself_is_no_failure() -> None:
    """Firefox says so without the user; Chromium names the gesture that it waits for."""
    visit = gecko("/").click("More").threw(
        "NotAllowedError: The play method is not allowed by the user agent or the platform in the "
        "current context, possibly because the user denied permission.", kind=REJECTED)  # fmt: skip

    held(visit.judge("Prices look odd", "/"), "unknown", "", "P3")


def test_an_error_without_words_is_called_by_its_name() -> None:
    """Firefox's stack has no message on top: the frame was told as what the page had thrown."""
    said = gecko("/").click("Save").threw("Error: ", FRAME).judge("It does not work", "/")

    held(said, "js_exception", "“Error”", "P1 P2", "save@")


def test_a_script_that_chromium_could_not_read_is_named() -> None:
    """Its stack is the message alone there, Firefox's is empty: both tell the file beside it."""
    words = "Function statements require a function name"
    told = {"kind": "uncaught", "name": "SyntaxError", "message": words}
    place = {"stack": f"SyntaxError: {words}", "source": f"{PAGE}/pay.js", "line": 1, "column": 1}
    visit = gecko("/").add("console", "error", told | place).click("Save")

    held(visit.judge("It does not work", "/"), "js_exception", "/pay.js", "P0 P1 P2")


def test_the_constructor_of_an_error_is_not_where_it_was_thrown() -> None:
    """Chromium leaves it out: one error had two groups, one for each browser."""
    frames = ("lockOrder@/pay.js:60:42", "placeOrder@/pay.js:80:7")
    error = "OrderLocked: order is locked by another tab"
    made = gecko("/").click("Pay").threw(error, "OrderLocked@/pay.js:5:2", *frames)
    found = gecko("/").click("Pay").threw(error, *frames)

    assert made.judge("x", "/").signature == found.judge("x", "/").signature
