"""Sign-ups whose controls are called anything: what breaks them, and what refuses them rightly."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told

PAGES = [
    ("/register", "Let's go"),
    ("/sign-up", "Done"),
    ("/en/signup/step-2", "Finish"),
    ("/auth/registration", "I'm in"),
    ("/accounts/create", "OK"),
    ("/join-us", "Count me in"),
    ("/de/registrieren", "Los geht's"),
    ("/mitglied-werden", "Dabei sein"),
    ("/fr/inscription", "C'est parti"),
    ("/crear-cuenta", "Listo"),
    ("/registrazione.html", "Fatto"),
    ("/cadastro", "Pronto"),
    ("/registreren", "Klaar"),
    ("/rejestracja", "Gotowe"),
    ("/uye-ol", "Tamam"),
    ("/bli-medlem", "Klart"),
    ("/#/signup", "Start"),
    ("/新規登録", "完了"),
]
RULES = [
    "Accounts are for people over 16.",
    "New accounts are closed until spring.",
    "Only addresses of our partner schools can be used here.",
    "Bewohner anderer Bundesländer bekommen hier keinen Zugang.",
    "Les inscriptions sont réservées aux salariés.",
    "Solo se aceptan correos de la universidad.",
    "招待された方のみご利用いただけます。",
]


def desk_at(path: str) -> Desk:
    return Desk(path).field("E-mail").field("Password")


@pytest.mark.parametrize(("path", "control"), PAGES)
def test_code_that_throws_where_an_account_is_opened_is_urgent(path: str, control: str) -> None:
    desk = desk_at(path).press(control)
    desk.fail("TypeError: form.requestSubmit is not a function")

    told(desk.judge("nothing happens", path), "js_exception", "requestSubmit", "P1")


@pytest.mark.parametrize(("path", "control"), PAGES)
def test_so_is_a_server_that_gives_up(path: str, control: str) -> None:
    desk = desk_at(path).press(control).ask("POST", "/api/people", 500)

    told(desk.judge("nothing happens", path), "backend_error", "/api/people|500", "P1")


@pytest.mark.parametrize("where", ["/api/users", "/v2/accounts", "/api/members", "/customers"])
def test_a_form_with_a_password_opens_an_account_whatever_its_page_is_called(where: str) -> None:
    desk = desk_at("/welcome-aboard").press("Continue to the app").ask("POST", where, 503)

    told(desk.judge("nothing happens"), "backend_error", where, "P1")


@pytest.mark.parametrize("control", ["Let's go", "Sign up", "Create account", "Konto erstellen"])
@pytest.mark.parametrize("line", RULES)
def test_a_rule_that_a_form_shows_is_no_outage_whatever_its_control_says(
    control: str, line: str
) -> None:
    desk = desk_at("/register").press(control).ask("POST", "/api/accounts", 422)
    desk.log("warn", f"[register] {line}")

    told(desk.judge("I cannot get an account", "/register"),
         "validation_rejected permission_denied", "/api/accounts|422", "P2 P3")  # fmt: skip


@pytest.mark.parametrize("control", ["Let's go", "Join", "Registrieren"])
@pytest.mark.parametrize(
    ("status", "body"),
    [
        (403, '{"error":"region_not_served"}'),
        (400, '{"message":"We do not open accounts for this country."}'),
        (422, '{"errors":{"email":["is not on the list of guests"]}}'),
        (409, '{"code":"INVITE_ALREADY_USED"}'),
    ],
)
def test_a_rule_that_an_answer_gives_is_none_either(control: str, status: int, body: str) -> None:
    desk = desk_at("/sign-up").press(control).ask("POST", "/api/signup", status, responseBody=body)

    told(desk.judge("I cannot get an account", "/sign-up"),
         "validation_rejected permission_denied", f"{status}", "P2 P3")  # fmt: skip


@pytest.mark.parametrize("control", ["Let's go", "Sign up"])
def test_who_is_told_nothing_was_stopped(control: str) -> None:
    desk = desk_at("/sign-up").press(control).ask("POST", "/api/signup", 422)
    desk.log("warn", "[sign-up] refused: POST /signup answered 422")

    told(desk.judge("I cannot get an account", "/sign-up"), "validation_rejected", "422", "P1")


@pytest.mark.parametrize("control", ["Let's go", "Sign up"])
def test_who_is_told_the_same_of_a_field_each_time_was_stopped(control: str) -> None:
    desk = desk_at("/sign-up")
    for _ in range(2):
        desk.press(control).ask("POST", "/api/signup", 422)
        desk.log("warn", "[sign-up] phone is invalid")

    told(desk.judge("It is my number!", "/sign-up"), "validation_rejected", "/api/signup", "P1")


@pytest.mark.parametrize("line", ["[captcha] timeout-or-duplicate", "CSRF token mismatch"])
def test_what_only_programs_understand_is_no_rule(line: str) -> None:
    desk = desk_at("/sign-up")
    for _ in range(2):
        desk.press("Let's go").ask("POST", "/api/signup", 403).log("error", line)

    told(desk.judge("I cannot get an account", "/sign-up"),
         "third_party permission_denied validation_rejected auth_expired", "403", "P1")  # fmt: skip


@pytest.mark.parametrize(
    ("path", "control"),
    [
        ("/register", "Show terms"),
        ("/sign-up", "Hide"),
        ("/sign-up", "Choose a picture"),
        ("/warranty/register", "Done"),
        ("/devices/register", "Done"),
        ("/events/12/register", "Map"),
        ("/rooms/7/join", "Test microphone"),
        ("/admin/users/sign-up", "Export"),
        ("/settings/profile", "Done"),
    ],
)
def test_what_breaks_beside_a_sign_up_is_as_urgent_as_before(path: str, control: str) -> None:
    desk = Desk(path).press(control).fail("TypeError: panel.flip is not a function")

    told(desk.judge("nothing happens", path), "js_exception", "flip", "P2 P3")


def test_a_colleague_who_is_put_into_a_team_opens_no_account() -> None:
    desk = Desk("/team").signed_in().field("E-mail").press("Add colleague")
    desk.ask("POST", "/api/users", 500)

    told(desk.judge("nothing happens", "/team"), "backend_error", "/api/users|500", "P2")


def test_a_door_with_an_e_mail_and_a_password_is_not_taken_for_a_sign_up() -> None:
    desk = desk_at("/login").press("Remember this device").ask("POST", "/api/devices", 500)

    said = desk.judge("nothing happens", "/login")

    assert "sign up" not in " ".join(term.value for term in said.impact)


@pytest.mark.parametrize(
    "control",
    [
        "Set up my account",
        "Become a member",
        "Mitglied werden",
        "Kundenkonto anlegen",
        "Devenir membre",
        "Hazte socio",
        "Bli medlem",
        "Nowe konto",
        "Завести аккаунт",
        "アカウントを作る",
        "建立帳號",
    ],
)
def test_what_a_control_says_tells_a_sign_up_on_any_page(control: str) -> None:
    desk = Desk("/hello").press(control).ask("POST", "/api/go", 500)

    told(desk.judge("nothing happens", "/hello"), "backend_error", "/api/go|500", "P1")


@pytest.mark.parametrize("control", ["Let's go", "Create account"])
@pytest.mark.parametrize(
    ("status", "line"),
    [
        (410, "[register] this invitation was for last year"),
        (429, "only three accounts a day from one household"),
        (451, "Residents of your state may not join."),
    ],
)
def test_a_rule_has_many_statuses(control: str, status: int, line: str) -> None:
    desk = desk_at("/register").press(control).ask("POST", "/api/accounts", status)
    desk.log("warn", line)

    said = desk.judge("I cannot get an account", "/register")
    assert said.priority.value in ("P2", "P3")


@pytest.mark.parametrize("control", ["Let's go", "Create account"])
def test_a_reason_that_is_thrown_is_told_too(control: str) -> None:
    desk = desk_at("/register").press(control).ask("POST", "/api/accounts", 422)
    desk.fail("Error: Accounts are for residents only.", "unhandledrejection")

    told(desk.judge("I cannot get an account", "/register"), "validation_rejected", "422", "P2 P3")


@pytest.mark.parametrize("control", ["Let's go", "Create account"])
@pytest.mark.parametrize(
    ("status", "error"),
    [
        (422, "AxiosError: Request failed with status code 422"),
        (400, "TypeError: Cannot read properties of undefined (reading 'errors')"),
        (429, "Error: Too many requests"),
    ],
)
def test_a_status_that_is_thrown_says_no_reason(control: str, status: int, error: str) -> None:
    desk = desk_at("/register").press(control).ask("POST", "/api/accounts", status)
    desk.fail(error, "unhandledrejection")

    told(desk.judge("I cannot get an account", "/register"),
         "validation_rejected backend_error api_contract", str(status), "P1")  # fmt: skip


@pytest.mark.parametrize("where", ["/api/users", "/api/accounts", "/v1/members"])
def test_who_has_an_account_already_is_told_by_a_409(where: str) -> None:
    desk = desk_at("/register").press("Let's go").ask("POST", where, 409)

    told(desk.judge("I cannot get an account", "/register"), "validation_rejected", "409", "P2 P3")


def test_a_form_that_comes_up_over_any_page_opens_an_account_or_a_door() -> None:
    desk = desk_at("/").press("Continue").fail("TypeError: step.next is not a function")
    settings = desk_at("/settings/login").press("Done").fail("TypeError: step.next is no function")

    told(desk.judge("nothing happens"), "js_exception", "step.next", "P1")
    told(settings.judge("nothing happens", "/settings/login"), "js_exception", "step.next", "P2")


@pytest.mark.parametrize(("path", "control"), PAGES)
def test_a_press_that_nothing_came_of_is_a_dead_control(path: str, control: str) -> None:
    desk = desk_at(path).press(control)

    told(desk.judge("I press and press", path), "dead_control", control, "P1")


@pytest.mark.parametrize(
    ("path", "control"),
    [("/register", "Show terms"), ("/sign-up", "Help"), ("/warranty/register", "Done")],
)
def test_a_press_beside_it_that_shows_nothing_is_none(path: str, control: str) -> None:
    desk = desk_at(path).press(control)

    assert desk.judge("How do I get my invoice?", path).category.value == "unknown"


def test_what_was_then_sent_is_no_dead_control() -> None:
    desk = desk_at("/register").press("Let's go").ask("POST", "/api/people", 201)

    assert desk.judge("How do I get my invoice?", "/register").category.value == "unknown"
