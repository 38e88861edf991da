"""The table of faults as values, read from packages/shop/faults. Not: what a fault does.

The server and the driver of visits both read it; packages/shop/README.md says what a field means.
"""

import re
from http import HTTPStatus
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct

from usercontext.domain.analysis import Category, Priority

SIGNALS = (
    "uncaught_exception",
    "unhandled_rejection",
    "console_error",
    "backend_error",
    "client_error",
    "no_answer",
    "slow_request",
    "request_storm",
    "retry_loop",
    "rate_limited",
    "auth_expired",
    "permission_denied",
    "cors",
    "csp",
    "chunk_load",
    "storage",
    "stale_version",
    "offline",
    "socket_drop",
    "redirect_loop",
    "hydration",
    "api_contract",
    "race",
    "validation_rejected",
    "payment_declined",
    "wrong_total",
    "rage_click",
    "dead_click",
    "abandonment",
    "asset_missing",
    "third_party",
)
"""The signals of the analyzer's design, one file of faults each."""

LATER_FAMILIES = (
    *("stale_response", "graphql_errors", "feature_flag", "old_bundle", "indexed_db"),
    *("truncated_answer", "endless_spinner", "login_page_answer", "double_submit"),
    *("refused_part", "csrf_expired", "i18n_missing", "bad_date", "malformed_request"),
    *("env_missing", "old_browser", "provider_missing", "part_failed"),
)
"""What front-end teams meet, written and recorded after the rules by somebody who had not read
them: the first judgement of these is in docs/eval.md, and is not made again."""

SECOND_FAMILIES = (
    *("sign_in_down", "schema_refused", "white_page", "translated_page", "html_for_script"),
    *("kept_garbage", "circular_json", "not_function", "soft_failure", "voucher_expired"),
    *("cart_changed", "strong_auth", "captcha", "tag_blocked", "reload_loop"),
    *("extension_breaks", "slow_pages", "product_gone", "browser_permission", "email_taken"),
)
"""What users of real products report most and the shop did not have: a second set like the one
before, by somebody else, written when rules had been improved with the first in sight."""

THIRD_FAMILIES = (
    *("bad_locale", "not_initialized", "syntax_unknown", "malformed_uri", "frozen_state"),
    *("empty_answer", "unknown_value", "shipping_rates_down", "bot_challenge", "action_gone"),
    *("edit_conflict", "never_ready", "webview_storage", "map_refused", "foreign_sign_in"),
    *("eval_refused", "not_shipped_there", "video_missing"),
)
"""A third such set, by somebody who had seen neither the rules nor what they make of the others."""

FOURTH_FAMILIES = (
    *("set_on_nothing", "global_missing", "loaded_twice", "not_iterable", "invalid_url"),
    *("uuid_missing", "database_lost", "lazy_part_unloaded", "rules_refuse", "refresh_token_used"),
    *("email_unconfirmed", "graphql_field", "cart_not_found", "cart_limit", "member_exists"),
    *("client_gives_up", "wallet_refuses", "element_unmounted"),
)
"""A fourth such set, written while rules were improved with the three before in sight."""

FIFTH_FAMILIES = (
    *("history_flood", "number_as_text", "unrenderable", "bad_selector", "list_wrapped"),
    *("upload_too_big", "reset_link_expired", "canvas_tainted", "socket_session", "consent_wall"),
    *("provider_keys", "function_timeout", "icon_font_gone", "bundles_apart", "cart_version"),
    *("search_key", "hidden_required", "instrument_declined", "newsletter_blocked"),
)
"""A fifth such set, by somebody who had read none of the rules, nor where they had failed."""

SIXTH_FAMILIES = (
    *("headers_too_large", "autofill_unseen", "check_kept", "signed_out_elsewhere", "cart_lost"),
    *("paid_without_order", "text_unstorable", "picture_unreadable", "number_taken"),
    *("clock_wrong", "window_blocked", "shop_session_over", "cookie_not_kept", "amount_refused"),
    *("account_suspended", "search_index_gone", "quota_over", "region_refused"),
    *("window_closed", "notice_before_json"),
)
"""A sixth such set, drawn from what threads of trackers say when asked in a user's words."""

SEVENTH_FAMILIES = (
    *("maintenance_mode", "saved_not_kept", "anothers_orders", "paid_already", "tax_service_down"),
    *("mail_not_sent", "still_referenced", "method_lost", "state_mismatch", "passkey_refused"),
    *("terms_unseen", "gift_card_empty", "order_minimum", "fraud_suspected", "clipboard_missing"),
    *("rerender_loop", "form_reloads", "mini_cart_stale", "proxy_refuses", "version_retired"),
    *("issuer_gone", "invoice_blank", "code_expired"),
)
"""A seventh such set, drawn in the same way with other words."""

EIGHTH_FAMILIES = (
    *("pickup_points", "vat_unchecked", "chat_covers", "subscription_gone", "countries_empty"),
    *("tracking_unknown", "next_page_same", "variant_unmatched", "slot_passed", "rating_unsent"),
    *("unsubscribe_invalid", "idempotency_reused", "keys_rotated", "shop_closed"),
    *("webgl_missing", "filters_too_long", "guest_must_sign_in", "devices_at_limit"),
    *("upload_stuck", "offline_by_mistake", "reorder_fails"),
)
"""An eighth such set, drawn in the same way once more."""

NINTH_FAMILIES = (
    *("wish_unkept", "return_refused", "export_empty", "house_unknown", "upgrade_unseen"),
    *("hour_shifted", "extension_refused", "currency_mixed", "po_box_refused"),
    *("password_reused", "answer_cut", "not_cloneable", "worker_unserved", "cancel_refused"),
    *("engraving_lost", "scanner_dead", "import_row", "wasm_unservable", "bare_import"),
    *("role_old", "sort_ignored"),
)
"""A ninth such set, by somebody who had not read what the rules make of the others."""

TENTH_FAMILIES = (
    *("quantity_reverts", "restock_refused", "days_closed", "address_old", "email_unchanged"),
    *("switch_back", "refund_failed", "phone_unsupported", "download_over", "editor_range"),
    *("saved_card", "hold_over", "language_returns", "age_refused", "honeypot_filled"),
    *("tier_price", "popstate_null", "call_stack", "iban_refused", "wrong_row", "push_key"),
    *("mixed_cart",),
)
"""A tenth such set, by somebody else who had not read it either."""

APART_SETS = {
    "later": LATER_FAMILIES,
    "second": SECOND_FAMILIES,
    "third": THIRD_FAMILIES,
    "fourth": FOURTH_FAMILIES,
    "fifth": FIFTH_FAMILIES,
    "sixth": SIXTH_FAMILIES,
    "seventh": SEVENTH_FAMILIES,
    "eighth": EIGHTH_FAMILIES,
    "ninth": NINTH_FAMILIES,
    "tenth": TENTH_FAMILIES,
}
"""The families for which no rule had been written when their visits were recorded, by set."""
APART_FAMILIES = tuple(family for families in APART_SETS.values() for family in families)
FAMILIES = (*SIGNALS, *APART_FAMILIES)

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_NAME = 40
_STATUSES = frozenset(map(int, HTTPStatus)) - {HTTPStatus.SWITCHING_PROTOCOLS}


class Rule(Struct, frozen=True, forbid_unknown_fields=True):
    """What a fault on the server does to requests for a path below /demo.

    ``path`` may hold one ``*``; ``query`` must be there as given. First comes ``delay_s``, then the
    connection is ``cut``, or the usual answer is replaced by what is given of the rest. ``drop``
    and ``put`` change the usual JSON at dotted paths.
    """

    path: str
    method: str = "*"
    query: dict[str, str] = {}
    delay_s: float = 0.0
    cut: bool = False
    status: int | None = None
    json: Any = msgspec.UNSET
    text: str | None = None
    content_type: str | None = None
    location: str | None = None
    headers: dict[str, str] = {}
    drop: tuple[str, ...] = ()
    put: dict[str, Any] = {}


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """An entry that a visit must leave in the session: its type, level and some of its fields.

    ``where`` is compared with the entry by dotted path; a text matches when it is contained.
    """

    type: str
    level: Literal["error", "warn", "info", "debug"]
    where: dict[str, str | int | bool | None] = {}


class Variant(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which a fault shows. ``what`` is given to the page's module, as it stands.

    ``rules`` are for the server, ``config`` changes the page's client, ``policy`` replaces
    directives of the page's Content-Security-Policy. Labels given here replace the fault's own.
    """

    id: str
    what: dict[str, Any] = {}
    rules: tuple[Rule, ...] = ()
    config: dict[str, Any] = {}
    policy: dict[str, str] = {}
    visit: str | None = None
    cause_contains: tuple[str, ...] | None = None
    expects: tuple[Expected, ...] | None = None


class Fault(Struct, frozen=True, forbid_unknown_fields=True):
    """One switch of the shop, with the labels that follow from it and from the rubric alone.

    ``also`` are categories that are as right as ``category`` to whoever reads what the visit left.
    """

    id: str
    family: str
    title: str
    sees: str
    category: Category
    priority: tuple[Priority, ...]
    impact: tuple[int, int]
    cause_contains: tuple[str, ...]
    visit: str
    where: Literal["server", "page", "both"]
    variants: tuple[Variant, ...]
    expects: tuple[Expected, ...]
    also: tuple[Category, ...] = ()
    says: tuple[str, ...] = ()
    script: str | None = None


class FaultTable:
    """All faults by id, in the order of their families."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        self.faults = {fault.id: fault for fault in faults}
        if len(self.faults) != len(faults):
            raise ValueError("two faults have one id")

    def families(self) -> dict[str, list[Fault]]:
        """Return the faults of each family that has some."""
        found: dict[str, list[Fault]] = {}
        for fault in self.faults.values():
            found.setdefault(fault.family, []).append(fault)
        return found

    def variant(self, fault_id: str, variant_id: str = "") -> Variant | None:
        """Return a variant, the first when none is named; None when there is no such thing."""
        fault = self.faults.get(fault_id)
        if fault is None:
            return None
        named = (v for v in fault.variants if not variant_id or v.id == variant_id)
        return next(named, None)


def load_faults(folder: Path) -> FaultTable:
    """Read every family's file; raises ValueError that names the file which is wrong."""
    faults: list[Fault] = []
    for family in FAMILIES:
        # what happens on the server and in the page may stand in two files
        for path in (folder / f"{family}.json", folder / f"{family}.server.json"):
            if path.is_file():
                faults += _read(path, family)
    return FaultTable(tuple(faults))


def _read(path: Path, family: str) -> tuple[Fault, ...]:
    try:
        faults = msgspec.json.decode(path.read_bytes(), type=tuple[Fault, ...])
    except msgspec.DecodeError as error:
        raise ValueError(f"{path.name}: {error}") from error
    for fault in faults:
        if problem := _problem(fault, family):
            raise ValueError(f"{path.name}: {fault.id}: {problem}")
    return faults


def _problem(fault: Fault, family: str) -> str | None:
    """Return what is wrong with a fault that types do not show, or None."""
    names = [fault.id, *(variant.id for variant in fault.variants)]
    lowest, highest = fault.impact
    rules = [rule for variant in fault.variants for rule in variant.rules]
    checks = {
        "its family is not that of the file": fault.family == family,
        "a name is not of small letters, digits and dashes": all(map(_is_name, names)),
        "two variants have one id": len(set(names[1:])) == len(names) - 1,
        "it needs two variants or more": len(fault.variants) >= 2,
        "it allows no priority": bool(fault.priority),
        "its impact is no range within 0 to 100": 0 <= lowest <= highest <= 100,
        "it names no word of the cause": bool(fault.cause_contains),
        "a fault of the page has rules for the server": not (fault.where == "page" and rules),
        "a rule has a status or a delay that cannot be": all(map(_is_possible, rules)),
    }
    return next((problem for problem, holds in checks.items() if not holds), None)


def _is_name(name: str) -> bool:
    return len(name) <= _LONGEST_NAME and _NAME.fullmatch(name) is not None


def _is_possible(rule: Rule) -> bool:
    is_known = rule.status is None or rule.status in _STATUSES
    return is_known and 0 <= rule.delay_s <= 30
