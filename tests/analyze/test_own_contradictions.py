"""Refusals that tell when, looks that were not kept, what was saved and is refused. Judged unread.

A bank, a school, a clinic, a game: each situation has a twin beside it that must stay as it is.
"""

from analyze.calm_visits import held
from analyze.shopper_visits import Shopper, shopper
from usercontext.domain.analysis import Category, Priority


def refused(path: str, label: str, method: str, url: str, status: int, line: str) -> Shopper:
    """Press a thing of one's own account that is refused, and be told why."""
    visit = shopper(path).press(label).no(method, url, status)
    return visit.log("warn", line)


def test_a_nickname_of_a_game_that_may_be_changed_again_in_weeks() -> None:
    visit = refused("/profil", "Umbenennen", "PATCH", "/api/spieler/ich", 409,
                    "[profil] Dein Name kann erst in 3 Wochen wieder geändert werden.")  # fmt: skip
    analysis = visit.judge("Ich will einen anderen Namen", "/profil")
    held(analysis, "validation_rejected", "409 | 3 Wochen", "P3")


def test_a_statement_of_a_bank_that_is_made_once_a_day() -> None:
    visit = shopper("/statements").press("Send me a statement")
    visit.no("POST", "/api/accounts/main/statements", 429)
    visit.log("info", "[statements] A statement can be asked for once every 24 hours.")
    analysis = visit.judge("no statement comes", "/statements")
    held(analysis, "validation_rejected backend_error permission_denied", "429", "P3")


def test_a_level_of_a_game_that_opens_tomorrow() -> None:
    visit = shopper("/wheel").press("Spin the wheel")
    visit.no("POST", "/api/wheel/spin", 403, '{"message":"You can spin again tomorrow."}')
    analysis = visit.judge("the wheel is stuck", "/wheel")
    held(analysis, "validation_rejected permission_denied", "403", "P3")


def test_a_school_takes_a_class_off_a_week_before_term_at_the_soonest() -> None:
    visit = refused("/cours", "Changer de groupe", "PUT", "/api/groupes/mien", 422,
                    "[cours] Vous pourrez changer de groupe à nouveau dans 12 jours.")  # fmt: skip
    analysis = visit.judge("Je veux changer de groupe", "/cours")
    held(analysis, "validation_rejected", "422 | 12 jours", "P3")


def test_a_clinic_that_said_it_was_open_to_change_and_then_says_in_days() -> None:
    """The page had been told that it may: the two contradict each other."""
    visit = shopper("/visits/me")
    visit.ok("GET", "/api/me/practice", '{"practice":"Dr. Noor","canChange":true}')
    visit.press("Change practice").no("PUT", "/api/me/practice", 422)
    visit.log("warn", "[practice] You can change your practice again in 40 days.")
    analysis = visit.judge("it said I could change", "/visits/me")
    held(analysis, "validation_rejected api_contract", "422", "P1 P2")


def test_a_server_that_asks_to_come_back_in_minutes_is_no_rule() -> None:
    visit = refused("/statements", "Send me a statement", "POST", "/api/statements", 503,
                    "[statements] unavailable, you can try again in 10 minutes")  # fmt: skip
    analysis = visit.judge("no statement", "/statements")
    held(analysis, "backend_error", "503", "P2 P1")


def test_a_door_that_opens_again_tomorrow_is_no_lost_session() -> None:
    """ "Sign in again" stood in it, and was read as the words of a session that is over."""
    visit = shopper("/login").field("password").press("Sign in")
    visit.no("POST", "/api/login", 429, '{"message":"You can sign in again in 24 hours"}')
    analysis = visit.judge("cannot sign in", "/login")
    held(analysis, "validation_rejected backend_error", "429", "P2")


def test_a_reward_of_a_game_that_comes_again_in_hours() -> None:
    visit = shopper("/boost").press("Claim my reward")
    visit.no("POST", "/api/rewards/claim", 409, '{"message":"Next reward available in 5 hours"}')
    analysis = visit.judge("no reward", "/boost")
    held(analysis, "validation_rejected", "409", "P3")


def test_who_may_pay_again_tomorrow_is_kept_from_paying() -> None:
    visit = refused("/checkout", "Pay €44.90", "POST", "/api/payments", 403,
                    "[payment] You can pay again in 2 days.")  # fmt: skip
    analysis = visit.judge("I cannot pay", "/checkout")
    assert analysis.priority in {Priority.P1, Priority.P2}


def test_a_limit_of_requests_a_minute_is_what_it_was() -> None:
    visit = refused("/search", "Find lessons", "POST", "/api/lessons/search", 429,
                    "[search] rate limit: 60 requests per minute")  # fmt: skip
    analysis = visit.judge("nothing is found", "/search")
    held(analysis, "backend_error", "429", "P2 P3")


def test_a_sidebar_of_a_school_that_opens_again_by_itself() -> None:
    visit = shopper("/timetable").press("Hide the sidebar")
    visit.ok("PUT", "/api/me/preferences/sidebar")
    visit.log("error", "[sidebar] collapsed was chosen, expanded is kept")
    analysis = visit.judge("the bar on the left comes back", "/timetable")
    held(analysis, "api_contract backend_error", "sidebar", "P3")


def test_columns_of_a_bank_that_forget_their_width() -> None:
    visit = shopper("/transfers").press("Narrow columns")
    visit.ok("POST", "/api/ui/columns").ok("GET", "/api/ui/columns")
    visit.log("error", "[columns] narrow was chosen, wide came back")
    analysis = visit.judge("my columns are wide again", "/transfers")
    held(analysis, "api_contract backend_error", "columns", "P3")


def test_a_clinic_that_goes_on_in_bright_colours() -> None:
    visit = shopper("/praxis").press("Dunkle Darstellung").ok("PUT", "/api/konto/darstellung")
    visit.log("warn", "[darstellung] dark was chosen, light is kept")
    analysis = visit.judge("bleibt hell", "/praxis")
    held(analysis, "api_contract backend_error", "darstellung", "P3")


def test_a_sort_order_of_a_list_is_only_how_it_looks() -> None:
    visit = shopper("/scores").press("Sort by date").ok("PUT", "/api/me/settings")
    visit.log("error", "[settings] sort order by date was chosen, by name is kept")
    analysis = visit.judge("always sorted by name", "/scores")
    held(analysis, "api_contract backend_error", "sort", "P3")


def test_a_theme_that_the_answer_itself_denies_is_a_look() -> None:
    visit = shopper("/account").press("Dark")
    sent = '{"theme":"dark"}'
    visit.ok("PUT", "/api/me/preferences", '{"theme":"light"}', requestBody=sent)
    analysis = visit.judge("it stays light", "/account")
    held(analysis, "api_contract backend_error", "theme", "P3")


def test_a_profile_that_stays_public_is_no_look() -> None:
    visit = shopper("/account").press("Private profile")
    sent = '{"visibility":"private"}'
    visit.ok("PUT", "/api/me/preferences", '{"visibility":"public"}', requestBody=sent)
    analysis = visit.judge("everybody sees me", "/account")
    held(analysis, "api_contract backend_error", "visibility", "P2")


def test_a_setting_of_letters_is_no_look() -> None:
    visit = shopper("/account").press("No letters").ok("PUT", "/api/me/settings")
    visit.log("warn", "[settings] e-mail notifications off was chosen, on is kept")
    analysis = visit.judge("I still get mails", "/account")
    held(analysis, "api_contract backend_error", "settings", "P2")


def test_an_address_that_was_typed_is_no_look() -> None:
    visit = shopper("/account").field("street").press("Save").ok("PUT", "/api/me/address")
    visit.log("warn", "[address] Paris was entered, Lyon is kept")
    analysis = visit.judge("my address is wrong", "/account")
    held(analysis, "api_contract backend_error", "address", "P2")


def test_the_theme_of_a_site_that_somebody_builds_is_their_work() -> None:
    visit = shopper("/editor/sites/7").press("Use theme Forest").ok("PUT", "/api/sites/7/theme")
    visit.log("warn", "[theme] Forest was chosen, Dune is kept")
    analysis = visit.judge("my site looks wrong", "/editor/sites/7")
    held(analysis, "api_contract backend_error", "theme", "P2 P1")


def saved_then_refused(saved: str, sign_in: str, status: int) -> Shopper:
    """Set a secret anew, by a press behind which the page signs in by itself."""
    visit = shopper("/start").field("geheim").press("Save and go on")
    return visit.ok("POST", saved).no("POST", sign_in, status)


def test_a_pin_of_a_bank_that_was_saved_and_is_refused_by_the_next_request() -> None:
    visit = saved_then_refused("/api/pin", "/api/login", 401)
    analysis = visit.judge("I set a new PIN and it does not let me in", "/start")
    held(analysis, "backend_error api_contract", "/api/login | 401 | /api/pin", "P1 P2")


def test_a_password_of_a_school_whose_page_says_that_it_was_saved() -> None:
    """Who had to type it anew is told by the page that it is the same one."""
    visit = shopper("/passwort/neu").field("passwort").press("Speichern")
    visit.ok("PUT", "/api/konto/passwort").turns("/anmelden")
    visit.field("passwort").press("Anmelden", after=5).no("POST", "/api/anmeldung", 401)
    visit.log("warn", "[login] password was saved at 10:04, and the new password is refused")
    analysis = visit.judge("Neues Passwort geht nicht", "/anmelden")
    held(analysis, "backend_error api_contract", "401 | passwort", "P1 P2")


def test_an_address_that_was_verified_a_moment_ago_is_not_verified() -> None:
    visit = shopper("/verify").press("Confirm my address").ok("POST", "/api/email/verify")
    visit.turns("/appointments").press("Book Tuesday", after=4)
    visit.no("POST", "/api/appointments", 403, '{"error":"email_not_verified"}')
    analysis = visit.judge("I confirmed my mail already", "/appointments")
    held(analysis, "backend_error api_contract", "403 | /api/email/verify", "P1 P2")


def test_a_code_that_was_just_sent_was_never_sent() -> None:
    visit = shopper("/login").press("Code senden").ok("POST", "/api/code/send")
    visit.field("code").press("Weiter", after=20)
    visit.no("POST", "/api/code/check", 404, '{"message":"No code was requested for this number"}')
    analysis = visit.judge("Mein Code wird nicht gefunden", "/login")
    held(analysis, "backend_error api_contract", "/api/code/check | /api/code/send", "P1 P2")


def test_a_password_that_was_mistyped_long_after_it_was_set() -> None:
    visit = shopper("/password").field("password").press("Save").ok("PUT", "/api/me/password")
    visit.turns("/login").field("password").press("Sign in", after=8).no("POST", "/api/login", 401)
    analysis = visit.judge("I cannot get in", "/login")
    held(analysis, "validation_rejected", "401", "P3")


def test_an_address_that_was_never_verified_is_asked_for() -> None:
    visit = shopper("/appointments").press("Book Tuesday", after=4)
    visit.no("POST", "/api/appointments", 403, '{"error":"email_not_verified"}')
    analysis = visit.judge("cannot book", "/appointments")
    held(analysis, "permission_denied validation_rejected", "403", "P2 P3")


def test_a_link_to_verify_by_that_was_only_sent_verifies_nothing() -> None:
    visit = shopper("/verify").press("Send the link anew").ok("POST", "/api/email/verify/resend")
    visit.turns("/appointments").press("Book Tuesday", after=4)
    visit.no("POST", "/api/appointments", 403, '{"error":"email_not_verified"}')
    analysis = visit.judge("cannot book", "/appointments")
    held(analysis, "permission_denied validation_rejected", "403", "P2 P3")


def test_a_session_that_ends_with_the_old_password_is_no_contradiction() -> None:
    visit = shopper("/password").field("password").press("Save").ok("PUT", "/api/me/password")
    visit.no("POST", "/api/session/refresh", 401).turns("/login")
    visit.field("password").press("Sign in", after=8).ok("POST", "/api/login")
    analysis = visit.judge("Why was I signed out on my phone?", "/login")
    assert analysis.priority in {Priority.P2, Priority.P3}


def test_a_code_that_was_mistyped() -> None:
    visit = shopper("/login").press("Send code").ok("POST", "/api/code/send")
    visit.field("code").press("Go on", after=20)
    visit.no("POST", "/api/code/check", 422, '{"error":"wrong_code"}')
    analysis = visit.judge("my code is wrong", "/login")
    held(analysis, "validation_rejected", "422", "P3")


def dearer(label: str, url: str, status: int, line: str) -> Shopper:
    """Press what costs something, and be told that it costs another sum by now."""
    return shopper("/buchen").press(label).no("POST", url, status).log("warn", line)


def test_a_fee_of_a_bank_that_has_risen_asks_for_consent() -> None:
    visit = dearer("Transfer", "/api/transfers", 409,
                   "[transfer] The fee went up from 1.50 to 2.10, please confirm.")  # fmt: skip
    analysis = visit.judge("transfer does not go", "/buchen")
    held(analysis, "validation_rejected", "409", "P2 P3")


def test_a_fare_that_is_dearer_by_now_in_german() -> None:
    visit = dearer("Jetzt buchen", "/api/buchungen", 409,
                   "[buchung] Der Preis ist von 49,00 € auf 56,00 € gestiegen.")  # fmt: skip
    analysis = visit.judge("Buchen geht nicht", "/buchen")
    held(analysis, "validation_rejected", "409", "P2 P3")


def test_a_lesson_whose_time_was_moved() -> None:
    visit = dearer("Reserve my place", "/api/lessons/7/places", 422,
                   "[lesson] The start has moved from 17:00 to 17:30. Do you agree?")  # fmt: skip
    analysis = visit.judge("I cannot reserve", "/buchen")
    held(analysis, "validation_rejected", "422", "P2 P3")


def test_an_operation_that_is_dearer_than_its_quote_in_spanish() -> None:
    line = "[pago] El precio ha subido de 290 a 320 euros desde que pidió la cita."
    visit = dearer("Confirmar", "/api/tratamientos/confirmar", 409, line)
    analysis = visit.judge("no confirma", "/buchen")
    held(analysis, "validation_rejected", "409", "P2 P3")


def test_a_price_that_was_agreed_to_and_is_asked_about_again() -> None:
    line = "[order] The price has risen from 24.90 to 28.90, please confirm."
    visit = shopper("/checkout").press("Pay €24.90").no("POST", "/api/orders", 409)
    visit.log("warn", line).press("Accept the new price", after=3)
    for _ in range(2):
        visit.no("POST", "/api/orders", 409, after=1).log("warn", line)
        visit.press("Accept the new price", after=3)
    visit.no("POST", "/api/orders", 409, after=1).log("warn", line)
    analysis = visit.judge("I say yes and it asks again", "/checkout")
    held(analysis, "validation_rejected api_contract backend_error", "409", "P1")


def test_a_price_that_somebody_else_edits_is_no_rise() -> None:
    visit = shopper("/admin/products/7").field("price").press("Save")
    visit.no("PUT", "/api/products/7", 409)
    visit.log("warn", "[product] the fee went from 90 to 95, saved by Anna after you opened it")
    analysis = visit.judge("cannot save", "/admin/products/7")
    assert analysis.category in {Category.RACE, Category.STALE_VERSION}


def test_a_cart_that_is_old_in_another_tab() -> None:
    visit = dearer("Order now", "/api/orders", 409,
                   "[order] cart version 4 is stale, 5 was saved in another tab")  # fmt: skip
    analysis = visit.judge("order fails", "/buchen")
    assert analysis.category in {Category.RACE, Category.STALE_VERSION}
