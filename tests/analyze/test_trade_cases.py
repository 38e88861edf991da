"""Addresses, lessons, prescriptions, listings: whose fault it was, and how urgent it is."""

from analyze.stack_visits import told
from analyze.trade_visits import answer, customer


def test_a_house_that_is_newer_than_the_register() -> None:
    """A valid postcode is not found (postcodes.io 1365)."""
    visit = customer("/checkout/address").fills("postcode", "house").press("Continue")
    unknown = answer(deliverable=False, reason="POSTCODE_NOT_FOUND")
    visit.api("POST", "/api/addresses/validate", 200, unknown).press("Continue", after=7)
    visit.api("POST", "/api/addresses/validate", 200, unknown).press("Continue", after=4)
    visit.api("POST", "/api/addresses/validate", 200, unknown)
    analysis = visit.judge("New build, your site says my postcode doesn't exist",
                           path="/checkout/address")  # fmt: skip

    told(analysis, "validation_rejected", "POSTCODE_NOT_FOUND", "P1 P2")


def test_an_examination_that_closed_while_the_line_was_down() -> None:
    """Answers wait for the network, the door does not (Artemis 1944)."""
    visit = customer("/exam/7").api("PUT", "/api/attempts/7/answers", 200)
    for _ in range(3):
        visit.waits(20).lost("PUT", "/api/attempts/7/answers")
    visit.waits(40).api("PUT", "/api/attempts/7/answers", 403, answer(error="attempt_closed"))
    visit.press("Submit").api("POST", "/api/attempts/7/submit", 403,
                              answer(error="attempt_closed"))  # fmt: skip
    analysis = visit.judge("it did not take my answers, I had two minutes left!", path="/exam/7")

    told(analysis, "permission_denied offline validation_rejected", "/api/attempts/7", "P1 P2")


def test_a_prescription_behind_a_record_that_does_not_answer() -> None:
    """The portal is up, the record behind it is not (va.gov-team 134486)."""
    visit = customer("/meds").graph("Meds", answer(data={"meds": [{"id": "m1"}]}))
    late = answer(data={"refill": None}, errors=[{"message": "Upstream EHR timed out", "path":
                  ["refill"], "extensions": {"code": "UPSTREAM_TIMEOUT"}}])  # fmt: skip
    visit.press("Request refill").graph("Refill", late).press("Request refill", after=12)
    visit.graph("Refill", late).said("info", "alert: Request not submitted")
    analysis = visit.judge("Two weeks I am trying to refill my pills", path="/meds")

    told(analysis, "backend_error timeout_slow third_party", "Upstream EHR timed out", "P1")


def test_findings_of_somebody_else() -> None:
    """The page notices and shows them all the same (a laboratory's portal)."""
    visit = customer("/befunde").press("Blutbild", "a").come("/befunde/552")
    visit.api("GET", "/api/reports/552", 200, answer(subject="p_932", title="Blutbild"))
    visit.said("warn", "[befund] subject p_932 is not the signed-in patient p_331")
    analysis = visit.judge("Da steht ein fremder Name auf meinem Befund", path="/befunde/552")

    told(analysis, "backend_error api_contract permission_denied", "p_932", "P0")


def test_an_offer_that_a_market_does_not_want() -> None:
    """It does not say why (tradera)."""
    visit = customer("/sell").fills("title", "price").press("Publish").chat_down()
    visit.api("POST", "/api/listings", 422, answer(error="POLICY_VIOLATION", rule=None))
    visit.press("Publish", after=30)
    visit.api("POST", "/api/listings", 422, answer(error="POLICY_VIOLATION", rule=None))
    analysis = visit.judge("Why can't I list my grandmother's clock?", path="/sell")

    told(analysis, "validation_rejected permission_denied", "POLICY_VIOLATION", "P1 P2 P3")


def test_a_seller_without_sales_sees_nothing() -> None:
    """An empty list breaks the page (a marketplace's forum)."""
    visit = customer("/seller").press("Payouts", "a").come("/seller/payouts")
    visit.api("GET", "/api/payouts", 200, "[]").api("GET", "/api/ads/slots", 500)
    visit.broke("TypeError: Reduce of empty array with no initial value")
    analysis = visit.judge("payouts page is white", path="/seller/payouts")

    told(analysis, "js_exception", "Reduce of empty array", "P1 P2", never="/api/ads/slots")


def test_an_account_number_that_a_server_in_german_refuses() -> None:
    """Refused twice, and the page marks another field (a savings bank)."""
    visit = customer("/dauerauftrag").fills("iban", "betrag").press("Einrichten")
    wrong = answer(fehler=[{"feld": "iban", "text": "Die IBAN gehört zu keiner bekannten Bank"}])
    visit.api("POST", "/api/dauerauftraege", 400, wrong).fills("iban").press("Einrichten")
    visit.api("POST", "/api/dauerauftraege", 400, wrong)
    words = "Er nimmt die IBAN meines Vermieters nicht"
    analysis = visit.judge(words, path="/dauerauftrag")

    told(analysis, "validation_rejected", "Die IBAN gehört zu keiner bekannten Bank", "P1 P2 P3")


def test_a_policy_whose_quote_is_too_old() -> None:
    """Priced on Monday, bought on Friday (spartacus 17833)."""
    visit = customer("/quote/Q-88").tips_fail().press("Buy now")
    visit.problem("POST", "/api/policies", 422, "Quote no longer valid",
                  detail="Quote Q-88 expired on 2026-02-23", code="QUOTE_EXPIRED")  # fmt: skip
    visit.press("Buy now", after=5)
    visit.problem("POST", "/api/policies", 422, "Quote no longer valid",
                  detail="Quote Q-88 expired on 2026-02-23", code="QUOTE_EXPIRED")  # fmt: skip
    analysis = visit.judge("Buy now does nothing", path="/quote/Q-88")

    told(analysis, "validation_rejected stale_version", "/api/policies | 422", "P2 P3",
         never="recommendations")  # fmt: skip


def test_a_parcel_that_two_services_disagree_about() -> None:
    """The carrier's number is unknown to the carrier (a courier's forum)."""
    visit = customer("/orders/771").press("Track", "a")
    visit.api("GET", "https://api.courier.example/v1/track/JD014", 404,
              answer(title="No result found"))  # fmt: skip
    visit.said("warn", "[track] courier has no result for JD014").press("Track", "a", after=6)
    visit.api("GET", "https://api.courier.example/v1/track/JD014", 404,
              answer(title="No result found"))  # fmt: skip
    analysis = visit.judge("where is my parcel, tracking is empty", path="/orders/771")

    told(analysis, "third_party backend_error api_contract", "api.courier.example", "P2 P3")


def test_a_visa_photo_and_a_payment_in_one_sitting() -> None:
    """The photo was put right, the fee was not taken (a consulate's site)."""
    visit = customer("/visa/apply").press("Upload photo").api(
        "POST", "/api/photos", 422, answer(code="FACE_NOT_FOUND"))  # fmt: skip
    visit.press("Upload photo", after=30).api("POST", "/api/photos", 201).come("/visa/fee")
    visit.press("Pay fee", after=20).api("POST", "/api/fees", 500, answer(error="E-PAY-07"))
    visit.press("Pay fee", after=6).api("POST", "/api/fees", 500, answer(error="E-PAY-07"))
    analysis = visit.judge("visa website is rubbish", path="/visa/fee")

    told(analysis, "backend_error", "/api/fees | 500", "P1", never="/api/photos")


def test_points_that_were_promised_and_not_given() -> None:
    """The answer was good, the page says what is missing (an airline's miles)."""
    visit = customer("/miles/claim").fills("flight").press("Réclamer mes miles")
    visit.api("POST", "/api/miles/claims", 200, answer(status="done", credited=0, expected=1250))
    visit.said("warn", "[miles] POST /api/miles/claims credited 0, expected 1250")
    analysis = visit.judge("Mes miles ne sont pas arrivés", path="/miles/claim")

    told(analysis, "backend_error api_contract", "/api/miles/claims", "P0 P1 P2")
