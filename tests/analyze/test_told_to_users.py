"""What pages tell their users in their own tongue of a refusal: a session, a right, a failure.

Beside each stand notices of a device, of a sport, of nothing amiss, and refusals told otherwise.
"""

import pytest

from analyze.behaviours import Desk
from analyze.servers import told
from usercontext.analyze.language.told_to_users import Why, tells_of_a_failure, why_told
from usercontext.domain.analysis import Analysis, Category


def shown(desk: Desk, text: str, after: float = 0.15) -> Desk:
    said = {"kind": "notice", "message": text, "selector": "div.toast"}
    return desk.add("console", "info", said, after=after)


def answered(status: int, text: str, label: str = "Save", **more: object) -> Analysis:
    desk = Desk("/club").field("Name").press(label)
    desk.ask("POST", "/api/members", status, requestBytes=90, responseBytes=60, **more)
    return shown(desk, text).judge("It does not go through", "/club")


@pytest.mark.parametrize(
    "text",
    [
        "Your session has expired, please sign in again.",
        "Ihre Sitzung ist abgelaufen.",
        "Bitte melden Sie sich erneut an.",
        "Votre session a expiré, reconnectez-vous.",
        "La sesión ha caducado.",
        "Sessione scaduta",
        "Twoja sesja wygasła. Zaloguj się ponownie.",
        "Je sessie is verlopen",
        "Oturumunuz sona erdi",
        "Сессия истекла",
        "会话已过期",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 403, 422])
def test_a_session_that_is_over_is_told_whatever_the_status(status: int, text: str) -> None:
    told(answered(status, text), "auth_expired", "P1 P2 P3", "/api/members")


@pytest.mark.parametrize(
    "text",
    [
        "You are not allowed to do this.",
        "Zugriff verweigert",
        "Dazu sind Sie nicht berechtigt.",
        "Vous n'avez pas les droits nécessaires",
        "No tiene permiso para esta acción",
        "Non sei autorizzato",
        "Nie masz uprawnień do tej operacji",
        "Du saknar behörighet",
        "У вас нет прав",
        "権限がありません",
    ],
)
@pytest.mark.parametrize("status", [200, 400, 422])
def test_a_right_that_somebody_lacks_is_told_whatever_the_status(status: int, text: str) -> None:
    told(answered(status, text), "permission_denied", "P1 P2 P3", "/api/members", text)


@pytest.mark.parametrize(
    "text", ["Qualcosa è andato storto", "Algo salió mal", "Un problème est survenu",
             "Något gick fel", "Coś poszło nie tak", "Kaydedilemedi", "Er ging iets mis"]
)  # fmt: skip
def test_a_good_answer_behind_which_a_page_tells_of_a_failure_failed(text: str) -> None:
    told(answered(200, text), "backend_error", "P1 P2", "/api/members", text)


@pytest.mark.parametrize(
    "text",
    [
        "Saved", "Gespeichert, ohne Fehler", "Camera access denied", "Kein Internetzugang",
        "The session ended with 3 goals", "No permission needed", "Sin errores", "Zutritt ab 18",
        "Un problema menos", "Hai un problema? Scrivici", "You are logged in again",
        "Die Kursanmeldung ist offen", "A new error report was sent", "Algo nuevo para ti",
    ],
)  # fmt: skip
def test_what_is_told_of_anything_else_tells_no_lack(text: str) -> None:
    assert why_told(text) is None
    assert not tells_of_a_failure(text)


def test_what_is_told_is_one_thing() -> None:
    assert why_told("Sitzung abgelaufen: keine Berechtigung mehr") is Why.SIGNED_IN


def test_what_an_answer_says_goes_before_what_is_shown() -> None:
    said = '{"message":"The name is taken","code":"name_taken"}'
    judged = answered(422, "Zugriff verweigert", responseBody=said)

    assert judged.category is Category.VALIDATION_REJECTED


def test_a_server_that_failed_denies_no_right() -> None:
    assert answered(500, "Zugriff verweigert").category is Category.BACKEND_ERROR


def test_a_notice_behind_something_else_is_of_that() -> None:
    desk = Desk("/club").press("Save").ask("POST", "/api/members", 422)
    desk.press("Reports").ask("GET", "/api/reports", 403)
    judged = shown(desk, "Zugriff verweigert").judge("I cannot see the reports", "/club")

    told(judged, "permission_denied", "P1 P2 P3", "/api/reports")


def test_a_failure_told_behind_what_the_page_threw_is_the_page_s() -> None:
    desk = Desk("/club").press("Save").ask("POST", "/api/members", 200)
    desk.fail("TypeError: Cannot read properties of undefined (reading 'tier')")
    judged = shown(desk, "Algo salió mal").judge("It does not go through", "/club")

    assert judged.category is not Category.BACKEND_ERROR


def denied(path: str, status: int = 503) -> Analysis:
    desk = Desk("/club").ask("GET", path, status)
    for _ in range(2):
        shown(desk.press("New member", after=5), "Dazu fehlt Ihnen die Berechtigung.", after=0.02)
    return desk.judge("I may not add a member, but I am the treasurer", "/club")


@pytest.mark.parametrize("path", ["/api/rechte", "/api/v2/me", "/api/user/permissions"])
def test_a_right_that_a_page_never_learned_of_is_denied_for_that(path: str) -> None:
    told(denied(path), "backend_error", "P0 P1 P2", path)


@pytest.mark.parametrize(("path", "status"), [("/api/news", 503), ("/api/rechte", 200)])
def test_a_right_that_a_page_denies_beside_something_else_is_denied(path: str, status: int) -> None:
    told(denied(path, status), "permission_denied", "P1 P2 P3", "Berechtigung")


@pytest.mark.parametrize(
    ("level", "line", "category"),
    [
        ("error", "[roles] assignment: droits insuffisants", "permission_denied"),
        ("warn", "publication refusée: droits insuffisants", "permission_denied"),
        ("error", "sauvegarde: session expirée", "auth_expired"),
        ("warn", "token abgelaufen, Speichern abgebrochen", "auth_expired"),
    ],
)
@pytest.mark.parametrize("status", [200, 400, 422])
def test_what_a_page_notes_of_it_says_the_same(
    status: int, level: str, line: str, category: str
) -> None:
    desk = Desk("/club").field("Name").press("Save")
    desk.ask("POST", "/api/members", status, requestBytes=90, responseBytes=60)
    judged = desk.log(level, line).judge("It does not go through", "/club")

    told(judged, category, "P1 P2 P3", "/api/members", line)


@pytest.mark.parametrize(
    ("line", "category"),
    [
        ("Speichern fehlgeschlagen: Datenbank nicht erreichbar", "backend_error"),
        ("zapis nie powiódł się: błąd serwera", "backend_error"),
        ("Antwort unvollständig: Feld 'summe' fehlt", "api_contract"),
        ("unexpected shape: missing 'items'", "api_contract"),
    ],
)
def test_what_a_page_calls_an_error_right_behind_its_press_s_answer_is_of_that(
    line: str, category: str
) -> None:
    desk = Desk("/club").field("Name").press("Save").ask("POST", "/api/members", 200)
    judged = desk.log("error", line).judge("It does not go through", "/club")

    told(judged, category, "P1 P2", "/api/members", line)


@pytest.mark.parametrize("words", ["Is there an app?", "Wie kann ich die Liste drucken?"])
def test_an_error_beside_good_news_is_nothing_to_who_asks_for_something_else(words: str) -> None:
    desk = Desk("/club").press("Save").ask("POST", "/api/members", 200)
    desk.log("error", "legend: no colour left")
    shown(desk, "Saved").press("Next", after=5).ask("GET", "/api/members/2", 200)

    assert desk.judge(words, "/club").category is Category.UNKNOWN


@pytest.mark.parametrize("after", [0.1, 1.9])
def test_an_error_behind_an_answer_that_was_only_read_is_of_nothing_by_that(after: float) -> None:
    desk = Desk("/club").press("Members").ask("GET", "/api/members", 200)
    judged = desk.log("error", "legend: no colour left", after=after).judge(
        "It is hard to read", "/club"
    )

    assert judged.category not in (Category.API_CONTRACT, Category.BACKEND_ERROR)


def test_a_renewal_that_was_refused_is_told_with_what_the_page_showed_of_it() -> None:
    desk = Desk("/club").signed_in().press("Save").ask("PUT", "/api/members/4", 401)
    desk.ask("POST", "/api/oauth/token", 400)
    judged = shown(desk, "Your session has ended. Please sign in.").judge(
        "It threw me out", "/club"
    )

    told(judged, "auth_expired", "P1 P2", "PUT /api/members/4", "POST /api/oauth/token")
