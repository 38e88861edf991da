"""What was answered about another, by name; devices, streams, decoders and disks in their words."""

import pytest

from analyze.app_visits import read
from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category, Priority


def opened(path: str, body: dict[str, object]) -> Bridge:
    visit = Bridge()
    told = {"method": "GET", "url": path, "status": 200, "response": body}
    return visit.put(told, kind="network")


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/students/811/marks", {"studentId": 799, "marks": []}),
        ("/v2/members/M-10/card", {"member_id": "M-11"}),
        ("/members/44", {"id": 45, "name": "x"}),
    ],
)
def test_an_answer_about_somebody_else_is_exposed(path: str, body: dict[str, object]) -> None:
    said = opened(path, body).reported("these are the marks of another child")
    read(said, "api_contract", "P0", path)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/students/811/marks", {"studentId": 811}),
        ("/api/students/0811", {"studentId": 811}),
        ("/api/students/811", {"id": 5, "number": "811"}),
        ("/api/students/anna-7", {"id": 5}),
        ("/api/students/811", {"id": 9, "mergedInto": 9}),
        ("/api/students/811/teacher", {"id": 9, "teacherId": 4}),
    ],
)
def test_an_answer_about_who_was_asked_for_is_not(path: str, body: dict[str, object]) -> None:
    said = opened(path, body).reported("could the list be larger?")
    assert said.category is Category.UNKNOWN


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ('keyNotFound(CodingKeys(stringValue: "dueOn", intValue: nil), Swift.DecodingError.Context('
         "codingPath: []))", "dueOn"),
        ("com.google.gson.JsonSyntaxException: Expected a string but was BEGIN_OBJECT at line 1"
         " column 90 path $.rows[2].place", "rows[2].place"),
        ("kotlinx.serialization.MissingFieldException: Field 'unit' is required for type with"
         " serial name 'Dose', but it was missing", "unit"),
        ("json: cannot unmarshal string into Go struct field Bill.total of type float64", "total"),
        ("The JSON value could not be converted to System.Int32. Path: $.floor |"
         " LineNumber: 0", "floor"),
    ],
)  # fmt: skip
def test_the_field_that_a_decoder_names_is_told(words: str, field: str) -> None:
    visit = Bridge().put({"method": "GET", "url": "https://api.acme.example/v1/rows",
                          "status": 200, "duration": 80}, kind="network")  # fmt: skip
    said = visit.put({"message": words}, "error", after=0.1).reported("the list is empty")
    assert f"data the app could not use: its field “{field}”" in (said.root_cause or "")


def test_what_a_stream_says_is_told_in_its_words() -> None:
    visit = Bridge().put({"method": "POST", "url": "/ask", "status": 200}, kind="network")
    told = {"url": "/ask", "event": "error",
            "data": '{"type":"capacity","message":"Engine is overloaded"}'}  # fmt: skip
    said = visit.put(told, "error", kind="network").reported("the answer breaks off")

    assert said.root_cause == "/ask was refused (Engine is overloaded)."
    assert said.category is Category.BACKEND_ERROR
    assert "access log" not in (said.suggested_fix or "")


def test_a_number_of_grpc_is_told_by_its_name() -> None:
    attributes = {"rpc.system": "grpc", "rpc.grpc.status_code": 14}
    told = {"name": "stock.v1.Stock/Reserve", "attributes": attributes,
            "status": {"code": "ERROR", "message": "no backend"}}  # fmt: skip
    said = Bridge().put(told, "error").reported("nothing can be reserved").root_cause or ""
    assert "failed with 14, gRPC's UNAVAILABLE" in said


@pytest.mark.parametrize(
    "told",
    [
        {"text": "autosave", "err": {"code": "EACCES", "syscall": "open", "path": "D:/a.sketch"}},
        {"message": "EBUSY: resource busy or locked, rename 'D:/a.tmp' -> 'D:/a.sketch'"},
        {"message": "The process cannot access the file 'a.sketch' because it is being used by"
                    " another process."},
        {"message": "Access to the path 'D:/a.sketch' is denied."},
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_written_is_storage(told: dict[str, object]) -> None:
    said = Bridge().put(told, "error").reported("my sketch is not kept")
    assert said.category is Category.STORAGE


@pytest.mark.parametrize("reason", ["PAPER_OUT", "COVER_OPEN", "paper low"])
def test_what_only_a_printer_has_is_a_device_s(reason: str) -> None:
    told = {"event": "print_failed", "reason": reason}
    said = Bridge().put({"event": "begun"}).put(told, "error").reported("no slip comes out")
    assert said.category is Category.THIRD_PARTY


def test_a_camera_that_another_program_holds_is_nobody_s_choice() -> None:
    visit = Bridge().put({"name": "NotReadableError", "message": "Could not start audio source"},
                         "error")  # fmt: skip
    said = visit.reported("nobody hears me", url="https://call.example/r/1")

    assert "NotReadableError" in (said.root_cause or "")
    assert said.priority is not Priority.P3
    assert "another program" in (said.suggested_fix or "")


def test_a_tool_that_waits_for_a_control_is_no_slow_server() -> None:
    words = (
        "locator.fill: Timeout 5000ms exceeded.\nCall log:\n  - waiting for getByLabel('Street')\n"
        "    - element is not enabled"
    )
    told = {"apiName": "locator.fill", "error": {"name": "TimeoutError", "message": words}}
    said = Bridge().put(told, "error").reported("the nightly run fails")
    assert said.category is Category.DEAD_CONTROL


@pytest.mark.parametrize("words", ["The term ended on 3 May", "Entry is closed since Monday"])
def test_what_is_over_is_no_right_that_somebody_lacks(words: str) -> None:
    told = {"method": "PUT", "url": "/terms/4", "status": 403, "response": {"message": words}}
    said = Bridge().put(told, "warn", kind="network").reported("Save is refused")
    assert said.category is Category.VALIDATION_REJECTED


@pytest.mark.parametrize("words", ["Your session has expired", "You may not edit this term"])
def test_a_right_or_a_sign_in_is_none_of_that(words: str) -> None:
    told = {"method": "PUT", "url": "/terms/4", "status": 403, "response": {"message": words}}
    said = Bridge().put(told, "warn", kind="network").reported("Save is refused")
    assert said.category is not Category.VALIDATION_REJECTED


def test_of_many_that_failed_it_is_told_how_many() -> None:
    body = {"state": "finished", "added": 2, "failed": 58,
            "errors": [{"line": 3, "message": "team is unknown"}]}  # fmt: skip
    told = {"method": "GET", "url": "/api/imports/7", "status": 200, "response": body}
    said = Bridge().put(told, kind="network").reported("my import has only 2 of 60 people")
    assert "that 58 failed, with “team is unknown”" in (said.root_cause or "")


def test_the_other_version_of_an_edit_was_not_done_twice() -> None:
    told = {"method": "PUT", "url": "/notes/3", "status": 412,
            "response": {"detail": "Note was changed by ann"}}  # fmt: skip
    visit = Bridge().put(told, "warn", kind="network")
    visit.put({"msg": "conflict, reloading note from server"}, "warn", after=0.1)
    said = visit.reported("half of my note is gone")

    assert "let them decide" in (said.suggested_fix or "")
    assert said.priority is Priority.P1
