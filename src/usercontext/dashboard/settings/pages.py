"""The table of the settings' pages and forms. Not: how they are found."""

from usercontext.dashboard.settings import (
    alerts,
    audit,
    danger,
    detected,
    frame,
    impact,
    keys,
    members,
    model,
    project,
    scrubbing,
    trackers,
)
from usercontext.dashboard.site import Page
from usercontext.domain.account import Role

_AT = "/p/:project/settings"
_VIEWER, _MEMBER, _OWNER = Role.VIEWER, Role.MEMBER, Role.OWNER
SETTINGS = (
    Page("GET", _AT, frame.show_first, _VIEWER),
    Page("GET", f"{_AT}/project", project.show_project, _VIEWER),
    Page("POST", f"{_AT}/project", project.rename, _OWNER),
    Page("GET", f"{_AT}/keys", keys.show_keys, _MEMBER),
    Page("POST", f"{_AT}/keys", keys.mint, _OWNER),
    Page("GET", f"{_AT}/keys/:key", keys.show_key, _OWNER),
    Page("POST", f"{_AT}/keys/:key/origins", keys.set_origins, _OWNER),
    Page("POST", f"{_AT}/keys/:key/rotate", keys.rotate, _OWNER),
    Page("POST", f"{_AT}/keys/:key/revoke", keys.revoke, _OWNER),
    Page("GET", f"{_AT}/members", members.show_members, _VIEWER),
    Page("POST", f"{_AT}/members", members.invite, _OWNER),
    Page("GET", f"{_AT}/members/:account", members.show_member, _OWNER),
    Page("POST", f"{_AT}/members/:account/role", members.change_role, _OWNER),
    Page("POST", f"{_AT}/members/:account/remove", members.remove, _OWNER),
    Page("POST", f"{_AT}/invitations/:link/withdraw", members.withdraw, _OWNER),
    Page("GET", f"{_AT}/impact", impact.show_impact, _VIEWER),
    Page("POST", f"{_AT}/impact", impact.save_impact, _OWNER),
    Page("GET", f"{_AT}/scrubbing", scrubbing.show_scrubbing, _VIEWER),
    Page("POST", f"{_AT}/scrubbing", scrubbing.try_scrubbing, _VIEWER),
    Page("GET", f"{_AT}/alerts", alerts.show_alerts, _MEMBER),
    Page("POST", f"{_AT}/alerts", alerts.add, _OWNER),
    Page("GET", f"{_AT}/alerts/:destination", alerts.show_destination, _MEMBER),
    Page("POST", f"{_AT}/alerts/:destination", alerts.change, _OWNER),
    Page("POST", f"{_AT}/alerts/:destination/test", alerts.test, _OWNER),
    Page("POST", f"{_AT}/alerts/:destination/secret", alerts.rotate_secret, _OWNER),
    Page("POST", f"{_AT}/alerts/:destination/remove", alerts.remove, _OWNER),
    Page("GET", f"{_AT}/detected", detected.show_detected, _VIEWER),
    Page("POST", f"{_AT}/detected", detected.save_detected, _OWNER),
    Page("GET", f"{_AT}/model", model.show_model, _VIEWER),
    Page("POST", f"{_AT}/model", model.save_model, _OWNER),
    Page("GET", f"{_AT}/trackers", trackers.show_trackers, _VIEWER),
    Page("POST", f"{_AT}/trackers", trackers.save_trackers, _OWNER),
    Page("GET", f"{_AT}/audit", audit.show_audit, _OWNER),
    Page("GET", f"{_AT}/danger", danger.show_danger, _OWNER),
    Page("POST", f"{_AT}/danger/content", danger.delete_content, _OWNER),
    Page("POST", f"{_AT}/danger/project", danger.delete_project, _OWNER),
)
