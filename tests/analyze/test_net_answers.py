"""What a page's own servers and what stands before them answer, judged beforehand. Not: sockets."""

from analyze.servers import PARSED, Page, told

JSON = "application/json"
HTML = "text/html"


def test_a_problem_that_the_server_describes_is_its_own() -> None:
    page = Page("/checkout").click("Place order")
    body = '{"type":"about:blank","title":"Internal Server Error","status":500,"traceId":"0af7"}'
    page.ask("POST", "/api/orders", 500, contentType="application/problem+json", responseBody=body)
    page.log("error", "AxiosError: Request failed with status code 500")

    told(page.judge("Cannot place my order", "/checkout"), "backend_error", "P1", "500", "/orders")


def test_an_empty_500_on_a_list_is_the_server() -> None:
    page = Page("/invoices")
    page.ask("GET", "/api/invoices?year=…", 500, responseBytes=0).log("info", "0 invoices")

    told(page.judge("My invoices are gone", "/invoices"), "backend_error", "P2", "500", "invoices")


def test_a_parse_error_after_an_error_page_is_not_the_cause() -> None:
    page = Page("/profile").click("Save").ask("PUT", "/api/profile", 500, contentType=HTML)
    page.rejects(f"SyntaxError: {PARSED}")

    told(page.judge(), "backend_error", "P2", "500", "/api/profile")


def test_a_gateway_without_a_server_behind_it_is_the_server() -> None:
    page = Page("/team").click("Invite").ask("POST", "/api/trpc/team.invite", 502, contentType=HTML)
    page.rejects("TRPCClientError: Unexpected token '<', \"<html>\\r\\n<h\"... is not valid JSON")

    told(page.judge("Inviting a colleague fails"), "backend_error", "P2", "502", "team.invite")


def test_a_server_in_maintenance_is_the_server() -> None:
    page = Page("/")
    for path in ("/api/session", "/api/products", "/api/cart"):
        page.ask("GET", path, 503, responseBody='{"maintenance":true,"until":"14:00"}')

    told(page.judge("Nothing loads"), "backend_error", "P0 P1 P2", "503")


def test_a_gateway_that_gives_up_waiting_is_a_wait() -> None:
    page = Page("/reports").click("Export")
    page.ask("GET", "/api/reports/export", 504, durationMs=60012, contentType=HTML)

    told(page.judge("Export never comes"), "timeout_slow backend_error", "P2", "504", "export")


def test_an_edge_that_waits_in_vain_is_a_wait() -> None:
    page = Page("/import").click("Start import")
    page.ask("POST", "/api/import", 524, durationMs=100230, contentType=HTML)

    told(page.judge(), "timeout_slow backend_error", "P2", "524", "/api/import")


def test_an_edge_that_cannot_connect_at_sign_in_is_the_server() -> None:
    page = Page("/login").click("Log in").ask("POST", "/api/login", 522, durationMs=19040)
    page.log("error", "login failed Error: Request failed with status code 522")

    told(page.judge("Cannot log in", "/login"), "backend_error timeout_slow", "P0 P1", "522")


def test_errors_inside_a_graphql_answer_are_the_server() -> None:
    page = Page("/orders").click("Show order")
    body = ('{"errors":[{"message":"Unexpected error.","path":["order"],'
            '"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"order":null}}')  # fmt: skip
    page.ask("POST", "/graphql", 200, contentType=JSON, responseBody=body)

    told(page.judge("The order stays blank"), "backend_error", "P2", "/graphql")


def test_a_query_that_the_schema_no_longer_has_is_a_contract() -> None:
    page = Page("/account").ask("POST", "/graphql", 400, contentType=JSON)
    page.log("error", '[GraphQL error]: Message: Cannot query field "loyaltyTier" on type "User"., '
             "Location: [object Object], Path: undefined")  # fmt: skip
    page.log("error", "[Network error]: ServerError: Response not successful: Received status code "
             "400")  # fmt: skip

    told(page.judge("Account empty"), "api_contract stale_version", "P2", "loyaltyTier")


def test_a_graphql_error_that_only_the_console_has_is_named() -> None:
    page = Page("/orders").ask("POST", "/graphql", 200, contentType=JSON)
    page.log("error", "[GraphQL error]: Message: Cannot return null for non-nullable field "
             "Order.total., Location: [object Object], Path: orders,0,total")  # fmt: skip

    told(page.judge("No orders"), "backend_error api_contract", "P2", "Order.total")


def test_one_call_of_a_batch_that_failed_is_the_server() -> None:
    page = Page("/cart").click("Update")
    page.ask("POST", "/api/trpc/user.me,cart.update?batch=1", 207, contentType=JSON)
    page.rejects("TRPCClientError: INTERNAL_SERVER_ERROR")

    told(page.judge("Quantity jumps back"), "backend_error", "P1 P2", "cart.update")


def test_a_page_that_answers_a_typed_call_is_a_contract() -> None:
    page = Page("/calendar").ask("GET", "/api/trpc/slots.list", 200, contentType=HTML)
    page.rejects("TRPCClientError: Unable to transform response from server")

    told(page.judge("No slots"), "api_contract backend_error", "P2", "slots.list")


def test_a_call_whose_upstream_is_gone_is_the_server() -> None:
    page = Page("/shop").click("Add to cart")
    page.ask("POST", "/shop.v1.CartService/AddItem", 200, contentType="application/grpc-web+proto",
             responseBytes=0)  # fmt: skip
    page.rejects("RpcError: upstream connect error or disconnect/reset before headers. reset "
                 "reason: connection failure")  # fmt: skip

    told(page.judge("Add to cart fails"), "backend_error", "P1 P2", "CartService")


def test_a_call_that_is_not_permitted_is_a_right() -> None:
    page = Page("/admin").click("Delete user")
    page.ask("POST", "/users.v1.Users/Delete", 200, contentType="application/grpc-web+proto")
    page.log("error", "RpcError: (code 7) PERMISSION_DENIED: caller lacks users.delete")

    told(page.judge(), "permission_denied", "P2 P3", "PERMISSION_DENIED")


def test_an_answer_without_a_body_is_a_contract() -> None:
    page = Page("/cart").ask("GET", "/api/cart", 200, responseBytes=0)
    page.rejects("SyntaxError: Unexpected end of JSON input")

    told(page.judge("The cart is empty"), "api_contract backend_error", "P1 P2", "/api/cart")


def test_no_content_where_content_was_wanted_is_a_contract() -> None:
    page = Page("/settings").click("Save").ask("PUT", "/api/settings", 204)
    page.fail("TypeError: Cannot read properties of null (reading 'theme')")

    told(page.judge(), "api_contract js_exception", "P2", "/api/settings")


def test_the_page_itself_instead_of_its_data_is_a_contract() -> None:
    page = Page("/stores").ask("GET", "/api/stores/nearby", 200, contentType=HTML)
    page.log("error", f"Could not load stores SyntaxError: {PARSED}")

    told(page.judge("No stores on the map"), "api_contract", "P2", "stores/nearby")


def test_safari_s_words_for_what_is_not_json_are_known() -> None:
    page = Page("/stores").ask("GET", "/api/stores", 200, contentType=HTML)
    page.rejects("SyntaxError: The string did not match the expected pattern.")

    told(page.judge("No stores"), "api_contract", "P2", "/api/stores")


def test_firefox_s_words_after_an_error_page_are_not_the_cause() -> None:
    page = Page("/quote").click("Get quote").ask("POST", "/api/quotes", 500, contentType=HTML)
    page.rejects(
        "SyntaxError: JSON.parse: unexpected character at line 1 column 1 of the JSON data"
    )

    told(page.judge("No quote"), "backend_error", "P1 P2", "500", "/api/quotes")


def test_an_answer_that_a_schema_refuses_is_a_contract() -> None:
    page = Page("/shop").ask("GET", "/api/items", 200, contentType=JSON)
    page.rejects('ZodError: [{"expected":"string","code":"invalid_type","path":["items",0,"sku"],'
                 '"message":"Invalid input: expected string, received undefined"}]')  # fmt: skip

    told(page.judge("Shop is blank"), "api_contract", "P1 P2", "/api/items")


def test_a_next_page_that_is_refused_is_a_contract() -> None:
    page = Page("/feed").click("Load more")
    page.ask("GET", "/api/feed?cursor=…", 400, responseBody='{"error":"invalid_cursor"}')

    told(page.judge("Load more fails"), "api_contract validation_rejected", "P2 P3", "400", "feed")


def test_a_part_that_failed_inside_a_good_answer_is_the_server() -> None:
    page = Page("/import").click("Import")
    body = '{"results":[{"id":1,"status":200},{"id":2,"status":500,"error":"write failed"}]}'
    page.ask("POST", "/api/contacts/batch", 207, contentType=JSON, responseBody=body)

    told(page.judge("Half of my contacts are missing"), "backend_error", "P1 P2", "contacts/batch")


def test_a_good_status_around_a_failure_is_the_server() -> None:
    page = Page("/contact").click("Send message")
    body = '{"success":false,"message":"Mail transport failed"}'
    page.ask("POST", "/api/contact", 200, contentType=JSON, responseBody=body)

    told(page.judge("My message is not sent"), "backend_error", "P2", "/api/contact")


def test_a_refusal_inside_a_good_status_is_a_refusal() -> None:
    page = Page("/cart").click("Reserve")
    body = '{"ok":false,"error":{"code":"INSUFFICIENT_STOCK","available":1}}'
    page.ask("POST", "/api/reservations", 200, contentType=JSON, responseBody=body)

    told(page.judge("Cannot reserve two"), "validation_rejected", "P2 P3", "reservations")


def test_an_upload_that_the_proxy_finds_too_large_is_a_refusal() -> None:
    page = Page("/photos").click("Upload")
    page.ask("POST", "/api/photos", 413, contentType=HTML, requestBytes=18874368, resource="xhr")
    page.rejects(f"SyntaxError: {PARSED}")

    told(page.judge("Photo upload fails"), "validation_rejected", "P2 P3", "413", "/api/photos")


def test_an_address_that_is_too_long_is_named() -> None:
    page = Page("/search").click("Apply filters").ask("GET", "/api/search?ids=…", 414)

    told(page.judge(), "api_contract validation_rejected backend_error", "P2", "414", "search")


def test_headers_that_are_too_large_are_named() -> None:
    page = Page("/").ask("GET", "/api/me", 431).ask("GET", "/api/cart", 431)
    page.ask("GET", "/api/orders", 431)

    categories = "api_contract backend_error validation_rejected storage"
    told(page.judge("Nothing works since today"), categories, "P1 P2", "431")


def test_what_the_law_forbids_here_is_a_right() -> None:
    page = Page("/watch/88").click("Play").ask("GET", "/api/streams/88", 451)

    told(page.judge("Video does not play"), "permission_denied", "P2 P3", "451")


def test_a_search_that_is_asked_too_often_is_limited() -> None:
    page = Page("/search")
    for _ in range(5):
        page.ask("GET", "/api/search?q=…", 429, responseBody='{"error":"rate_limited"}')

    told(page.judge("Search stopped"), "backend_error", "P2", "429", "/api/search")


def test_a_firewall_before_the_server_is_a_refusal() -> None:
    page = Page("/support").click("Send ticket")
    body = "<title>Attention Required! | Cloudflare</title><h1>Sorry, you have been blocked</h1>"
    page.ask("POST", "/api/tickets", 403, contentType=HTML, responseBody=body)

    told(page.judge("Ticket cannot be sent"), "permission_denied", "P2", "403", "/api/tickets")


def test_a_kind_of_body_that_the_server_does_not_read_is_a_contract() -> None:
    page = Page("/profile").click("Save").ask("PATCH", "/api/profile", 415, contentType=JSON)

    told(page.judge(), "api_contract validation_rejected", "P2", "415", "/api/profile")


def test_a_client_that_is_too_old_for_the_server_is_an_old_page() -> None:
    page = Page("/board").click("Add card")
    page.ask("POST", "/api/cards", 426, responseBody='{"error":"client_outdated","min":"5.2"}')

    told(page.judge(), "stale_version", "P2 P3", "426")


def test_a_method_that_the_server_does_not_have_is_a_contract() -> None:
    page = Page("/notes").click("Archive").ask("PATCH", "/api/notes/7", 405)

    told(page.judge(), "api_contract backend_error", "P2", "405", "/api/notes")


def test_a_document_that_is_not_found_is_named() -> None:
    page = Page("/invoices").click("Download invoice").ask("GET", "/api/invoices/77/pdf", 404)
    page.log("error", "download failed: 404 Not Found")

    categories = "api_contract backend_error asset_missing"
    told(page.judge("Cannot download my invoice"), categories, "P2", "404", "pdf")
