"""What people write where a map, a captcha, a chat or a search of another house fails."""

from analyze.desk import HTML, Desk
from analyze.servers import PARSED, told

MAPS = "https://maps.googleapis.com/maps/api"
ALGOLIA = "https://app1-dsn.algolia.net/1/indexes/*/queries"


def test_a_map_that_does_not_know_this_address() -> None:  # wordpress-geo-mashup 796
    page = Desk("/stores").hum()
    page.log("error", "Google Maps JavaScript API error: RefererNotAllowedMapError"
                      " https://developers.google.com/maps/documentation/javascript/error-messages"
                      "#referer-not-allowed-map-error")  # fmt: skip

    told(page.judge("The map is grey", path="/stores"), "third_party", "P2",
         "RefererNotAllowedMapError")  # fmt: skip


def test_a_map_s_service_that_was_not_switched_on() -> None:  # PokemonGo-Map 1728
    page = Desk("/map")
    page.log("error", "Google Maps API error: ApiNotActivatedMapError")
    page.fail("TypeError: Cannot read property 'fromLatLngToPoint' of undefined").hum()

    told(page.judge("The map loads for a split second", path="/map"), "third_party", "P1 P2",
         "ApiNotActivatedMapError")  # fmt: skip


def test_addresses_that_a_quota_no_longer_completes() -> None:  # flutter_google_places 84
    page = Desk("/checkout/address").hum()
    page.no("GET", f"{MAPS}/place/autocomplete/json", 200,
            '{"predictions":[],"status":"OVER_QUERY_LIMIT","error_message":"You have exceeded'
            ' your daily request quota for this API."}')  # fmt: skip

    told(page.judge("My address is not suggested any more", path="/checkout/address"),
         "third_party", "P1 P2 P3", "OVER_QUERY_LIMIT")  # fmt: skip


def test_a_captcha_that_had_not_come() -> None:  # CoderDojo 262
    page = Desk("/register").missing("https://www.google.com/recaptcha/api.js", "script")
    page.hum().click("Register").fail("Error: reCaptcha has not been loaded yet.")

    told(page.judge("I cannot register"), "third_party", "P1", "recaptcha")


def test_a_check_for_robots_that_fails_people() -> None:  # PietSmietde 90
    page = Desk("/register").log("error", "[Cloudflare Turnstile] Error: 300030.").hum()
    page.click("Create account").no("POST", "/api/register", 403, '{"error":"captcha_failed"}')

    told(page.judge("I am told that I am a robot"),
         "third_party validation_rejected permission_denied", "P1 P2", "403")  # fmt: skip


def test_a_guard_that_asks_programs_to_prove_that_they_are_people() -> None:  # monkeytype 4254
    page = Desk("/leaderboard")
    page.ask(
        "GET",
        "/api/leaderboards",
        403,
        contentType=HTML,
        responseBody="<!DOCTYPE html><html><head><title>Just a moment...</title>",
    )
    page.log("error", f"SyntaxError: {PARSED}").hum()

    told(page.judge("The list does not load", path="/leaderboard"),
         "permission_denied third_party", "P1 P2", "403", "/api/leaderboards")  # fmt: skip


def test_a_chat_that_a_blocker_keeps_away() -> None:  # loomio 3166, pantheon 2376
    page = Desk("/help").missing("https://widget.intercom.io/widget/abc", "script").hum()
    page.click("Chat with us").dead("Chat with us")

    told(page.judge("Contact us does nothing"), "third_party", "P2 P3", "widget.intercom.io")


def test_a_choice_of_cookies_that_cannot_be_opened() -> None:  # ngx-cookieconsent 136
    page = Desk("/").missing("https://cdn.cookielaw.org/scripttemplates/otSDKStub.js", "script")
    page.hum().click("Cookie settings").fail("ReferenceError: OneTrust is not defined")

    told(page.judge("I cannot change my cookie settings"), "third_party", "P2 P3", "OneTrust")


def test_a_search_whose_key_is_over() -> None:  # homepage-docs 63
    page = Desk("/search").hum().click("Search")
    page.no("POST", ALGOLIA, 403, '{"message":"Invalid Application-ID or API key","status":403}')

    told(page.judge("The search finds nothing"), "third_party", "P2", "403", "algolia")
