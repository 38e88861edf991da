"""What was saved, set, sent or granted, and is not as it was left, though every answer is good."""

from analyze.remark_visits import IPHONE, held, remarks

ANSWER = "api_contract backend_error"


def test_a_setting_goes_back_to_what_it_was() -> None:
    visit = remarks("/settings").click("Weekly digest").sends("PUT", "/api/preferences")
    visit.comes("/settings", "load").ok("GET", "/api/preferences", '{"digest":"weekly"}')
    visit.says("info", "[prefs] stored value 'weekly' not in enum, using 'daily'")
    words = "it keeps going back to daily mails"

    held(visit.judge(words, "/settings"), f"{ANSWER} js_exception", "using 'daily'", "P2 P3")


def test_a_draft_is_overwritten_by_another_tab() -> None:
    visit = remarks("/letters/42").chat_fails().wrote("draft:42", 2210)
    visit.says("warn", "[drafts] overwriting newer copy from another tab", {"rev": 18, "ours": 12})
    visit.wrote("draft:42", 640)
    words = "Half of my letter is gone, I had written it all"

    held(visit.judge(words, "/letters/42"), "race storage", "another tab", "P0 P1 P2", "talkdesk")


def test_the_old_text_comes_back_after_saving() -> None:
    visit = remarks("/seiten/7").click("Speichern")
    visit.sends("PATCH", "/api/pages/7", '{"title":"Öffnungszeiten"}', '{"rev":31}')
    visit.ok("GET", "/api/pages/7", '{"rev":30}').says("debug", "[cache] hit /api/pages/7 age=3600")
    words = "Nach dem Speichern steht wieder der alte Text da"

    causes = f"{ANSWER} stale_version race storage"
    held(visit.judge(words, "/seiten/7"), causes, "/api/pages/7", "P1 P2")


def test_a_day_too_early() -> None:
    visit = remarks("/booking").suggestions_fail().click("Confirm")
    sent = '{"checkin":"2026-03-14","nights":3}'
    visit.sends("POST", "/api/stays", sent, '{"id":"s-1","checkin":"2026-03-13","nights":3}', 201)
    words = "the confirmation has us arriving a day early"

    held(visit.judge(words), ANSWER, "/api/stays|2026-03-13", "P0 P1 P2", "suggestions")


def test_all_appointments_are_an_hour_off() -> None:
    visit = remarks("/clinic/agenda").ok("GET", "/api/agenda?day=2026-03-30")
    visit.says("warn", "tz data for Europe/Vienna not loaded, UTC assumed")
    words = "alle Termine sind um eine Stunde verschoben"

    held(visit.judge(words), f"{ANSWER} js_exception", "UTC assumed", "P1 P2")


def test_terms_in_another_language() -> None:
    visit = remarks("/kassa").chat_fails().ok("GET", "/locales/sv.json")
    visit.says("warn", "Missing translation: sv/checkout.terms, falling back to en")
    words = "Villkoren i kassan visas på engelska"

    causes = "api_contract asset_missing stale_version js_exception"
    held(visit.judge(words, "/kassa"), causes, "checkout.terms", "P2 P3", "talkdesk")


def test_a_recipe_scaled_in_another_measure() -> None:
    visit = remarks("/recipes/9").click("8 servings").ok("GET", "/api/recipes/9?servings=8")
    visit.says("error", "[scale] cups used where millilitres were meant", {"flour": 8})
    words = "eight people need 2 kilos of butter??"

    held(visit.judge(words, "/recipes/9"), f"{ANSWER} js_exception", "cups", "P2 P3")


def test_a_letter_that_is_not_sent() -> None:
    visit = remarks("/forgot").retries("/api/captcha").click("Send me a link")
    visit.ok("POST", "/api/password/reset", '{"sent":false,"reason":"address suppressed"}')
    visit.comes("/forgot/sent")
    words = "No mail arrives, I tried with spam folder as well"

    held(visit.judge(words, "/forgot/sent"), ANSWER, "suppressed", "P1 P2", "captcha")


def test_undo_brings_nothing_back() -> None:
    visit = remarks("/photos", IPHONE).click("Delete 14").ok("DELETE", "/api/photos", status=204)
    visit.click("Undo").ok("POST", "/api/trash/restore", '{"restored":0}')
    words = "Undo brings nothing back, my pictures!"

    held(visit.judge(words, "/photos"), ANSWER, "/api/trash/restore", "P0 P1 P2")


def test_a_status_that_stays() -> None:
    visit = remarks("/siparis/9").suggestions_fail().click("Tamamlandı")
    visit.sends("PUT", "/api/orders/9/status", '{"status":"done"}', '{"id":9,"status":"open"}')
    words = "Siparişin durumu değişmiyor, hep açık kalıyor"

    held(visit.judge(words, "/siparis/9"), ANSWER, "/api/orders/9/status", "P1 P2", "suggestions")


def test_a_role_is_lost_on_the_way() -> None:
    visit = remarks("/articles").ok("POST", "/api/token/refresh").waits(1)
    visit.ok("GET", "/api/session", '{"user":17,"roles":[]}')
    visit.says("warn", "[acl] role editor lost after token refresh")
    words = "The Edit button has vanished, I am an editor here"

    causes = f"{ANSWER} permission_denied auth_expired"
    held(visit.judge(words, "/articles"), causes, "role editor", "P1 P2")


def test_a_removed_member_stays() -> None:
    visit = remarks("/team").chat_fails().click("Remove Marko")
    visit.ok("DELETE", "/api/members/4", status=204)
    visit.ok("GET", "/api/members", '{"members":[{"id":1},{"id":4}]}')
    visit.says("info", "[members] 4 still active: directory sync pending")
    words = "I removed him and he can still open our files"

    held(visit.judge(words, "/team"), ANSWER, "/api/members", "P0 P1 P2", "talkdesk")


def test_a_message_for_somebody_else() -> None:
    visit = remarks("/messages").ok("GET", "/api/push/next", '{"to":771,"preview":"…"}')
    visit.says("info", "[push] showing notification for user 771 (signed in: 305)")
    words = "je reçois les messages d'une autre personne"

    held(visit.judge(words, "/messages"), ANSWER, "771", "P0 P1")


def test_a_bar_that_stands_still() -> None:
    visit = remarks("/auswertung").asks_who().comes("/auswertung").click("Bericht erstellen")
    visit.ok("POST", "/api/jobs", '{"id":55}', 202)
    for _ in range(7):
        visit.waits(30).ok("GET", "/api/jobs/55", '{"state":"running","progress":62}')
    words = "Der Bericht steht seit zehn Minuten auf 62 %"

    causes = f"{ANSWER} timeout_slow"
    held(visit.judge(words, "/auswertung"), causes, "/api/jobs/55", "P1 P2", "whoami")


def test_a_store_is_emptied_by_a_new_version() -> None:
    visit = remarks("/list", IPHONE).says("info", "[db] schema 3 -> 4: no migration, store cleared")
    told = {"area": "localStorage", "action": "clear"}
    visit.add("storage", "info", told, after=0.1).ok("GET", "/api/tips")
    words = "my shopping list on this phone is gone since today"

    held(visit.judge(words, "/list"), "storage stale_version", "store cleared", "P0 P1 P2")


def test_the_next_step_is_not_known_to_the_page() -> None:
    visit = remarks("/checkout/address").retries("/api/countries").click("Continue to payment")
    visit.ok("POST", "/api/checkout/step", '{"next":"payment-v2"}')
    visit.says("warn", "[router] no route 'payment-v2', going home").comes("/")
    words = "I am thrown back to the start when I want to pay"

    causes = f"{ANSWER} js_exception stale_version dead_control"
    held(visit.judge(words, "/"), causes, "payment-v2", "P0 P1", "countries")


def test_a_profile_of_somebody_else_out_of_a_cache() -> None:
    visit = remarks("/profil").ok("GET", "/api/profile")
    visit.says("warn", "профиль из кэша: id 5512, ожидался 5530")
    words = "Вижу чужое имя и чужой телефон в своём профиле"

    held(visit.judge(words, "/profil"), f"{ANSWER} storage stale_version", "5512", "P0 P1")


def test_an_old_interface_answers_with_nothing() -> None:
    visit = remarks("/departures").chat_fails().click("Show departures")
    visit.ok("GET", "/api/v1/routes", '{"deprecated":true,"sunset":"2026-02-01","items":[]}')
    words = "no departures are shown at all, for any stop"

    held(visit.judge(words), f"{ANSWER} stale_version", "/api/v1/routes", "P1 P2", "talkdesk")
