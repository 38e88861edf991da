"""Every module that registers a write, so that whoever serves them has all. Not: their SQL.

A server does not call all of them itself: jobs are claimed and finished by a worker, through the
socket.
"""

from usercontext.store import (  # noqa: F401  (each registers its own)
    accounts,
    assignees,
    attachment_jobs,
    attachments,
    browsers,
    comments,
    deliveries,
    destinations,
    detections,
    dictionaries,
    group_gathering,
    group_moves,
    group_status,
    invitations,
    issue_reach,
    issue_status,
    issues,
    jobs,
    keys,
    late_logs,
    liveness,
    logins,
    model_calls,
    ownership,
    packs,
    passes,
    project_settings,
    projects,
    removals,
    reviews,
    saved_views,
    session_facts,
    sessions,
    shares,
    take_backs,
)
