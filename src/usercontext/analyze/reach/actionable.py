"""Which causes a team can fix without a user's report. Not: finding them."""

from usercontext.domain.analysis import Category

ACTIONABLE = frozenset(
    {
        Category.JS_EXCEPTION,
        Category.BACKEND_ERROR,
        Category.API_CONTRACT,
        Category.AUTH_EXPIRED,
        Category.TIMEOUT_SLOW,
        Category.CORS,
        Category.CSP,
        Category.CHUNK_LOAD,
        Category.STALE_VERSION,
        Category.STORAGE,
        Category.REDIRECT_LOOP,
        Category.HYDRATION,
        Category.RACE,
    }
)
"""What a team can mend when nobody complains. Left out: what a user or a network did (declined
cards, refused input, rights, offline), what is another's script, and what may be meant so."""
