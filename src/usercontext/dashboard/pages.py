"""The table of pages: every page and every form of the dashboard. Not: how they are found."""

from usercontext.dashboard import design, inbox, login, overview, sessions, start
from usercontext.dashboard.site import Page
from usercontext.domain.account import Role

_OPEN = (
    Page("GET", "/sign-in", login.show_sign_in, is_open=True),
    Page("POST", "/sign-in", login.sign_in, is_open=True),
    Page("GET", "/link/:token", login.show_link, is_open=True),
    Page("POST", "/link/:token", login.use_link, is_open=True),
    Page("POST", "/account/theme", login.choose_theme, is_open=True),
    Page("GET", "/design", design.show_design, is_open=True),
)
_OWN = (
    Page("GET", "/", login.show_home),
    Page("POST", "/sign-out", login.sign_out),
    Page("POST", "/link/:token/join", login.join),
)
_ISSUES = (Page("GET", "/p/:project/issues", inbox.show_inbox, Role.VIEWER),)
_OVERVIEW = (
    Page("GET", "/p/:project/overview", overview.show_overview, Role.VIEWER),
    Page("GET", "/p/:project/sessions", sessions.show_sessions, Role.VIEWER),
    Page("GET", "/p/:project/start", start.show_start, Role.VIEWER),
    Page("GET", "/p/:project/start/news", start.show_news, Role.VIEWER),
    Page("POST", "/p/:project/start/key", start.make_key, Role.OWNER),
    Page("POST", "/p/:project/start/tag", start.show_tag, Role.VIEWER),
    Page("POST", "/p/:project/start/origin", start.allow_origin, Role.OWNER),
)
PAGES: tuple[Page, ...] = (*_OPEN, *_OWN, *_ISSUES, *_OVERVIEW)
