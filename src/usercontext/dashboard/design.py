"""The style page: every component with every state, beside its name. Not: the styles."""

from usercontext.dashboard.asked import Told
from usercontext.dashboard.rendering import show
from usercontext.dashboard.site import Visit


async def show_design(visit: Visit) -> Told:
    """Show every component."""
    return show(visit, "design.html")
