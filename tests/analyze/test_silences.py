"""Requests that got no response: why, as far as the client's words and the log tell."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category

PARTNER = "https://api.partner.test/rates"
CHROME, FIREFOX, SAFARI = (
    "TypeError: Failed to fetch",
    "TypeError: NetworkError when attempting to fetch resource.",
    "TypeError: Load failed",
)


@pytest.mark.parametrize("error", [CHROME, FIREFOX, SAFARI])
def test_no_answer_of_the_own_server_is_the_backend(error: str) -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 0, error=error)

    assert visit.judge().category is Category.BACKEND_ERROR


@pytest.mark.parametrize("error", [CHROME, FIREFOX, SAFARI])
def test_no_answer_of_another_host_was_kept_back(error: str) -> None:
    visit = Visit().go("/").click("Rates").ask("GET", PARTNER, 0, error=error)

    assert visit.judge().category is Category.CORS


@pytest.mark.parametrize(
    "error",
    [
        "net::ERR_NAME_NOT_RESOLVED",
        "net::ERR_CONNECTION_REFUSED",
        "net::ERR_CERT_DATE_INVALID",
        "A server with the specified hostname could not be found.",
        "Could not connect to the server.",
    ],
)
def test_a_host_that_was_never_reached_kept_nothing_back(error: str) -> None:
    visit = Visit().go("/").click("Rates").ask("GET", PARTNER, 0, error=error)

    assert visit.judge().category is Category.BACKEND_ERROR


@pytest.mark.parametrize(
    ("error", "category"),
    [
        ("net::ERR_INTERNET_DISCONNECTED", Category.OFFLINE),
        ("The Internet connection appears to be offline.", Category.OFFLINE),
        ("net::ERR_TOO_MANY_REDIRECTS", Category.REDIRECT_LOOP),
        ("too many HTTP redirects", Category.REDIRECT_LOOP),
        ("TimeoutError: signal timed out", Category.TIMEOUT_SLOW),
        ("timeout of 10000ms exceeded", Category.TIMEOUT_SLOW),
        ("net::ERR_BLOCKED_BY_RESPONSE.NotSameOrigin", Category.CORS),
        ("net::ERR_BLOCKED_BY_CSP", Category.CSP),
        ("net::ERR_BLOCKED_BY_CLIENT", Category.THIRD_PARTY),
    ],
)
def test_a_client_that_says_why_is_believed(error: str, category: Category) -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 0, error=error)

    assert visit.judge().category is category


def test_a_host_that_answered_before_keeps_nothing_back_now() -> None:
    visit = Visit().go("/").ask("GET", "https://api.partner.test/names", 200)
    visit.click("Rates").ask("GET", PARTNER, 0, error=CHROME)

    assert visit.judge().category is Category.BACKEND_ERROR


def test_a_request_that_fails_after_half_a_minute_was_not_refused() -> None:
    hung = {"error": CHROME, "durationMs": 60_000}
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 0, **hung)

    assert visit.judge().category is Category.TIMEOUT_SLOW


def test_a_redirect_to_another_origin_that_the_console_tells_of_is_cross_origin() -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 0, error=CHROME)
    words = (
        "Access to fetch at 'https://id.test/x' (redirected from "
        "'https://shop.example.com/api/notes') has been blocked by CORS policy"
    )
    analysis = visit.log("error", words).judge()

    assert analysis.category is Category.CORS
    assert "POST /api/notes" in (analysis.root_cause or "")


@pytest.mark.parametrize(
    ("status", "category"),
    [(404, Category.API_CONTRACT), (401, Category.AUTH_EXPIRED), (503, Category.BACKEND_ERROR)],
)
def test_a_status_that_only_the_console_tells_is_read_like_any_other(
    status: int, category: Category
) -> None:
    words = f"Failed to load resource: the server responded with a status of {status} ()"
    visit = Visit().go("/").click("Open")
    visit.add("console", "error", {"message": words, "url": "https://shop.example.com/api/doc"})

    assert visit.judge().category is category
