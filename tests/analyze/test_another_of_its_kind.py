"""Answers about another one than was asked for: the next one, somebody's manager; a wrong one."""

import json

import pytest

from analyze.experts import NO_CAUSE
from analyze.page_visits import PageVisit, page, told

RELATED = [
    ("/api/patients/4410/next", "patientId"),
    ("/api/products/4410/similar", "productId"),
    ("/api/users/4410/manager", "userId"),
    ("/api/articles/4410/related", "articleId"),
    ("/api/students/4410/previous", "studentId"),
    ("/api/members/4410/legal-guardian", "memberId"),
    ("/api/documents/4410/original", "documentId"),
    ("/api/employees/4410/deputy", "employeeId"),
]


def answered(path: str, name: str) -> PageVisit:
    body = json.dumps({name: 4411, "name": "B"})
    told_of = {"contentType": "application/json", "responseBody": body}
    return page("/work").click("Open").ask("GET", path, 200, **told_of)


@pytest.mark.parametrize("words", ["nice", "ICH WARTE SEIT STUNDEN AUF EINE ANTWORT"])
@pytest.mark.parametrize(("path", "name"), RELATED)
def test_one_that_was_asked_for_by_another_is_no_mistake(path: str, name: str, words: str) -> None:
    told(answered(path, name).judge(words, "/work"), NO_CAUSE, "P3")


@pytest.mark.parametrize("path", ["/api/patients/4410", "/api/patients/4410/summary"])
def test_one_that_nobody_asked_for_is_somebody_else_s(path: str) -> None:
    told(answered(path, "patientId").judge("That is not me", "/work"), "api_contract", "P0")
