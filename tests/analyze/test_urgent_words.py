"""Reports that shout, whisper, or speak of something else. Judged before it was read."""

from analyze.calm_visits import held
from analyze.urgent_visits import work

CORE = "P0 P1"
BESIDE = "P2 P3"


def test_who_shouts_about_a_picture_has_a_picture() -> None:
    visit = work("/feed").ok("GET", "/api/feed").hums().missing("/u/7/portrait.jpg")
    visit.press("Like").ok("POST", "/api/likes", status=201)
    analysis = visit.judge("WHOLE SITE DOWN!!! NOTHING LOADS!!!", "/feed")
    held(analysis, "asset_missing unknown", "", "P3")


def test_who_calls_it_a_small_thing_is_blocked_all_the_same() -> None:
    visit = work("/schaden/melden").field("hergang").hums().press("Meldung absenden")
    visit.no("POST", "/api/schaeden", 500)
    words = "Nur eine Kleinigkeit, eilt nicht: das Absenden klappt irgendwie nicht"
    held(visit.judge(words, "/schaden/melden"), "backend_error", "500 | schaeden", CORE)


def test_a_core_that_failed_unseen_counts_though_nobody_reports_it() -> None:
    visit = work("/order").hums().press("Order now").no("POST", "/api/orders", 500)
    visit.moved("/", "/order", after=3).ok("GET", "/api/home").missing("/img/logo@2x.png")
    analysis = visit.judge("your site looks odd today", "/")
    held(analysis, "backend_error", "500 | /api/orders", CORE)


def test_who_says_they_could_not_pay_has_paid() -> None:
    visit = work("/kasa").hums().press("Zapłać").ok("POST", "/api/platnosci", status=201)
    visit.moved("/dziekujemy", "/kasa").press("Zapisz mnie do newslettera")
    visit.no("POST", "/api/newsletter", 500)
    analysis = visit.judge("nie mogę zapłacić, błąd", "/dziekujemy")
    held(analysis, "backend_error unknown", "", BESIDE)


def test_an_old_sign_in_that_was_put_right_does_not_make_an_export_urgent() -> None:
    visit = work("/login").press("Sign in").no("POST", "/api/login", 401)
    visit.press("Sign in", after=8).ok("POST", "/api/login").goes("/reports").hums()
    visit.press("Download as Excel").no("GET", "/api/reports/q3.xlsx", 500)
    analysis = visit.judge("Excel export gives an error, pls fix asap", "/reports")
    held(analysis, "backend_error", "500 | q3.xlsx", BESIDE, "401")


def test_a_side_matter_behind_an_urgent_tone_stays_one() -> None:
    visit = work("/tickets").ok("GET", "/api/tickets").hums().press("Dark mode")
    visit.broke("TypeError: document.body.dataset.theme.toggle is not a function")
    analysis = visit.judge("CRITICAL PRODUCTION OUTAGE dark mode does not switch", "/tickets")
    held(analysis, "js_exception", "theme", BESIDE)


def test_a_vague_line_over_a_blocked_registration_is_urgent() -> None:
    visit = work("/inscription").field("courriel").hums().press("Créer mon compte")
    visit.no("POST", "/api/comptes", 500).press("Créer mon compte", after=5)
    visit.no("POST", "/api/comptes", 500)
    analysis = visit.judge("bof", "/inscription")
    held(analysis, "backend_error", "500 | /api/comptes", CORE)


def test_a_tool_of_the_house_on_trial_is_at_most_one_persons_trouble() -> None:
    visit = work("/ops/flags").hums().press("Save flag").no("PUT", "/api/flags/beta", 500)
    analysis = visit.judge("flag won't save", "/ops/flags", environment="staging")
    held(analysis, "backend_error", "500 | /api/flags/beta", "P1 P2 P3")


def test_a_map_that_does_not_come_is_beside_a_delivery_that_can_be_booked() -> None:
    visit = work("/book").ok("GET", "/api/rates").hums()
    visit.missing("https://maps.tiles.example/v1/map.js", "script")
    visit.press("Book delivery").ok("POST", "/api/deliveries", status=201).goes("/booked")
    analysis = visit.judge("map is grey", "/booked")
    held(analysis, "third_party asset_missing chunk_load", "map.js", BESIDE)


def test_a_slow_list_is_a_nuisance_in_a_core_that_goes() -> None:
    visit = work("/patients").hums().press("Suchen").slow("GET", "/api/patients?q=…", 14)
    visit.press("Frau M.", "a").goes("/patients/5").ok("GET", "/api/patients/5")
    analysis = visit.judge("Patientensuche extrem langsam", "/patients/5")
    held(analysis, "timeout_slow", "14", BESIDE)
