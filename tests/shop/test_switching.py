"""A switched-on fault breaks what it says, for one browser; without it the shop works."""

from html import unescape

import httpx2
import pytest

from usercontext.shop.asked import Asked, told_json
from usercontext.shop.breaks import broken, matching_rule
from usercontext.shop.faults import FaultTable, Rule

pytestmark = pytest.mark.anyio

CART = {"lines": [{"id": "mug", "quantity": 2}], "shipping": "standard"}
ADA = {"email": "ada.sample@example.com", "password": "slow-mornings"}


async def test_a_shop_that_works_sells(browser: httpx2.AsyncClient) -> None:
    statuses = [
        (await browser.post(f"/demo/api/{path}", json=body)).status_code
        for path, body in (
            ("address", {"postcode": "00000", "city": "Sampletown"}),
            ("payments", CART),
            ("checkout", CART),
        )
    ]
    quote = await browser.post("/demo/api/quote", json=CART | {"voucher": "SLOW10"})

    assert statuses == [200, 201, 201]
    assert quote.json()["quote"] == {"goods": 4800, "off": 480, "shipping": 490, "total": 4810}


async def test_signing_in_opens_the_account_until_signing_out(browser: httpx2.AsyncClient) -> None:
    before = await browser.get("/demo/api/orders")
    wrong = await browser.post("/demo/api/session", json=ADA | {"password": "quick-evenings"})
    await browser.post("/demo/api/session", json=ADA)
    within = await browser.get("/demo/api/orders")
    await browser.delete("/demo/api/session")
    after = await browser.get("/demo/api/orders")

    answers = (before, wrong, within, after)
    assert [answer.status_code for answer in answers] == [401, 401, 200, 401]


async def test_a_switch_holds_for_its_browser_below_the_mount_alone(
    browser: httpx2.AsyncClient,
) -> None:
    switched = await browser.get("/demo/cart?fault=checkout-500:gateway&noise=1&q=a")
    other = await browser.post("/demo/api/checkout", json=CART, headers={"cookie": ""})

    assert (switched.status_code, switched.headers["location"]) == (303, "/demo/cart?q=a")
    cookies = switched.headers.get_list("set-cookie")
    assert all("Path=/demo/" in cookie and "HttpOnly" in cookie for cookie in cookies)
    assert (await browser.post("/demo/api/checkout", json=CART)).status_code == 502
    assert other.status_code == 201


async def test_several_faults_are_on_at_once_until_all_are_off(browser: httpx2.AsyncClient) -> None:
    await browser.get("/demo/?fault=search-500&fault=orders-403:scope")
    both = [(await browser.get(f"/demo/api/{path}")).status_code for path in ("search", "orders")]
    await browser.get("/demo/switches?fault=off")
    none = [(await browser.get(f"/demo/api/{path}")).status_code for path in ("search", "orders")]

    assert (both, none) == ([500, 403], [200, 401])


async def test_a_page_learns_its_client_and_its_policy_but_no_name_of_a_fault(
    browser: httpx2.AsyncClient,
) -> None:
    await browser.get("/demo/?fault=stock-stream:socket&fault=bank-frame:none")
    page = await browser.get("/demo/products/mug")

    assert '"config":{"live":"socket"}' in unescape(page.text)
    assert "frame-src 'none'" in page.headers["content-security-policy"]
    assert "stock-stream" not in page.text
    assert "bank-frame" not in page.text


async def test_a_fault_of_both_breaks_an_answer_and_brings_its_module(
    browser: httpx2.AsyncClient,
) -> None:
    await browser.get("/demo/?fault=receipt-cut:chrome")

    page = await browser.get("/demo/checkout")
    answer = await browser.post("/demo/api/checkout", json=CART)

    assert '"parts":[{"src":"/demo/parts/' in unescape(page.text)
    assert (answer.status_code, answer.text[-6:]) == (201, ',"tota')


async def test_a_server_that_hangs_up_sends_no_byte_and_goes_on(
    browser: httpx2.AsyncClient,
) -> None:
    await browser.get("/demo/?fault=checkout-reset:order")
    for _ in range(20):
        with pytest.raises(httpx2.TransportError):
            await browser.post("/demo/api/checkout", json=CART | {"note": "a" * 60_000})

    assert (await browser.post("/demo/api/quote", json=CART)).status_code == 200


async def test_every_fault_on_the_server_changes_an_answer(
    browser: httpx2.AsyncClient, table: FaultTable
) -> None:
    """Its rules speak of requests that the shop makes: a path nobody asks for breaks nothing."""
    known = ("/api/", "/images/", "/shop.css", "/parts.css", "/assets/", "/sw.js")
    pages = ("/cart", "/checkout", "/products/")
    idle = [
        f"{fault.id}:{variant.id} {rule.path}"
        for fault in table.faults.values()
        for variant in fault.variants
        for rule in variant.rules
        if not rule.path.startswith((*known, *pages))
    ]

    assert not idle


def test_fields_are_taken_from_and_put_into_the_usual_answer() -> None:
    usual = told_json(200, {"a": [{"b": 1, "c": 2}, {"b": 3}], "d": {"e": 4}})
    rule = Rule("/x", drop=("a.*.b", "d.missing.f"), put={"d.e": None, "g": True})

    assert broken(rule, usual).body == b'{"a":[{"c":2},{}],"d":{"e":null},"g":true}'


@pytest.mark.parametrize(
    ("path", "asked", "speaks"),
    [
        ("/api/a", "/api/a", True),
        ("/api/a", "/api/ab", False),
        ("/images/*", "/images/mug.svg", True),
        ("/api/products/*/reviews", "/api/products/mug/reviews", True),
        ("/api/products/*/reviews", "/api/products/mug", False),
        ("/a*a", "/a", False),
    ],
)
def test_one_star_in_a_path_stands_for_anything(path: str, asked: str, speaks: bool) -> None:
    assert (matching_rule([Rule(path)], Asked("GET", asked)) is not None) is speaks
