"""Row 57: whatever the words, an export has the shape of an export. Not: each kind of escape."""

import json

import pytest

from api.visitors import Visitor
from catalogue.words import HOSTILE
from present.written import shape, tokens

pytestmark = pytest.mark.anyio

WORDS = [
    *("`" * run for run in range(3, 41)),
    *("~" * run for run in range(3, 41)),
    *(
        "![](http://x)",
        "@all",
        "#1",
        "{html}",
        "a\r\nb\r\n\r\n# c",
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
    ),
    *(
        "```\n</details>\n```js",
        "a ```` b ~~~~ c",
        "<details><summary>x</summary>",
        "[x]: http://y",
    ),
    *HOSTILE,
]
NO_WORDS = {"link_open", "image", "html_inline", "html_block", "table_open", "s_open"}


async def export(owner: Visitor, session_id: str, words: str) -> str:
    metadata = {"url": words[:2048], "browser": words[:512]}
    body = {"sessionId": session_id, "userDescription": words, "metadata": metadata}
    issue_id = (await owner.post("/v1/issues", body)).json()["issueId"]
    await owner.patch(f"/v1/issues/{issue_id}", {"cause": words[:2000]})
    answer = await owner.get(f"/v1/issues/{issue_id}/export")
    assert (answer.status_code, list(answer.json())) == (200, ["markdown"])
    return str(answer.json()["markdown"])


@pytest.mark.row(57)
@pytest.mark.parametrize("words", WORDS, ids=lambda words: ascii(words)[:24])
async def test_words_do_not_change_the_structure(
    owner: Visitor, session_id: str, words: str
) -> None:
    plain = await export(owner, session_id, "Checkout button does nothing")
    hostile = await export(owner, session_id, words)

    assert shape(hostile) == shape(plain)
    assert not {token.type for token in tokens(hostile)} & NO_WORDS
    assert hostile.splitlines()[2] == "**Priority:** pending"


@pytest.mark.row(57)
@pytest.mark.parametrize("field", ["release", "environment"])
async def test_nor_do_the_words_of_a_session(owner: Visitor, field: str) -> None:
    plain = await export(owner, await owner.open_session("plain"), "x")
    for words in WORDS[::4]:
        body = json.dumps({"externalSessionId": words[:1000] + field, field: words[:256]})
        session_id = (await owner.post("/v1/sessions", content=body)).json()["sessionId"]

        assert shape(await export(owner, session_id, "x")) == shape(plain)
