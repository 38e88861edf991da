"""What WebKit says of an error, beside what Chrome says of the same one."""

import pytest

from analyze.visits import PAGE
from analyze.webkit_visits import thrown, visit
from usercontext.analyze.grouping import message_template
from usercontext.analyze.reading.told_requests import FETCH_FAILED
from usercontext.domain.analysis import Category

PAIRS = [
    (
        "TypeError: null is not an object (evaluating 'document.querySelector('#no').value')",
        "TypeError: Cannot read properties of null (reading 'value')",
    ),
    (
        "TypeError: null is not an object (evaluating "
        "'document.getElementById('no').addEventListener')",
        "TypeError: Cannot read properties of null (reading 'addEventListener')",
    ),
    (
        "TypeError: undefined is not an object (evaluating 'u[0]')",
        "TypeError: Cannot read properties of undefined (reading '0')",
    ),
    (
        "SyntaxError: The string did not match the expected pattern.",
        "SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON",
    ),
    (
        "RangeError: Array length must be a positive integer of safe magnitude.",
        "RangeError: Invalid array length",
    ),
    (
        "RangeError: String.prototype.repeat argument must be greater than or equal to 0 and "
        "not be Infinity",
        "RangeError: Invalid count value: -1",
    ),
    (
        "TypeError: Invalid mix of BigInt and other type in addition.",
        "TypeError: Cannot mix BigInt and other types, use explicit conversions",
    ),
    (
        "TypeError: Cannot convert a symbol to a string",
        "TypeError: Cannot convert a Symbol value to a string",
    ),
    (
        "TypeError: Can only call Document.execCommand on instances of Document",
        "TypeError: Illegal invocation",
    ),
    (
        "TypeError: Object.entries requires that input parameter not be null or undefined",
        "TypeError: Cannot convert undefined or null to object",
    ),
    (
        "TypeError: Argument 1 ('blob') to FileReader.readAsDataURL must be an instance of Blob",
        "TypeError: Failed to execute 'readAsDataURL' on 'FileReader': parameter 1 is not of type "
        "'Blob'.",
    ),
    (
        "TypeError: Body is disturbed or locked",
        "TypeError: Failed to execute 'json' on 'Response': body stream already read",
    ),
    (
        "TypeError: Request has method 'GET' and cannot have a body",
        "TypeError: Failed to execute 'fetch' on 'Window': Request with GET/HEAD method "
        "cannot have body.",
    ),
    (
        "TypeError: 'text/html' is not a valid JavaScript MIME type.",
        "TypeError: Failed to fetch dynamically imported module: https://a.test/html.js",
    ),
    (
        "SyntaxError: Importing binding name 'nothing' is not found.",
        "SyntaxError: The requested module './helper.mjs' does not provide an export named 'x'",
    ),
    (
        "TypeError: Module name, 'lodash' does not resolve to a valid URL.",
        "TypeError: Failed to resolve module specifier 'lodash'",
    ),
    (
        "VersionError: An attempt was made to open a database using a lower version than the "
        "existing version.",
        "VersionError: The requested version (1) is less than the existing version (2).",
    ),
]
"""What WebKit said, and Chrome of the same; they share a template."""
ALIKE = [
    (
        "TypeError: Attempting to define property on object that is not extensible.",
        "TypeError: Cannot add property z, object is not extensible",
    ),
    (
        "RangeError: currency is not a well-formed currency code",
        "RangeError: Invalid currency code : EURO",
    ),
    (
        "TypeError: URL is not valid or contains user credentials.",
        "TypeError: Failed to execute 'fetch' on 'Window': Failed to parse URL from http://",
    ),
    (
        "SecurityError: Script https://a.test/html.js load failed",
        "SecurityError: Failed to register a ServiceWorker for scope ('https://a.test/') "
        "with script ('https://a.test/html.js'): The script has an unsupported MIME type",
    ),
]
"""Chrome names a value that WebKit does not: only what it is about is the same."""


@pytest.mark.parametrize(("webkit", "chrome"), PAIRS)
def test_one_error_has_one_template_in_both(webkit: str, chrome: str) -> None:
    assert message_template(chrome) == message_template(webkit)


@pytest.mark.parametrize(("webkit", "chrome"), PAIRS + ALIKE)
def test_one_error_has_one_category_in_both(webkit: str, chrome: str) -> None:
    assert category_of(chrome) is category_of(webkit)


def category_of(error: str) -> Category:
    name, _, message = error.partition(": ")
    return thrown(visit(), name, message, STACK).judge().category


STACK = f"pay@{PAGE}/assets/pay.js:59:42"


def test_a_worker_that_did_not_load_is_no_blocked_storage() -> None:
    error = ("SecurityError", "Script https://a.test/sw.js load failed")

    judged = thrown(visit(), *error, "").judge()

    assert judged.category is not Category.STORAGE


@pytest.mark.parametrize(
    "said",
    [
        "Load failed",
        "TypeError: TypeError: Load failed",
        "[cart] could not load TypeError: Load failed",
    ],
)
def test_a_request_that_failed_is_known_wherever_it_stands(said: str) -> None:
    assert FETCH_FAILED.search(said)
