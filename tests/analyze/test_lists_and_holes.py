"""What loggers list, and what they leave out of a sentence and put beside it. Not: levels."""

from typing import Any

import pytest

from analyze.clients_visits import Client, held
from usercontext.analyze.reading.arguments import join_arguments
from usercontext.analyze.reading.templates import filled
from usercontext.analyze.reading.unwrapping import listed

NOT_RENAMED = "EPERM: operation not permitted, rename 'C:\\\\plans\\\\house.tmp'"


def test_a_system_s_error_in_a_list_is_said_by_the_top_of_its_stack() -> None:
    error: dict[str, Any] = {
        "errno": -4048,
        "code": "EPERM",
        "syscall": "rename",
        "path": "C:\\plans\\house.tmp",
    }
    error["stack"] = f"Error: {NOT_RENAMED}\n    at async save (C:\\app\\main.js:4120:5)"
    visit = Client()
    for _ in range(2):
        visit.tap({"menu": "Save"})
        visit.con("error", {"data": ["save failed", dict(error)], "scope": "document"})
        error.pop("stack", None)
    visit.con("warn", {"data": ["GPU process lost"], "scope": "gpu"})

    held(visit.sent("saving does not work"), "storage", "EPERM|not permitted", "P1 P2", "GPU")


def test_a_list_without_an_error_is_said_as_before() -> None:
    assert join_arguments(["opened", {"shapes": 812}]) == 'opened {"shapes":812}'
    assert join_arguments(["a", {"stack": "three boxes\nfour boxes"}]).startswith('a {"stack"')


def test_the_holes_of_a_sentence_are_filled_by_what_stands_beside_it() -> None:
    told: dict[str, Any] = {"@mt": "Could not weigh parcel {ParcelId} on {Scale}", "@l": "Error"}
    told |= {"ParcelId": 91822, "Scale": "Mettler 7", "@x": "System.FormatException: 12,4 kg"}
    visit = Client().tap({"command": "Weigh"}).con("error", told)

    said = visit.sent("das Paket wird nicht gewogen")
    held(said, "js_exception", "weigh parcel 91822 on Mettler 7|FormatException", "P2", "{Scale}")


@pytest.mark.parametrize(
    ("text", "payload", "expected"),
    [
        ("took {Elapsed:0.000} ms", {"Elapsed": 12}, "took 12 ms"),
        ("for {@User}", {"Properties": {"User": "u-7"}}, "for u-7"),
        ("for {User}", {"user": {"id": 7}}, "for {User}"),
        ("for {User}", {}, "for {User}"),
        ('sent {"id": 7}', {"id": 8}, 'sent {"id": 7}'),
        ("function () {}", {"": 1}, "function () {}"),
    ],
)
def test_a_hole_without_a_value_and_braces_stay(
    text: str, payload: dict[str, Any], expected: str
) -> None:
    assert filled(text, (payload,)) == expected


def test_an_error_listed_as_its_type_and_its_words_is_the_reason() -> None:
    told: dict[str, Any] = {
        "method": "PATCH",
        "path": "/invoices/88",
        "status": 403,
        "controller": "Invoices",
    }
    told["exception"] = ["Pundit::NotAuthorizedError", "not allowed to update? this Invoice"]
    visit = Client().net("info", {"method": "GET", "path": "/invoices", "status": 200})
    visit.net("error", told, 9)

    said = visit.sent("I cannot change the due date")
    held(said, "permission_denied", "/invoices/88|403|not allowed to update?", "P2 P3")


def test_other_lists_of_two_are_no_error() -> None:
    for items in (["read", "write it"], ["Pundit::NotAuthorizedError", "x"], ["FooError"], [1, 2]):
        assert listed(items) is items
