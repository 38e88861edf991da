"""What the shop's API answers when all is well. Not: what a fault makes of it.

Nothing is stored: a cart travels with its requests, and who is signed in stands in a cookie.
"""

import re
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import msgspec

from usercontext.shop.asked import Asked, Told, told_json
from usercontext.shop.goods import BY_ID, PRODUCTS, REVIEWS, SHIPPING, VOUCHERS, find_products
from usercontext.shop.switches import COOKIE_PATH

VERSION = "2.4.1"
EMAIL = "ada.sample@example.com"
PASSWORD = "slow-mornings"  # noqa: S105  (of the demo account, printed on its page)
_USER = re.compile(r"(?:^|[;,]\s*)shop_user=ada(?=$|[;,])")
_ADA = {"name": "Ada Sample", "email": EMAIL, "city": "Sampletown"}
_ORDERS = (
    {"number": "F-19833", "placed": "2026-03-14", "state": "Delivered", "total": 7690},
    {"number": "F-20107", "placed": "2026-06-02", "state": "On its way", "total": 2890},
)
_MOST_LINES = 50
_POSTCODE = re.compile(r"[0-9A-Za-z -]{3,10}")


class _Visit:
    """One request as the answers below read it."""

    def __init__(self, asked: Asked) -> None:
        self.is_signed_in = _USER.search(asked.cookie) is not None
        self._query = parse_qs(asked.query[:2000])
        try:
            sent = msgspec.json.decode(asked.body) if asked.body else {}
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            sent = {}
        self.sent: dict[str, Any] = sent if isinstance(sent, dict) else {}

    def query(self, name: str) -> str:
        return self._query.get(name, [""])[0]

    def text(self, name: str) -> str:
        value = self.sent.get(name)
        return value if isinstance(value, str) else ""


def usual_answer(asked: Asked) -> Told:
    """Answer a request for a path below /demo/api as a shop that works."""
    path = asked.path.removeprefix("/api")
    answer = _ANSWERS.get((asked.method, path))
    if answer is not None:
        return answer(_Visit(asked))
    found = re.fullmatch(r"/products/([a-z]{1,20})(/reviews)?", path)
    if found and asked.method == "GET" and found[1] in BY_ID:
        return _reviews() if found[2] else told_json(200, {"product": BY_ID[found[1]]})
    return _refused(404, "not_found", "There is nothing here.")


def _refused(status: int, error: str, message: str, **more: Any) -> Told:
    return told_json(status, {"error": error, "message": message} | more)


def _products(visit: _Visit) -> Told:
    found = find_products("", visit.query("category"))
    return told_json(200, {"products": found, "total": len(found)})


def _reviews() -> Told:
    return told_json(200, {"reviews": REVIEWS, "average": 4.7})


def _search(visit: _Visit) -> Told:
    found = find_products(visit.query("q"))
    return told_json(200, {"results": found, "total": len(found)})


def _suggest(visit: _Visit) -> Told:
    found = find_products(visit.query("q"))[:5]
    return told_json(200, {"suggestions": [{"id": p.id, "name": p.name} for p in found]})


def _stock(_: _Visit) -> Told:
    return told_json(200, {"stock": {product.id: product.stock for product in PRODUCTS}})


def _shipping(_: _Visit) -> Told:
    return told_json(200, {"methods": SHIPPING})


def _me(visit: _Visit) -> Told:
    if not visit.is_signed_in:
        return _refused(401, "not_signed_in", "Nobody is signed in.")
    return told_json(200, {"user": _ADA})


def _sign_in(visit: _Visit) -> Told:
    if visit.text("email").lower() != EMAIL or visit.text("password") != PASSWORD:
        return _refused(401, "wrong_password", "E-mail or password is not right.")
    return told_json(201, {"user": _ADA, "expiresInSeconds": 3600}, (_user_cookie(True),))


def _sign_up(visit: _Visit) -> Told:
    if len(visit.text("password")) < 8:
        fields = {"password": "At least eight characters."}
        return _refused(422, "validation", "Please check the form.", fields=fields)
    if visit.text("email").lower() == EMAIL:
        return _refused(409, "email_taken", "There is an account with this e-mail.")
    return told_json(201, {"user": _ADA, "expiresInSeconds": 3600}, (_user_cookie(True),))


def _sign_out(_: _Visit) -> Told:
    return Told(204, headers=(_user_cookie(False),))


def _refresh(_: _Visit) -> Told:
    return told_json(200, {"expiresInSeconds": 3600})


def _change_me(visit: _Visit) -> Told:
    if not visit.is_signed_in:
        return _me(visit)
    return told_json(200, {"user": _ADA | {"city": visit.text("city")[:80] or _ADA["city"]}})


def _orders(visit: _Visit) -> Told:
    return told_json(200, {"orders": _ORDERS}) if visit.is_signed_in else _me(visit)


def _quote(visit: _Visit) -> Told:
    return told_json(200, {"quote": quote_of(visit.sent)})


def quote_of(sent: dict[str, Any]) -> dict[str, int]:
    """Return what a cart costs, in cents; lines that make no sense cost nothing."""
    lines = sent.get("lines")
    goods = sum(map(_line_price, lines[:_MOST_LINES])) if isinstance(lines, list) else 0
    code = sent.get("voucher")
    off = round(goods * VOUCHERS.get(code if isinstance(code, str) else "", 0) / 100)
    chosen = [method.price for method in SHIPPING if method.id == sent.get("shipping")]
    shipping = (chosen or [SHIPPING[0].price])[0]
    return {"goods": goods, "off": off, "shipping": shipping, "total": goods - off + shipping}


def _line_price(line: Any) -> int:
    if not isinstance(line, dict):
        return 0
    product = BY_ID.get(str(line.get("id")))
    quantity = line.get("quantity")
    if product is None or isinstance(quantity, bool) or not isinstance(quantity, int):
        return 0
    return product.price * max(0, min(99, quantity))


def _voucher(visit: _Visit) -> Told:
    code = visit.text("code").strip().upper()[:20]
    if code not in VOUCHERS:
        return _refused(404, "unknown_voucher", "We do not know this voucher.")
    discount = {"percent": VOUCHERS[code]}
    return told_json(200, {"voucher": {"code": code, "status": "active", "discount": discount}})


def _check_address(visit: _Visit) -> Told:
    if not _POSTCODE.fullmatch(visit.text("postcode").strip()):
        fields = {"postcode": "This is no postcode."}
        return _refused(422, "validation", "Please check the form.", fields=fields)
    return told_json(200, {"address": {"isKnown": True}})


def _pay(visit: _Visit) -> Told:
    total = quote_of(visit.sent)["total"]
    return told_json(201, {"payment": {"id": "pay_7f31", "status": "authorized", "amount": total}})


def _checkout(visit: _Visit) -> Told:
    total = quote_of(visit.sent)["total"]
    return told_json(201, {"receipt": {"number": "F-20481", "total": total}})


def _subscribe(_: _Visit) -> Told:
    return told_json(202, {"subscription": "pending"})


def _version(_: _Visit) -> Told:
    return told_json(200, {"version": VERSION})


def _user_cookie(is_in: bool) -> tuple[str, str]:
    value = "ada; Max-Age=3600" if is_in else "; Max-Age=0"
    return ("set-cookie", f"shop_user={value}; Path={COOKIE_PATH}; HttpOnly; SameSite=Lax")


_ANSWERS: dict[tuple[str, str], Callable[[_Visit], Told]] = {
    ("GET", "/version"): _version,
    ("GET", "/products"): _products,
    ("GET", "/search"): _search,
    ("GET", "/suggest"): _suggest,
    ("GET", "/stock"): _stock,
    ("GET", "/shipping"): _shipping,
    ("GET", "/me"): _me,
    ("PATCH", "/me"): _change_me,
    ("GET", "/orders"): _orders,
    ("POST", "/session"): _sign_in,
    ("DELETE", "/session"): _sign_out,
    ("POST", "/session/refresh"): _refresh,
    ("POST", "/accounts"): _sign_up,
    ("POST", "/quote"): _quote,
    ("POST", "/voucher"): _voucher,
    ("POST", "/address"): _check_address,
    ("POST", "/payments"): _pay,
    ("POST", "/checkout"): _checkout,
    ("POST", "/newsletter"): _subscribe,
}
