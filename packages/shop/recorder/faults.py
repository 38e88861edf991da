"""What can be broken in the shop, as values. Not: how the shop serves, who visits it."""

from dataclasses import dataclass

SESSION_EXPIRED = {"error": "session_expired", "message": "The session has expired."}
REFRESH_REFUSED = {"error": "refresh_refused", "message": "The refresh token is no longer valid."}
CARD_DECLINED = {
    "error": "card_declined",
    "declineCode": "insufficient_funds",
    "message": "The bank declined this card.",
}
INTERNAL_ERROR = {
    "error": "internal_error",
    "message": 'column "gift_note" of relation "orders" does not exist',
    "requestId": "req_5f0c2a91",
}
VOUCHER_WITHOUT_DISCOUNT = {"voucher": {"code": "SLOW10", "status": "active"}}


@dataclass(frozen=True)
class Fault:
    """What one switch breaks: ``answers`` replaces the answer of a method and path."""

    title: str
    answers: dict[tuple[str, str], tuple[int, dict[str, object]]]


FAULTS = {
    "none": Fault("everything works", {}),
    "checkout-500": Fault(
        "the server fails to store the order, and the page takes the error for an order",
        {("POST", "/api/checkout"): (500, INTERNAL_ERROR)},
    ),
    "session-expired": Fault(
        "the session ends between the cart and the payment, and cannot be renewed",
        {
            ("POST", "/api/checkout"): (401, SESSION_EXPIRED),
            ("POST", "/api/session/refresh"): (401, REFRESH_REFUSED),
        },
    ),
    "card-declined": Fault(
        "the bank refuses the card; the shop does nothing wrong",
        {("POST", "/api/checkout"): (402, CARD_DECLINED)},
    ),
    "voucher-shape": Fault(
        "the voucher is answered without the discount that the page reads",
        {("POST", "/api/voucher"): (200, VOUCHER_WITHOUT_DISCOUNT)},
    ),
}
