"""The table of pages: every page and every form of the dashboard. Not: how they are found."""

from usercontext.dashboard import account, design, inbox, login
from usercontext.dashboard.settings.pages import SETTINGS
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
_ACCOUNT = (
    Page("GET", "/account", account.show_account),
    Page("POST", "/account/name", account.change_name),
    Page("POST", "/account/email", account.change_email),
    Page("POST", "/account/password", account.change_password),
    Page("POST", "/account/browsers/end", account.sign_others_out),
    Page("POST", "/account/browsers/:browser/end", account.sign_browser_out),
)
PAGES: tuple[Page, ...] = (*_OPEN, *_OWN, *_ISSUES, *_ACCOUNT, *SETTINGS)
