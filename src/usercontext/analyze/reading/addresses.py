"""How the address of a request is written in a sentence. Not: which requests are named."""

from usercontext.analyze.language.text import ACTION_CAP, clean
from usercontext.analyze.reading.events import Request


def address_of(asked: Request) -> str:
    """Return the method and the path of a request, with the action or the call that is named."""
    path = clean(asked.url.path, 120) or "/"
    path = f"{path}?{clean(asked.action, ACTION_CAP)}" if asked.action else path
    path = f"{path} ({clean(asked.call, ACTION_CAP)})" if asked.call else path
    return f"{clean(asked.method, 10).upper()} {path}".strip()
