"""Every way in which a provider or a model behaves badly, and what is said of it. No tests."""

import asyncio
import json

from analyze.providers import Behaviour, Exchange, answering, good_answer, refusing, saying

_HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"


async def hang(exchange: Exchange) -> None:
    await asyncio.Event().wait()


async def trickle(exchange: Exchange) -> None:
    await exchange.send(_HEAD + b"content-length: 100000\r\n\r\n")
    while True:
        await exchange.send(b" ")
        await asyncio.sleep(0.01)  # the slowness is what is tested


async def reset(exchange: Exchange) -> None:
    exchange.writer.transport.abort()


async def hang_up_in_the_middle(exchange: Exchange) -> None:
    await exchange.send(_HEAD + b'content-length: 5000\r\n\r\n{"choices": [')


async def speak_no_http(exchange: Exchange) -> None:
    await exchange.send(b"SSH-2.0-OpenSSH_9.7\r\n")


async def lie_about_the_length(exchange: Exchange) -> None:
    body = json.dumps({"choices": [{"message": {"content": "{}" * 50}}]}).encode()
    await exchange.send(_HEAD + b"content-length: 40\r\n\r\n" + body)


async def pour(exchange: Exchange) -> None:
    await exchange.send(_HEAD + b"connection: close\r\n\r\n")
    while True:
        await exchange.send(b" " * 65_536)


async def send_a_bomb(exchange: Exchange) -> None:
    await exchange.answer(200, b"\x1f\x8b" + b"x" * 50, "content-encoding: gzip")


async def answer_half(exchange: Exchange) -> None:
    await exchange.say(json.dumps(good_answer(exchange.question))[:90])


async def answer_a_name_twice(exchange: Exchange) -> None:
    text = json.dumps(good_answer(exchange.question))
    await exchange.say(text[:-1] + ', "cause": "c2"}')


async def cite_another_issue(exchange: Exchange) -> None:
    claim = {"text": "POST /api/checkout failed with 500.", "kind": "cause", "evidence": ["1a-3"]}
    await exchange.say(json.dumps(good_answer(exchange.question, claims=[claim])))


async def call_a_tool(exchange: Exchange) -> None:
    call = {"id": "1", "type": "function", "function": {"name": "sh", "arguments": "{}"}}
    if exchange.is_anthropic:
        block = {"type": "tool_use", "id": "t", "name": "sh", "input": {"run": "id"}}
        await exchange.say("{}", content=[block])
        return
    choice = {"message": {"content": None, "tool_calls": [call]}, "finish_reason": "tool_calls"}
    await exchange.say("{}", choices=[choice])


async def decline(exchange: Exchange) -> None:
    choice = {"message": {"content": None, "refusal": "No."}, "finish_reason": "stop"}
    await exchange.say("No.", stop_reason="refusal", choices=[choice])


async def be_cut_off(exchange: Exchange) -> None:
    choice = {"message": {"content": '{"cause": "c1", "sum'}, "finish_reason": "length"}
    await exchange.say('{"cause"', stop_reason="max_tokens", choices=[choice])


def _claims(*claims: tuple[str, str, list[str]]) -> list[dict[str, object]]:
    return [{"text": text, "kind": kind, "evidence": cited} for text, kind, cited in claims]


BAD: dict[str, tuple[Behaviour, str]] = {
    "hangs": (hang, "timed_out"),
    "trickles": (trickle, "timed_out"),
    "resets": (reset, "connection_broken"),
    "hangs up in the middle": (hang_up_in_the_middle, "connection_broken"),
    "speaks no HTTP": (speak_no_http, "connection_broken"),
    "lies about the length": (lie_about_the_length, "unreadable"),
    "is busy, come back in a minute": (refusing(429, "retry-after: 60"), "rate_limited"),
    "is busy": (refusing(429), "rate_limited"),
    "fails": (refusing(500), "provider_error"),
    "is down": (refusing(503, "retry-after: 0"), "provider_error"),
    "refuses the key": (refusing(401, body=b'{"error": "bad key sk-model-key"}'), "not_accepted"),
    "knows no such request": (refusing(400), "not_accepted"),
    "redirects": (refusing(307, "location: http://127.0.0.1:9/v1"), "redirected"),
    "pours": (pour, "too_large"),
    "sends a bomb": (send_a_bomb, "too_large"),
    "answers nothing": (refusing(200, body=b""), "unreadable"),
    "answers HTML": (refusing(200, body=b"<html>502</html>"), "unreadable"),
    "answers a list": (refusing(200, body=b"[[[[]]]]"), "unreadable"),
    "answers no UTF-8": (refusing(200, body=b'{"choices": "\xff\xfe"}'), "unreadable"),
    "answers NaN": (refusing(200, body=b'{"choices": NaN}'), "unreadable"),
    "answers a pit": (refusing(200, body=b"[" * 100_000), "unreadable"),
    "speaks of itself": (saying("I am sorry, but I cannot help with that."), "unreadable"),
    "says nothing": (saying("  "), "unreadable"),
    "answers half": (answer_half, "unreadable"),
    "names a member twice": (answer_a_name_twice, "unreadable"),
    "declines": (decline, "declined"),
    "is cut off": (be_cut_off, "cut_off"),
    "calls a tool": (call_a_tool, "wrong_schema"),
    "answers another schema": (saying('{"answer": 42}'), "wrong_schema"),
    "sets a priority": (answering(priority="P0", impact_score=100), "wrong_schema"),
    "sends a number for words": (answering(summary=7), "wrong_schema"),
    "invents a kind": (answering(claims=_claims(("It failed.", "proof", ["e1"]))), "wrong_schema"),
    "chooses a cause of its own": (answering(cause="c9"), "wrong_schema"),
    "claims a thousand things": (
        answering(claims=_claims(*[("It failed.", "effect", ["e1"])] * 1_000)),
        "wrong_schema",
    ),
    "claims nothing": (answering(claims=[]), "unsupported"),
    "cites nobody": (answering(claims=_claims(("It failed.", "cause", []))), "unsupported"),
    "cites an unknown entry": (
        answering(claims=_claims(("POST /api/checkout failed with 500.", "cause", ["e77"]))),
        "unsupported",
    ),
    "cites another issue": (cite_another_issue, "unsupported"),
    "says inconclusive of what is complete": (
        answering(cause="inconclusive", root_cause=None, claims=[]),
        "overruled",
    ),
}
"""What it does, how, and which reason the analysis has then. Three are about HTTP alone and the
same in both dialects; a name twice is unreadable in the text of OpenAI only (see the tests)."""
