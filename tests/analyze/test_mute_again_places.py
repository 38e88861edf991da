"""More of what was written after the first had been mended: files, places, orders, queues.

Judged after they were written down. Most come from a thread, named above the situation.
"""

from analyze.calm_visits import calm, held
from analyze.mute_visits import guest


def test_a_month_whose_older_question_was_taken_back() -> None:
    visit = guest("/plan").press("Next month").gave_up("GET", "/api/shifts?month=…", 0.4)
    visit.press("Next month").ok("GET", "/api/shifts?month=…", durationMs=180).waits(7)

    calm(visit.judge("Feiertage in Bayern stehen nicht im Kalender", "/plan"))


def test_a_report_that_freezes_the_page_while_it_is_made() -> None:
    # hhurz/tableExport.jquery.plugin#132
    visit = guest("/reports").press("Generate").vital("INP", 5240, "poor").press("Generate")
    visit.vital("INP", 5480, "poor")

    held(visit.judge("버튼을 누르면 몇 초 동안 화면이 멈춰요", "/reports"),
         "timeout_slow", "", "P2 P3")  # fmt: skip


def test_a_face_that_is_a_broken_picture() -> None:
    visit = guest("/me").ok("GET", "/api/profile").missing("/media/avatars/71.jpg", "img")

    held(visit.judge("statt meinem Bild ist da nur ein kaputtes Symbol", "/me"),
         "asset_missing", "71.jpg", "P3 P2")  # fmt: skip


def test_a_map_without_its_tiles() -> None:
    visit = guest("/shops").ok("GET", "/api/shops")
    for at in range(9):
        visit.missing(f"https://tiles.maps.example/12/{at}/33.png", "img")

    held(visit.judge("карта пустая, серые квадраты", "/shops"),
         "asset_missing third_party", "tiles.maps.example", "P2 P3")  # fmt: skip


def test_an_order_that_impatience_made_twice() -> None:
    # PHPfox-Official/phpfox-v4-issues#1727
    visit = guest("/checkout").press("Siparişi onayla")
    visit.ok("POST", "/api/orders", status=201, durationMs=2900).press("Siparişi onayla", after=1)
    visit.ok("POST", "/api/orders", status=201, durationMs=2100).waits(2)
    visit.moved("/thanks", "/checkout", "pushState")

    held(visit.judge("aynı siparişten iki tane oluştu", "/thanks"),
         "race", "/api/orders", "P0")  # fmt: skip


def test_an_order_whose_second_press_was_refused() -> None:
    visit = guest("/checkout").press("Buy", times=2).ok("POST", "/api/orders", status=201)
    visit.no("POST", "/api/orders", 409, '{"message": "this order was placed already"}')
    visit.moved("/thanks", "/checkout", "pushState")

    calm(visit.judge("Quand est-ce que mon colis arrive ?", "/thanks"))


def test_somebody_leafs_back_through_a_form() -> None:
    # Cadasta/cadasta-platform#530
    visit = guest("/apply/1").press("Next").ok("POST", "/api/apply/answers")
    visit.moved("/apply/2", "/apply/1", "pushState").waits(6).moved("/apply/1", how="popstate")
    visit.press("Next").ok("POST", "/api/apply/answers").moved("/apply/2", how="pushState")

    calm(visit.judge("How many pages does this form have?", "/apply/2"))


def test_a_notice_that_cannot_be_closed() -> None:
    # Lixquid/app-unexpected-keyboard-layout-editor#13
    visit = guest("/offers").press("", "svg", times=4, selector="svg.close-icon")

    held(visit.judge("popup gaat niet dicht", "/offers"),
         "dead_control", "close-icon", "P2 P3")  # fmt: skip


def test_a_leap_within_the_page() -> None:
    visit = guest("/help").press("Returns", "a").moved("/help#returns", "/help", "hashchange")
    visit.press("Refunds", "a").moved("/help#refunds", "/help", "hashchange")

    calm(visit.judge("You only answer half of my question about refunds", "/help"))


def test_a_queue_that_does_not_move() -> None:
    # TwiStarSystems/Secure-FTP-WEB#6
    visit = guest("/queue").press("Join the queue").ok("POST", "/api/queue", '{"id": "q5"}', 201)
    visit.polls("/api/queue/q5", '{"position": 12}', times=30, every=5)

    held(visit.judge("Ich stehe seit Minuten auf Platz 12", "/queue"),
         "timeout_slow", "/api/queue/q5", "P1 P2")  # fmt: skip


def test_a_text_that_was_answered_with_the_page_to_sign_in_on() -> None:
    # CentreForDigitalHumanities/Textcavator#385
    visit = guest("/docs/8").signed_in().ok("GET", "/api/docs/8").ok("GET", "/api/docs")
    visit.turned("hidden").waits(5400).turned("visible").press("Save")
    visit.ask("PUT", "/api/docs/8", 200, contentType="text/html", responseBytes=3120)
    visit.press("Save").ask("PUT", "/api/docs/8", 200, contentType="text/html", responseBytes=3120)

    held(visit.judge("it says saved but after reload the text is the old one", "/docs/8"),
         "auth_expired api_contract", "/api/docs/8", "P1 P2")  # fmt: skip


def test_a_picture_that_was_taken_and_is_not_to_be_seen() -> None:
    # craftcms/aws-s3#66
    visit = guest("/album").press("Upload").ok("POST", "/api/photos", '{"id": "p9"}', 201)
    visit.missing("https://cdn.shop.example.com/photos/p9.jpg", "img")

    held(visit.judge("hochgeladenes Foto wird nicht angezeigt", "/album"),
         "asset_missing", "p9.jpg", "P2 P3")  # fmt: skip
