"""The rules that only read, and what holds after every step. Not: writes, inputs, the oracle."""

import urllib.parse
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from api.visitors import UNKNOWN_ID
from machines import inputs
from machines.driver import OWNER, PICK, Driver
from machines.model import Issue, Project, Session
from usercontext.domain.clock import format_second

_REFUSED_KEYS = ("", "uc_sec_" + "a" * 36, "uc_pub_" + "a" * 36)
_ROUTES = (
    ("GET", "/v1/sessions/{session}", None),
    ("GET", "/v1/sessions/{session}/logs", None),
    ("POST", "/v1/sessions/{session}/logs", b'{"logs":[]}'),
    ("DELETE", "/v1/sessions/{session}", None),
    ("GET", "/v1/issues/{issue}", None),
    ("GET", "/v1/issues/{issue}/export", None),
    ("PATCH", "/v1/issues/{issue}", b'{"status":"resolved"}'),
    ("DELETE", "/v1/issues/{issue}", None),
    ("GET", "/v1/projects/{project}/issues", None),
)
_SORTS = ("-createdAt", "-impact_score", "-affected")
_FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "status": st.sampled_from(["open", "resolved", "ignored"]),
        "priority": st.sampled_from(["P0", "P1", "P2", "P3"]),
        "category": st.sampled_from(["js_exception", "unknown", "backend_error"]),
        "from": PICK,
        "to": PICK,
        "q": st.sampled_from(sorted(inputs.QUERIES)),
    },
)


class ReadRules(Driver):
    """Issues, listings, logs by cursor; strangers and wrong keys."""

    looks = 0

    @precondition(lambda self: self.has_issues())
    @rule(owner=OWNER, pick=PICK, limit=st.sampled_from([0, 1, 3, 10_000]))
    def read_issue(self, owner: int, pick: int, limit: int) -> None:
        project, issue = self.an_issue(owner, pick)
        shown = self.get(project, f"/v1/issues/{issue.issue_id}?logs={limit}").json()
        assert shown["userDescription"] == issue.shown_description
        assert shown["priority"] == (issue.corrected or issue.priority)
        assert shown["status"] == issue.status
        assert shown["analysis"]["status"] == ("done" if issue.analyzed else "pending")
        session = project.sessions[issue.session_id]
        every = [entry.n for entry in session.in_time_order()]
        numbers = [entry["payload"]["n"] for entry in shown["logs"]]
        if len(session.stored()) <= limit:
            assert (numbers, shown["logsTotal"]) == (every, len(every))
            assert not shown["logsTruncated"]
        else:
            assert len(numbers) <= limit
            assert numbers == [n for n in every if n in set(numbers)]

    @precondition(lambda self: self.has_issues())
    @rule(owner=OWNER, pick=PICK)
    def export(self, owner: int, pick: int) -> None:
        project, issue = self.an_issue(owner, pick)
        shown = self.get(project, f"/v1/issues/{issue.issue_id}/export").json()["markdown"]
        first, _, rest = shown.partition("\n\n")
        priority = issue.corrected or issue.priority or "pending"
        assert first.startswith("## Issue: broken")
        assert rest.startswith(f"**Priority:** {priority}\n")

    @rule(
        owner=OWNER,
        wanted=_FILTERS,
        sort=st.sampled_from(_SORTS),
        page=st.integers(1, 4),
        limit=st.sampled_from([1, 2, 3, 20, 1000]),
    )
    def list_issues(
        self, owner: int, wanted: dict[str, Any], sort: str, page: int, limit: int
    ) -> None:
        project = self.projects[owner]
        query = {name: str(value) for name, value in wanted.items()}
        known = dict(wanted)
        for bound in {"from", "to"} & set(wanted):
            known[bound] = self._an_instant(project, wanted[bound])
            query[bound] = format_second(known[bound])
        if "q" in wanted:
            known["token"] = inputs.QUERIES[known.pop("q")]
        every = project.listed(known, sort)
        query |= {"sort": sort, "page": str(page), "limit": str(limit)}
        self.check_page(project, query, every, page, limit)

    @rule(owner=OWNER, query=inputs.ODD_QUERIES)
    def list_oddly(self, owner: int, query: str) -> None:
        project = self.projects[owner]
        path = f"/v1/projects/{project.project_id}/issues?{query}"
        reply = self.ask(project.secret_key, "GET", path)
        assert reply.status in (200, 400)

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK)
    def read_session(self, owner: int, pick: int) -> None:
        project, session = self.a_session(owner, pick)
        shown = self.get(project, f"/v1/sessions/{session.session_id}").json()
        stored = session.stored()
        own = [i.issue_id for i in project.issues.values() if i.session_id == session.session_id]
        assert shown["entries"] == len(stored)
        assert shown["errors"] == sum(entry.sent["level"] == "error" for entry in stored)
        assert shown["issues"] == own
        assert shown["createdAt"] == format_second(session.created_us)
        assert {name: shown[name] for name in session.fields} == session.fields

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK, limit=st.integers(1, 4))
    def walk(self, owner: int, pick: int, limit: int) -> None:
        """Read one page more of a walk over a session's log; batches arrive between the pages."""
        project, session = self.a_session(owner, pick)
        numbers, cursor = self.walks.pop(session.session_id, ([], ""))
        path = f"/v1/sessions/{session.session_id}/logs?limit={limit}{cursor}"
        page = self.get(project, path).json()
        numbers = numbers + [entry["payload"]["n"] for entry in page["logs"]]
        every = [entry.n for entry in session.arrived()]
        if page["next"] is None:
            assert numbers == every
        else:
            assert numbers == every[: len(numbers)]
            self.walks[session.session_id] = numbers, f"&cursor={page['next']}"

    @rule(pick=PICK, route=st.sampled_from(_ROUTES))
    def call_as_a_stranger(self, pick: int, route: tuple[str, str, bytes | None]) -> None:
        """Another project's ids answer the same bytes as ids of nobody."""
        method, template, body = route
        own, other = self.projects if pick % 2 else self.projects[::-1]
        sessions, issues = [*own.sessions, *own.gone], [*own.issues, *own.gone]
        ids = {
            "session": sessions[pick % len(sessions)] if sessions else UNKNOWN_ID,
            "issue": issues[pick % len(issues)] if issues else UNKNOWN_ID,
            "project": own.project_id,
        }
        nobodys = template.format(session=UNKNOWN_ID, issue=UNKNOWN_ID, project=UNKNOWN_ID)
        replies = [
            self.ask(other.secret_key, method, path, content=body)
            for path in (template.format(**ids), nobodys)
        ]
        assert replies[0] == replies[1]
        assert replies[0].status == (400 if method == "POST" else 404)

    @rule(route=st.sampled_from(_ROUTES), owner=OWNER, key=st.sampled_from([0, 1, 2, 3]))
    def call_with_a_wrong_key(
        self, route: tuple[str, str, bytes | None], owner: int, key: int
    ) -> None:
        method, template, body = route
        project = self.projects[owner]
        text = [*_REFUSED_KEYS, project.publishable_key][key]
        if method == "POST" and text == project.publishable_key:
            return
        any_session = next(iter(project.sessions), UNKNOWN_ID)
        any_issue = next(iter(project.issues), UNKNOWN_ID)
        path = template.format(session=any_session, issue=any_issue, project=project.project_id)
        assert self.ask(text, method, path, content=body).status == 401

    @invariant()
    def each_project_lists_its_own_issues_and_no_others(self) -> None:
        self.looks += 1
        sort = _SORTS[self.looks % len(_SORTS)]
        for project in self.projects:
            every = project.listed({}, sort)
            self.check_page(project, {"limit": "5", "sort": sort}, every, 1, 5)

    @invariant()
    def what_was_accepted_is_stored_in_order(self) -> None:
        if self.touched is not None:
            project, session = self.touched
            self.touched = None
            if session.session_id in project.sessions:
                self.check_log(project, session)

    def teardown(self) -> None:
        try:
            for project in self.projects:
                for session in project.sessions.values():
                    self.check_log(project, session)
        finally:
            super().teardown()

    def check_page(
        self, project: Project, query: dict[str, str], every: list[Issue], page: int, limit: int
    ) -> None:
        path = f"/v1/projects/{project.project_id}/issues?{urllib.parse.urlencode(query)}"
        shown = self.get(project, path).json()
        found = [(i["issueId"], i["status"], i["priority"]) for i in shown["issues"]]
        wanted = every[(page - 1) * limit : page * limit]
        assert found == [(i.issue_id, i.status, i.corrected or i.priority) for i in wanted]
        assert (shown["total"], shown["page"]) == (len(every), page)

    def check_log(self, project: Project, session: Session) -> None:
        """Read a session's log to its end: all of it, unchanged, in the order of arrival."""
        path = f"/v1/sessions/{session.session_id}/logs?limit=1000"
        page = self.get(project, path).json()
        every = session.arrived()
        assert page["next"] is None
        for shown, entry in zip(page["logs"], every, strict=True):
            assert shown["payload"] == {"n": entry.n, "message": entry.shown_text}
            for name in ("timestamp", "level", "type", "eventType"):
                assert (name, shown[name]) == (name, entry.sent[name])
            assert shown.get("entryId") == entry.entry_id

    def _an_instant(self, project: Project, pick: int) -> int:
        created = [issue.created_us for issue in project.issues.values()] or [0]
        return created[pick % len(created)] // 1_000_000 * 1_000_000
