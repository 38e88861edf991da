"""What to look at first for each category, in one sentence. Not: how a category is found."""

from usercontext.domain.analysis import Category

_FIXES: dict[Category, str] = {
    Category.JS_EXCEPTION: "Search the code for the message, find out what makes it throw, and tell"
    " the user when it does.",
    Category.BACKEND_ERROR: "Look up the failing endpoint in the server's log at this time; let the"
    " page say that it failed and offer to try again.",
    Category.API_CONTRACT: "Compare what the page asks of this endpoint with what it offers.",
    Category.AUTH_EXPIRED: "Renew the sign-in before it ends, or lead the user to sign in again.",
    Category.PERMISSION_DENIED: "Check this user's rights, or hide the control.",
    Category.VALIDATION_REJECTED: "Show the user which field was refused and why.",
    Category.PAYMENT_DECLINED: "The provider declined the payment; nothing of yours is broken. Look"
    " whether the page shows the reason and offers another method.",
    Category.TIMEOUT_SLOW: "Find what made the endpoint slow; show progress while waiting.",
    Category.OFFLINE: "The user's connection was gone; nothing of yours is broken. Keep what they"
    " entered, say so, and send it when the connection is back.",
    Category.CORS: "Allow the page's origin on the server that refused it.",
    Category.CSP: "Add the refused source to the content security policy, or stop loading it.",
    Category.CHUNK_LOAD: "Keep old builds reachable after a deploy; reload once on this failure.",
    Category.ASSET_MISSING: "Restore the file or correct its address.",
    Category.STORAGE: "Catch the refusal of browser storage and go on without it.",
    Category.STALE_VERSION: "Find out what serves the old page: a cache's header, a service worker,"
    " a network in between. Let old pages go on after a deploy, or reload them once.",
    Category.SOCKET_DROP: "Look whether the socket's server or the proxy before it cuts idle"
    " connections. Connect again with growing pauses; show that live parts are not live.",
    Category.REDIRECT_LOOP: "Find which of the two sends back, and let one of them stay.",
    Category.HYDRATION: "Draw the same on the server and in the page; log which part differs.",
    Category.RACE: "Let a second press wait for the first answer; give each order a key of its own"
    " that the server takes once; drop answers to older questions; tell a saver what changed.",
    Category.THIRD_PARTY: "Check how your account with this provider is set up (allowed origins,"
    " keys), and ask it with the message in the evidence; let the page say so without it.",
    Category.DEAD_CONTROL: "Press it yourself: nothing followed. Look whether something lies over"
    " the page, or whether the handler is attached.",
}


def suggest_fix(category: Category) -> str | None:
    """Return where to look first; None where the evidence suggests nothing."""
    return _FIXES.get(category)
