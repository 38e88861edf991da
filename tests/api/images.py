"""How somebody attaches an image through the API. Not: assertions."""

import httpx2

from api.visitors import Visitor
from pictures import make_picture


async def attach(
    visitor: Visitor,
    issue_id: str,
    image: bytes = b"",
    kind: str | None = "image/png",
    more: dict[str, str] | None = None,
) -> httpx2.Response:
    headers = (more or {}) | ({} if kind is None else {"content-type": kind})
    path = f"/v1/issues/{issue_id}/attachments"
    return await visitor.post(path, content=image or make_picture(), headers=headers)
