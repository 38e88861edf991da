"""Complaints of what no page did, beside a page that remarks this and that; and faults beside them.

Written before they were judged, to see whether remarks are taken for causes of anything.
"""

from analyze.remark_visits import IPHONE, calm, held, remarks

ANSWER = "api_contract backend_error"


def test_a_parcel_that_came_broken() -> None:
    visit = remarks("/orders/41").ok("GET", "/api/orders/41", '{"state":"delivered","items":3}')
    visit.says("debug", "[orders] timeline has 5 steps, 2 collapsed")

    calm(visit.judge("My parcel arrived broken, the cup is in pieces", "/orders/41"), "P3 P2")


def test_a_doctor_who_has_no_time() -> None:
    visit = remarks("/termine").click("Arzt wählen").ok("GET", "/api/slots?doctor=4")
    visit.says("debug", "[slots] cache cold, asked for 14 days")

    calm(visit.judge("Dr. Huber hat nie Zeit für mich, das ist eine Frechheit", "/termine"))


def test_a_room_that_was_loud() -> None:
    visit = remarks("/bookings/7").ok("GET", "/api/bookings/7", '{"state":"past","nights":2}')
    visit.says("warn", "[reviews] form hidden, review already written")

    calm(visit.judge("La chambre était bruyante et sale", "/bookings/7"))


def test_a_film_that_bored() -> None:
    visit = remarks("/watch/9").ok("GET", "/api/stream/9", '{"quality":"hd","fallback":false}')
    visit.says("debug", "[player] buffer 12 s, bitrate stepped down once")

    calm(visit.judge("La película es aburridísima", "/watch/9"))


def test_an_import_of_the_user_s_own_doubles() -> None:
    visit = remarks("/contacts").click("Import")
    visit.ok("POST", "/api/contacts/import", '{"imported":12,"skipped":4}')
    visit.click("Anna").comes("/contacts/3").ok("GET", "/api/contacts/3", '{"name":"Anna"}')

    calm(visit.judge("the phone number of our office has changed, tell everybody", "/contacts/3"))


def test_a_court_that_is_wet() -> None:
    visit = remarks("/courts").ok("GET", "/api/courts", '{"courts":[{"id":1}],"warnings":[]}')
    visit.says("info", "[weather] station 3 silent, station 4 used")

    calm(visit.judge("Court 2 was under water on Sunday", "/courts"))


def test_a_teacher_who_is_strict() -> None:
    visit = remarks("/grades").ok("GET", "/api/grades", '{"grades":[{"id":1}],"partial":false}')
    visit.says("debug", "[grades] average of 6, 1 pending left out")

    calm(visit.judge("The teacher is unfair to my son", "/grades"))


def test_a_meal_that_was_cold() -> None:
    visit = remarks("/orders/5").asks_who().comes("/orders/5")
    visit.ok("GET", "/api/orders/5", '{"status":"delivered"}')
    visit.says("log", "[map] courier position 8 min old, marker greyed out")

    calm(visit.judge("jedzenie przyszło zimne", "/orders/5"))


def test_a_letter_that_was_sent_twice_by_the_user() -> None:
    visit = remarks("/contact").click("Send").ok("POST", "/api/messages", '{"id":8}', 201)
    visit.comes("/contact/thanks").says("debug", "[form] draft dropped after send")

    calm(visit.judge("Nobody of you ever calls back", "/contact/thanks"))


def test_fares_of_last_year() -> None:
    visit = remarks("/fares").chat_fails().ok("GET", "/api/fares", '{"year":2025,"zones":9}')
    visit.says("info", "[fares] table of 2026 announced, table of 2025 drawn")
    words = "the fares on this page are those of last year"

    held(visit.judge(words, "/fares"), f"{ANSWER} stale_version", "table of 2025", "P1 P2")


def test_a_basket_with_another_size() -> None:
    visit = remarks("/shoes/4").click("Size 43").click("In den Korb")
    sent = '{"sku":"S4","size":43}'
    visit.sends("POST", "/api/cart/items", sent, '{"sku":"S4","size":42,"qty":1}', 201)
    words = "Ich wähle 43 und im Korb liegt 42"

    held(visit.judge(words, "/shoes/4"), ANSWER, "/api/cart/items|42", "P1 P2")


def test_a_vote_that_is_not_counted() -> None:
    visit = remarks("/polls/2", IPHONE).retries("/api/polls")
    visit.ok("GET", "/api/polls/2", '{"votes":118,"mine":null}').click("Vote")
    visit.ok("POST", "/api/polls/2/votes", '{"counted":false}').waits(1)
    visit.ok("GET", "/api/polls/2", '{"votes":118,"mine":null}')
    words = "I vote and the number does not move"

    held(visit.judge(words, "/polls/2"), f"{ANSWER} race", "/api/polls/2", "P1 P2")


def test_a_list_of_the_wrong_branch() -> None:
    visit = remarks("/stock").suggestions_fail().click("Linz")
    visit.ok("GET", "/api/stock?branch=linz", '{"branch":"wels","rows":40}')
    visit.says("debug", "[stock] answer for wels drawn under Linz")
    words = "Unter Linz sehe ich den Bestand von Wels"

    held(visit.judge(words, "/stock"), f"{ANSWER} race", "/api/stock", "P1 P2", "suggestions")


def test_reminders_that_do_not_come() -> None:
    visit = remarks("/reminders").click("Remind me")
    visit.ok("POST", "/api/reminders", '{"id":4,"channel":"sms","scheduled":false}', 201)
    words = "No reminder ever comes, I missed my appointment"

    held(visit.judge(words, "/reminders"), ANSWER, "/api/reminders", "P1 P2")


def test_a_signature_that_is_missing_in_the_file() -> None:
    visit = remarks("/contracts/3").chat_fails().click("Download")
    visit.ok("GET", "/api/contracts/3/pdf", contentType="application/pdf")
    visit.says("info", "[pdf] signature layer not drawn", {"pages": 4})
    words = "the signature is not in the file"

    held(visit.judge(words), ANSWER, "signature layer", "P1 P2", "talkdesk")


def test_a_team_that_still_pays_for_who_left() -> None:
    visit = remarks("/billing").click("Remove seat")
    visit.sends("PATCH", "/api/seats", '{"seats":9}', '{"seats":10}')
    words = "I removed a seat and we are still billed for ten"

    held(visit.judge(words, "/billing"), ANSWER, "/api/seats", "P0 P1 P2")


def test_hours_of_the_wrong_day() -> None:
    visit = remarks("/opening").ok("GET", "/api/hours?date=2026-03-06")
    visit.says("warn", "[hours] weekday counted from Sunday, list begins on Monday")
    words = "Les horaires affichés sont ceux du mauvais jour"

    held(visit.judge(words, "/opening"), f"{ANSWER} js_exception", "weekday counted", "P2 P3")


def test_a_profile_picture_of_before() -> None:
    visit = remarks("/me").click("Save picture").ok("PUT", "/api/me/picture", status=204)
    visit.ok("GET", "/api/me", '{"picture":"/p/17-old.jpg"}')
    visit.says("debug", "[me] picture url same as before upload")
    words = "moja nowe zdjęcie się nie pokazuje, dalej jest stare"

    causes = f"{ANSWER} stale_version race"
    held(visit.judge(words, "/me"), causes, "same as before", "P2 P3")
