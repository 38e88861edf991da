"""What a webhook is told, signed by Standard Webhooks: thin, stable over retries. Not: sending."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable
from typing import Any

import msgspec

from usercontext.deliver.links import issue_address
from usercontext.domain.clock import format_second
from usercontext.domain.delivery import AlertReason, Notice

SECRET_PREFIX = "whsec_"  # noqa: S105  (what a secret begins with)
_TYPES = {
    AlertReason.NEW: "issue.urgent",
    AlertReason.RAISED: "issue.raised",
    AlertReason.REOPENED: "group.reopened",
    AlertReason.TEST: "destination.test",
}


def make_secret(random: bytes) -> str:
    """Write a signing secret as receivers' libraries read it."""
    return SECRET_PREFIX + base64.b64encode(random).decode("ascii")


def webhook_body(notice: Notice, public_url: str | None) -> bytes:
    """Return the body: ids, words of our own, counts. The same bytes for the same notice."""
    told: dict[str, Any] = {"deliveryId": str(notice.delivery_id), "reason": notice.reason.value}
    if notice.issue_id is not None:
        told |= {
            "issueId": str(notice.issue_id),
            "url": issue_address(public_url, notice.issue_id),
            "priority": notice.priority,
            "category": notice.category,
            "group": notice.group,
            "issues": notice.issues,
        }
    if notice.summary is not None:
        told["summary"] = notice.summary
    told["projectId"] = str(notice.project_id)
    return msgspec.json.encode(
        {
            "type": _TYPES[notice.reason],
            "timestamp": format_second(notice.created_us),
            "data": told,
        }
    )


def webhook_headers(
    notice: Notice, secrets: Iterable[str], body: bytes, now_s: int
) -> dict[str, str]:
    """Sign a body with every secret that is good now: two of them while one replaces the other."""
    message_id = f"msg_{notice.delivery_id.hex}"
    signatures = [sign(secret, message_id, now_s, body) for secret in secrets]
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": str(now_s),
        "webhook-signature": " ".join(signatures),
    }


def sign(secret: str, message_id: str, now_s: int, body: bytes) -> str:
    """Return the signature of one message, as the first version of the specification has it."""
    try:
        key = base64.b64decode(secret.removeprefix(SECRET_PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("a stored secret is damaged") from error
    signed = f"{message_id}.{now_s}.".encode() + body
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode('ascii')}"
