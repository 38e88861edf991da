"""A notice with everything filled in. Not: assertions."""

from typing import Any
from uuid import UUID

from builders import REPORTED_US
from usercontext.domain.analysis import Category, Priority
from usercontext.domain.delivery import AlertReason, Notice

ISSUE_ID = UUID("c9f0f895-fb98-4b91-99f5-1fd0297e236d")


def make_notice(**changes: Any) -> Notice:
    fields: dict[str, Any] = {
        "delivery_id": UUID("5c1cbb4d-0f1b-4ff2-9a43-3a3a6a5a1c0e"),
        "project_id": UUID("4f0c7f0a-6c53-4f4c-9c1e-0a1b2c3d4e5f"),
        "reason": AlertReason.NEW,
        "created_us": REPORTED_US,
        "issue_id": ISSUE_ID,
        "priority": Priority.P0,
        "category": Category.BACKEND_ERROR,
        "group": "9f2c01",
    }
    return Notice(**(fields | changes))
