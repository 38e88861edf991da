"""Traces of other machines than browsers: what was thrown first, and the team's own call."""

import pytest

from analyze.app_visits import read
from analyze.client_visits import Sender
from usercontext.analyze.reading.foreign_stacks import read_trace


@pytest.mark.parametrize(
    ("written", "said", "function", "file", "line"),
    [
        ("a.B: x\n\tat android.app.A.b(A.java:3)\nCaused by: c.NullError: y\n"
         "\tat de.acme.Cart.add(Cart.kt:41)\n\tat java.lang.Thread.run(Thread.java:9)",
         "c.NullError: y", "add", "Cart.kt", 41),
        ("System.IO.IOException: full\r\n   at System.IO.File.Open()\r\n   at Acme.Save.Run(Int n)"
         " in D:\\src\\Save.cs:line 7", "System.IO.IOException: full", "Run", "D:/src/Save.cs", 7),
        ("#0      Cart.add (package:acme/cart.dart:8:3)\n#1      main (dart:ui/x.dart:1:1)",
         "", "add", "package:acme/cart.dart", 8),
        ('Traceback (most recent call last):\n  File "/app/a.py", line 3, in pay\n    x()\n'
         '  File "/usr/lib/python3/site-packages/h.py", line 9, in x\nKeyError: 1',
         "KeyError: 1", "pay", "/app/a.py", 3),
        ("panic: boom\n\ngoroutine 7 [running]:\nacme/pay.Do(...)\n\t/src/pay.go:77 +0x1b",
         "panic: boom", "", "/src/pay.go", 77),
        ("boom\n#0 /var/www/src/Pay.php(64): Pay->run()\n#1 {main}",
         "boom", "Pay->run", "/var/www/src/Pay.php", 64),
        ("signal 11\nbacktrace:\n  #00 pc 0004a3c8  /data/lib/libcam.so (cam::flush()+4)",
         "signal 11", "cam::flush", "/data/lib/libcam.so", 0),
        ("boom\n    at pay (address at index.android.bundle:1:482)",
         "boom", "pay", "index.android.bundle", 1),
        ("NullReferenceException: x\nTiny.Shop.Panel.Buy () (at Assets/Shop/Panel.cs:12)\n"
         "UnityEngine.Events.Call () (at <7b>:0)",
         "NullReferenceException: x\nTiny.Shop.Panel.Buy () (at Assets/Shop/Panel.cs:12)\n"
         "UnityEngine.Events.Call () (at <7b>:0)", "Buy", "Assets/Shop/Panel.cs", 12),
        ("boom\n  at: _ready (res://hud.gd:4)", "boom", "_ready", "hud.gd", 4),
    ],
)  # fmt: skip
def test_the_teams_own_call_is_read(
    written: str, said: str, function: str, file: str, line: int
) -> None:
    trace = read_trace(written)

    assert trace is not None
    assert trace.said == said
    assert (trace.frames[0].function, trace.frames[0].url) == (function, file)
    assert trace.frames[0].line == line


@pytest.mark.parametrize(
    "written",
    [
        "We meet at noon (room 4:30)",
        "3 items added to cart",
        "TypeError: x\n    at pay (https://shop.example.com/app.js:1:2)",
        "at least one field",
        "",
    ],
)
def test_other_texts_hold_no_trace_of_another_machine(written: str) -> None:
    assert read_trace(written) is None


def test_a_trace_is_read_under_any_name() -> None:
    log = Sender().taps("Clock in").puts("error", {
        "was": "x.y.BadShift: no shift today\n\tat x.y.Clock.start(Clock.kt:9)"})  # fmt: skip

    read(log.hears("cannot clock in"), "js_exception", "P1 P2", "no shift today", "Clock.kt:9")
