"""The shop over HTTP: pages, files, policy, and what hostile visitors get."""

import re

import httpx2
import pytest

from usercontext.mounted import shows_shop
from usercontext.settings.sources import read_settings
from usercontext.shop.faults import FaultTable
from usercontext.shop.shelf import Places, Shelf

pytestmark = pytest.mark.anyio

PAGES = ("/", "/search", "/products/mug", "/cart", "/checkout", "/sign-in", "/sign-up", "/account")


@pytest.mark.parametrize("page", [*PAGES, "/thanks", "/bank", "/switches"])
async def test_a_page_is_answered_under_a_policy_of_its_own(
    browser: httpx2.AsyncClient, page: str
) -> None:
    answer = await browser.get(f"/demo{page}")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "unsafe-inline" not in answer.headers["content-security-policy"]


async def test_every_file_that_a_page_or_a_module_names_is_there(
    browser: httpx2.AsyncClient, places: Places
) -> None:
    shelf = Shelf(places.site)
    named = {
        path
        for page in shelf.pages.values()
        for path in re.findall(r'(?:src|href)="(/demo/[\w./-]+)"', page)
    }
    missing = [path for path in named if (await browser.get(path)).status_code != 200]

    assert len(named) > 10
    assert not missing


async def test_the_mount_without_its_slash_leads_to_the_catalogue(
    browser: httpx2.AsyncClient,
) -> None:
    answer = await browser.get("/demo")

    assert (answer.status_code, answer.headers["location"]) == (303, "/demo/")


@pytest.mark.parametrize(
    "path",
    [
        "/demo/../pyproject.toml",
        "/demo/%2e%2e/%2e%2e/pyproject.toml",
        "/demo/..%2f..%2fpyproject.toml",
        "/demo//etc/passwd",
        "/demo/faults/backend_error.json",
        "/demo/products/../../x",
        "/demo/a%00.js",
        "/demox",
    ],
)
async def test_no_path_leads_out_of_the_site(browser: httpx2.AsyncClient, path: str) -> None:
    answer = await browser.get(httpx2.URL(str(browser.base_url)).copy_with(raw_path=path.encode()))

    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/", "/switches", "/api/me", "/api/search", "/images/mug.svg"])
@pytest.mark.parametrize(
    ("query", "cookie"),
    [
        ("fault=%0d%0aset-cookie:x=1&noise=%ff", "shop_faults=" + "a:b." * 200),
        ("&".join(f"fault=checkout-500:v{n}" for n in range(300)), "shop_faults=checkout-500:nope"),
        ("fault[]=1&q=%00%ff%fe&q=%e9&=&&&", "shop_faults=;shop_noise=;;=;\xa0, shop_user=\xff"),
        ("noise=1&noise=0&x=\"'<>%3Cscript%3E", 'shop_faults="checkout-500:json"; shop_noise=11'),
    ],
    ids=["line breaks", "many", "odd bytes", "quotes"],
)
async def test_no_query_and_no_cookie_is_an_error_of_ours(
    browser: httpx2.AsyncClient, path: str, query: str, cookie: str
) -> None:
    target = f"/demo{path}?{query}".encode("ascii")
    headers = {b"cookie": cookie.encode("latin-1")}
    url = httpx2.URL(str(browser.base_url)).copy_with(raw_path=target)
    answer = await browser.get(url, headers=headers)

    assert answer.status_code in (200, 303, 401)
    assert "x" not in answer.cookies


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{", b"\xff", b'{"lines":[{"id":[],"quantity":1e9}]}']
)
@pytest.mark.parametrize("path", ["quote", "voucher", "address", "session", "accounts", "checkout"])
async def test_no_body_is_an_error_of_ours(
    browser: httpx2.AsyncClient, path: str, body: bytes
) -> None:
    answer = await browser.post(f"/demo/api/{path}", content=body)

    assert answer.status_code < 500


async def test_a_body_over_64_kib_is_refused(browser: httpx2.AsyncClient) -> None:
    answer = await browser.post("/demo/api/quote", content=b" " * 65_537)

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("demo", "host", "is_open"),
    [
        ("auto", "127.0.0.1", True),
        ("auto", "::1", True),
        ("auto", "localhost", True),
        ("auto", "0.0.0.0", False),
        ("auto", "192.0.2.7", False),
        ("auto", "shop.example", False),
        ("on", "0.0.0.0", True),
        ("off", "127.0.0.1", False),
    ],
)
def test_the_shop_is_open_where_only_this_machine_can_reach_it(
    demo: str, host: str, is_open: bool
) -> None:
    settings = read_settings({}, {"USERCONTEXT_HOST": host, "USERCONTEXT_DEMO": demo})

    assert shows_shop(settings) is is_open


async def test_the_switches_show_every_fault(
    browser: httpx2.AsyncClient, table: FaultTable
) -> None:
    page = (await browser.get("/demo/switches")).text

    assert [fault for fault in table.faults if f'data-testid="fault-{fault}"' not in page] == []
