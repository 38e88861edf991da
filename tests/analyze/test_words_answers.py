"""Answers of 200 whose contents are not what was asked, told by the page alone. Not: failures."""

from analyze.words_visits import Fault, held, words


def test_a_policy_of_another_customer() -> None:
    visit = words("/policies").click("Haftpflicht ansehen").ok("GET", "/api/policies/P-20881")
    visit.says("error", "[policies] subject mismatch", {"asked": "P-20881", "received": "P-11764"})

    said = visit.judge("Das ist nicht mein Vertrag, da steht ein fremder Name!", "/policies")
    held(said, "backend_error api_contract", "/api/policies/P-20881 | P-11764", "P0")


def test_a_rate_in_another_currency() -> None:
    visit = words("/hotels/stockholm").ok("GET", "/api/recommendations", status=503)
    visit.click("Check prices").ok("GET", "/api/rates?hotel=81&currency=SEK")
    visit.says("warn", "rates: asked for SEK, got EUR - showing them as they are")

    said = visit.judge(
        "your prices for stockholm are way too cheap to be real", "/hotels/stockholm"
    )
    held(said, "backend_error api_contract", "/api/rates | SEK | EUR", "P0 P1 P2", "503")


def test_an_export_that_is_a_part() -> None:
    visit = words("/ledger").click("Export").ok("GET", "/api/ledger/export")
    visit.says("warn", "export incomplete: %d of %d rows received", 500, 12840)

    said = visit.judge("the file only has january in it", "/ledger")
    held(said, "backend_error api_contract", "/api/ledger/export | 500 of 12840", "P2 P1")


def test_a_profile_that_is_older_than_what_was_saved() -> None:
    visit = words("/profile").click("Enregistrer").ok("PUT", "/api/profile")
    visit.ok("GET", "/api/profile", after=0.4)
    visit.says("warn", {"etag": 17, "expected": 18}, "profile read is older than the last write")

    said = visit.judge("mon ancienne adresse revient à chaque fois", "/profile")
    held(said, "backend_error stale_version race api_contract", "/api/profile | older", "P2")


def test_a_search_that_ran_out_of_time_and_said_two_hundred() -> None:
    visit = words("/search").press("#q", "input").click("Find").ok("GET", "/api/search?q=rotor")
    visit.says("info", "search: backend says timed_out=true, rendering 0 hits")

    said = visit.judge("nothing found for anything I type, yesterday it was full", "/search")
    held(said, "timeout_slow backend_error", "/api/search | timed_out", "P2")


def test_boards_of_the_client_that_was_left() -> None:
    visit = words("/boards").click("Green GmbH").comes("/boards?ws=green")
    visit.ok("GET", "/api/boards?ws=green").ok("GET", "/api/boards?ws=blue", durationMs=5200)
    visit.says("error", "[store] boards/loaded applied for ws blue while ws green is open")

    said = visit.judge("after switching I get the tickets of the wrong client", "/boards?ws=green")
    held(said, "race api_contract backend_error", "blue | green", "P0 P1 P2")


def test_a_list_that_is_empty_where_the_badge_counts_three() -> None:
    visit = words("/results").ok("GET", "/api/lab-results?page=1")
    visit.says("warn", "lab results: list is empty although the badge says 3")
    visit.click("Actualizar").ok("GET", "/api/lab-results?page=1")
    visit.says("warn", "lab results: list is empty although the badge says 3")

    said = visit.judge("no me salen los análisis, el médico dice que están", "/results")
    held(said, "backend_error api_contract", "/api/lab-results | empty", "P2 P1")


def test_a_tariff_without_its_price() -> None:
    visit = words("/tariffs").lost("https://cdn.avatars.example/u/9.png", "img")
    visit.click("Compare").ok("GET", "/api/tariffs?zip=1011")
    issue = '[{"code":"invalid_type","expected":"number","received":"null","path":["price","kwh"]}]'
    visit.says("error", "Response of GET /api/tariffs does not parse", Fault("ZodError", issue))

    said = visit.judge("compare gives a white page", "/tariffs")
    held(said, "api_contract backend_error", "/api/tariffs | kwh", "P2 P1", "avatars")


def test_a_query_that_came_to_nothing() -> None:
    visit = words("/shipments").click("Germany").ok("GET", "/api/shipments?country=DE", status=204)
    visit.says("error", "Query data cannot be undefined. Please make sure to return a value other "
               "than undefined from your query function. Affected query key: "
               '["shipments","DE"]')  # fmt: skip

    said = visit.judge("german shipments never show, others do", "/shipments")
    held(said, "api_contract backend_error js_exception", "shipments", "P2")


def test_a_ticket_whose_file_is_damaged() -> None:
    visit = words("/checkout").click("Pay").no("POST", "/api/payments", 402, '{"code":"declined"}')
    visit.click("Pay", 20).ok("POST", "/api/payments").comes("/orders/88").waits(40)
    visit.click("Download ticket").ok("GET", "/api/tickets/88/pdf", responseBytes=48112)
    visit.says("error", "ticket pdf: checksum differs (want 9f2c, have 03aa), not offered")

    said = visit.judge("I cannot open my ticket, concert is tonight!!", "/orders/88")
    held(said, "backend_error api_contract", "/api/tickets/88/pdf | checksum", "P2 P1", "402")


def test_slots_in_the_wrong_zone() -> None:
    visit = words("/agenda").ok("GET", "/api/slots?clinic=4")
    visit.says("warn", "slots come in UTC, clinic is Europe/Lisbon: shown unconverted")
    visit.click("Marcar").ok("POST", "/api/appointments", status=201).comes("/agenda/ok")

    said = visit.judge("A consulta ficou uma hora mais cedo do que escolhi", "/agenda/ok")
    held(said, "api_contract backend_error js_exception", "UTC", "P0 P1 P2")


def test_a_field_of_a_graph_that_may_not_be_null() -> None:
    visit = words("/invoices").says("warn", "[Network error]: AbortError: signal is aborted")
    visit.click("Invoices").ok("POST", "/graphql")
    visit.says("log", "[GraphQL error]: Message: Cannot return null for non-nullable field "
               "Invoice.total., Location: [object Object], Path: invoices,0,total")  # fmt: skip

    said = visit.judge("invoices: 'Something went wrong'", "/invoices")
    held(said, "backend_error api_contract", "/graphql | Invoice.total", "P2 P1", "AbortError")


def test_a_cart_that_is_somebody_elses() -> None:
    visit = words("/cart").ok("POST", "/api/cart/merge")
    visit.says("error", "cart owner changed after merge: was u_88, is u_13")

    said = visit.judge("there are diapers in my cart, I have no children", "/cart")
    held(said, "backend_error api_contract race", "/api/cart/merge | u_13", "P0")


def test_a_sum_that_its_lines_do_not_make() -> None:
    visit = words("/cassa").ok("GET", "/api/checkout/total")
    visit.says("error", "[totals] server says 129.00, the lines make 119.00")
    visit.click("Paga ora").ok("POST", "/api/orders", status=201).comes("/grazie")

    said = visit.judge("mi avete addebitato dieci euro in più", "/grazie")
    held(said, "backend_error api_contract", "129.00 | 119.00", "P0")


def test_a_quote_without_a_rate_beside_a_chat_that_never_boots() -> None:
    visit = words("/quotes/new").click("Calculate").ok("POST", "/api/quotes")
    visit.says("error", "[helpcrate] boot failed", Fault("Error", "timeout of 4000ms"))
    visit.says("error", "quote unusable: no VAT rate for CH in the answer")

    said = visit.judge("Calculate shows only dashes for our swiss site", "/quotes/new")
    held(said, "backend_error api_contract", "/api/quotes | VAT rate", "P2 P1", "helpcrate")


def test_stock_that_is_none_in_the_teams_own_language() -> None:
    visit = words("/items/4471").click("カートに入れる").ok("POST", "/api/cart/items")
    visit.says("warn", "在庫引当に失敗しました: SKU 4471 の在庫が 0 です")

    said = visit.judge("カートに入りません", "/items/4471")
    held(said, "validation_rejected backend_error api_contract", "4471", "P2 P3")


def test_a_parcel_service_that_does_not_go_there() -> None:
    visit = words("/carrinho").click("Calcular frete").ok("GET", "/api/frete?cep=01310100")
    visit.says("warn", "CEP 01310-100 não atendido pela transportadora, frete indisponível")

    said = visit.judge("não consigo escolher a entrega", "/carrinho")
    held(said, "validation_rejected backend_error", "frete", "P2 P3")


def test_an_order_that_is_paid_without_a_payment() -> None:
    visit = words("/orders/551").says("warn", "Redux: a non-serializable value was detected")
    visit.ok("GET", "/api/orders/551")
    visit.says("error", "impossible state: order is PAID, payment is null", {"order": "o_551"})

    said = visit.judge("you took the money and the page says unpaid", "/orders/551")
    held(said, "backend_error api_contract", "/api/orders/551 | PAID", "P0 P1 P2", "serializable")
