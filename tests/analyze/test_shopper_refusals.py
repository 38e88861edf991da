"""What a site refuses: by a rule the user can keep, or by its own fault. Judged unread."""

from analyze.calm_visits import held
from analyze.shopper_visits import shopper


def test_an_address_that_the_menu_took_is_refused_at_the_till() -> None:
    """Thread: delivery area differs between menu and checkout (food ordering)."""
    visit = shopper("/r/taverna-nikos")
    visit.ok("GET", "/api/restaurants/88/coverage?zip=1050", '{"deliverable":true,"eta":35}')
    visit.press("Moussaka", "a").press("To checkout").turns("/checkout")
    for _ in range(3):
        visit.press("Place order", after=6)
        visit.no("POST", "/api/checkout", 422, '{"error":"ADDRESS_OUT_OF_RANGE"}')
    analysis = visit.judge("they say they don't deliver here but I ordered last week", "/checkout")
    held(analysis, "validation_rejected backend_error api_contract", "/api/checkout", "P1 P2")


def test_a_number_from_abroad_is_no_number_for_the_form() -> None:
    """Thread: a phone field that no longer takes a plus sign."""
    visit = shopper("/registracia").field("meno").field("telefon").press("Vytvoriť účet")
    visit.no("POST", "/api/register", 400).log("warn", "[form] phone: must be exactly 10 digits")
    visit.field("telefon").press("Vytvoriť účet", after=8).no("POST", "/api/register", 400)
    visit.log("warn", "[form] phone: must be exactly 10 digits")
    analysis = visit.judge("stale mi to nechce zobrat cislo +421...", "/registracia")
    held(analysis, "validation_rejected", "phone", "P1 P2")


def test_a_voucher_of_last_summer_is_refused_rightly() -> None:
    visit = shopper("/basket").field("voucher").press("Redeem")
    visit.no("POST", "/api/basket/voucher", 422)
    visit.log("info", "[voucher] SUMMER24 ended on 31 August")
    visit.press("Continue", after=7).ok("POST", "/api/orders", status=201).lands("/thanks")
    analysis = visit.judge("my 10% code was ignored!!", "/thanks")
    held(analysis, "validation_rejected", "SUMMER24", "P3")


def test_a_password_that_was_too_short_at_first() -> None:
    visit = shopper("/portal/konto").field("passwort").press("Konto anlegen")
    visit.no("POST", "/api/konten", 422, '{"feld":"passwort","grund":"mindestens 12 Zeichen"}')
    visit.field("passwort").press("Konto anlegen", after=12)
    visit.ok("POST", "/api/konten", status=201).turns("/portal/start")
    analysis = visit.judge("Wo finde ich jetzt das Formular für den Bewohnerparkausweis?")
    held(analysis, "unknown validation_rejected", "", "P3")


def test_a_ticket_cannot_yet_be_given_to_a_friend() -> None:
    """Thread: transfers open two days before the show."""
    visit = shopper("/my-tickets").press("Transfer", "a").field("email").press("Send ticket")
    visit.no("POST", "/api/tickets/771/transfer", 409)
    visit.log("warn", "transfer refused: opens 48 hours before doors")
    analysis = visit.judge("can't send the ticket to my brother", "/my-tickets")
    held(analysis, "validation_rejected permission_denied", "48 hours", "P2 P3")


def test_an_insurer_is_unknown_because_the_list_of_insurers_failed() -> None:
    visit = shopper("/patient/neu").field("versichertennummer")
    visit.no("GET", "/api/kassen?ik=101575519", 503).press("Weiter", after=4)
    visit.no("POST", "/api/patienten", 422, '{"errors":{"kasse":["unbekannt"]}}')
    visit.press("Weiter", after=5).no("GET", "/api/kassen?ik=101575519", 503)
    visit.no("POST", "/api/patienten", 422, '{"errors":{"kasse":["unbekannt"]}}')
    analysis = visit.judge("Meine Krankenkasse ist angeblich unbekannt", "/patient/neu")
    held(analysis, "backend_error", "/api/kassen | 503", "P1 P2")


def test_a_tan_that_was_wrong_three_times_locks_the_account() -> None:
    visit = shopper("/überweisung").field("tan")
    for _ in range(3):
        visit.press("Freigeben", after=9).no("POST", "/api/tan/check", 401)
    visit.press("Freigeben").no("POST", "/api/tan/check", 423, '{"error":"locked_until_call"}')
    analysis = visit.judge("komme nicht mehr rein, alles gesperrt", "/überweisung")
    held(analysis, "validation_rejected permission_denied auth_expired", "423", "P2 P3")


def test_a_paper_of_the_usual_kind_is_no_paper_for_the_job_board() -> None:
    visit = shopper("/jobs/4411/bewerben").field("lebenslauf").no("POST", "/api/cv", 415)
    visit.log("warn", "[upload] lebenslauf.pdf: application/pdf is not one of image/png,image/jpeg")
    visit.field("lebenslauf").no("POST", "/api/cv", 415, after=20)
    visit.log("warn", "[upload] cv_neu.pdf: application/pdf is not one of image/png,image/jpeg")
    analysis = visit.judge("PDF wird nicht akzeptiert, obwohl da PDF steht", "/jobs/4411/bewerben")
    held(analysis, "validation_rejected", "application/pdf", "P1 P2")


def test_a_category_that_was_chosen_is_said_to_be_missing() -> None:
    """Thread: listing form drops the chosen category (marketplace)."""
    visit = shopper("/sell/new").press("Bikes", "option").field("title").field("price")
    for _ in range(3):
        visit.press("Publish", after=5)
        visit.no("POST", "/api/listings", 422, '{"errors":{"categoryId":["is required"]}}',
                 requestBody='{"title":"Gravel bike","price":640,"categoryId":null}')  # fmt: skip
    analysis = visit.judge("Category IS selected. it won't publish", "/sell/new")
    held(analysis, "validation_rejected api_contract js_exception", "categoryId", "P1 P2")


def test_a_term_that_is_over_leads_back_to_the_form() -> None:
    visit = shopper("/enrol/2027").field("name").press("Submit application")
    visit.lands("/enrol/2027?error=…", "/enrol/2027")
    visit.press("Submit application", after=8)
    visit.lands("/enrol/2027?error=…", "/enrol/2027?error=…")
    analysis = visit.judge("every time I hit submit I land on the same page", "/enrol/2027")
    held(analysis, "validation_rejected unknown", "", "P2 P3")


def test_a_picture_without_a_face_and_then_one_with() -> None:
    visit = shopper("/me/photos").field("photo")
    visit.no("POST", "/api/photos", 422, '{"code":"FACE_NOT_FOUND"}')
    visit.field("photo").ok("POST", "/api/photos", status=201, after=15).turns("/discover")
    visit.ok("GET", "/api/discover?limit=20")
    analysis = visit.judge("the app keeps showing me people 200 km away", "/discover")
    held(analysis, "unknown validation_rejected", "", "P3")


def test_points_that_are_there_are_not_enough() -> None:
    """Thread: balance shows the points, redeeming says there are none."""
    visit = shopper("/rewards").ok("GET", "/api/points", '{"balance":1200}')
    for _ in range(2):
        visit.press("Redeem 500 points", after=4)
        visit.no("POST", "/api/rewards/r1/redeem", 409, '{"error":"insufficient_points"}')
    analysis = visit.judge("I have 1200 points and it won't let me use 500", "/rewards")
    held(analysis, "backend_error validation_rejected", "insufficient_points", "P2 P1")


def test_a_subscription_cannot_be_ended_for_a_field_that_nobody_sees() -> None:
    visit = shopper("/compte/abonnement").press("Résilier", "a").press("Confirmer la résiliation")
    visit.no("POST", "/api/subscription/cancel", 400, '{"message":"reason must not be empty"}')
    visit.press("Confirmer la résiliation", after=4)
    visit.no("POST", "/api/subscription/cancel", 400, '{"message":"reason must not be empty"}')
    analysis = visit.judge("impossible de résilier mon abonnement", "/compte/abonnement")
    held(analysis, "validation_rejected api_contract", "reason", "P1 P2")


def test_a_photo_that_is_too_big_for_the_server_spins() -> None:
    visit = shopper("/sell/new").field("photos")
    visit.ask("POST", "/api/uploads", 413, contentType="text/html", requestBytes=14_200_000)
    visit.field("photos").ask("POST", "/api/uploads", 413, contentType="text/html")
    analysis = visit.judge("fotos laden endlos, inserat geht nicht raus", "/sell/new")
    held(analysis, "validation_rejected", "413 | /api/uploads", "P1 P2")
