"""Apps on phones whose own logger writes into the endpoint."""

from analyze.app_visits import quiet, read
from analyze.bridge_visits import Bridge


def test_a_meal_that_was_paid_and_never_ordered() -> None:
    visit = Bridge().says(
        "[main] app started 4.12.0+881 (SM-A546B, Android 14)",
        "[cart] 3 items, total 31.40",
        "[image] HTTP request failed, statusCode: 404, https://img.tavola.example/d/99.webp",
        "[pay] sheet opened",
        "[pay] result: succeeded pi_3Qx81",
    )
    visit.says(
        "DioException [bad response]: status code of 500 POST https://api.tavola.example/v2/orders",
        '[dio] response: {"error":"internal","trace":"a91"}',
        level="error",
    )
    visit.say("[nav] OrderFailedPage")

    said = visit.reported("my card was debited 31.40 but the restaurant has no order from me")
    read(said, "backend_error", "P0", "/v2/orders", "500", spared="img.tavola")


def test_a_key_that_the_locked_phone_does_not_hand_out() -> None:
    visit = Bridge().says(
        "AppDelegate didFinishLaunching prewarmed=true",
        "Keychain read accessToken",
    )
    visit.say("Keychain error: errSecInteractionNotAllowed (-25308)", "error")
    visit.say("SessionStore: no token, state -> loggedOut", "warn")
    visit.says("Router: push LoginViewController", "Analytics: flush 12 events ok")

    said = visit.reported("Every single morning the app has forgotten me and I must log in again")
    read(said, "storage auth_expired", "P2", "-25308")


def test_readings_that_an_update_threw_away() -> None:
    visit = Bridge().put({"tag": "App", "msg": "updated 3.8 -> 3.9"})
    visit.put({"tag": "SyncWorker", "msg": "retry 4 failed: UnknownHostException"}, "warn")
    visit.put({"tag": "SyncWorker", "msg": "online again, starting sync"})
    visit.put(
        {"tag": "Room", "msg": "No migration from 14 to 15 found, falling back to destructive "
         "migration: all tables dropped"}, "warn")  # fmt: skip
    visit.put({"tag": "Outbox", "msg": "outbox empty, 0 of 12 pending readings found"}, "warn")
    visit.put({"tag": "SyncWorker", "msg": "sync done, 0 uploaded"})

    said = visit.reported("les relevés de compteurs que j'ai saisis hier ont tous disparu")
    read(said, "storage", "P0 P1", "migration", spared="UnknownHost")


def test_alerts_that_no_phone_receives_any_more() -> None:
    visit = Bridge().put({"ns": "push", "text": "permission granted"})
    visit.put({"ns": "push", "text": "fcm token f7K:APA91 registered", "code": 200})
    visit.put({"ns": "theme", "text": "useNativeDriver is not supported, falling back"}, "warn")
    visit.put(
        {"ns": "push", "text": "test alert failed", "code": 403,
         "body": '{"error":{"status":"PERMISSION_DENIED","message":"SenderId mismatch"}}'},
        "error")  # fmt: skip

    said = visit.reported("Since the update I don't get the fall alarms of my mother any more!")
    read(said, "permission_denied third_party backend_error", "P1 P0 P2", "SenderId mismatch")


def test_a_question_beside_a_picture_that_is_missing() -> None:
    visit = Bridge().says("route: /home", "route: /orders", "GET /v2/orders 200 140ms")
    visit.say("NetworkImage 404 https://img.tavola.example/avatars/u7.png", "warn")
    visit.says("route: /profile", "GET /v2/me 200 80ms")

    quiet(visit.reported("where can I change the address for my next delivery?"))


def test_a_subscription_that_belongs_to_another_account() -> None:
    visit = Bridge().say("StoreKit: restoreCompletedTransactions 1 transaction")
    visit.put(
        {"message": "POST /receipts/verify", "statusCode": 422,
         "response": {"code": "RECEIPT_IN_USE",
                      "message": "This purchase is already linked to another account"}},
        "error", "network")  # fmt: skip
    visit.say("entitlement pro: inactive").say("Paywall shown")
    visit.say("AdMob: no fill", "warn")

    said = visit.reported("Pagué el premium en enero y la app me sigue mostrando el muro de pago")
    read(said, "validation_rejected permission_denied", "P1 P2 P3", "already linked to another")


def test_notes_that_went_with_the_sign_in() -> None:
    visit = Bridge().say("D/NoteEditor: 2140 chars, dirty=true", "debug")
    visit.say("I/okhttp: --> PUT https://api.rounds.example/notes/51")
    visit.say("I/okhttp: <-- 401 https://api.rounds.example/notes/51 (82ms)")
    visit.say("W/AuthInterceptor: refresh token expired, clearing session", "warn")
    visit.say("I/Nav: LoginActivity (clearTask)")
    visit.say("I/okhttp: <-- 200 https://api.rounds.example/token (210ms)")
    visit.say("I/okhttp: <-- 200 https://api.rounds.example/notes/51 (60ms)")
    visit.say("D/NoteEditor: loaded 0 chars, dirty=false", "debug")

    said = visit.reported("I had typed a whole page of ward notes, it threw me out, all gone")
    read(said, "auth_expired", "P1 P0 P2", "/notes/51", "401")
