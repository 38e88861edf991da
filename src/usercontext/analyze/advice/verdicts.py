"""What to look at first for each category, in one sentence. Not: how a category is found."""

from usercontext.domain.analysis import Category

_FIXES: dict[Category, str] = {
    Category.JS_EXCEPTION: "Search the code for the message, find out what makes it throw, and tell"
    " the user when it does.",
    Category.BACKEND_ERROR: (
        "Look up the failing endpoint in the server log at this time; have the page say that it"
        " failed and offer to try again."
    ),
    Category.API_CONTRACT: "Compare what the page expects of this endpoint with what it provides.",
    Category.AUTH_EXPIRED: (
        "Refresh the session before it expires, or send the user to sign in again."
    ),
    Category.PERMISSION_DENIED: "Check this user's permissions, or hide the control.",
    Category.VALIDATION_REJECTED: "Show the user which field was refused and why.",
    Category.PAYMENT_DECLINED: (
        "The provider declined the payment; nothing on your side is broken. Check whether the page"
        " shows the reason and offers another method."
    ),
    Category.TIMEOUT_SLOW: "Find what made the endpoint slow; show progress while waiting.",
    Category.OFFLINE: (
        "The user was offline; nothing on your side is broken. Say so, keep what they entered, and"
        " send it when the connection is back."
    ),
    Category.CORS: "Allow the page's origin on the server that refused it.",
    Category.CSP: "Add the refused source to the Content-Security-Policy, or stop loading it.",
    Category.CHUNK_LOAD: "Keep old builds reachable after a deploy; reload once on this failure.",
    Category.ASSET_MISSING: "Restore the file or correct its address.",
    Category.STORAGE: "Catch the storage error and go on without browser storage.",
    Category.STALE_VERSION: (
        "Find out what serves the old page: a cache header, a service worker, a CDN. Keep old pages"
        " working after a deploy, or reload them once."
    ),
    Category.SOCKET_DROP: (
        "Check whether the socket server or the proxy in front of it cuts idle connections."
        " Reconnect with backoff; show the user when data is not live."
    ),
    Category.REDIRECT_LOOP: (
        "Find which of the two pages redirects back, and make one of them stay."
    ),
    Category.HYDRATION: "Render the same on the server and in the browser; log which part differs.",
    Category.RACE: (
        "Disable the control until the first response; give each order an idempotency key; ignore"
        " responses to older requests; tell users what changed before they overwrite it."
    ),
    Category.THIRD_PARTY: (
        "Check how your account with this provider is set up (allowed origins, keys), and ask its"
        " support with the message in the evidence; have the page say that it is unavailable."
    ),
    Category.DEAD_CONTROL: (
        "Click it yourself: nothing followed. Check whether something covers the control, and"
        " whether its handler is attached."
    ),
}


def suggest_fix(category: Category) -> str | None:
    """Return where to look first; None where the evidence suggests nothing."""
    return _FIXES.get(category)
