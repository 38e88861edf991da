"""The table of pages: every page and every form of the dashboard. Not: how they are found."""

from usercontext.dashboard import (
    account,
    comments,
    design,
    group_changes,
    groups,
    inbox,
    inbox_changes,
    issue,
    issue_work,
    login,
    overview,
    sessions,
    shares,
    start,
    timeline,
    views,
)
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
    Page("GET", "/i/:issue", inbox.find_issue),
    Page("POST", "/sign-out", login.sign_out),
    Page("POST", "/link/:token/join", login.join),
)
_INBOX = (
    Page("GET", "/p/:project/issues", inbox.show_inbox, Role.VIEWER),
    Page("GET", "/p/:project/issues/news", inbox.wait_for_news, Role.VIEWER),
    Page("POST", "/p/:project/issues/change", inbox_changes.change, Role.MEMBER),
    Page("POST", "/p/:project/issues/undo", inbox_changes.undo, Role.MEMBER),
    Page("POST", "/p/:project/views", views.save, Role.VIEWER),
    Page("POST", "/p/:project/views/:view/remove", views.remove, Role.VIEWER),
)
_GROUPS = (
    Page("GET", "/p/:project/groups", groups.show_groups, Role.VIEWER),
    Page("POST", "/p/:project/groups/change", group_changes.change, Role.MEMBER),
    Page("POST", "/p/:project/groups/undo", group_changes.undo, Role.MEMBER),
    Page("GET", "/p/:project/groups/:group", groups.show_group, Role.VIEWER),
    Page("POST", "/p/:project/groups/:group/change", groups.change, Role.MEMBER),
    Page("POST", "/p/:project/groups/:group/merge", groups.merge, Role.MEMBER),
    Page("POST", "/p/:project/groups/:group/undo", groups.undo, Role.MEMBER),
    Page("POST", "/p/:project/groups/:group/split", groups.split, Role.MEMBER),
)
_AT = "/p/:project/issues/:issue"
_ISSUE = (
    Page("GET", _AT, issue.show_issue, Role.VIEWER),
    Page("GET", f"{_AT}/live", issue.wait_for_analysis, Role.VIEWER),
    Page("GET", f"{_AT}/export.md", issue.copy_markdown, Role.VIEWER),
    Page("GET", f"{_AT}/agent.txt", issue.copy_context, Role.VIEWER),
    Page("GET", f"{_AT}/attachments/:attachment", issue.show_image, Role.VIEWER),
    Page("POST", f"{_AT}/status", issue_work.set_status, Role.MEMBER),
    Page("POST", f"{_AT}/correction", issue_work.correct, Role.MEMBER),
    Page("POST", f"{_AT}/take-back", issue_work.take_back, Role.MEMBER),
    Page("POST", f"{_AT}/group", issue_work.move, Role.MEMBER),
    Page("POST", f"{_AT}/assignee", issue_work.assign, Role.MEMBER),
    Page("POST", f"{_AT}/comments", comments.add_comment, Role.MEMBER),
    Page("POST", f"{_AT}/comments/:comment/delete", comments.delete_comment, Role.MEMBER),
    Page("POST", f"{_AT}/shares", shares.add_share, Role.MEMBER),
    Page("POST", f"{_AT}/shares/:share/revoke", shares.revoke_share, Role.MEMBER),
    Page("GET", "/shared/:token", shares.show_shared, is_open=True),
    Page("GET", "/shared/:token/attachments/:attachment", shares.show_shared_image, is_open=True),
)
_SESSIONS = (
    Page("GET", "/p/:project/sessions/:session", timeline.show_session, Role.VIEWER),
    Page("GET", "/p/:project/sessions/:session/entries/:entry", timeline.show_entry, Role.VIEWER),
    Page("GET", "/p/:project/sessions/:session/delete", timeline.show_deletion, Role.OWNER),
    Page("POST", "/p/:project/sessions/:session/delete", timeline.delete_session, Role.OWNER),
)
_OVERVIEW = (
    Page("GET", "/p/:project/overview", overview.show_overview, Role.VIEWER),
    Page("GET", "/p/:project/sessions", sessions.show_sessions, Role.VIEWER),
    Page("GET", "/p/:project/start", start.show_start, Role.VIEWER),
    Page("GET", "/p/:project/start/news", start.show_news, Role.VIEWER),
    Page("POST", "/p/:project/start/key", start.make_key, Role.OWNER),
    Page("POST", "/p/:project/start/tag", start.show_tag, Role.VIEWER),
    Page("POST", "/p/:project/start/origin", start.allow_origin, Role.OWNER),
)
_ACCOUNT = (
    Page("GET", "/account", account.show_account),
    Page("POST", "/account/name", account.change_name),
    Page("POST", "/account/email", account.change_email),
    Page("POST", "/account/password", account.change_password),
    Page("POST", "/account/browsers/end", account.sign_others_out),
    Page("POST", "/account/browsers/:browser/end", account.sign_browser_out),
)
PAGES: tuple[Page, ...] = (
    *_OPEN,
    *_OWN,
    *_INBOX,
    *_GROUPS,
    *_ISSUE,
    *_SESSIONS,
    *_OVERVIEW,
    *_ACCOUNT,
    *SETTINGS,
)
