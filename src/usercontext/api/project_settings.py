"""Handlers of a project's settings: decode, act, encode. Not: what a setting does."""

from usercontext.actions import project_settings
from usercontext.api.calls import Answer, Call
from usercontext.wire import answers as wire
from usercontext.wire.settings import decode_settings_change
from usercontext.wire.settings import show_settings as show


async def show_settings(call: Call) -> Answer:
    """Show a project's settings."""
    found = await project_settings.show_settings(call.deps, call.key, call.ids[0])
    return Answer(200, wire.encode(show(found)))


async def change_settings(call: Call) -> Answer:
    """Change some of a project's settings and show all."""
    changes = decode_settings_change(call.body)
    found = await project_settings.change_settings(call.deps, call.key, call.ids[0], changes)
    return Answer(200, wire.encode(show(found)))
