"""What people write of bookings, limits, lists and files that are not taken. Not: paying."""

from analyze.desk import HTML, Desk
from analyze.servers import told

BUCKET = "https://photos-prod.s3.eu-central-1.amazonaws.com/uploads/1.jpg"


def test_an_event_that_has_too_few_seats_left() -> None:  # odoo 173809
    page = Desk("/event/12/register").hum().click("Book now")
    page.no("POST", "/event/12/registration", 409, '{"error":"not_enough_seats","left":0}')

    told(page.judge("I had selected my seat and now it is gone"), "validation_rejected race",
         "P2 P3", "409")  # fmt: skip


def test_a_slot_that_is_shown_and_not_known() -> None:  # thunderbird/appointment 1233
    page = Desk("/book/anna").no("GET", "/api/slots", 200).click("Confirm booking").hum()
    page.no("PUT", "/api/slots/booking", 404, '{"detail":{"id":"SLOT_NOT_FOUND"}}')

    told(page.judge("It says the time slot is not available though it is shown"),
         "validation_rejected stale_version race backend_error api_contract", "P1 P2 P3",
         "404", "/api/slots/booking")  # fmt: skip


def test_a_day_on_which_nobody_is_free_after_the_clocks_change() -> None:  # cal.diy 6217
    page = Desk("/team/intro").hum().click("Confirm")
    page.no("POST", "/api/book/event", 409, '{"message":"no_available_users_found_error"}')

    told(page.judge("Every week works but not the one after the time change"),
         "validation_rejected race backend_error", "P1 P2 P3", "409")  # fmt: skip


def test_a_time_zone_that_the_browser_does_not_know() -> None:  # Appointments 274
    page = Desk("/appointments").no("GET", "/api/calendar", 200).click("Next week")
    page.fail("RangeError: Invalid time zone specified: US/Pacific-New").hum()

    told(page.judge("No times are shown"), "js_exception api_contract", "P1 P2", "Pacific-New")


def test_a_plan_that_is_full() -> None:  # treetracker 1216, mlrun/ui 1153
    page = Desk("/projects").hum().click("Create project")
    page.no("POST", "/api/projects", 402, '{"code":"PLAN_LIMIT_REACHED","limit":1}')

    told(page.judge("I cannot create another project"),
         "validation_rejected permission_denied payment_declined", "P2 P3", "402")  # fmt: skip


def test_a_list_that_was_read_wrongly_and_called_a_success() -> None:  # gshark 349
    page = Desk("/rules").click("Import CSV").hum()
    page.no(
        "POST",
        "/api/rule/import",
        200,
        '{"code":7,"data":{},"msg":"parse error on line 1, column 4: bare quote in field"}',
    )

    told(page.judge("It says imported and the list stays empty"),
         "validation_rejected backend_error api_contract", "P2 P3", "/api/rule/import")  # fmt: skip


def test_a_stock_that_a_graph_tells_of() -> None:  # saleor-like checkout
    page = Desk("/cart").hum().click("Checkout")
    page.no("POST", "/graphql", 200,
            '{"errors":[{"message":"Insufficient stock for mug",'
            '"extensions":{"code":"INSUFFICIENT_STOCK"}}],"data":null}')  # fmt: skip

    told(page.judge("I cannot check out"), "validation_rejected", "P2 P3", "stock")


def test_a_field_that_a_graph_may_not_leave_out() -> None:  # relay 2172
    page = Desk("/company/4")
    page.no("POST", "/graphql", 200,
            '{"data":{"company":null},"errors":[{"message":"Cannot return null for non-nullable'
            ' field Company.multiSite.","path":["company","multiSite"]}]}').hum()  # fmt: skip

    told(page.judge("The company's page is empty", path="/company/4"),
         "backend_error api_contract", "P1 P2", "Company.multiSite")  # fmt: skip


def test_a_mutation_that_says_no_in_a_list_of_its_own() -> None:  # vendure, saleor
    page = Desk("/checkout").click("Complete order").hum()
    page.no("POST", "/graphql", 200,
            '{"data":{"checkoutComplete":{"order":null,"errors":[{"field":"lines",'
            '"code":"INSUFFICIENT_STOCK","message":"Could not add items"}]}}}')  # fmt: skip

    told(page.judge("The order does not go through"), "validation_rejected", "P1 P2 P3",
         "/graphql")  # fmt: skip


def test_a_problem_document_about_credit() -> None:  # RFC 9457
    page = Desk("/send").hum().click("Send campaign")
    page.no("POST", "/api/campaigns/3/send", 403,
            '{"type":"https://example.com/probs/out-of-credit","title":"You do not have enough'
            ' credit.","status":403,"detail":"Your balance is 30, but that costs 50."}',
            contentType="application/problem+json")  # fmt: skip

    told(page.judge("My campaign is not sent"),
         "validation_rejected payment_declined permission_denied", "P2 P3", "403",
         "enough credit")  # fmt: skip


def test_a_file_that_the_gateway_finds_too_large() -> None:  # vocechat-web 57, edx-sga 11
    page = Desk("/chat").hum().click("Send file")
    page.ask("POST", "/api/resource/file/upload", 413, contentType=HTML, requestBytes=48_000_000)

    told(page.judge("It goes to 100% and then nothing"), "validation_rejected", "P2 P3", "413")


def test_a_signature_that_a_bucket_does_not_take() -> None:  # react-s3-uploader 192
    page = Desk("/profile").click("Upload photo").no("GET", "/api/s3/sign", 200)
    page.ask("PUT", BUCKET, 403, contentType="application/xml")
    page.log("error", "Upload error: 403 SignatureDoesNotMatch").hum()

    told(page.judge("My photo cannot be uploaded"),
         "third_party api_contract auth_expired permission_denied", "P2", "403")  # fmt: skip


def test_an_address_for_an_upload_that_is_over() -> None:  # aws-sdk-js 2306
    page = Desk("/album").no("GET", "/api/upload-url", 200).hum().click("Add photos", after=20)
    page.ask("PUT", BUCKET, 403, contentType="application/xml", responseBody="<Error><Code>"
             "AccessDenied</Code><Message>Request has expired</Message></Error>")  # fmt: skip

    told(page.judge("Photos sometimes do not upload"),
         "auth_expired third_party permission_denied", "P2", "403")  # fmt: skip


def test_a_picture_of_a_telephone_that_is_not_taken() -> None:  # open-tacos 1265, bb 2170
    page = Desk("/climbs/3").hum().click("Upload")
    page.no("POST", "/api/media", 415, '{"error":"Unsupported media type image/heic"}')

    told(page.judge("The bar never ends when I upload from my iPhone"), "validation_rejected",
         "P2 P3", "415")  # fmt: skip


def test_a_download_that_is_prepared_for_ever() -> None:  # kobocat 315, spoke 771
    page = Desk("/reports").click("Export").no("POST", "/api/exports", 202).hum()
    page.no("GET", "/api/exports/7", 200, '{"state":"running"}')
    page.no("GET", "/api/exports/7", 200, '{"state":"failed","error":"worker lost"}')

    told(page.judge("The export stays at Preparing"), "backend_error", "P2", "/api/exports/7")


def test_a_table_that_holds_a_page_for_signing_in() -> None:  # TeamPass 2565
    page = Desk("/folders").hum().click("Export as CSV", after=20)
    page.ask("GET", "/api/folders/export.csv", 200, contentType=HTML, responseBytes=8123)
    page.log("error", "Export failed: expected text/csv but got text/html")

    told(page.judge("The file only has HTML code in it"), "auth_expired api_contract", "P2",
         "/api/folders/export.csv")  # fmt: skip


def test_a_part_of_an_upload_that_does_not_fit() -> None:  # PeerTube 2563, tus
    page = Desk("/videos/upload").click("Publish").no("POST", "/files", 201)
    page.no("PATCH", "/files/77", 409).hum()
    page.log(
        "error",
        "tus: unexpected response while uploading chunk, originated from request"
        " (method: PATCH, response code: 409, response text: Upload-Offset)",
    )

    told(page.judge("My video stops in the middle"),
         "race backend_error stale_version api_contract", "P2", "409", "/files/77")  # fmt: skip


def test_a_hook_of_the_user_s_own_that_answers_500() -> None:  # help pages on webhooks
    page = Desk("/settings/webhooks").hum().click("Send test event")
    page.no("POST", "/api/webhooks/3/test", 200,
            '{"success":false,"error":"Endpoint responded with 500"}')  # fmt: skip

    told(page.judge("The webhook test fails"), "validation_rejected third_party backend_error",
         "P2 P3", "/api/webhooks/3/test")  # fmt: skip
