"""What a Slack channel is told, as blocks; no word of a page is obeyed there. Not: sending."""

import re
from typing import Any

import msgspec

from usercontext.deliver.links import issue_address
from usercontext.domain.counted import counted
from usercontext.domain.delivery import AlertReason, Notice

_LONGEST_SUMMARY = 200
_TITLES = {
    AlertReason.NEW: "New {priority} issue",
    AlertReason.RAISED: "An issue became {priority}",
    AlertReason.REOPENED: "A resolved group is back ({priority})",
    AlertReason.TEST: "UserContext can reach this channel",
}
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]+"
)
_ZERO_WIDTH = "\u200b"


def slack_body(notice: Notice, public_url: str | None) -> bytes:
    """Return the body of an incoming webhook: blocks, and a text for where none are shown."""
    title = _TITLES[notice.reason].format(priority=notice.priority)
    blocks: list[dict[str, Any]] = [_section(f"*{escape(title)}*{_facts(notice)}")]
    if notice.summary is not None:
        words = {"type": "plain_text", "text": escape(notice.summary), "emoji": False}
        blocks.append({"type": "section", "text": words})
    if notice.issue_id is not None:
        blocks.append(_section(_where(notice, public_url)))
    return msgspec.json.encode({"text": escape(title), "blocks": blocks})


def escape(text: str) -> str:
    """Return a text of one line that Slack only shows: no mention, link, markup or control.

    Slack asks for its three characters as entities. Servers that speak its format also obey a bare
    ``@channel``, hence the character nobody sees.
    """
    line = _UNSEEN.sub(" ", text).strip()
    line = line if len(line) <= _LONGEST_SUMMARY else line[: _LONGEST_SUMMARY - 1] + "…"
    return _entities(line).replace("@", f"@{_ZERO_WIDTH}")


def _entities(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _facts(notice: Notice) -> str:
    facts = [] if notice.category is None else [f"`{notice.category.value}`"]
    if notice.group is not None:
        facts.append(f"group `{escape(notice.group)}`")
    if notice.issues > 1:
        facts.append(counted(notice.issues, "issue"))
    return "".join(f" · {fact}" for fact in facts)


def _where(notice: Notice, public_url: str | None) -> str:
    if notice.issue_id is None:
        return ""
    shown = f"`usercontext issues show {notice.issue_id}`"
    address = issue_address(public_url, notice.issue_id)
    return shown if address is None else f"<{_entities(address)}|Open the issue> · {shown}"


def _section(markup: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": markup}}
