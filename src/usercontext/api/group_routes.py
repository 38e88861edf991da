"""The part of the route table that is about groups. Not: how a call is made."""

from usercontext.api import examples, group_examples, groups
from usercontext.api.auth import Caller
from usercontext.api.route import Body, Reply, Route
from usercontext.wire import groups as wire
from usercontext.wire.fields import object_schema

_GROUP = "/v1/projects/:id/groups/:group"
_SHOWN = (Reply(200, "The group", wire.GroupDetail, group_examples.GROUP),)

GROUPS = (
    Route(
        "GET",
        "/v1/projects/:id/groups",
        groups.list_groups,
        Caller.OWNER,
        "listGroups",
        "List the project's groups (issues of one cause), the one seen last first.",
        (Reply(200, "A page", wire.GroupList, group_examples.GROUP_LIST),),
        query=wire.GROUPS_QUERY,
        owner="project",
    ),
    Route(
        "GET",
        _GROUP,
        groups.show_group,
        Caller.OWNER,
        "getGroup",
        "Get a group: why its issues are together, and what was decided about it.",
        _SHOWN,
        owner="project",
    ),
    Route(
        "PATCH",
        _GROUP,
        groups.change_group,
        Caller.OWNER,
        "updateGroup",
        "Open, resolve or ignore a group. Resolving it resolves its open issues; it is opened "
        "again when its cause comes back.",
        _SHOWN,
        body=Body("GroupChange", object_schema(wire.GROUP_CHANGE), group_examples.GROUP_CHANGE),
        owner="project",
    ),
    Route(
        "POST",
        f"{_GROUP}/merge",
        groups.merge_groups,
        Caller.OWNER,
        "mergeGroup",
        "Merge a group into another one, which is returned; it can be undone.",
        _SHOWN,
        body=Body("GroupMerge", object_schema(wire.GROUP_MERGE), group_examples.GROUP_MERGE),
        owner="project",
    ),
    Route(
        "POST",
        f"{_GROUP}/undo",
        groups.undo_merge,
        Caller.OWNER,
        "undoMerge",
        "Undo the merge of this group, or the newest one into it; returns the group that stands "
        "by itself again.",
        _SHOWN,
        body=Body("GroupUndo", wire.EMPTY_SCHEMA, {}),
        owner="project",
    ),
    Route(
        "POST",
        f"{_GROUP}/split",
        groups.split_group,
        Caller.OWNER,
        "splitGroup",
        "Move issues of a group out into a new one, which is returned.",
        (Reply(201, "The new group", wire.GroupDetail, group_examples.GROUP),),
        body=Body("GroupSplit", object_schema(wire.GROUP_SPLIT), {"issueIds": [examples.ISSUE_ID]}),
        owner="project",
    ),
)
