"""No word of a page is obeyed in a channel: not a mention, a link, markup, a control character."""

import json

import pytest

from deliver.notices import ISSUE_ID, make_notice
from usercontext.deliver.slack import slack_body
from usercontext.domain.analysis import Priority
from usercontext.domain.delivery import AlertReason

HOSTILE = [
    "<!channel> look", "<!here|here>", "<@U012AB3CD>", "<#C012AB3CD>", "@channel @here @everyone",
    "<https://evil.example|Sign in>", "&lt;!channel&gt;", "*bold* _x_ `y`\n> quoted\n\n# title",
    "\u202egnp.exe", "a\u200bb\x00c\x1b[31m", "\U000e0069\u061cx",
    "<!subteam^S1|@team>", "x" * 5_000,
]  # fmt: skip


@pytest.mark.parametrize("summary", HOSTILE)
def test_words_of_a_page_are_shown_and_never_obeyed(summary: str) -> None:
    body = json.loads(slack_body(make_notice(summary=summary), None))

    shown = [block["text"] for block in body["blocks"]]
    plain = next(text for text in shown if text["type"] == "plain_text")
    obeyed = " ".join(text["text"] for text in shown if text["type"] == "mrkdwn") + body["text"]
    assert not any(sign in plain["text"] for sign in ("<", ">", "@c", "@h", "@e", "@t", "\n"))
    assert not any(ord(c) < 32 or c in "\u202e\u061c\U000e0069" for c in plain["text"])
    assert len(plain["text"]) < 1_000
    assert summary[:9] not in obeyed


def test_an_alert_names_what_happened_and_leads_to_its_issue() -> None:
    notice = make_notice(reason=AlertReason.REOPENED, priority=Priority.P1, issues=12)
    body = json.loads(slack_body(notice, "https://context.example"))

    assert body["text"] == "A resolved group is back (P1)"
    assert [block["text"]["text"] for block in body["blocks"]] == [
        "*A resolved group is back (P1)* · `backend_error` · group `9f2c01` · 12 issues",
        f"<https://context.example/i/{ISSUE_ID}|Open the issue>"
        f" · `usercontext issues show {ISSUE_ID}`",
    ]


def test_without_an_address_of_its_own_the_server_names_the_command() -> None:
    blocks = json.loads(slack_body(make_notice(), None))["blocks"]

    assert blocks[-1]["text"]["text"] == f"`usercontext issues show {ISSUE_ID}`"


def test_a_test_says_that_the_channel_is_reached() -> None:
    test = make_notice(
        reason=AlertReason.TEST, issue_id=None, priority=None, category=None, group=None
    )

    assert json.loads(slack_body(test, None)) == {
        "text": "UserContext can reach this channel",
        "blocks": [
            {
                "type": "section",
                "text": {"type": "mrkdwn", "text": "*UserContext can reach this channel*"},
            }
        ],
    }
