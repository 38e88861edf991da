"""GraphQL, tRPC, gRPC on the web, Supabase and Firebase: failures inside answers. Not: logins."""

from analyze.stack_visits import FIREFOX, SAFARI, UNPARSED, Stack, told, untold

TRPC = (
    '[{"error":{"json":{"message":"An unexpected error occurred","code":-32603,'
    '"data":{"code":"INTERNAL_SERVER_ERROR","httpStatus":500,"path":"cart.add"}}}}]'
)
BASE = "https://kxqzjwpr.supabase.co"


def test_a_mutation_that_failed_inside_a_200_is_the_servers_failure() -> None:
    """nodesource/ncm-cli 171; the recommendations fail on every page."""
    visit = Stack("/checkout").api(
        "POST", "/graphql", 200,
        '{"data":{"cart":{"total":20},"recommendations":null},'
        '"errors":[{"message":"upstream timeout","path":["recommendations"]}]}',
    )  # fmt: skip
    visit.press("Place order").api(
        "POST", "/graphql", 200,
        '{"errors":[{"message":"Internal server error","path":["placeOrder"],'
        '"extensions":{"code":"INTERNAL_SERVER_ERROR"}}],"data":{"placeOrder":null}}',
    )  # fmt: skip
    visit.said("error", "[GraphQL error]: Message: Internal server error, Path: placeOrder")

    analysis = visit.judge("order button: something went wrong", "/checkout")
    told(analysis, "backend_error", "/graphql|placeOrder", "P1", never="recommendations")


def test_a_query_that_had_to_be_sent_whole_is_not_the_missing_reviews() -> None:
    """apollographql/apollo-link-persisted-queries 35."""
    visit = Stack("/p/12").api(
        "POST", "/graphql", 200, '{"errors":[{"message":"PersistedQueryNotFound"}]}'
    )
    visit.api(
        "POST", "/graphql", 200,
        '{"data":{"product":{"id":12},"reviews":null},'
        '"errors":[{"message":"Service reviews unavailable","path":["reviews"]}]}',
    )  # fmt: skip
    visit.broke("TypeError: Cannot read properties of null (reading 'edges')")

    analysis = visit.judge("reviews don't show up, just a grey box", "/p/12")
    told(analysis, "js_exception backend_error api_contract", "edges", "P2", never="Persisted")


def test_a_token_that_is_over_inside_a_200_is_a_login_that_is_over() -> None:
    """Context creation failed."""
    visit = Stack("/editor", SAFARI).api("POST", "/graphql", 200, '{"data":{"draft":{"id":1}}}')
    visit.away(4000).press("Salva bozza").api(
        "POST", "/graphql", 200,
        '{"errors":[{"message":"Context creation failed: jwt expired",'
        '"extensions":{"code":"UNAUTHENTICATED"}}]}',
    )  # fmt: skip

    analysis = visit.judge("la bozza non si salva più", "/editor")
    told(analysis, "auth_expired", "/graphql", "P2 P1")


def test_an_address_that_has_an_account_is_refused_inside_a_200() -> None:
    """BAD_USER_INPUT, told beside the field."""
    visit = Stack("/signup").press("Create account").api(
        "POST", "/graphql", 200,
        '{"errors":[{"message":"Email already registered","path":["signUp"],'
        '"extensions":{"code":"BAD_USER_INPUT","argumentName":"email"}}],"data":null}',
    )  # fmt: skip

    analysis = visit.judge("cannot sign up, it refuses my mail", "/signup")
    told(analysis, "validation_rejected", "Email already registered", "P3 P2")


def test_a_procedure_of_trpc_names_itself_in_its_failure() -> None:
    """trpc/trpc: a batch of one."""
    visit = Stack("/p/4").api("GET", "/api/trpc/product.byId?batch=1", 200)
    visit.press("In den Warenkorb").api("POST", "/api/trpc/cart.add?batch=1", 500, TRPC)
    visit.rejects("TRPCClientError: An unexpected error occurred")

    analysis = visit.judge("Artikel landet nicht im Warenkorb", "/p/4")
    told(analysis, "backend_error", "cart.add|500", "P1")


def test_what_trpc_cannot_read_is_the_gateways_page() -> None:
    """webstudio-is/webstudio 6406."""
    visit = Stack("/import", FIREFOX).press("Start import")
    visit.markup("POST", "/api/trpc/import.run", 504)
    visit.rejects(UNPARSED[FIREFOX].replace("SyntaxError", "TRPCClientError"))

    analysis = visit.judge("importeren lukt niet, krijg een rare JSON melding", "/import")
    told(analysis, "timeout_slow backend_error", "import.run|504", "P2")


def test_a_call_of_grpc_fails_with_a_good_status() -> None:
    """grpc/grpc-web 1070: the status lies in the trailer, all HTTP answers are 200."""
    kind = {"contentType": "application/grpc-web+proto"}
    visit = Stack("/checkout").api("POST", "/metrics.Telemetry/Report", 503, **kind)
    visit.press("Buy").api("POST", "/shop.v1.Checkout/PlaceOrder", 200, **kind)
    visit.said(
        "error",
        "PlaceOrder failed",
        "RpcError: upstream connect error or disconnect/reset before headers. "
        "reset reason: connection failure",
    )

    analysis = visit.judge("nothing happens when I buy", "/checkout")
    told(analysis, "backend_error", "PlaceOrder|upstream connect", "P1", never="Telemetry")


def test_a_row_that_the_database_may_not_take_is_a_permission() -> None:
    """Supabase's row-level security."""
    visit = Stack("/events/3").press("Reservar").api(
        "POST", f"{BASE}/rest/v1/bookings", 403,
        '{"code":"42501","message":"new row violates row-level security policy for table '
        '\\"bookings\\""}',
    )  # fmt: skip

    analysis = visit.judge("No puedo reservar plaza", "/events/3")
    told(analysis, "permission_denied", "bookings|row-level security", "P1 P2")


def test_a_session_of_supabase_that_cannot_be_renewed_is_over() -> None:
    """supabase/auth-js 540."""
    visit = Stack("/notes").api("GET", f"{BASE}/rest/v1/notes", 200).away(9000)
    visit.press("Add note").api(
        "POST", f"{BASE}/rest/v1/notes", 401, '{"code":"PGRST303","message":"JWT expired"}'
    )
    visit.api(
        "POST", f"{BASE}/auth/v1/token?grant_type=refresh_token", 400,
        '{"error_code":"refresh_token_not_found","msg":"Invalid Refresh Token"}',
    )  # fmt: skip
    visit.said("error", "AuthApiError: Invalid Refresh Token: Refresh Token Not Found")

    analysis = visit.judge("note is not added", "/notes")
    told(analysis, "auth_expired", "rest/v1/notes|401", "P2 P1")


def test_a_bought_database_that_nobody_reaches_is_not_the_own_server() -> None:
    """A project of Supabase that was paused; the site's own server answers."""
    visit = Stack("/", FIREFOX).api("GET", "/api/banner", 200)
    for _ in range(3):
        visit.lost("GET", f"{BASE}/rest/v1/products?select=*")
    visit.said("error", "could not load products", "TypeError: NetworkError when attempting to "
               "fetch resource.")  # fmt: skip

    analysis = visit.judge("shop is empty")
    told(analysis, "third_party offline backend_error", "supabase.co", "P1 P2")


def test_a_stream_that_came_back_is_not_the_permission_that_lacks() -> None:
    """firebase/firebase-js-sdk 7590."""
    visit = Stack("/plans/1")
    visit.said(
        "error",
        "[2026-02-27T11:59:01.000Z]  @firebase/firestore: Firestore (10.7.1): Could not reach "
        "Cloud Firestore backend. Connection failed 1 times.",
    )
    visit.press("Speichern")
    visit.rejects("FirebaseError: Missing or insufficient permissions.")

    analysis = visit.judge("Speichern geht nicht", "/plans/1")
    told(analysis, "permission_denied", "Missing or insufficient permissions", "P2 P1",
         never="Could not reach")  # fmt: skip


def test_a_function_of_firebase_that_throws_says_internal() -> None:
    """Callable functions hide what they throw."""
    url = "https://europe-west1-shop-prod.cloudfunctions.net/createOrder"
    visit = Stack("/koszyk").press("Zamawiam i płacę")
    visit.api("POST", url, 500, '{"error":{"message":"INTERNAL","status":"INTERNAL"}}')
    visit.said("error", "order", "FirebaseError: INTERNAL")

    analysis = visit.judge("nie mogę złożyć zamówienia", "/koszyk")
    told(analysis, "backend_error third_party", "createOrder|500", "P1")


def test_a_store_of_files_whose_quota_is_used_up() -> None:
    """Firebase storage answers 402."""
    url = "https://firebasestorage.googleapis.com/v0/b/shop.appspot.com/o?name=p.jpg"
    visit = Stack("/profile").press("Upload photo").api(
        "POST", url, 402, '{"error":{"code":402,"message":"Quota has been exceeded for this '
        'project."}}',
    )  # fmt: skip

    analysis = visit.judge("photo upload fails every time", "/profile")
    told(analysis, "backend_error third_party", "402|quota", "P2 P3", never="declined")


def test_advice_of_apollo_and_firebase_is_no_answer_to_a_wish() -> None:
    """What their clients write on every page."""
    visit = Stack("/lists").api("POST", "/graphql", 200, '{"data":{"lists":[]}}')
    visit.said("warn", "Cache data may be lost when replacing the items field of a Query object.")
    visit.said("warn", "@firebase/app-check: App Check debug token is not set")
    visit.press("New list").api("POST", "/graphql", 200, '{"data":{"createList":{"id":9}}}')

    untold(visit.judge("Bitte ergänzt einen PDF-Export", "/lists"))
