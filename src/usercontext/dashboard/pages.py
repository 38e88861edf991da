"""The table of pages: every page and every form of the dashboard. Not: how they are found."""

from usercontext.dashboard import design, inbox, login, timeline
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
_SESSIONS = (
    Page("GET", "/p/:project/sessions/:session", timeline.show_session, Role.VIEWER),
    Page("GET", "/p/:project/sessions/:session/entries/:entry", timeline.show_entry, Role.VIEWER),
    Page("GET", "/p/:project/sessions/:session/delete", timeline.show_deletion, Role.OWNER),
    Page("POST", "/p/:project/sessions/:session/delete", timeline.delete_session, Role.OWNER),
)
PAGES: tuple[Page, ...] = (*_OPEN, *_OWN, *_ISSUES, *_SESSIONS)
