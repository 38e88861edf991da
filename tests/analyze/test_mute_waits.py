"""What takes long, is asked again and again, or never comes. Not: what is wrong when it comes.

Most come from a thread in which somebody told of it, named above it; judged beforehand.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_question_that_no_answer_is_seen_of() -> None:
    # SAP/spartacus#784
    visit = guest("/hotel").field("Arrival").press("Check availability").waits(40)
    visit.press("Check availability").waits(30).turned("hidden")

    held(visit.judge("dreht sich ewig im Kreis bei Verfügbarkeit", "/hotel"),
         "timeout_slow dead_control", "Check availability", "P1 P2")  # fmt: skip


def test_an_offer_that_takes_half_a_minute() -> None:
    # ietf-tools/datatracker#8631
    visit = guest("/insurance").no("GET", "/api/banners", 404).field("Year of birth")
    visit.press("Calculate").slow("POST", "/api/quotes", 27).press("Show details")

    held(visit.judge("Die Berechnung dauert ewig, fast wäre ich gegangen", "/insurance"),
         "timeout_slow", "/api/quotes", "P2", never="banners")  # fmt: skip


def test_a_payment_that_was_not_waited_for() -> None:
    # gctools-outilsgc/gcconnex#763
    visit = guest("/pay").press("Pay 48.00").gave_up("POST", "/api/payments", 31)
    visit.press("Back to cart", "a").moved("/cart", "/pay", "pushState").ok("GET", "/api/cart")

    held(visit.judge("payment spins and spins, i gave up", "/cart"),
         "timeout_slow", "/api/payments", "P1")  # fmt: skip


def test_a_page_that_comes_late() -> None:
    visit = guest("/").vital("LCP", 14200, "poor")
    visit.ok("GET", "/api/news").press("News", "a")

    held(visit.judge("ページを開くのに時間がかかりすぎます", "/"),
         "timeout_slow", "", "P2 P3")  # fmt: skip


def test_a_table_that_freezes_the_page() -> None:
    # zesty-io/manager-ui#3265
    visit = guest("/stock").ok("GET", "/api/stock?limit=…").press("Show all rows")
    visit.ok("GET", "/api/stock?limit=…", responseBytes=9_800_000, durationMs=900).waits(9)
    visit.vital("INP", 6420, "poor").press("Warehouse", "th").vital("INP", 8100, "poor")

    held(visit.judge("all rows = whole tab hangs for ten seconds", "/stock"),
         "timeout_slow", "", "P2 P3")  # fmt: skip


def test_an_export_that_is_never_ready() -> None:
    # TwiStarSystems/Secure-FTP-WEB#6
    visit = guest("/reports").press("Export").ok("POST", "/api/exports", '{"id": 77}', 202)
    visit.polls("/api/exports/77", '{"status": "processing"}', times=30)

    held(visit.judge("Export läuft jetzt seit einer Viertelstunde", "/reports"),
         "timeout_slow", "/api/exports/77", "P2")  # fmt: skip


def test_a_payment_that_stays_pending() -> None:
    # nareshipme/clipcrafter-app#43
    visit = guest("/checkout").press("Zapłać").ok("POST", "/api/payments", '{"id": "p1"}', 202)
    visit.polls("/api/payments/p1", '{"status": "pending"}', times=25).press("Cancel", "a")
    visit.moved("/cart", "/checkout", "pushState")

    held(visit.judge("płatność się kręci i nic się nie dzieje", "/cart"),
         "timeout_slow third_party", "/api/payments/p1", "P1")  # fmt: skip


def test_an_export_that_was_ready_after_a_while() -> None:
    # Azure/pcs-remote-monitoring-webui#695
    visit = guest("/reports").press("Export").ok("POST", "/api/exports", '{"id": 78}', 202)
    visit.polls("/api/exports/78", '{"status": "processing"}', times=9)
    visit.ok("GET", "/api/exports/78", '{"status": "done"}').ok("GET", "/api/exports/78/file")

    calm(visit.judge("Können Sie die Spalte Kostenstelle ergänzen?", "/reports"))


def test_an_upload_that_stops_in_the_middle() -> None:
    # FineUploader/fine-uploader#1461
    visit = guest("/videos").press("Upload").ok("POST", "/api/uploads", '{"parts": 10}', 201)
    for _ in range(6):
        visit.ok("PATCH", "/api/uploads/9", status=204, requestBytes=5_242_880, durationMs=4000)
        visit.waits(4)
    visit.waits(90)

    held(visit.judge("Upload bleibt immer bei 60 % stehen", "/videos"),
         "timeout_slow unknown", "", "P2 P3")  # fmt: skip


def test_an_upload_that_runs_out_of_time() -> None:
    # elifesciences/elife-xpub#1513
    visit = guest("/manuscripts").press("Upload manuscript")
    visit.ran_out("POST", "/api/manuscripts", 60).press("Upload manuscript")
    visit.ran_out("POST", "/api/manuscripts", 60)

    held(visit.judge("stuck at 99 percent, tried it twice", "/manuscripts"),
         "timeout_slow", "/api/manuscripts", "P2")  # fmt: skip


def test_a_file_that_is_answered_and_not_given() -> None:
    # geneontology/noctua#146
    visit = guest("/leads")
    for _ in range(3):
        visit.press("Export CSV", after=6)
        visit.ok("GET", "/api/leads/export", contentType="text/csv", responseBytes=181_233)

    held(visit.judge("我点导出没有任何文件下载", "/leads"),
         "js_exception dead_control api_contract unknown", "", "P2 P3")  # fmt: skip


def test_a_bill_that_is_a_page_and_no_document() -> None:
    # craftcms/aws-s3#66
    visit = guest("/bills").ok("GET", "/api/bills").press("Open March")
    visit.ask("GET", "/api/bills/3.pdf", 200, contentType="text/html", responseBytes=2190)

    held(visit.judge("PDF is broken, reader says it is no PDF", "/bills"),
         "api_contract backend_error auth_expired", "/api/bills/3.pdf", "P2 P3")  # fmt: skip


def test_an_import_that_took_its_time() -> None:
    # ietf-tools/datatracker#8631
    visit = guest("/imports").press("Import").slow("POST", "/api/imports", 9, 201)
    visit.moved("/imports/4", "/imports", "pushState").ok("GET", "/api/imports/4")

    calm(visit.judge("How do I undo an import? I took the wrong file", "/imports/4"))


def test_a_wait_that_was_worth_it_beside_a_slow_counter() -> None:
    visit = guest("/checkout").ask("POST", "https://stats.example/e", 200, durationMs=21000)
    visit.press("Buy").ok("POST", "/api/orders", '{"id": 5}', 201, durationMs=1400)
    visit.moved("/thanks", "/checkout", "pushState")

    calm(visit.judge("Kann ich die Lieferadresse noch ändern?", "/thanks"))
