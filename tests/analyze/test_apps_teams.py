"""Teams, invitations, subscriptions, first steps, boards. Judged before they were read."""

from analyze.app_visits import app, quiet, read


def test_an_invitation_that_is_too_old() -> None:
    """evercam/evercam-dashboard 1711, citizenos 191."""
    visit = app("/invite/9f2").hums().click("Accept invitation")
    visit.said("POST", "/api/invitations/9f2/accept", 410, '{"code":"invite_expired"}')
    visit.click("Accept invitation")
    visit.said("POST", "/api/invitations/9f2/accept", 410, '{"code":"invite_expired"}')

    said = visit.judge("I was invited but cannot get in", "/invite/9f2")
    read(said, "validation_rejected auth_expired permission_denied", "P2 P3", "410",
         "/api/invitations/9f2/accept")  # fmt: skip


def test_a_team_without_a_free_seat() -> None:
    visit = app("/team").hums().types("email").click("Einladen")
    body = '{"code":"seat_limit_reached","message":"All 5 seats of your plan are in use"}'
    visit.said("POST", "/api/team/invitations", 422, body)

    said = visit.judge("kann niemanden mehr einladen", "/team")
    read(said, "validation_rejected permission_denied", "P2 P3", "/api/team/invitations", "seats")


def test_invitations_that_the_mail_server_refuses() -> None:
    visit = app("/team").hums().types("email").click("Invite")
    body = '{"error":"SMTP 554: sending address not verified"}'
    visit.said("POST", "/api/team/invitations", 500, body).click("Invite")
    visit.said("POST", "/api/team/invitations", 500, body)

    said = visit.judge("inviting a colleague fails", "/team")
    read(said, "backend_error", "P1 P2", "/api/team/invitations", "500")


def test_a_project_of_another_team() -> None:
    """help.centercode.com: what to do when users cannot access a project."""
    visit = app("/home").hums().press("a.project", "a", "Roadmap").comes("/projects/9")
    visit.said("GET", "/api/projects/9", 403, '{"error":"forbidden","message":"Not a member"}')
    visit.broke("TypeError: Cannot read properties of undefined (reading 'columns')")

    said = visit.judge("página em branco ao abrir o projeto", "/projects/9")
    read(said, "permission_denied", "P2 P1", "/api/projects/9", "403")


def test_a_role_that_was_taken_away_meanwhile() -> None:
    visit = app("/projects/3").said("PATCH", "/api/projects/3", 200).hums().waits(600)
    body = '{"error":"forbidden","message":"Your role does not allow editing"}'
    for _ in range(2):
        visit.click("Save").said("PATCH", "/api/projects/3", 403, body)

    said = visit.judge("Until yesterday I could edit this!", "/projects/3")
    read(said, "permission_denied", "P2", "/api/projects/3", "403")


def test_a_customer_that_the_payment_service_does_not_know() -> None:
    visit = app("/billing").hums().click("Manage subscription")
    body = '{"error":"No such customer: cus_N3x"}'
    visit.said("POST", "/api/billing/portal", 500, body).click("Manage subscription")
    visit.said("POST", "/api/billing/portal", 500, body)

    said = visit.judge("I want to change my plan and get an error", "/billing")
    read(said, "backend_error third_party", "P1 P2", "/api/billing/portal", "500")


def test_an_upgrade_with_a_card_without_cover() -> None:
    visit = app("/billing/upgrade").hums().click("Upgrade to Pro")
    body = '{"error":{"code":"card_declined","decline_code":"insufficient_funds"}}'
    visit.said("POST", "/api/subscriptions", 402, body)

    said = visit.judge("Upgrade funktioniert nicht", "/billing/upgrade")
    read(said, "payment_declined", "P3 P2", "/api/subscriptions")


def test_a_plan_that_was_taken_twice() -> None:
    visit = app("/billing/upgrade").click("Subscribe")
    visit.ask("POST", "/api/subscriptions", 201, durationMs=900)
    visit.ask("POST", "/api/subscriptions", 201, durationMs=700).comes("/billing").hums()

    said = visit.judge("I was charged two times this month", "/billing")
    read(said, "race", "P0", "/api/subscriptions")


def test_a_plan_that_was_paid_and_opens_nothing() -> None:
    visit = app("/billing/upgrade").click("Upgrade to Pro").said("POST", "/api/subscription", 200)
    visit.comes("/automations").hums()
    for _ in range(3):
        visit.said("GET", "/api/automations", 403, '{"error":"plan_required","plan":"pro"}').waits(
            4
        )

    said = visit.judge("ya pagué Pro y sigue todo bloqueado", "/automations")
    read(said, "permission_denied backend_error", "P0 P1 P2", "/api/automations", "plan_required")


def test_a_step_that_does_not_go_on() -> None:
    """topcoder-platform/platform-ui 673, DaKheera47/job-ops 630."""
    visit = app("/onboarding/1").click("Continue").ask("PUT", "/api/onboarding", 200)
    visit.comes("/onboarding/2").hums().types("company").dead("Continue", 3)

    said = visit.judge("stuck in the setup, next does nothing", "/onboarding/2")
    read(said, "dead_control", "P1 P2", "Continue")


def test_a_last_step_that_misses_what_it_never_asked_for() -> None:
    visit = app("/onboarding/4").hums().click("Finish")
    body = '{"errors":{"timezone":["is not included in the list"]}}'
    visit.said("POST", "/api/onboarding/complete", 422, body).click("Finish")
    visit.said("POST", "/api/onboarding/complete", 422, body)

    said = visit.judge("Einrichtung lässt sich nicht abschließen", "/onboarding/4")
    read(said, "validation_rejected api_contract", "P1 P2", "/api/onboarding/complete", "timezone")


def test_first_steps_that_send_each_other_round() -> None:
    visit = app("/onboarding/2")
    for _ in range(5):
        visit.comes("/app", "replaceState").comes("/onboarding/2", "replaceState")
    visit.hums()

    said = visit.judge("page flickers and never opens", "/onboarding/2")
    read(said, "redirect_loop", "P1 P2", "/onboarding/2")


def test_a_form_that_was_filled_by_hand_when_a_register_was_away() -> None:
    visit = app("/onboarding/1").types("vat")
    visit.ask("GET", "https://api.register.example/lookup", 503).types("company").click("Continue")
    visit.said("POST", "/api/companies", 201).comes("/app").ask("GET", "/api/projects", 200).hums()

    quiet(visit.judge("Danke! Wo kann ich unser Logo ändern?", "/app"))


def test_a_card_that_wants_a_reason() -> None:
    """frappe/crm 2883."""
    visit = app("/pipeline").refuses("https://px.ads.example/2.gif", "img-src").hums()
    visit.press("div.card", "div", "Acme")
    body = '{"message":"lost_reason is required"}'
    visit.said("PATCH", "/api/deals/5/move", 422, body).press("div.card", "div", "Acme")
    visit.said("PATCH", "/api/deals/5/move", 422, body)

    said = visit.judge("the card jumps back when I drop it on Lost", "/pipeline")
    read(said, "validation_rejected", "P2 P3", "/api/deals/5/move", "lost_reason")


def test_a_drop_that_throws() -> None:
    visit = app("/board").hums().press("div.card", "div", "Write tests")
    visit.broke("TypeError: Cannot read properties of null (reading 'getBoundingClientRect')")

    said = visit.judge("drag & drop kaputt", "/board")
    read(said, "js_exception", "P2", "getBoundingClientRect")


def test_two_who_moved_one_card_and_a_second_try() -> None:
    visit = app("/board").press("div.card", "div", "Ship it")
    visit.said("PATCH", "/api/cards/8/move", 409, '{"error":"stale position"}')
    visit.ask("GET", "/api/board", 200).said("PATCH", "/api/cards/8/move", 200).hums()
    visit.press("div.card", "div", "Docs").said("PATCH", "/api/cards/3/move", 200)

    quiet(visit.judge("Could we get swimlanes?", "/board"), "P3")


def test_an_order_that_is_never_kept() -> None:
    visit = app("/board").log("error", "Warning: Text content did not match. Server: \"3\" "
                              "Client: \"4\"").hums()  # fmt: skip
    for _ in range(2):
        visit.press("li.row", "li", "Row").said("PUT", "/api/boards/1/order", 500, '{"error":"x"}')

    said = visit.judge("rows jump back to the old order", "/board")
    read(said, "backend_error", "P2", "/api/boards/1/order", "500")


def test_a_row_that_was_deleted_and_brought_back() -> None:
    visit = app("/lists/4").click("Delete").said("DELETE", "/api/rows/6", 204).click("Undo")
    visit.said("POST", "/api/rows/6/restore", 200).ask("GET", "/api/rows/6", 200).hums()

    quiet(visit.judge("maybe add colours for rows?", "/lists/4"))


def test_a_sign_up_by_invitation_whose_mail_has_an_account() -> None:
    visit = app("/join/ab1").hums().types("password").click("Create account")
    body = '{"errors":{"email":["has already been taken"]}}'
    visit.said("POST", "/api/join", 422, body).click("Create account")
    visit.said("POST", "/api/join", 422, body)

    said = visit.judge("Joining the workspace fails", "/join/ab1")
    read(said, "validation_rejected", "P3 P2", "/api/join", "already been taken")
