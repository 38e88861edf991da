"""What belongs to one's account and is not kept: as urgent whether its page shows or throws it."""

import pytest

from analyze.behaviours import Desk
from analyze.moments import told

KEPT = [
    ("/account", "Save", "PATCH", "/api/address_book"),
    ("/account/addresses", "Save address", "PUT", "/api/customer/addresses/3"),
    ("/me/profile", "Update", "PATCH", "/api/users/me"),
    ("/profile", "Save changes", "POST", "/api/profile/phone"),
    ("/settings/contact", "Change e-mail", "PUT", "/api/account/email"),
    ("/settings/email", "Confirm new e-mail", "POST", "/api/me/email/change"),
    ("/konto/adresse", "Speichern", "PUT", "/api/konto/adresse"),
    ("/mon-compte", "Enregistrer", "POST", "/api/client/telephone"),
    ("/mi-cuenta/perfil", "Guardar", "PATCH", "/api/cliente/perfil"),
    ("/account/delivery-address", "Use this address", "PUT", "/api/me/delivery-address"),
    ("/account/payment-address", "Save billing address", "PUT", "/api/me/billing-address"),
    ("/account/register-data", "Save", "PATCH", "/api/members/me"),
    ("/account", "Save", "POST", "/api/orders/address"),
    ("/account/name", "Save", "PATCH", "/api/auth/user"),
    ("/account/login-data", "Save phone", "PATCH", "/api/auth/profile"),
]
HOW = ["nothing", "thrown", "logged", "warned", "shown", "again", "thrice"]


def unkept(page: str, control: str, method: str, where: str, status: int, how: str) -> Desk:
    desk = Desk(page).signed_in()
    for _ in range({"again": 2, "thrice": 3}.get(how, 1)):
        desk.press(control).ask(method, where, status)
        if how in ("thrown", "again", "thrice"):
            desk.fail(f"AxiosError: Request failed with status code {status}", "unhandledrejection")
        if how == "logged":
            desk.log("error", f"save failed Error: {status}")
        if how == "warned":
            desk.log("warn", "[account] not kept")
        if how == "shown":
            desk.add("console", "info", {"kind": "notice", "message": "Sorry, that did not work"})
    return desk


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("status", [404, 405])
@pytest.mark.parametrize(("page", "control", "method", "where"), KEPT)
def test_an_address_of_one_s_account_that_is_not_kept_is_no_outage(
    page: str, control: str, method: str, where: str, status: int, how: str
) -> None:
    said = unkept(page, control, method, where, status, how).judge("It is not saved", page)

    told(said, "api_contract backend_error validation_rejected", f"{where}|{status}", "P2")


@pytest.mark.parametrize(
    ("page", "control", "method", "where", "priorities"),
    [
        ("/account/cards", "Pay now", "POST", "/api/users/5/payment-methods", "P1"),
        ("/account", "Pay invoice", "POST", "/api/me/pay", "P1"),
        ("/account/sign-in", "Sign in", "POST", "/api/auth/user", "P1"),
        ("/profile/checkout", "Place order", "POST", "/api/orders", "P1"),
        ("/checkout/address", "Continue", "PUT", "/api/checkout/address", "P1"),
    ],
)
def test_what_is_paid_or_signed_in_for_there_is_as_urgent_as_before(
    page: str, control: str, method: str, where: str, priorities: str
) -> None:
    said = unkept(page, control, method, where, 404, "again").judge("It does not work", page)

    told(said, "api_contract backend_error auth_expired", f"{where}|404", priorities)
