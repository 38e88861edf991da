"""Other clients by hand: a row of a log, a client's exception, an inner cause, a pause, a place."""

from analyze.clients_visits import Client, calm, held

DIO = "*** DioException ***: uri: https://taxi.test/api/quote DioException [{kind}]: {said}"


def test_a_row_that_tells_the_length_of_its_answer() -> None:
    visit = Client().con("info", {"message": "GET /api/recipes/12 200 41 - 12.2 ms"})
    visit.con("warn", {"message": "PATCH /api/recipes/12 409 88 - 9.1 ms"})

    held(visit.sent("my edits are lost"), "stale_version race", "PATCH /api/recipes/12|409", "P2")


def test_the_answer_beside_such_a_row_is_quoted() -> None:
    visit = Client().con("info", {"message": "GET /api/recipes/12 200 - - 12.2 ms"})
    beside = {"response": {"data": {"error": "Version mismatch"}}}
    visit.con("warn", {"message": "PATCH /api/recipes/12 409 88 - 9.1 ms", "meta": beside})

    held(visit.sent("my edits are lost"), "stale_version race", "Version mismatch", "P2")


def test_an_exception_that_names_its_address_and_how_it_ended() -> None:
    said = "The request took longer than 0:00:10.000000 to receive data. It was aborted."
    visit = Client().con("info", {"log": "route -> /ride/new"})
    visit.con("error", {"log": DIO.format(kind="receive timeout", said=said)}, 10)

    held(visit.sent("no price is shown"), "timeout_slow", "/api/quote|0:00:10", "P1 P2", "route")


def test_an_exception_that_names_its_address_and_no_timeout() -> None:
    visit = Client().con("info", {"log": "screen home"})
    visit.con("error", {"log": DIO.format(kind="connection error", said="Connection refused")})

    held(visit.sent("no price is shown"), "backend_error offline", "/api/quote", "P1 P2")


def test_what_a_trace_was_caused_by_is_told_behind_a_failed_request() -> None:
    trace = (
        "org.springframework.transaction.CannotCreateTransactionException: Could not open a session"
        "\n\tat es.aula.Inscripcion.confirmar(Inscripcion.java:58)\n\t... 90 more\nCaused by: "
        "java.sql.SQLTransientConnectionException: Pool-1 - Connection is not available"
        "\n\tat com.zaxxer.hikari.pool.HikariPool.get(HikariPool.java:69)\n\t... 12 more\n"
    )
    visit = Client().con("info", {"message": "GET /cursos 200 31ms"})
    error = {"message": "Could not open a session", "stack_trace": trace}
    http = {"request": {"method": "POST"}, "response": {"status_code": 500}}
    told = {"message": "not done", "error": error, "http": http, "url": {"path": "/cursos/4"}}
    visit.con("error", told)

    held(visit.sent("da error"), "backend_error", "/cursos/4|500|Connection is not", "P1 P2")


def test_frames_that_a_phone_left_out_in_passing_are_no_cause() -> None:
    visit = Client().con("info", {"tag": "Nav", "message": "navigate Parcels -> Parcel"})
    skipped = "Skipped 41 frames!  The application may be doing too much work on its main thread."
    visit.con("warn", {"tag": "Choreographer", "message": skipped})

    calm(visit.sent("the colours look odd"))


def test_frames_of_many_seconds_are() -> None:
    visit = Client().con("info", {"tag": "Nav", "message": "open Parcels"})
    skipped = "Skipped 410 frames!  The application may be doing too much work on its main thread."
    visit.con("warn", {"tag": "Choreographer", "message": skipped})

    held(visit.sent("the app hangs"), "timeout_slow", "410 frames", "P2 P3")


def test_an_arrow_to_another_place_is_where_somebody_went() -> None:
    for line in ("route -> /ride/new", "navigate Home -> /ride", "[nav] push screen → Ride"):
        calm(Client().con("info", {"log": line}).sent("the ride is not shown"))


def test_an_arrow_between_two_values_is_still_read() -> None:
    visit = Client().con("info", {"message": "GET /api/quote 200 12 ms"})
    visit.con("warn", {"log": "currency EUR -> USD, price of the cached quote"})

    held(visit.sent("the price is wrong"), "api_contract js_exception", "EUR -> USD", "P0 P1 P2 P3")


def test_a_list_of_words_and_what_failed_is_read_as_a_console_does() -> None:
    error = {"errno": -4055, "code": "ENOSPC", "syscall": "write"}
    error["message"] = "ENOSPC: no space left on device, write"
    visit = Client().con("info", {"level": "info", "data": ["opened", "Offer.note"]})
    visit.con("error", {"level": "error", "data": ["save failed", error]})

    held(visit.sent("it does not save"), "storage", "no space left", "P1 P2")


def test_a_database_that_an_application_speaks_to_is_no_other_house() -> None:
    thrown = (
        "Microsoft.Data.SqlClient.SqlException (0x80131904): Transaction (Process ID 61) was "
        "deadlocked on lock resources and has been chosen as the deadlock victim.\n"
        "   at Kontor.Data.Ledger.Append(Entry[] entries) in C:\\src\\Ledger.cs:line 214"
    )
    visit = Client().con("info", {"@mt": "User opened {View}", "View": "Editor"})
    visit.con("error", {"@mt": "Command failed", "@l": "Error", "@x": thrown})

    held(visit.sent("it fails"), "backend_error", "deadlock victim|Ledger.cs", "P1 P2")


def test_a_kit_of_the_same_house_is() -> None:
    visit = Client().con("info", {"@mt": "User opened {View}", "View": "Editor"})
    visit.con("error", {"message": "Microsoft.Graph.ServiceException: the tenant is suspended"})

    held(visit.sent("it fails"), "third_party", "tenant is suspended", "P1 P2 P3")
