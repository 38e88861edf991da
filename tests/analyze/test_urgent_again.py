"""More visits whose urgency is the question, written by somebody who knew the rules by then.

Core actions and side tasks of still other businesses. Written before they were judged.
"""

from analyze.calm_visits import held
from analyze.urgent_visits import work

CORE = "P0 P1"
BESIDE = "P2 P3"


def test_a_car_park_where_nobody_can_begin_to_park() -> None:
    visit = work("/zone/4471").hums().press("Parkvorgang starten").no("POST", "/api/sessions", 500)
    visit.press("Parkvorgang starten", after=4).no("POST", "/api/sessions", 500)
    analysis = visit.judge("Parken lässt sich nicht starten", "/zone/4471")
    held(analysis, "backend_error", "500 | /api/sessions", CORE)


def test_a_hired_car_that_does_not_open() -> None:
    visit = work("/vehicles/B-KX-771").hums()
    for _ in range(3):
        visit.press("Unlock").slow("POST", "/api/vehicles/B-KX-771/unlock", 15, 504)
    analysis = visit.judge("standing in the rain next to the car", "/vehicles/B-KX-771")
    held(analysis, "backend_error timeout_slow", "504 | unlock", CORE)


def test_a_vote_that_is_not_counted() -> None:
    visit = work("/wahl/gremium-2026").field("kandidat").hums().press("Stimme abgeben")
    visit.no("POST", "/api/stimmen", 500)
    analysis = visit.judge("Abstimmung schlägt fehl", "/wahl/gremium-2026")
    held(analysis, "backend_error", "500 | /api/stimmen", CORE)


def test_a_build_house_where_nothing_can_be_shipped() -> None:
    visit = work("/projects/9").ok("GET", "/api/projects/9").hums().press("Deploy to production")
    visit.no("POST", "/api/projects/9/deployments", 500).press("Deploy to production", after=7)
    visit.no("POST", "/api/projects/9/deployments", 500)
    analysis = visit.judge("hotfix can't go out", "/projects/9")
    held(analysis, "backend_error", "500 | deployments", CORE)


def test_a_driver_who_cannot_say_that_it_is_delivered() -> None:
    visit = work("/tour/9912").hums().press("Teslim edildi").no("PATCH", "/api/tours/9912", 500)
    visit.press("Teslim edildi", after=3).no("PATCH", "/api/tours/9912", 500)
    analysis = visit.judge("teslimatı kapatamıyorum", "/tour/9912")
    held(analysis, "backend_error", "500 | /api/tours/9912", CORE)


def test_a_letter_that_no_mailbox_sends() -> None:
    visit = work("/compose").field("to").hums().press("Send").no("POST", "/api/mail/out", 500)
    visit.press("Send", after=5).no("POST", "/api/mail/out", 500)
    analysis = visit.judge("mails stay in drafts", "/compose")
    held(analysis, "backend_error", "500 | /api/mail/out", CORE)


def test_a_line_in_a_chat_that_does_not_go_out() -> None:
    visit = work("/rooms/77").ok("GET", "/api/rooms/77/messages").hums()
    visit.press("➤").no("POST", "/api/rooms/77/messages", 503)
    visit.press("➤", after=3).no("POST", "/api/rooms/77/messages", 503)
    analysis = visit.judge("messages get a red cross", "/rooms/77")
    held(analysis, "backend_error", "503 | messages", CORE)


def test_a_guest_who_cannot_be_let_into_the_house() -> None:
    visit = work("/stays/771").hums().press("Check in guest")
    visit.broke("TypeError: e.keyCards is not iterable").press("Check in guest", after=4)
    visit.broke("TypeError: e.keyCards is not iterable")
    analysis = visit.judge("queue at reception", "/stays/771")
    held(analysis, "js_exception", "keyCards", CORE)


def test_a_paper_that_cannot_be_signed() -> None:
    visit = work("/zvit/2025").hums().press("Підписати та надіслати").no("POST", "/api/sign", 500)
    visit.press("Підписати та надіслати", after=6).no("POST", "/api/sign", 500)
    analysis = visit.judge("звіт не відправляється", "/zvit/2025")
    held(analysis, "backend_error", "500 | /api/sign", CORE)


def test_a_time_that_cannot_be_taken_in_hungarian() -> None:
    visit = work("/ugyfelkapu/okmany").hums().press("Időpontot foglalok")
    visit.no("POST", "/api/foglalas", 500)
    analysis = visit.judge("nem tudok időpontot foglalni", "/ugyfelkapu/okmany")
    held(analysis, "backend_error", "500 | /api/foglalas", CORE)


def test_a_name_that_is_changed_in_vain_is_beside_what_is_built() -> None:
    visit = work("/projects/9/settings").hums().press("Rename project")
    visit.no("PATCH", "/api/projects/9", 500).press("Rename project", after=3)
    visit.no("PATCH", "/api/projects/9", 500)
    analysis = visit.judge("renaming impossible", "/projects/9/settings")
    held(analysis, "backend_error", "500 | /api/projects/9", BESIDE)


def test_marks_of_what_was_read_are_beside_a_mailbox() -> None:
    visit = work("/inbox").ok("GET", "/api/mail").hums().press("Mark all as read")
    visit.no("POST", "/api/mail/read-all", 500)
    analysis = visit.judge("mark all read -> error", "/inbox")
    held(analysis, "backend_error", "500 | read-all", BESIDE)


def test_a_slip_by_mail_is_beside_parking_that_was_paid() -> None:
    visit = work("/sessions/771/end").ok("POST", "/api/sessions/771/stop").hums()
    visit.press("Quittung mailen").no("POST", "/api/sessions/771/receipt-mail", 500)
    analysis = visit.judge("Quittung kommt nicht", "/sessions/771/end")
    held(analysis, "backend_error", "500 | receipt-mail", BESIDE)


def test_a_pet_name_for_an_account_is_beside_a_bank() -> None:
    visit = work("/accounts/1").ok("GET", "/api/accounts/1").hums().press("Save nickname")
    visit.no("PUT", "/api/accounts/1/nickname", 500).press("Save nickname", after=4)
    visit.no("PUT", "/api/accounts/1/nickname", 500)
    analysis = visit.judge("nickname not stored", "/accounts/1")
    held(analysis, "backend_error", "500 | nickname", BESIDE)


def test_another_currency_to_look_at_is_beside_booking() -> None:
    visit = work("/hotels/lisboa").ok("GET", "/api/hotels").hums().press("USD")
    visit.no("POST", "/api/prefs/currency", 500)
    analysis = visit.judge("não consigo ver em dólares", "/hotels/lisboa")
    held(analysis, "backend_error", "500 | currency", BESIDE)


def test_columns_that_cannot_be_moved_are_beside_the_table() -> None:
    visit = work("/staff").ok("GET", "/api/staff").hums().press("Columns")
    visit.broke("TypeError: Cannot read properties of null (reading 'getBoundingClientRect')")
    analysis = visit.judge("colonnes impossibles à déplacer", "/staff")
    held(analysis, "js_exception", "getBoundingClientRect", BESIDE)


def test_an_eye_over_a_password_is_beside_signing_in() -> None:
    visit = work("/login").hums().press("Show password")
    visit.broke("TypeError: i.type is read-only").press("Sign in", after=4)
    visit.ok("POST", "/api/login").goes("/home").ok("GET", "/api/me")
    analysis = visit.judge("eye icon broken", "/home")
    held(analysis, "js_exception", "read-only", BESIDE)
