"""Loggers of servers posted into a session: the request and the exception are read from each."""

from analyze.app_visits import read
from analyze.client_visits import Sender


def test_pino_tells_request_and_exception_in_one_line() -> None:
    log = Sender().puts("warn", {"level": 40, "msg": "slow query", "ms": 612, "reqId": "r-11"})
    log.puts("error", {
        "level": 50, "time": 1772193590112, "msg": "request errored", "reqId": "r-12",
        "req": {"method": "POST", "url": "/api/timesheets"}, "res": {"statusCode": 500},
        "err": {"type": "TypeError", "message": "Cannot read properties of undefined (reading "
                "'projectId')", "stack": "TypeError: Cannot read properties of undefined (reading "
                "'projectId')\n    at submit (/srv/app/src/timesheets/submit.ts:58:31)"},
    })  # fmt: skip

    told = log.hears("can't hand in my hours, red banner", url="https://hours.example.com/week")

    read(told, "backend_error js_exception", "P1", "/api/timesheets", "projectId")


def test_a_traceback_of_python_is_read_at_its_end() -> None:
    log = Sender().puts("info", {"event": "request_started", "path": "/checkout/address"})
    log.puts("error", {
        "event": "request_failed", "method": "GET", "path": "/checkout/tax", "status": 500,
        "exception": 'Traceback (most recent call last):\n  File "/app/core/views.py", line 30, in '
        'tax\n    rate = rate_for(order.country)\n  File "/app/billing/tax.py", line 91, in '
        "rate_for\n    return RATES[country]\nKeyError: 'XK'",
    })  # fmt: skip

    told = log.hears("Nuk mund ta përfundoj porosinë, faqja e taksës bie")

    read(told, "backend_error js_exception", "P1", "/checkout/tax", "KeyError")


def test_logback_tells_the_database_under_the_exception() -> None:
    log = Sender().puts("info", {"logger_name": "i.k.web.Access", "message": "GET /seats 200"})
    log.puts("error", {
        "@timestamp": "2026-02-27T12:59:01.120+01:00", "logger_name": "i.k.orders.OrderService",
        "level": "ERROR", "thread_name": "http-nio-8080-exec-4", "message": "Could not place order",
        "mdc": {"http_method": "POST", "http_uri": "/orders", "traceId": "9b1c"},
        "stack_trace": "i.k.orders.OrderFailed: seat hold\n\tat i.k.orders.OrderService.place("
        "OrderService.java:88)\nCaused by: org.postgresql.util.PSQLException: ERROR: deadlock "
        "detected\n\tat org.postgresql.core.v3.QueryExecutorImpl.receive(QueryExecutorImpl.java:2)",
    })  # fmt: skip

    told = log.hears("Comprei e deu erro. Cadê meus lugares?")

    read(told, "backend_error race", "P1", "deadlock detected")


def test_serilog_names_the_report_that_took_too_long() -> None:
    log = Sender().puts("info", {"@mt": "User opened {Page}", "Page": "Reports"})
    log.puts("error", {
        "@t": "2026-02-27T11:59:44.1Z", "@l": "Error",
        "@mt": "HTTP {RequestMethod} {RequestPath} responded {StatusCode} in {Elapsed} ms",
        "RequestMethod": "GET", "RequestPath": "/reports/turnover", "StatusCode": 500,
        "Elapsed": 30012.4, "@x": "Npgsql.NpgsqlException (0x80004005): Exception while reading "
        "from stream\n ---> System.TimeoutException: Timeout during reading attempt\n   at Acme."
        "Reports.ReportStore.Load(Int32 id) in /src/Reports/ReportStore.cs:line 40",
    }, after=30)  # fmt: skip

    told = log.hears("turnover report never comes")

    read(told, "backend_error timeout_slow", "P2 P1", "/reports/turnover")


def test_a_panic_of_go_behind_zap_is_the_servers_fault() -> None:
    log = Sender().puts("info", {"level": "info", "msg": "served", "path": "/v1/halls",
                                 "status": 200})  # fmt: skip
    log.puts("error", {
        "level": "error", "caller": "mw/recover.go:31", "msg": "panic recovered",
        "error": "runtime error: index out of range [3] with length 3", "method": "GET",
        "path": "/v1/halls/7/seats", "status": 500, "stacktrace": "goroutine 88 [running]:\n"
        "example.com/seatmap.(*Hall).Row(...)\n\t/src/seatmap/hall.go:77 +0x1b",
    })  # fmt: skip

    told = log.hears("seat plan is empty so I can't choose a seat and can't book")

    read(told, "backend_error js_exception", "P1 P2", "index out of range")


def test_a_script_of_php_out_of_memory_breaks_the_export() -> None:
    log = Sender().puts(
        "info",
        {
            "channel": "deprecation",
            "message": "Since symfony/http-kernel 6.2: The method is deprecated",
            "level_name": "INFO",
        },
    )
    log.puts("error", {
        "channel": "request", "level_name": "CRITICAL", "message": "Uncaught PHP Exception "
        'Symfony\\Component\\ErrorHandler\\Error\\OutOfMemoryError: "Error: Allowed memory size of '
        '134217728 bytes exhausted" at CsvWriter.php line 64',
        "extra": {"http_method": "GET", "url": "/members/export.csv", "ip": "10.2.0.9"},
    })  # fmt: skip

    told = log.hears("Mitgliederliste exportieren bringt nur eine weiße Seite")

    read(told, "backend_error js_exception", "P2 P1", "Allowed memory size", spared="deprecated")


def test_a_line_of_rails_says_why_it_refused() -> None:
    log = Sender().says("info", "method=GET path=/appointments/12/edit format=html status=200 "
                        "duration=41.20")  # fmt: skip
    log.says("warn", "method=PATCH path=/appointments/12 format=html controller=Appointments"
             " action=update status=422 duration=18.77 error='Validation failed: Starts at is "
             "already taken'")  # fmt: skip

    told = log.hears("can't move my appointment to 10:30")

    read(told, "validation_rejected", "P2 P3", "already taken")


def test_a_wrapper_with_its_own_names_is_read_all_the_same() -> None:
    log = Sender().puts("info", {"msg": "step", "lvl": 3, "ctx": {"screen": "kyc/upload"}})
    log.puts("error", {"msg": "upload failed", "lvl": 1, "ctx": {"screen": "kyc/upload",
             "http": {"verb": "PUT", "to": "https://files.neobank.example/kyc/passport",
                      "code": 507, "ms": 4120}}, "err": {"type": "HttpFailure", "stack":
             "HttpFailure: 507 Insufficient Storage\n   at put (kyc/a.ts:44:11)"}})  # fmt: skip

    told = log.hears("stuck at passport photo, can't open my account")

    read(told, "backend_error storage", "P1", "/kyc/passport", "507")


def test_a_line_of_the_access_log_tells_what_the_click_met() -> None:
    log = Sender().taps("Zahlungspflichtig bestellen")
    log.says("warn", '10.0.3.7 - - [27/Feb/2026:12:59:40 +0100] "GET /favicon.ico HTTP/1.1" 404 153'
             ' "-" "Mozilla/5.0"')  # fmt: skip
    log.says("error", '10.0.3.7 - - [27/Feb/2026:12:59:41 +0100] "POST /kasse/abschluss HTTP/1.1" '
             '502 157 "https://wein.example/kasse" "Mozilla/5.0"')  # fmt: skip
    log.says("error", "2026/02/27 12:59:41 [error] 31#31: *88 upstream prematurely closed "
             'connection while reading response header from upstream, request: "POST /kasse/'
             'abschluss HTTP/1.1"')  # fmt: skip

    told = log.hears("Bestellung klappt nicht", url="https://wein.example/kasse")

    read(told, "backend_error", "P1", "/kasse/abschluss", "502", spared="favicon")


def test_flags_of_envoy_say_that_nobody_stood_behind_it() -> None:
    log = Sender().says(
        "info",
        '[2026-02-27T11:59:20.100Z] "GET /v1/balance HTTP/2" 200 - 0 88 12 '
        '11 "-" "Bankly/4.1 iOS" "a1" "api.bankly.example" "10.1.4.9:8080"',
    )
    log.taps("Send money")
    log.says("error", '[2026-02-27T11:59:41.100Z] "POST /v1/transfers HTTP/2" 503 UF 0 152 5001 - '
             '"-" "Bankly/4.1 iOS" "b2" "api.bankly.example" "10.1.4.9:8080"')  # fmt: skip

    told = log.hears("transfer to my landlord fails")

    read(told, "backend_error", "P1", "/v1/transfers", "503")
