"""Who somebody is: documents, codes, sessions that end, two tabs, places and ages."""

from analyze.stack_visits import SAFARI, told
from analyze.trade_visits import answer, customer


def test_a_passport_photo_that_is_too_large() -> None:
    """The proxy stops it, the page only says "error" (spankchain's help)."""
    visit = customer("/verify/document").press("Upload passport")
    visit.markup("POST", "/api/kyc/documents", 413).waits(3).press("Upload passport")
    visit.markup("POST", "/api/kyc/documents", 413).said("error", "upload failed, status 413")
    analysis = visit.judge("can't verify, says error every time", path="/verify/document")

    told(analysis, "validation_rejected backend_error", "/api/kyc/documents | 413", "P1 P2")


def test_a_photo_of_a_kind_that_is_not_taken() -> None:
    """A phone's own format (a health insurer's app)."""
    visit = customer("/einreichen", SAFARI).renews("/api/claims").press("Foto aufnehmen")
    visit.problem("POST", "/api/claims/77/receipts", 415, "Unsupported Media Type",
                  detail="image/heic is not accepted, use jpeg, png or pdf")  # fmt: skip
    analysis = visit.judge("Rechnung lässt sich nicht hochladen", path="/einreichen")

    told(analysis, "validation_rejected", "415 | image/heic", "P1 P2 P3", never="/api/token")


def test_the_address_for_the_upload_has_expired() -> None:
    """Signed for five minutes, used after twenty (S3)."""
    visit = customer("/solicitud/documentos").api("POST", "/api/uploads/sign", 200)
    visit.away(1260).press("Subir DNI")
    bucket = "https://expedientes.s3.eu-south-2.amazonaws.com/a/dni.jpg"
    said = "<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>"
    visit.api("PUT", bucket, 403, said, contentType="application/xml")
    visit.press("Subir DNI", after=8)
    visit.api("PUT", bucket, 403, said, contentType="application/xml")
    analysis = visit.judge("no me deja subir el DNI", path="/solicitud/documentos")

    told(analysis, "auth_expired permission_denied third_party", "403", "P1 P2")


def test_the_camera_is_in_use_by_another_program() -> None:
    """The identification by video does not start (tomorrow.one)."""
    visit = customer("/konto/ident").press("Video-Ident starten").api("POST", "/api/ident", 201)
    error = "NotReadableError: Could not start video source"
    visit.said("error", "[ident] camera:", error).press("Video-Ident starten", after=6)
    visit.said("error", "[ident] camera:", error)
    analysis = visit.judge("Bild bleibt schwarz, Ident startet nicht", path="/konto/ident")

    told(analysis, "permission_denied js_exception third_party", "NotReadableError", "P1 P2 P3")


def test_too_many_wrong_codes_lock_the_door() -> None:
    """Two wrong ones, then no more (tide.co)."""
    visit = customer("/login/code").fills("code").press("Verify")
    visit.api("POST", "/api/otp/verify", 422, answer(error="invalid_code", left=1))
    visit.fills("code").press("Verify").api("POST", "/api/otp/verify", 422,
                                            answer(error="invalid_code", left=0))  # fmt: skip
    visit.fills("code").press("Verify")
    visit.api("POST", "/api/otp/verify", 429, answer(error="too_many_attempts", retry_in=3600))
    analysis = visit.judge("The code is RIGHT and now I'm locked out", path="/login/code")

    told(analysis, "validation_rejected auth_expired permission_denied backend_error",
         "/api/otp/verify", "P2 P3")  # fmt: skip


def test_a_code_that_the_carrier_does_not_deliver() -> None:
    """The page says "sent", the response says it was not (a bank in Poland)."""
    visit = customer("/logowanie/sms").avatar_gone()
    lost = answer(sent=False, reason="carrier_rejected")
    for _ in range(3):
        visit.press("Wyślij kod ponownie", after=20).api("POST", "/api/otp/send", 200, lost)
    visit.said("warn", "[sms] code not sent: carrier_rejected")
    analysis = visit.judge("Kod SMS nie przychodzi od godziny", path="/logowanie/sms")

    told(analysis, "backend_error third_party", "carrier_rejected", "P1", never="avatar")


def test_a_session_that_ends_before_the_last_page_of_a_form() -> None:
    """Saved drafts fail unseen, then the form is gone (va.gov-team 20543)."""
    visit = customer("/benefits/apply/1").avatar_gone().fills("ssn", "dob").press("Continue")
    visit.api("PUT", "/api/in_progress/526", 200).come("/benefits/apply/review").away(3500)
    visit.api("PUT", "/api/in_progress/526", 401).press("Submit application", after=30)
    visit.api("POST", "/api/claims/526", 401).come("/sign-in", "load")
    analysis = visit.judge("I filled in 14 pages and it is all gone", path="/sign-in")

    told(analysis, "auth_expired", "401", "P1 P2", never="avatar")


def test_a_form_that_is_posted_into_an_ended_session() -> None:
    """No request of a script, only where the browser went (openboxes 247)."""
    visit = customer("/tramites/paso-4").fills("nif", "domicilio").away(1900)
    visit.press("Continuar", after=25).come("/sesion-caducada", "load", after=1)
    analysis = visit.judge("He perdido todo lo que había escrito", path="/sesion-caducada")

    told(analysis, "auth_expired", "/sesion-caducada", "P1 P2")


def test_two_tabs_of_one_tax_return() -> None:
    """The other tab saved first (a tax office's forum)."""
    visit = customer("/return/2025").fills("income").away(400).press("Save").tags_throw()
    visit.problem("PUT", "/api/returns/2025", 412, "Precondition Failed",
                  detail="The return was changed at 14:02")  # fmt: skip
    visit.press("Save", after=5).problem("PUT", "/api/returns/2025", 412, "Precondition Failed",
                                         detail="The return was changed at 14:02")  # fmt: skip
    analysis = visit.judge("Save does not save.", path="/return/2025")

    told(analysis, "stale_version race", "/api/returns/2025 | 412", "P1 P2", never="dataset")


def test_a_change_that_the_server_wants_a_condition_for() -> None:
    """The page forgot to say which version it changes (eve 775)."""
    visit = customer("/profile/address").fills("street").press("Save address")
    visit.problem("PATCH", "/api/customers/me", 428, "Precondition Required",
                  detail="If-Match header is missing")  # fmt: skip
    visit.said("error", "could not save address")
    analysis = visit.judge("moved house, can't change my address", path="/profile/address")

    told(analysis, "api_contract backend_error stale_version", "428", "P1 P2")


def test_a_place_that_may_not_bet() -> None:
    """The customer is on holiday (a betting house)."""
    visit = customer("/odds/41").chat_down().press("Lägg spel").api(
        "POST", "/api/bets", 451, answer(code="GEO_RESTRICTED", country="TR"))  # fmt: skip
    visit.said("info", "banner: Tjänsten är inte tillgänglig i ditt land")
    analysis = visit.judge("Varför kan jag inte spela från hotellet?", path="/odds/41")

    told(analysis, "permission_denied", "/api/bets | 451", "P2 P3", never="chat")


def test_wine_for_somebody_whose_age_is_not_known() -> None:
    """Refused until an age is proven (a supermarket)."""
    visit = customer("/wines").tips_fail().press("Add Rioja").api(
        "POST", "/api/basket/items", 403, answer(error="age_verification_required"))  # fmt: skip
    visit.press("Add Rioja", after=3).api("POST", "/api/basket/items", 403,
                                          answer(error="age_verification_required"))  # fmt: skip
    analysis = visit.judge("the + button does nothing for wine", path="/wines")

    told(analysis, "permission_denied validation_rejected", "age_verification_required", "P2 P3",
         never="recommendations")  # fmt: skip


def test_a_consent_that_no_box_asks_for() -> None:
    """The form lacks what its server wants (a school's enrolment)."""
    visit = customer("/enrol/3").fills("child", "school").press("Enrol")
    refused = answer(error="CONSENT_MISSING", detail="dataProcessing must be accepted")
    visit.api("POST", "/api/enrolments", 400, refused).press("Enrol", after=9)
    visit.api("POST", "/api/enrolments", 400, refused)
    visit.said("warn", "[form] no field for server error 'dataProcessing'")
    analysis = visit.judge("form says error but nothing is marked red", path="/enrol/3")

    told(analysis, "validation_rejected api_contract", "/api/enrolments | 400", "P1")
