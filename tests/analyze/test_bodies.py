"""Answers of 200 that failed: told by their body, or by what a GraphQL client made of them."""

import pytest

from analyze.visits import Visit
from usercontext.domain.analysis import Category, Verdict


@pytest.mark.parametrize(
    ("body", "category"),
    [
        ('{"errors":[{"message":"upstream gone"}],"data":null}', Category.BACKEND_ERROR),
        (
            '{"data":null,"errors":[{"message":"no","extensions":{"code":"UNAUTHENTICATED"}}]}',
            Category.AUTH_EXPIRED,
        ),
        (
            '{"errors":[{"message":"x","extensions":{"code":"FORBIDDEN"}}]}',
            Category.PERMISSION_DENIED,
        ),
        (
            '{"errors":[{"message":"Cannot query field \\"sum\\" on type Cart"}]}',
            Category.API_CONTRACT,
        ),
        (
            '{"errors":[{"message":"no","extensions":{"code":"BAD_USER_INPUT"}}]}',
            Category.VALIDATION_REJECTED,
        ),
        ('{"success":false,"message":"stock service unavailable"}', Category.BACKEND_ERROR),
        ('{"error":{"code":"card_declined"}}', Category.PAYMENT_DECLINED),
    ],
)
def test_a_body_that_says_that_it_failed_is_a_failure(body: str, category: Category) -> None:
    visit = Visit().go("/").click("Open").ask("POST", "/api/query", 200, responseBody=body)

    assert visit.judge().category is category


@pytest.mark.parametrize(
    "body", ['{"data":{"errors":[]}}', '{"errors":[],"data":{"a":1}}', '{"success":true}', "[1,2]"]
)
def test_a_body_without_any_failure_is_none(body: str) -> None:
    visit = Visit().go("/").click("Open").ask("POST", "/api/query", 200, responseBody=body)

    assert visit.judge("hm").verdict is Verdict.INCONCLUSIVE


def test_what_a_graphql_client_throws_names_the_request() -> None:
    visit = Visit().go("/").click("Order").ask("POST", "/graphql", 200)
    visit.fail("CombinedGraphQLErrors: upstream orders: refused", "unhandledrejection")
    analysis = visit.judge()

    assert analysis.category is Category.BACKEND_ERROR
    assert (analysis.root_cause or "").startswith("POST /graphql answered 200, and the page said")


def test_a_schema_that_page_and_server_do_not_share_breaks_the_contract() -> None:
    visit = Visit().go("/").click("Order").ask("POST", "/graphql", 200)
    visit.log("error", "[GraphQL error]: Message: Cannot query field, Path: orders")

    assert visit.judge().category is Category.API_CONTRACT


def test_an_error_of_the_code_after_a_good_graph_is_the_code_s() -> None:
    visit = Visit().go("/").click("Order").ask("POST", "/graphql", 200)
    analysis = visit.fail("RangeError: Invalid time value").judge()

    assert analysis.category is Category.JS_EXCEPTION


def test_a_library_that_compares_an_answer_with_what_it_expected_names_the_answer() -> None:
    visit = Visit().go("/").click("Open").ask("GET", "/api/doc", 200)
    analysis = visit.fail("ZodError: invalid_type at items.0.name", "unhandledrejection").judge()

    assert analysis.root_cause == "GET /api/doc answered 200 with data the page could not use."


def test_what_the_page_kept_itself_and_cannot_read_is_no_answer() -> None:
    visit = Visit().go("/cart").ask("GET", "/api/config", 200).click("Open")
    visit.log("error", "could not read the stored cart: SyntaxError: Unexpected end of JSON input")

    assert visit.judge().category is Category.STORAGE


def test_a_page_in_place_of_an_answer_is_named_when_something_complains_of_it() -> None:
    visit = Visit().go("/").click("Send").ask("POST", "/api/files", 200, contentType="text/html")
    analysis = visit.log("error", "upload failed: what is this?").judge()

    assert analysis.root_cause == "POST /api/files answered 200 with a page instead of JSON."


_MISSING_TEAM = (
    '{"data":{"createTicket":null},"errors":[{"message":"Queue \\"incoming\\" has no default team",'
    '"extensions":{"code":"QUEUE_MISCONFIGURED"}}]}'
)


def test_a_name_in_quotes_does_not_end_what_an_answer_says() -> None:
    """A ticket desk's mutation failed, and the issue said no more than “Queue”."""
    visit = Visit().go("/new").click("Create")
    said = visit.ask("POST", "/graphql", 200, responseBody=_MISSING_TEAM).judge().root_cause

    assert said == (
        "POST /graphql answered 200, and says “QUEUE_MISCONFIGURED”: “Queue incoming has no default"
        " team”."
    )


def test_an_answer_that_fails_again_has_not_worked_later() -> None:
    """The same issue told its second 200 both as once more failed and as a try that worked."""
    visit = Visit().go("/new").click("Create")
    visit.ask("POST", "/graphql", 200, responseBody=_MISSING_TEAM)
    visit.click("Create").ask("POST", "/graphql", 200, responseBody=_MISSING_TEAM)
    analysis = visit.judge()

    assert "worked" not in analysis.summary
    assert "The same request worked later." not in [claim.text for claim in analysis.claims]
