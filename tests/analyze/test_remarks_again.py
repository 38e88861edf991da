"""More good answers with something wrong all the same, written before they were judged."""

from analyze.remark_visits import IPHONE, calm, held, remarks

ANSWER = "api_contract backend_error"


def test_a_riddle_that_is_half_empty_again() -> None:
    visit = remarks("/crossword/today", IPHONE).ok("GET", "/api/puzzles/today")
    visit.says("info", "[puzzle] remote grid is newer by 4 s, local grid given up")
    words = "my crossword is half empty again, I had nearly finished"

    causes = f"{ANSWER} race storage"
    held(visit.judge(words, "/crossword/today"), causes, "local grid given up", "P1 P2 P3")


def test_a_car_that_stays_locked() -> None:
    visit = remarks("/trip", IPHONE).suggestions_fail().click("Öffnen")
    visit.ok("POST", "/api/vehicles/7/unlock", '{"accepted":true}', 202)
    for _ in range(5):
        visit.waits(4).ok("GET", "/api/vehicles/7", '{"locked":true,"battery":71}')
    words = "App sagt offen, Auto bleibt zu"

    causes = f"{ANSWER} timeout_slow"
    held(visit.judge(words, "/trip"), causes, "/api/vehicles/7", "P1 P2", "suggestions")


def test_a_class_that_was_only_waited_for() -> None:
    visit = remarks("/classes").click("Book yoga")
    visit.ok("POST", "/api/classes/31/bookings", '{"list":"waiting","position":3}', 201)
    visit.says("debug", "[booking] state waiting shown as booked").comes("/classes/booked")
    words = "I booked the yoga class and at the door they said I was on a waiting list"

    held(visit.judge(words), ANSWER, "/api/classes/31/bookings", "P0 P1 P2")


def test_marks_of_another_module() -> None:
    visit = remarks("/grades").asks_who().comes("/grades").ok("GET", "/api/grades")
    visit.says("info", "[grades] row 14 is of MA-201, header says MA-210")
    words = "the marks stand under the wrong module"

    held(visit.judge(words, "/grades"), f"{ANSWER} race", "MA-201", "P0 P1 P2", "whoami")


def test_a_text_that_ends_in_the_middle() -> None:
    visit = remarks("/strings/88").chat_fails().click("Save")
    visit.sends("PUT", "/api/strings/88", "", '{"saved":true}')
    visit.says("debug", "[strings] value shortened to 255 characters")
    words = "what I saved ends in the middle of a sentence"

    held(visit.judge(words, "/strings/88"), ANSWER, "255", "P1 P2", "talkdesk")


def test_a_sign_of_one_currency_before_the_sums_of_another() -> None:
    visit = remarks("/hotels/12").ok("GET", "/api/hotels/12/rates", '{"currency":"CHF"}')
    visit.says("warn", "[price] symbol € taken from locale, amounts are CHF")
    words = "L'hôtel m'a facturé en francs suisses alors que la page montrait des euros"

    held(visit.judge(words, "/hotels/12"), ANSWER, "CHF", "P0 P1 P2")


def test_half_of_the_letters_are_not_sent() -> None:
    visit = remarks("/campaigns/4").retries("/api/segments").click("Send now")
    visit.ok("POST", "/api/campaigns/4/send", '{"queued":4100,"suppressed":3900}')
    words = "Only half of our subscribers got the letter"

    held(visit.judge(words, "/campaigns/4"), ANSWER, "/api/campaigns/4/send|3900", "P1 P2")


def test_pictures_cut_otherwise_than_chosen() -> None:
    visit = remarks("/prints").click("Bestil").ok("POST", "/api/prints", '{"id":"p-3"}', 201)
    visit.says("log", "crop of 2 of 12 pictures not stored, centre crop is printed")
    visit.comes("/tak")
    words = "Billederne er skåret helt forkert"

    held(visit.judge(words, "/tak"), ANSWER, "centre crop", "P1 P2")


def test_only_the_first_page_was_taken() -> None:
    visit = remarks("/claims/new").chat_fails().click("Upload report")
    visit.ok("POST", "/api/claims/files", '{"id":"f-9","pages":1}', 201)
    visit.says("info", "pdf: 1 page rendered, 4 in file")
    words = "You only got the first page of the doctor's report"

    held(visit.judge(words, "/claims/new"), ANSWER, "/api/claims/files", "P1 P2", "talkdesk")


def test_a_search_in_what_was_there_days_ago() -> None:
    visit = remarks("/kensaku").click("検索").ok("GET", "/api/search?q=event")
    visit.says("warn", "検索インデックスは3日前のものです")
    words = "検索しても古い結果しか出ません"

    held(visit.judge(words, "/kensaku"), ANSWER, "3日前", "P2 P3")


def test_an_order_that_starts_a_month_later() -> None:
    visit = remarks("/standing-orders/2").suggestions_fail().click("Save")
    sent = '{"amount":50,"start":"2026-03-01"}'
    visit.sends("PUT", "/api/standing-orders/2", sent, '{"amount":50,"start":"2026-04-01"}')
    words = "my standing order starts a month later than I set"

    held(visit.judge(words), ANSWER, "2026-04-01", "P0 P1 P2", "suggestions")


def test_a_wish_that_the_kitchen_never_saw() -> None:
    visit = remarks("/order").click("Send order")
    sent = '{"dish":17,"note":"no nuts please"}'
    visit.sends("POST", "/api/orders", sent, '{"id":3,"dish":17,"note":null}', 201)
    visit.comes("/order/3")
    words = "I wrote no nuts and the kitchen did not get it, I am allergic"

    held(visit.judge(words, "/order/3"), ANSWER, "/api/orders|note", "P0 P1 P2")


def test_a_card_that_jumps_back() -> None:
    visit = remarks("/board").retries("/api/members").click("Move to bottom")
    visit.sends("PATCH", "/api/cards/5/position", '{"position":4}', '{"position":1}')
    words = "cards jump back to where they were"

    held(visit.judge(words, "/board"), ANSWER, "/api/cards/5/position", "P2 P3", "members")


def test_subtitles_in_another_language() -> None:
    visit = remarks("/watch/8").click("Sottotitoli: italiano").ok("GET", "/api/subs/8?lang=it")
    visit.says("info", "subtitle track 'it' requested, 'en' delivered")
    words = "I sottotitoli sono in inglese, avevo scelto italiano"

    held(visit.judge(words, "/watch/8"), f"{ANSWER} race", "'en' delivered", "P2 P3")


def test_tickets_that_were_never_reserved() -> None:
    visit = remarks("/event/3").chat_fails().click("Add 2 tickets")
    visit.ok("POST", "/api/cart/items", '{"added":2,"reserved":false,"until":null}')
    visit.comes("/cart").click("Pay").comes("/sold-out")
    words = "They were in my cart and at the till it says sold out"

    held(visit.judge(words, "/sold-out"), ANSWER, "/api/cart/items", "P1 P2", "talkdesk")


def test_a_note_of_absence_that_nobody_heard_of() -> None:
    visit = remarks("/absence").click("Report absence")
    visit.ok("POST", "/api/absences", '{"stored":1,"notified":[]}', 201)
    words = "The teacher never heard that my daughter is ill"

    held(visit.judge(words, "/absence"), ANSWER, "/api/absences", "P1 P2")


def test_a_column_left_blank() -> None:
    visit = remarks("/payroll").suggestions_fail().click("Export")
    visit.ok("POST", "/api/payroll/export", '{"url":"/files/9.csv"}')
    visit.says("warn", "[export] 0 of 31 employees had a cost centre, column left blank")
    words = "Die Kostenstellen fehlen in der Datei"

    held(visit.judge(words, "/payroll"), ANSWER, "column left blank", "P1 P2", "suggestions")


def test_a_course_that_does_not_move_on() -> None:
    visit = remarks("/course/3").ok("GET", "/api/course/3", '{"completed":12,"total":15}')
    visit.click("Complete lesson").ok("POST", "/api/course/3/lessons/13/complete", '{"ok":true}')
    visit.ok("GET", "/api/course/3", '{"completed":12,"total":15}')
    words = "I finish lessons and it stays at 80 percent"

    held(visit.judge(words, "/course/3"), ANSWER, "/api/course/3", "P1 P2 P3")


def test_a_sum_of_a_basket_is_no_remark() -> None:
    visit = remarks("/orders/9").says("debug", "[cart] 2 items, 0 discounts, total 40.00")
    visit.ok("GET", "/api/orders/9", '{"state":"delivered"}')

    calm(visit.judge("Your delivery man was rude to my mother", "/orders/9"))


def test_a_session_that_was_made_longer() -> None:
    visit = remarks("/konto").says("warn", "session expires in 5 min, extended without asking")
    visit.ok("POST", "/api/session/extend", '{"ok":true}')

    calm(visit.judge("Wo sehe ich meine Rechnungen?", "/konto"))


def test_rows_that_were_there_before() -> None:
    visit = remarks("/import").click("Import")
    visit.ok("POST", "/api/import", '{"imported":9,"skipped":3,"reason":"duplicates"}')

    calm(visit.judge("Thank you, that went fast", "/import"))


def test_what_a_plan_does_not_have() -> None:
    visit = remarks("/docs/3").says("info", "feature comments: off for this plan")
    visit.ok("GET", "/api/docs/3", '{"rev":4}')

    calm(visit.judge("I would like to have comments beside the text", "/docs/3"))


def test_a_taste() -> None:
    visit = remarks("/").retries("/api/news").says("info", "[hero] fallback image in use")

    calm(visit.judge("Your new logo is awful", "/"))


def test_a_page_that_saves_on_what_it_loads() -> None:
    visit = remarks("/article/7").says("debug", "[prefetch] skipped 3 links (save-data)")
    visit.ok("GET", "/api/articles/7", '{"partial":false,"truncated":false}')

    calm(visit.judge("the text is hard to read with my eyes", "/article/7"))
