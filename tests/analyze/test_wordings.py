"""What an error is about, in the words of Chrome, Firefox, Safari and of common frameworks."""

import pytest

from analyze.visits import PAGE, Visit
from usercontext.domain.analysis import Category, Verdict

FIREFOX_STACK = f"save@{PAGE}/assets/app-3f2a9c.js:10:5"


@pytest.mark.parametrize(
    "error",
    [
        "TypeError: Failed to fetch dynamically imported module: https://a.test/cart-1b2c.js",
        "TypeError: error loading dynamically imported module: https://shop.example.com/a-1b2c.js",
        "TypeError: Importing a module script failed.",
        "Error: Unable to preload CSS for /assets/Cart-1a2b3c.css",
        "ChunkLoadError: Loading chunk 7 failed.",
        "TypeError: 'text/html' is not a valid JavaScript MIME type.",
        "TypeError: Loading module from “https://a.test/b.js” was blocked: a disallowed MIME type",
        "SyntaxError: Unexpected token '<'",
        "SyntaxError: expected expression, got '<'",
        "Error: None of the hashes in the integrity attribute match the content of the resource",
    ],
)
def test_code_that_could_not_be_loaded_is_a_chunk(error: str) -> None:
    assert Visit().go("/").click("Cart").fail(error).judge().category is Category.CHUNK_LOAD


@pytest.mark.parametrize(
    "error",
    [
        "QuotaExceededError: Setting the value of 'cart' exceeded the quota.",
        "Error: Persistent storage maximum size reached",
        "SecurityError: The operation is insecure.",
        "SecurityError: Failed to read the 'localStorage' property: Access is denied for this page",
        "TypeError: Cannot read properties of null (reading 'getItem')",
        "TypeError: null is not an object (evaluating 'window.localStorage.setItem')",
        "UnknownError: Connection to Indexed Database server lost. Refresh the page to try again",
        "UnknownError: Attempt to get records from database without an in-progress transaction",
        "TransactionInactiveError: A request was placed against a transaction which is inactive",
        "Error: NS_ERROR_FILE_NO_DEVICE_SPACE",
    ],
)
def test_what_the_browser_cannot_keep_is_storage(error: str) -> None:
    assert Visit().go("/").click("Keep").fail(error).judge().category is Category.STORAGE


@pytest.mark.parametrize(
    "error",
    [
        "NotAllowedError: Permission denied",
        "NotAllowedError: The request is not allowed by the user agent or the platform",
        "NotAllowedError: Write permission denied.",
        "GeolocationPositionError: User denied Geolocation",
    ],
)
def test_what_somebody_does_not_allow_the_page_is_denied(error: str) -> None:
    visit = Visit().go("/").click("Scan").fail(error, "unhandledrejection")

    assert visit.judge().category is Category.PERMISSION_DENIED


@pytest.mark.parametrize(
    "error",
    [
        "SecurityError: Blocked a frame with origin 'https://a.test' from accessing another",
        "SecurityError: Failed to execute 'replaceState' on 'History': not of this origin",
        "SecurityError: The canvas has been tainted by cross-origin data.",
        "NotFoundError: Requested device not found",
        "NotFoundError: Failed to execute 'removeChild' on 'Node': not a child of this node.",
        "RangeError: Invalid time value",
        "RangeError: date value is not finite in DateTimeFormat.format()",
        "RangeError: Incorrect locale information provided",
        "RangeError: Invalid time zone specified: Mars/Olympus",
        "SyntaxError: Cannot convert 1,5 to a BigInt",
        "TypeError: Converting circular structure to JSON",
        "Error: Minified React error #185; visit https://react.dev/errors/185 for the full message",
        "Error: Too many re-renders. React limits the number of renders",
        "InternalError: too much recursion",
    ],
)
def test_what_the_page_s_own_code_did_wrong_is_its_exception(error: str) -> None:
    assert Visit().go("/").click("Show").fail(error).judge().category is Category.JS_EXCEPTION


@pytest.mark.parametrize(
    "error",
    [
        "Error: Minified React error #418; visit https://react.dev/errors/418",
        "Error: Text content does not match server-rendered HTML.",
        "Error: Hydration completed but contains mismatches.",
        "Warning: Text content did not match. Server: 'a' Client: 'b'",
    ],
)
def test_a_page_drawn_otherwise_than_the_server_drew_it_is_hydration(error: str) -> None:
    assert Visit().go("/").fail(error).judge().category is Category.HYDRATION


@pytest.mark.parametrize(
    "message",
    [
        "WebSocket connection to 'wss://a.test/ws' failed: Unexpected response code: 502",
        "Firefox can’t establish a connection to the server at wss://a.test/ws.",
        "disconnected: transport close",
        'EventSource\'s response has a MIME type that is not "text/event-stream".',
        "socket closed with code 1006",
    ],
)
def test_a_line_that_broke_is_a_dropped_socket(message: str) -> None:
    visit = Visit().go("/chat").click("Hello").log("error", message)

    assert visit.judge().category is Category.SOCKET_DROP


@pytest.mark.parametrize(
    "message",
    [
        "Refused to display 'https://bank.test/' in a frame: 'X-Frame-Options' is 'deny'.",
        "The loading of “https://bank.test/” in a frame is denied by “X-Frame-Options“: “DENY“.",
        "Refused to frame 'https://bank.test/': an ancestor violates the following directive",
        "Mixed Content: the page was loaded over HTTPS, but requested an insecure resource",
        "Blocked loading mixed active content “http://a.test/b.js”",
    ],
)
def test_what_a_policy_of_the_page_or_the_frame_refuses_is_csp(message: str) -> None:
    visit = Visit().go("/checkout").click("Pay").log("error", message)

    assert visit.judge().category is Category.CSP


@pytest.mark.parametrize(
    "message",
    [
        "Access to fetch at 'https://b.test/x' has been blocked by CORS policy: no header",
        "Cross-Origin Request Blocked: reading the remote resource at https://b.test/x.",
        "Origin https://shop.example.com is not allowed by Access-Control-Allow-Origin.",
    ],
)
def test_what_another_origin_keeps_back_is_cors(message: str) -> None:
    assert Visit().go("/").click("Rates").log("error", message).judge().category is Category.CORS


@pytest.mark.parametrize(
    "error",
    [
        "OAuthError: login_required",
        "Error: jwt expired",
        "GraphQLError: UNAUTHENTICATED: token expired",
        "OAuthError: state mismatch",
        "InteractionRequiredAuthError: interaction_required",
    ],
)
def test_a_sign_in_that_is_over_is_named_in_the_words_of_its_protocols(error: str) -> None:
    assert Visit().go("/").click("Orders").fail(error).judge().category is Category.AUTH_EXPIRED


def test_a_warning_that_a_sign_in_ended_is_forgiven_where_nothing_failed() -> None:
    visit = Visit().go("/").ask("GET", "/api/a", 200).log("warn", "[auth] token expired, renewing")

    assert visit.click("Home").go("/").judge("hm").verdict is Verdict.INCONCLUSIVE


def test_a_line_that_something_timed_out_is_a_wait() -> None:
    visit = Visit().go("/sign-up").click("Show").log("error", "[widget] timed out after 10 s")

    assert visit.judge().category is Category.TIMEOUT_SLOW


@pytest.mark.parametrize(
    ("message", "stack"),
    [
        ("SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON", None),
        ("SyntaxError: Unexpected end of JSON input", None),
        ("SyntaxError: JSON.parse: unexpected character at line 1 column 1", FIREFOX_STACK),
        ("SyntaxError: JSON Parse error: Unexpected EOF", FIREFOX_STACK),
        ("SyntaxError: The string did not match the expected pattern.", FIREFOX_STACK),
    ],
)
def test_an_answer_that_is_no_json_is_named_in_every_browser(
    message: str, stack: str | None
) -> None:
    visit = Visit().go("/").click("Open").ask("GET", "/api/doc", 200)
    analysis = visit.fail(message, "unhandledrejection", stack).judge()

    came = "a page instead of JSON" if "<" in message else "invalid JSON"
    assert analysis.root_cause == f"GET /api/doc answered 200 with {came}."
    assert ("returns an HTML page" in (analysis.suggested_fix or "")) is ("<" in message)
