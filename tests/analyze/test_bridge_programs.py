"""Programs by their own words: heads of frameworks, code of phones, lines of browsers."""

from analyze.bridge_visits import Bridge
from usercontext.domain.analysis import Category


def test_a_framework_s_head_does_not_hide_what_was_thrown() -> None:
    thrown = "java.lang.IllegalStateException: berth 9 has no owner"
    trace = f"{thrown}\n\tat port.Berths.bill(Berths.java:7)"
    line = "Servlet.service() for servlet [main] in context with path [] threw exception"
    visit = Bridge().put({"message": line, "thread_name": "http-nio-80-exec-1",
                          "stack_trace": trace}, "error")  # fmt: skip
    visit.put({"message": "POST /berths/9/bill 500 12ms"}, "error", kind="network", after=0.1)
    said = visit.reported("The berth cannot be billed")

    assert f"“{thrown}”" in (said.root_cause or "")


def test_a_head_without_an_error_behind_it_stays() -> None:
    visit = Bridge().put({"message": "Request failed: tide too low", "pid": 4}, "error")
    visit.put({"method": "POST", "path": "/berths", "status": 500, "pid": 4}, "error",
              kind="network", after=0.1)  # fmt: skip
    assert "Request failed: tide too low" in (visit.reported("Fails").root_cause or "")


def test_code_of_a_phone_s_language_is_an_app_whatever_its_routes_look_like() -> None:
    stack = "#0      BerthRow.build (package:port/ui/berth_row.dart:9:3)"
    visit = (
        Bridge()
        .put({"logger": "router", "message": "push"})
        .add("console", "info", {"to": "/berths"}, event="navigation")
    )
    visit.put({"exception": "Bad state: No element", "stack": stack}, "error")
    assert "the app threw" in visit.reported("The list is grey").summary


def test_a_line_about_a_preflight_names_the_host_to_mend() -> None:
    line = (
        "Access to fetch at 'https://tides.example/now' from origin 'https://port.example' has been"
        " blocked by CORS policy: Response to preflight request doesn't pass access control check"
    )
    said = (
        Bridge().go("/now").say(line, "error").reported("No tides", url="https://port.example/now")
    )

    assert said.category is Category.CORS
    assert (said.suggested_fix or "").startswith("Have tides.example answer the OPTIONS request")


def test_a_right_that_a_phone_s_user_did_not_give_is_asked_for_anew() -> None:
    told = {"event": "permission_result", "permission": "CAMERA", "granted": False}
    said = Bridge().click("Scan").put(told, "warn").reported("The scan stays black")
    assert (said.suggested_fix or "").startswith("The user or the device's settings")


def test_a_press_is_called_by_its_control_and_not_by_the_verb() -> None:
    visit = Bridge().add(
        "console", "info", {"message": "tap", "control": "Load tides"}, event="click"
    )
    told = {"method": "GET", "url": "https://tides.example/now", "status": 500}
    said = visit.put(told, "error", kind="network").reported("No tides")
    assert "After a click on “Load tides”" in said.summary


def test_a_call_stack_of_unreal_names_the_file() -> None:
    told = {"Message": "Unhandled Exception: EXCEPTION_ACCESS_VIOLATION reading 0x18",
            "Callstack": r"Port.exe!ATide::Turn() [D:\Port\Source\Tide.cpp:31]"}  # fmt: skip
    fix = Bridge().put(told, "error").reported("It crashes").suggested_fix or ""
    assert "Tide.cpp:31" in fix
    assert "which pointer is null" in fix
