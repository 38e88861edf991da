"""The OpenAPI document as one page that loads nothing: no script, font or image. Not: facts."""

import base64
import hashlib
import json
from html import escape
from pathlib import Path
from typing import Any

_STYLE = (Path(__file__).parent / "docs_page.css").read_text(encoding="utf-8")
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
DOCS_POLICY = (
    f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
).encode()
"""Only this page's own style may apply; nothing may load, run, or frame it."""

_Document = dict[str, Any]


def docs_page(document: _Document) -> bytes:
    """Render the document for people: every call with its fields, statuses and examples."""
    calls = [
        (method.upper(), path, operation)
        for path, operations in document["paths"].items()
        for method, operation in operations.items()
    ]
    tags = dict.fromkeys(operation["tags"][0] for _, _, operation in calls)
    sections = "".join(
        f'<h2 id="{tag.lower()}">{escape(tag)}</h2>'
        + "".join(_call(document, *call) for call in calls if call[2]["tags"][0] == tag)
        for tag in tags
    )
    info = document["info"]
    page = (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(info['title'])}</title><style>{_STYLE}</style></head><body>"
        f"<header><h1>{escape(info['title'])}</h1><p>{_text(info['description'])}</p>"
        f'<p class="quiet">Version {escape(info["version"])} · '
        '<a href="/openapi.json">openapi.json</a></p></header>'
        f"<nav>{_contents(calls)}</nav><main>{sections}"
        f'<h2 id="refusals">Refusals</h2>{_refusals(document)}</main></body></html>'
    )
    return page.encode()


def _contents(calls: list[tuple[str, str, _Document]]) -> str:
    links = (
        f'<li><a href="#{escape(operation["operationId"])}">{_method(method)} '
        f"<code>{escape(path)}</code></a></li>"
        for method, path, operation in calls
    )
    return f'<ul>{"".join(links)}<li><a href="#refusals">Refusals</a></li></ul>'


def _call(document: _Document, method: str, path: str, operation: _Document) -> str:
    return (
        f'<section id="{escape(operation["operationId"])}"><h3>{_method(method)} '
        f"<code>{escape(path)}</code></h3><p>{_text(operation['summary'])}</p>"
        f'<p class="quiet">{_text(operation["description"])}</p>'
        + _parameters(operation.get("parameters", []))
        + _body(document, operation.get("requestBody"))
        + "".join(_reply(status, reply) for status, reply in operation["responses"].items())
        + _refusal_links(operation["responses"])
        + "</section>"
    )


def _parameters(parameters: list[_Document]) -> str:
    rows = [(p["name"], p["in"], p["schema"], p.get("description", "")) for p in parameters]
    return _table("Parameters", rows) if rows else ""


def _body(document: _Document, body: _Document | None) -> str:
    if body is None:
        return ""
    kinds = list(body["content"])
    if kinds != ["application/json"]:
        return f"<h4>Request body</h4><p>{escape(' or '.join(kinds))}, as it is</p>"
    media = body["content"]["application/json"]
    name = media["schema"]["$ref"].rpartition("/")[2]
    schema = document["components"]["schemas"][name]
    required = schema.get("required", [])
    rows = [
        (field, "required" if field in required else "optional", kind, kind.get("description", ""))
        for field, kind in schema["properties"].items()
    ]
    return _table("Request body", rows) + _example(media["example"])


def _table(title: str, rows: list[tuple[str, str, _Document, str]]) -> str:
    cells = "".join(
        f"<tr><td><code>{escape(name)}</code></td><td>{escape(where)}</td>"
        f"<td>{escape(_kind(schema))}</td><td>{_text(words)}</td></tr>"
        for name, where, schema, words in rows
    )
    return f'<h4>{title}</h4><div class="wide"><table><tbody>{cells}</tbody></table></div>'


def _kind(schema: _Document) -> str:
    kinds = schema.get("type", "")
    words = [kinds if isinstance(kinds, str) else " or ".join(kinds)]
    words += [schema["format"]] if "format" in schema else []
    if "enum" in schema:
        words = [" | ".join("null" if word is None else word for word in schema["enum"])]
    if "minimum" in schema:
        words.append(f"{schema['minimum']} to {schema['maximum']}")
    if "maxLength" in schema:
        words.append(f"at most {schema['maxLength']} characters")
    if "default" in schema:
        words.append(f"default {schema['default']}")
    return ", ".join(words)


def _reply(status: str, reply: _Document) -> str:
    if "$ref" in reply:
        return ""
    shown = f'<h4><span class="status">{status}</span> {_text(reply["description"])}</h4>'
    examples = [m["example"] for m in reply.get("content", {}).values() if "example" in m]
    return shown + "".join(map(_example, examples))


def _refusal_links(responses: _Document) -> str:
    links = ", ".join(
        f'<a href="#refusal-{status}">{status}</a>'
        for status, r in responses.items()
        if "$ref" in r
    )
    return f'<p class="quiet">Refusals: {links}</p>'


def _refusals(document: _Document) -> str:
    return "".join(
        f'<section id="refusal-{status}"><h4><span class="status">{status}</span> '
        f"{_text(refusal['description'])}</h4>"
        + _example(refusal["content"]["application/json"]["example"])
        + "</section>"
        for status, refusal in document["components"]["responses"].items()
    )


def _example(example: Any) -> str:
    shown = json.dumps(example, indent=2, ensure_ascii=False)
    return f'<pre tabindex="0">{escape(shown)}</pre>'


def _method(method: str) -> str:
    return f'<span class="method">{method}</span>'


def _text(text: str) -> str:
    """Escape prose and set what stands between backticks as code."""
    parts = escape(text).split("`")
    return "".join(f"<code>{p}</code>" if n % 2 else p for n, p in enumerate(parts))
