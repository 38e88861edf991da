"""The families of faults: signals, and the sets that came after the rules. Not: what is in one.

A family is a file of packages/shop/faults; this list is closed, so that no file is left out unseen.
"""

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
them: the first judgement of these is in docs/eval-unseen.md, and is not made again."""

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

ELEVENTH_FAMILIES = (
    *("sent_back", "removed_returns", "ordered_elsewhere", "account_not_closed"),
    *("magic_link_used", "shared_cart_gone", "body_read_twice", "attachment_refused"),
    *("recovery_refused", "focus_trap", "array_length", "frame_crossed", "guest_prices"),
    *("seats_full", "paid_monthly", "unread_stays", "geocoder_limit", "cancelled_at_once"),
    *("student_unverified", "review_buyers_only", "reschedule_refused"),
)
"""An eleventh such set, drawn in the same way with other words."""

TWELFTH_FAMILIES = (
    *("voucher_dropped", "label_unprinted", "bundle_options", "thanks_gone", "picture_old"),
    *("two_plans", "map_twice", "cart_frozen", "invite_other_email", "blob_missing"),
    *("share_refused", "vote_twice", "thread_closed", "trial_used", "slug_old", "regex_unknown"),
    *("null_to_object", "job_endless", "cart_doubled", "phone_unasked", "members_first"),
    *("undo_late",),
)
"""A twelfth such set, by somebody else who had not read it either."""

THIRTEENTH_FAMILIES = (
    *("canvas_in_use", "time_zone_unknown", "bigint_mixed", "pdf_versions", "voice_unheard"),
    *("socket_insecure", "fullscreen_refused", "addresses_full", "word_forbidden"),
    *("linked_elsewhere", "account_young", "transfer_fails", "quote_expired", "serial_unknown"),
    *("credit_spent", "queue_over", "document_number", "payment_pending", "budget_over"),
    *("pickup_kept", "results_uncounted"),
)
"""A thirteenth such set, by somebody else again."""

FOURTEENTH_FAMILIES = (
    *("total_below_zero", "deposit_ignored", "order_holds_others", "database_read_only"),
    *("weight_missing", "label_too_long", "disk_full", "illegal_invocation", "constant_assigned"),
    *("reduce_empty", "pushstate_origin", "qr_overflow", "observer_element"),
    *("password_unchanged", "mail_disposable", "renewal_early", "export_again"),
    *("name_too_soon", "bought_already", "price_risen", "theme_forgotten"),
)
"""A fourteenth such set, by somebody else again."""

FIFTEENTH_FAMILIES = (
    *("private_member", "digits_range", "getter_only", "class_without_new"),
    *("notification_illegal", "sound_undecoded", "connections_spent", "column_missing"),
    *("pickup_charged", "method_swapped", "trial_charged", "discount_twice", "discount_stays"),
    *("review_doubled", "resend_too_soon", "second_factor_kept", "signups_closed"),
    *("list_full", "child_account"),
)
"""A fifteenth such set, by somebody else again."""

SIXTEENTH_FAMILIES = (
    *("header_letters", "lock_timed_out", "count_invalid", "selection_unsupported"),
    *("transition_skipped", "invoice_id_used", "redis_unwritable", "memory_exhausted"),
    *("stock_below_nothing", "slot_doubled", "birthday_shifted", "tax_on_exempt"),
    *("anonymous_named", "quantity_rounded", "rates_old", "wallet_pass", "polling_instead"),
    *("nights_too_few", "fines_owed", "picture_small"),
)
"""A sixteenth such set, by somebody else again."""

SEVENTEENTH_FAMILIES = (
    *("undeclared_function", "save_rejected", "cart_caught", "order_500", "wishlist_404"),
    *("upload_reset", "search_sluggish", "calls_endless", "token_expired", "role_missing"),
    *("origin_refused", "policy_map", "route_undeployed", "draft_quota", "worker_stale"),
    *("connection_lost", "hub_closed", "sign_in_circle", "hydration_text", "list_enveloped"),
    *("pressed_twice", "phone_refused", "funds_short", "button_unwired", "pictures_moved"),
    *("tag_undefined",),
)
"""A seventeenth such set: every signal of the design once more, as other teams' pages have it."""

EIGHTEENTH_FAMILIES = (
    *("submit_shadowed", "delete_unread", "delivery_unlisted", "appointment_500", "address_404"),
    *("form_unanswered", "export_slow", "refetch_loop", "panel_401", "cancel_forbidden"),
    *("header_preflight", "chat_refused", "dialog_chunk", "view_denied", "client_outdated"),
    *("train_offline", "tracking_silent", "slash_circle", "markup_mismatch", "results_null"),
    *("reserved_thrice", "filter_overtaken", "postcode_refused", "card_expired", "menu_deaf"),
    *("icons_gone", "bubble_throws"),
)
"""An eighteenth such set: every signal of the design a third time, from other trades."""

NINETEENTH_FAMILIES = (
    *("drawer_null", "settings_rejected", "date_unparsed", "registration_502", "invoice_404"),
    *("comment_unanswered", "report_slow", "effect_repeats", "mutation_401", "upload_forbidden"),
    *("login_crossed", "video_framed", "view_unimported", "cart_unwritten", "version_426"),
    *("form_offline", "live_1006", "signin_reloads", "date_hydrated", "field_renamed"),
    *("donated_twice", "typeahead_older", "email_plus", "issuer_refuses", "filter_idle"),
    *("avatars_moved", "consent_throws"),
)
"""A nineteenth such set: every signal of the design a fourth time, from other trades again."""

TWENTIETH_FAMILIES = (
    *("container_null", "certificate_undrawn", "range_unread", "application_500", "playlist_404"),
    *("reading_unsent", "patients_slow", "retried_forever", "claim_expired", "archive_forbidden"),
    *("photo_preflight", "worker_refused", "settings_chunk", "recipe_unkept", "notebook_409"),
    *("round_offline", "bids_silent", "locale_circle", "theme_hydrated", "departures_object"),
    *("tickets_twice", "tab_overtaken", "name_apostrophe", "result_refused", "search_covered"),
    *("fonts_404", "recorder_throws"),
)
"""A twentieth such set: every signal of the design a fifth time, from trades not had before."""

TWENTYFIRST_FAMILIES = (
    *("booking_null", "avatar_rejected", "translation_unsaved", "reset_500", "team_404"),
    *("payment_unanswered", "tickets_slow", "poll_watched", "grant_invalid", "publish_forbidden"),
    *("graphql_crossed", "wallet_policy", "css_unpreloaded", "login_unstored", "form_outdated"),
    *("ballot_offline", "view_disconnected", "onboarding_circle", "price_hydrated", "rates_empty"),
    *("charged_thrice", "month_overtaken", "password_hyphen", "cvv_declined", "booking_deaf"),
    *("marker_404", "widget_throws"),
)
"""A twenty-first such set: every signal of the design a sixth time, from other trades again."""

TWENTYSECOND_FAMILIES = (
    *("wizard_undefined", "approval_rejected", "listing_silent", "upgrade_500", "loan_unrenewed"),
    *("transfer_unanswered", "stock_slow", "unread_storm", "editor_401", "grade_forbidden"),
    *("signup_crossed", "geocoder_policy", "checkout_chunk", "progress_unkept", "build_reverted"),
    *("table_offline", "quotes_silent", "sso_circle", "sidebar_hydrated", "slots_object"),
    *("ride_twice", "route_overtaken", "surname_short", "renewal_declined", "apply_deaf"),
    *("logo_404", "heatmap_throws"),
)
"""A twenty-second such set: every signal of the design a seventh time, from other trades."""

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
    "eleventh": ELEVENTH_FAMILIES,
    "twelfth": TWELFTH_FAMILIES,
    "thirteenth": THIRTEENTH_FAMILIES,
    "fourteenth": FOURTEENTH_FAMILIES,
    "fifteenth": FIFTEENTH_FAMILIES,
    "sixteenth": SIXTEENTH_FAMILIES,
    "seventeenth": SEVENTEENTH_FAMILIES,
    "eighteenth": EIGHTEENTH_FAMILIES,
    "nineteenth": NINETEENTH_FAMILIES,
    "twentieth": TWENTIETH_FAMILIES,
    "twentyfirst": TWENTYFIRST_FAMILIES,
    "twentysecond": TWENTYSECOND_FAMILIES,
}
"""The families for which no rule had been written when their visits were recorded, by set."""
APART_FAMILIES = tuple(family for families in APART_SETS.values() for family in families)
FAMILIES = (*SIGNALS, *APART_FAMILIES)
