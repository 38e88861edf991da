"""Phones: React Native, Flutter, Swift, Kotlin, Ionic and games, as their teams post them."""

from analyze.app_visits import read
from analyze.client_visits import Sender

API = "https://api.lieferfix.example"


def test_a_crash_of_hermes_at_the_order_blocks_the_order() -> None:
    app = Sender().shows("CartScreen").calls("GET", f"{API}/cart", 200)
    app.says("warn", "VirtualizedLists should never be nested inside plain ScrollViews")
    app.shows("ReviewScreen").taps("Jetzt bestellen")
    app.puts("error", {
        "message": "TypeError: Cannot read property 'streetName' of null, js engine: hermes",
        "stack": "TypeError: Cannot read property 'streetName' of null\n"
        "    at formatAddress (address at index.android.bundle:1:482113)\n"
        "    at onPlaceOrder (address at index.android.bundle:1:490027)", "isFatal": True,
    })  # fmt: skip

    told = app.hears("Sobald ich auf Jetzt bestellen tippe, geht die App zu")

    read(told, "js_exception", "P1", "streetName", spared="VirtualizedLists")


def test_a_null_in_dart_is_blamed_and_not_the_answer_that_came_later() -> None:
    app = Sender().shows("/home")
    app.says("warn", "DioException [connection timeout]: The request connection took longer than "
             "0:00:05.000000. GET https://api.padelo.example/feed")  # fmt: skip
    app.calls("GET", "https://api.padelo.example/feed", 200, after=3)
    app.shows("/profile")
    app.puts("error", {
        "library": "widgets library", "exception": "Null check operator used on a null value",
        "stack": "#0      _ProfilePageState.build (package:padelo/profile/profile_page.dart:88:31)"
        "\n#1      StatefulElement.build (package:flutter/src/widgets/framework.dart:5729:27)",
    })  # fmt: skip

    told = app.hears("my profile is just a grey square")

    read(told, "js_exception", "P2", "Null check operator", spared="/feed")


def test_a_request_that_ran_out_of_time_in_swift_blocks_the_booking() -> None:
    app = Sender().shows("BookingViewController")
    app.says("debug", "nw_protocol_get_quic_image_block_invoke dlopen libquic failed")
    app.taps("Confirm booking")
    app.says("error", "Task <1F2A>.<14> finished with error [-1001] Error Domain=NSURLErrorDomain "
             'Code=-1001 "The request timed out." UserInfo={NSErrorFailingURLStringKey='
             "https://api.rooms.example/v2/bookings}", after=60)  # fmt: skip

    told = app.hears("It spins for a minute and then says something went wrong. No booking.")

    read(told, "timeout_slow", "P1", "/v2/bookings", spared="libquic")


def test_the_innermost_cause_of_a_kotlin_crash_is_named() -> None:
    app = Sender().shows("MainActivity").taps("Scan parcel")
    app.puts("error", {
        "tag": "AndroidRuntime", "text": "FATAL EXCEPTION: main\nProcess: io.parcel.courier, PID: "
        "8121\njava.lang.RuntimeException: Unable to start activity ComponentInfo{io.parcel.courier"
        "/.ScanActivity}\n\tat android.app.ActivityThread.performLaunchActivity("
        "ActivityThread.java:3864)\nCaused by: kotlin.UninitializedPropertyAccessException: "
        "lateinit property repo has not been initialized\n\tat io.parcel.courier.scan."
        "ScanViewModel.load(ScanViewModel.kt:41)",
    })  # fmt: skip

    told = app.hears("L'appli se ferme quand je veux scanner un colis, impossible de livrer")

    read(told, "js_exception", "P1 P2", "UninitializedPropertyAccessException", "ScanViewModel")


def test_a_photo_too_large_for_the_memory_is_a_crash_of_the_app() -> None:
    app = Sender().shows("MeterReading").calls("GET", "https://strom.example/api/meters/4", 200)
    app.taps("Foto verwenden")
    app.puts("error", {"thread": "DefaultDispatcher-worker-3", "throwable": {
        "class": "java.lang.OutOfMemoryError",
        "message": "Failed to allocate a 48771084 byte allocation with 8388608 free bytes",
        "frames": ["android.graphics.BitmapFactory.nativeDecodeStream(BitmapFactory.java)",
                   "de.stromkunde.photo.CropFragment.decode(CropFragment.kt:77)"]}})  # fmt: skip

    told = app.hears("Zählerstand mit Foto geht nicht, App stürzt jedes Mal ab")

    read(told, "js_exception", "P1 P2", "OutOfMemoryError")


def test_a_frozen_main_thread_names_what_held_it() -> None:
    app = Sender().shows("NotesList").taps("Open notebook")
    app.puts("error", {"msg": "ANR", "ctx": {
        "reason": "Input dispatching timed out", "blockedMs": 8120,
        "mainThread": ["com.quillnote.db.NotesDao.loadAll(NotesDao.kt:30)",
                       "android.os.Handler.dispatchMessage(Handler.java:106)"]}})  # fmt: skip

    told = app.hears("freezes, then Android asks me to close it or wait")

    read(told, "js_exception timeout_slow dead_control", "P2 P1", "NotesDao")


def test_a_purchase_that_the_server_could_not_confirm_is_money_taken() -> None:
    app = Sender().shows("Paywall").taps("Subscribe yearly")
    app.puts("info", {"billing": "onPurchasesUpdated", "responseCode": "OK", "sku": "pro_yearly"})
    app.calls("POST", "https://api.fitlog.example/v1/purchases/verify", 500, ms=812)
    app.puts("warn", {"billing": "acknowledge skipped", "reason": "verification failed"})
    app.taps("Subscribe yearly", after=6)
    app.puts("warn", {"billing": "launchBillingFlow", "responseCode": "ITEM_ALREADY_OWNED"})

    told = app.hears("Google took my money and I still have the free version!!")

    read(told, "backend_error", "P0 P1", "/purchases/verify", "500")


def test_a_camera_that_was_refused_for_good_is_a_permission() -> None:
    app = Sender().shows("TicketScan")
    app.puts("warn", {"permission": "android.permission.CAMERA", "granted": False,
                      "shouldShowRationale": False})  # fmt: skip
    app.puts("debug", {"tag": "CameraX", "msg": "Unbinding all use cases"})

    told = app.hears("L'écran reste noir quand je veux scanner mon billet")

    read(told, "permission_denied", "P2 P1 P3", "CAMERA")


def test_a_token_before_its_time_tells_of_the_clock() -> None:
    app = Sender().shows("Login").taps("Sign in")
    app.calls("POST", "https://id.wallbox.example/token", 200)
    app.calls(
        "GET",
        "https://api.wallbox.example/me",
        401,
        deviceTime="2026-02-27T09:58:11Z",
        body='{"error":"invalid_token","error_description":"Token used before issued"}',
    )
    app.shows("Login").taps("Sign in")
    app.calls("POST", "https://id.wallbox.example/token", 200)
    app.calls(
        "GET",
        "https://api.wallbox.example/me",
        401,
        body='{"error":"invalid_token","error_description":"Token used before issued"}',
    )

    told = app.hears("I sign in and it drops me right back to the sign in screen")

    read(told, "auth_expired", "P1 P2", "Token used before issued")


def test_a_pinned_certificate_that_changed_cuts_every_call() -> None:
    app = Sender().shows("Accounts")
    for path in ("accounts", "cards", "messages"):
        app.sends("error", {"request": f"GET https://mobile.sparbank.example/{path}",
                            "failure": "javax.net.ssl.SSLPeerUnverifiedException: Certificate "
                            "pinning failure!"})  # fmt: skip

    told = app.hears("App meint kein Internet, dabei geht WLAN und alles andere einwandfrei")

    read(told, "offline backend_error api_contract third_party", "P1 P0",
         "Certificate pinning failure")  # fmt: skip


def test_what_a_later_synchronisation_threw_away_is_lost_data() -> None:
    app = Sender().shows("VisitForm")
    app.says("info", "offline: change queued", entity="visit", id=311)
    app.says("info", "connectivity restored, pushing 3 changes", after=40)
    app.calls("POST", "https://api.caremobil.example/sync/push", 409,
              response={"code": "CONFLICT", "base": 14, "server": 17})  # fmt: skip
    app.says("warn", "conflict on visit 311: server copy kept, local edits discarded (3 fields)")
    app.calls("GET", "https://api.caremobil.example/sync/pull", 200)

    told = app.hears("Everything I wrote at the patient's home this morning has vanished")

    read(told, "stale_version race", "P0 P1", "/sync/push")


def test_messages_that_google_does_not_hand_out_are_a_third_partys_matter() -> None:
    app = Sender().shows("Settings/Notifications").taps("Allow notifications")
    app.puts("error", {"scope": "push", "error": {"code": "messaging/unknown", "message":
             "java.io.IOException: java.util.concurrent.ExecutionException: java.io.IOException: "
             "SERVICE_NOT_AVAILABLE"}})  # fmt: skip
    app.calls("GET", "https://api.vereinsapp.example/me", 200)

    told = app.hears("ich kriege keine Benachrichtigungen mehr aufs Handy")

    read(told, "third_party", "P2 P3", "SERVICE_NOT_AVAILABLE")


def test_an_app_too_old_for_its_server_is_an_old_version() -> None:
    app = Sender().says("info", "app start", version="5.1.0", build=5103)
    app.calls("GET", "https://api.colectivo.example/bootstrap", 426,
              body='{"code":"UPGRADE_REQUIRED","minimum":"6.0.0"}')  # fmt: skip
    app.shows("ForceUpdate").taps("Actualizar")
    app.says("warn", "store page: no update offered for this device (Android 7)")

    told = app.hears("no me deja entrar, pide actualizar pero en la tienda no hay nada nuevo")

    read(told, "stale_version", "P1 P2", "426")


def test_a_plugin_that_is_not_there_on_android_is_named() -> None:
    app = Sender().shows("/tabs/stores").taps("Near me")
    app.puts("error", {"level": "error", "args": [
        'Error: "Geolocation" plugin is not implemented on android',
        "at createPluginMethodWrapper (capacitor.js:218:19)"]})  # fmt: skip
    app.calls("GET", "https://api.markt.example/stores?zip=10115", 200)

    told = app.hears("Near me does nothing, have to type my postcode instead")

    read(told, "js_exception", "P2 P3", "Geolocation")


def test_a_game_that_breaks_at_the_purchase_names_its_own_panel() -> None:
    game = Sender().puts("info", {"scene": "Shop", "fps": 58}).taps("Buy 500 gems")
    game.puts("warn", {"condition": "The referenced script on this Behaviour is missing!"})
    game.puts("error", {
        "condition": "NullReferenceException: Object reference not set to an instance of an object",
        "stackTrace": "Tiny.Shop.CheckoutPanel.Confirm () (at <4f2c9e>:0)\n"
        "UnityEngine.Events.InvokableCall.Invoke () (at <7b1a>:0)", "type": "Exception",
    })  # fmt: skip

    told = game.hears("buying gems is broken")

    read(told, "js_exception", "P1", "NullReferenceException", spared="referenced script")


def test_a_script_of_godot_is_read_like_any_other() -> None:
    game = Sender().puts("info", {"scene": "res://levels/03.tscn"})
    game.puts(
        "error",
        {
            "text": "SCRIPT ERROR: Invalid access to property or key 'hp' on a base "
            "object of type 'Nil'.\n   at: _process (res://player/hud.gd:44)"
        },
    )

    told = game.hears("health bar never moves on level 3")

    read(told, "js_exception", "P2 P3", "hp", "hud.gd")


def test_a_bank_app_that_is_not_installed_cannot_be_opened() -> None:
    app = Sender().shows("Checkout").taps("Pay with bank app")
    app.calls("POST", "https://pay.tickets.example/intents", 201)
    app.puts("error", {"error": "android.content.ActivityNotFoundException: No Activity found to "
                       "handle Intent { act=android.intent.action.VIEW dat=bankpay://confirm }",
                       "at": "app.tickets.pay.BankLauncher.open(BankLauncher.kt:29)"})  # fmt: skip

    told = app.hears("Nacisnę zapłać aplikacją banku i nic się nie dzieje")

    read(told, "js_exception third_party", "P1", "ActivityNotFoundException")


def test_a_native_crash_names_the_library_of_the_team() -> None:
    app = Sender().shows("LiveView").taps("Front door camera")
    app.puts(
        "error",
        {
            "tombstone": "signal 11 (SIGSEGV), code 1 (SEGV_MAPERR), fault addr 0x0\n"
            "    x0  0000000000000000  x1  0000007b3c1f8a40\nbacktrace:\n      #00 pc "
            "000000000004a3c8  /data/app/lib/arm64/libdoorcam.so "
            "(door::Decoder::flush()+44)\n      #01 pc 00000000000d1f20  /apex/"
            "com.android.runtime/lib64/bionic/libc.so (__pthread_start+208)"
        },
    )

    told = app.hears("app quits as soon as I open the door camera")

    read(told, "js_exception", "P1 P2", "SIGSEGV", "libdoorcam")
