"""A line of a stack, as each browser and bundler writes it, becomes the same frame."""

import pytest

from usercontext.analyze.reading.parties import Party, party_of_frames
from usercontext.analyze.reading.stack import parse_stack

X = "https://shop.example/x.js"


@pytest.mark.parametrize(
    "line",
    [
        f"    at pay ({X}:5:2)",
        f"    at async pay ({X}:5:2)",
        f"    at Cart.pay [as onClick] ({X}:5:2)",
        f"    at new pay ({X}:5:2)",
        f"pay@{X}:5:2",
        f"async*pay@{X}:5:2",
        f"pay/<@{X}:5:2",
        f"promise callback*pay@{X}:5:2",
        f"EventListener.handleEvent*pay@{X}:5:2",
        f"setTimeout handler*cart.pay@{X}:5:2",
    ],
)
def test_a_named_function_is_one_frame_in_every_browser(line: str) -> None:
    frame = parse_stack(f"TypeError: x\n{line}")[0]

    assert (frame.function, frame.url, frame.line, frame.column) == ("pay", X, 5, 2)


@pytest.mark.parametrize(
    "line",
    [
        f"    at {X}:5:2",
        f"    at async {X}:5:2",
        f"@{X}:5:2",
        f"EventHandlerNonNull*@{X}:5:2",
        f"{X}:5:2",
    ],
)
def test_a_function_without_a_name_has_its_place(line: str) -> None:
    frame = parse_stack(line)[0]

    assert (frame.function, frame.url, frame.line) == ("", X, 5)


@pytest.mark.parametrize(
    "line", [f"    at eval (eval at pay ({X}:5:2), <anonymous>:1:9)", f"pay@{X} line 5 > eval:1:3"]
)
def test_code_made_from_a_string_is_where_it_was_made(line: str) -> None:
    frame = parse_stack(line)[0]

    assert (frame.url, frame.line) == (X, 5)


@pytest.mark.parametrize(
    "line", ["    at <anonymous>", "    at Array.map (<anonymous>)", "[native code]", "  at x"]
)
def test_what_has_no_file_is_no_frame(line: str) -> None:
    assert parse_stack(line) == ()


@pytest.mark.parametrize(
    ("line", "party"),
    [
        ("    at pay (webpack-internal:///./src/cart.ts:3:4)", Party.FIRST),
        ("    at pay (webpack://shop/./src/cart.ts:3:4)", Party.FIRST),
        ("pay@moz-extension://u/c.js:1:2", Party.BYSTANDER),
        ("    at chrome-extension://abc/c.js:1:2", Party.BYSTANDER),
        ("pay@webkit-masked-url://hidden/:1:2", Party.BYSTANDER),
    ],
)
def test_a_scheme_tells_whose_code_it_is(line: str, party: Party) -> None:
    assert party_of_frames(parse_stack(line), "shop.example") is party
