"""The rules that change something, and what each must answer. Not: reads, inputs, the oracle."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from machines import inputs
from machines.driver import OWNER, PICK, Driver
from machines.model import Issue, Project


class WriteRules(Driver):
    """Open, append, report, correct, analyze, delete; clock jumps and restarts between them."""

    @rule(owner=OWNER, external_id=inputs.EXTERNAL_IDS, fields=inputs.FIELDS, key=inputs.KEYS)
    def open_session(
        self, owner: int, external_id: str, fields: dict[str, str], key: str | None
    ) -> None:
        body = {"externalSessionId": external_id, **fields}
        self._open(self.projects[owner], body, key)

    @precondition(lambda self: self.opened_with_keys())
    @rule(pick=PICK)
    def open_again(self, pick: int) -> None:
        """Send what was sent, under its key: the session may have been deleted since."""
        opened = self.opened_with_keys()
        project, key = opened[pick % len(opened)]
        body = json.loads(project.kept["/v1/sessions", key].body)
        self._open(project, body, key)

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK, drafts=inputs.BATCHES, key=inputs.KEYS)
    def append(self, owner: int, pick: int, drafts: list[Any], key: str | None) -> None:
        project, session = self.a_session(owner, pick)
        path = f"/v1/sessions/{session.session_id}/logs"
        entries = inputs.number(drafts, self.sent)
        body = inputs.batch_body(entries)
        reply = self.post(project, path, body, key)
        if reply is None:
            return
        assert (reply.status, reply.json()) == (202, {"accepted": len(entries)})
        self.accept(session, entries)
        if (path, key) in project.kept:  # sent again: it stands there once
            assert self.post(project, path, body, key) is None
        self.touched = project, session

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK, body=inputs.WRONG_BATCHES, key=inputs.KEYS)
    def append_wrongly(self, owner: int, pick: int, body: bytes, key: str | None) -> None:
        project, session = self.a_session(owner, pick)
        reply = self.post(project, f"/v1/sessions/{session.session_id}/logs", body, key)
        assert reply is None or (reply.status, reply.json()["error"]) == (400, "VALIDATION_ERROR")
        self.touched = project, session

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK, prose=inputs.PROSE, url=inputs.PROSE, key=inputs.KEYS)
    def report(
        self, owner: int, pick: int, prose: inputs.Prose, url: inputs.Prose, key: str | None
    ) -> None:
        project, session = self.a_session(owner, pick)
        body = {
            "sessionId": session.session_id,
            "userDescription": prose.sent,
            "metadata": {"browser": url.sent, "other": [url.sent]},
        }
        reply = self.post(
            project, "/v1/issues", body, key, lambda made: made["issueId"] in project.issues
        )
        if reply is None:
            return
        assert reply.status == 201, reply
        issue = Issue(
            issue_id=reply.json()["issueId"],
            session_id=session.session_id,
            created_us=self.clock.now_us(),
            shown_description=prose.shown,
            tokens=prose.tokens | url.tokens,
        )
        issue.due_us = issue.created_us + 2_000_000
        project.issues[issue.issue_id] = issue

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK, wrong=inputs.WRONG_REPORTS)
    def report_wrongly(self, owner: int, pick: int, wrong: dict[str, Any]) -> None:
        project, session = self.a_session(owner, pick)
        reply = self.post(project, "/v1/issues", wrong | {"sessionId": session.session_id})
        assert reply is not None
        assert reply.status == 400

    @precondition(lambda self: self.has_issues())
    @rule(
        owner=OWNER,
        pick=PICK,
        change=st.fixed_dictionaries(
            {},
            optional={
                "status": st.sampled_from(["open", "resolved", "ignored"]),
                "priority": st.sampled_from(["P0", "P1", "P2", "P3"]),
                "cause": inputs.PROSE,
            },
        ),
    )
    def correct(self, owner: int, pick: int, change: dict[str, Any]) -> None:
        project, issue = self.an_issue(owner, pick)
        cause = change.get("cause")
        body = change | ({} if cause is None else {"cause": cause.sent})
        path = f"/v1/issues/{issue.issue_id}"
        reply = self.ask(project.secret_key, "PATCH", path, content=json.dumps(body))
        assert reply.status == (200 if change else 400), reply
        issue.status = change.get("status", issue.status)
        issue.corrected = change.get("priority", issue.corrected)
        if cause is not None:
            issue.cause, issue.cause_tokens = cause.shown, cause.tokens
        if change:
            shown = reply.json()
            assert (shown["status"], shown["corrections"]["cause"]) == (issue.status, issue.cause)

    @rule()
    def analyze(self) -> None:
        done = self.together("analyze")
        due = [
            issue
            for project in self.projects
            for issue in project.issues.values()
            if not issue.analyzed and issue.due_us <= self.clock.now_us()
        ]
        assert done == len(due)
        for project in self.projects:
            for issue in [one for one in project.issues.values() if one in due]:
                shown = self.get(project, f"/v1/issues/{issue.issue_id}?logs=0").json()
                assert shown["analysis"]["status"] == "done"
                issue.analyzed = True
                issue.priority = shown["priority"]
                issue.impact, issue.category = shown["impact_score"], shown["analysis"]["category"]

    @precondition(lambda self: self.has_issues())
    @rule(owner=OWNER, pick=PICK)
    def delete_issue(self, owner: int, pick: int) -> None:
        project, issue = self.an_issue(owner, pick)
        project.delete_issue(issue.issue_id)
        self.delete(project, f"/v1/issues/{issue.issue_id}")

    @precondition(lambda self: self.has_sessions())
    @rule(owner=OWNER, pick=PICK)
    def delete_session(self, owner: int, pick: int) -> None:
        project, session = self.a_session(owner, pick)
        project.delete_session(session.session_id)
        self.delete(project, f"/v1/sessions/{session.session_id}")

    @rule(seconds=inputs.JUMPS_S)
    def let_the_clock_jump(self, seconds: float) -> None:
        if 0 <= self.clock.now_us() + seconds * 1_000_000 < 4_000_000_000_000_000:
            self.clock.advance(seconds)
        for project in self.projects:
            project.fade(self.clock.now_us())

    @rule()
    def restart(self) -> None:
        self.together("restart")

    def _open(self, project: Project, body: dict[str, Any], key: str | None) -> None:
        external_id = body["externalSessionId"]
        known = project.has_external(external_id)
        reply = self.post(
            project, "/v1/sessions", body, key, lambda made: made["sessionId"] in project.sessions
        )
        if reply is None:
            return
        assert reply.status == (200 if known else 201), reply
        session_id = reply.json()["sessionId"]
        session = project.open_session(external_id, session_id, self.clock.now_us())
        assert session.session_id == session_id
        fields = {name: value for name, value in body.items() if name != "externalSessionId"}
        session.fields = fields | session.fields
