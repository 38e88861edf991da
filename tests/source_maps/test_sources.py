"""What a map says of a source, made fit to be shown."""

import pytest

from usercontext.source_maps.sources import around, shown_path


@pytest.mark.parametrize(
    ("root", "source", "shown"),
    [
        (None, "../../src/pages/History.tsx", "src/pages/History.tsx"),
        ("src/", "app.ts", "src/app.ts"),
        (None, "webpack://shop/./src/cart.js", "src/cart.js"),
        (None, "webpack:///./src/cart.js?1a2b", "src/cart.js"),
        (None, "webpack://_N_E/(app)/./src/page.tsx", "src/page.tsx"),
        (None, "turbopack:///[project]/src/page.tsx", "src/page.tsx"),
        (None, "file:///builds/shop/src/a.ts", "builds/shop/src/a.ts"),
        (None, "src/App.vue?vue&type=script&lang.ts", "src/App.vue"),
        (None, "..\\..\\src\\a.ts", "src/a.ts"),
        (None, "/etc/passwd", "etc/passwd"),
        (None, "a/../../../../etc/passwd", "etc/passwd"),
        (None, "src/a\n\u202e\x1b[31m.ts", "src/a[31m.ts"),
        (None, None, "?"),
    ],
)
def test_a_path_leads_down_from_the_root_of_the_project(
    root: str | None, source: str | None, shown: str
) -> None:
    assert shown_path(root, source) == shown


def test_what_nobody_sees_in_code_is_seen() -> None:
    """Letters that turn the order of a line around make code read otherwise than it runs."""
    assert around("a\u202e = 1\x1b[31m", 0, 0) == (("a\ufffd = 1\ufffd[31m",), 1)


def test_a_path_is_cut_at_its_beginning() -> None:
    shown = shown_path(None, f"src/{'x/' * 5_000}a.ts")

    assert len(shown) <= 200


def test_the_lines_around_are_three_on_each_side() -> None:
    content = "\n".join(f"  line {number}" for number in range(1, 11))

    assert around(content, 4, 0) == (tuple(f"line {number}" for number in range(2, 9)), 2)


def test_a_long_line_is_shown_around_its_column() -> None:
    (line,), first = around("x" * 5_000 + "here" + "y" * 5_000, 0, 5_000)

    assert first == 1
    assert len(line) < 170
    assert "xhere" in line
    assert (line[0], line[-1]) == ("…", "…")


@pytest.mark.parametrize("content", ["", "one line"])
def test_a_line_that_is_not_there_is_not_shown(content: str) -> None:
    assert around(content, 3, 0) == ((), 0)
