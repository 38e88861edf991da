"""Examples of groups for the documentation. Not: schemas."""

from usercontext.api.examples import GROUP_ID, Example

OTHER_GROUP_ID = "c20ad4d7-6fe9-4759-aa27-a0c99bff6710"

GROUP_ITEM: Example = {
    "group": GROUP_ID,
    "title": "TypeError: cart.total is undefined, thrown by the click on Checkout",
    "category": "js_exception",
    "issues": 12,
    "sessions": 9,
    "firstSeen": "2026-02-26T08:14:00Z",
    "lastSeen": "2026-02-27T12:00:00Z",
    "status": "open",
    "coming": 0,
    "following": 0,
    "priority": "P1",
    "impact_score": 85,
    "affected": None,
    "revenue_impact": {"unknown": "average order value"},
}
GROUP_LIST: Example = {
    "groups": [GROUP_ITEM],
    "total": 17,
    "page": 1,
}
GROUP: Example = {
    **GROUP_ITEM,
    "resolvedIn": None,
    "mergedInto": None,
    "merged": [OTHER_GROUP_ID],
    "why": {
        "signatures": [
            {
                "signature": "v1:js_exception:access total of nothing|pay checkout.js#3f1c9a27",
                "parts": ["js_exception", "access total of nothing", "pay checkout.js"],
                "issues": 11,
            }
        ],
        "texts": [],
        "moved": [],
    },
    "history": [
        {
            "kind": "merged",
            "at": "2026-02-27T12:10:00Z",
            "other": OTHER_GROUP_ID,
            "key": "uc_sec_1a2b",
            "detail": None,
        }
    ],
}
GROUP_CHANGE: Example = {"status": "resolved", "resolvedIn": "2026.2.2"}
GROUP_MERGE: Example = {"into": OTHER_GROUP_ID}
