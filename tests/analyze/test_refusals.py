"""What a refused request means: by its status, by what was sent, by what the page made of it."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Priority


@pytest.mark.parametrize(
    ("method", "path", "status", "category"),
    [
        ("PUT", "/api/documents/9", 409, Category.STALE_VERSION),
        ("PUT", "/api/documents/9", 412, Category.RACE),
        ("POST", "/api/documents", 412, Category.STALE_VERSION),
        ("POST", "/api/notes", 419, Category.AUTH_EXPIRED),
        ("POST", "/api/notes", 498, Category.AUTH_EXPIRED),
        ("PUT", "/api/documents/9", 423, Category.PERMISSION_DENIED),
        ("GET", "/api/films/3", 451, Category.PERMISSION_DENIED),
        ("POST", "/api/notes", 408, Category.TIMEOUT_SLOW),
        ("POST", "/api/notes", 429, Category.BACKEND_ERROR),
        ("POST", "/api/notes", 502, Category.BACKEND_ERROR),
        ("POST", "/api/notes", 503, Category.BACKEND_ERROR),
        ("POST", "/api/notes", 504, Category.BACKEND_ERROR),
        ("GET", "/api/notes", 511, Category.OFFLINE),
        ("POST", "/api/notes", 405, Category.API_CONTRACT),
        ("POST", "/api/notes", 415, Category.API_CONTRACT),
        ("POST", "/api/uploads", 415, Category.VALIDATION_REJECTED),
        ("POST", "/api/files", 413, Category.VALIDATION_REJECTED),
    ],
)
def test_a_status_says_whose_turn_it_is(
    method: str, path: str, status: int, category: Category
) -> None:
    assert Visit().go("/").click("Do it").ask(method, path, status).judge().category is category


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/users/undefined/orders", 404),
        ("GET", "/api/orders/NaN", 500),
        ("GET", "/api/orders?page=NaN&size=2", 400),
        ("PUT", "/api/notes/[object%20Object]", 422),
        ("POST", "/api/users/null/address", 422),
        ("GET", "/api/slots?day=Invalid%20Date", 422),
    ],
)
def test_an_address_with_a_value_that_is_none_is_the_page_s_mistake(
    method: str, path: str, status: int
) -> None:
    analysis = Visit().go("/").click("Open").ask(method, path, status).judge()

    assert analysis.category is Category.API_CONTRACT


@pytest.mark.parametrize("path", ["/api/nullable", "/api/undefined-terms", "/api/q?name=Nancy"])
def test_a_word_that_only_begins_so_is_a_word(path: str) -> None:
    analysis = Visit().go("/").click("Save").ask("POST", path, 422).judge()

    assert analysis.category is Category.VALIDATION_REJECTED


def test_what_the_page_sent_is_looked_at_where_it_was_captured() -> None:
    sent = {"requestBody": '{"amount":"NaN","currency":"EUR"}'}
    analysis = Visit().go("/pay").click("Pay").ask("POST", "/api/payments", 422, **sent).judge()

    assert analysis.category is Category.API_CONTRACT


def test_a_null_in_a_body_is_a_value_like_others() -> None:
    sent = {"requestBody": '{"street":null,"postcode":"D02"}'}
    analysis = Visit().go("/").click("Save").ask("POST", "/api/address", 422, **sent).judge()

    assert analysis.category is Category.VALIDATION_REJECTED


def test_what_the_page_wrote_before_tells_that_it_sent_nonsense() -> None:
    visit = Visit().go("/pay").click("Pay").log("warn", "amount due: NaN")
    analysis = visit.ask("POST", "/api/payments", 422).judge()

    assert (analysis.category, analysis.priority) == (Category.API_CONTRACT, Priority.P1)


def test_a_button_that_shows_no_amount_sent_none() -> None:
    analysis = Visit().go("/pay").click("Pay €NaN").ask("POST", "/api/payments", 400).judge()

    assert analysis.category is Category.API_CONTRACT


def test_nonsense_on_another_page_says_nothing_about_this_form() -> None:
    visit = Visit().go("/").log("warn", "rating: NaN").go("/join").click("Join")

    assert visit.ask("POST", "/api/join", 422).judge().category is Category.VALIDATION_REJECTED


@pytest.mark.parametrize(
    "body",
    [
        '{"error":"amount must be a number"}',
        '{"message":"Cannot deserialize value of type LocalDate"}',
        '{"issues":[{"message":"Expected string, received undefined"}]}',
        '{"detail":"Missing required parameter: currency"}',
    ],
)
def test_a_server_that_complains_of_the_shape_speaks_to_the_page(body: str) -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 400, responseBody=body)

    assert visit.judge().category is Category.API_CONTRACT


def test_a_bad_request_that_the_page_did_not_foresee_is_its_own() -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 400)
    visit.fail("AxiosError: Request failed with status code 400", "unhandledrejection")

    assert visit.judge().category is Category.API_CONTRACT


def test_a_bad_request_that_the_page_shows_in_its_form_is_the_user_s() -> None:
    visit = Visit().go("/").click("Save").ask("POST", "/api/notes", 400)

    assert visit.log("error", "e-mail is invalid").judge().category is Category.VALIDATION_REJECTED


def test_a_thing_that_the_page_is_about_and_that_is_not_there_is_the_cause() -> None:
    analysis = Visit().go("/things/mug").ask("GET", "/api/things/mug", 404).judge("empty")

    assert analysis.root_cause == "GET /api/things/mug failed with 404."


def test_a_page_that_is_not_there_is_the_cause() -> None:
    gone = {"to": "https://shop.example.com/old/offer", "status": 404}
    analysis = Visit().add("console", "info", gone, event="navigation").judge("nothing there")

    assert analysis.category is Category.API_CONTRACT


def test_a_404_that_a_page_asks_by_the_way_explains_nothing() -> None:
    visit = Visit().go("/things/mug").ask("GET", "/api/banner", 404).click("Home").go("/")

    assert visit.judge("hm").root_cause is None
