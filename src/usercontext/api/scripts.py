"""Handlers of the files that pages load, without a key and from anywhere. Not: reading them."""

from usercontext.api.calls import Answer, Call
from usercontext.api.static_files import StaticFile, has_already
from usercontext.domain.errors import NotFound

_FOREVER = b"public, max-age=31536000, immutable"
_TEN_MINUTES = b"public, max-age=600"


async def show_file(call: Call) -> Answer:
    """Answer a file whose name holds its hash, so that it never changes."""
    return _answer(call, call.path.rpartition(b"/")[2], _FOREVER)


async def show_newest(call: Call) -> Answer:
    """Answer the script under the name that stays, for pages that cannot follow its hash."""
    return _answer(call, call.site.browser.main, _TEN_MINUTES)


def _answer(call: Call, name: bytes, kept: bytes) -> Answer:
    file: StaticFile | None = call.site.browser.files.get(name)
    if file is None:
        raise NotFound("No such file")
    form = file.form_for(call.headers)
    headers = [
        (b"cache-control", kept),
        # pages that isolate themselves (COEP) load only what says that it may be loaded
        (b"cross-origin-resource-policy", b"cross-origin"),
        (b"etag", form.tag),
        (b"vary", b"accept-encoding"),
    ]
    if has_already(call.headers, form):
        return Answer(304, headers=tuple(headers))
    if form.encoding is not None:
        headers.append((b"content-encoding", form.encoding))
    return Answer(200, form.body, tuple(headers), file.content_type)
