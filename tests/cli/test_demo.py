"""What `usercontext demo` refuses before a browser is started."""

from collections.abc import Callable

import pytest

from cli.conftest import Ended


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--fault", "no-such"], "there is no such fault"),
        (["--fault", "add-undefined:opera"], "comes as chrome, firefox, safari"),
        (["--sessions", "0"], "must be a whole number from 1"),
        (["--key", "uc_sec_x"], "must be a publishable key"),
        (["--url", "ftp://x"], "must be like http://127.0.0.1:8787"),
    ],
)
def test_a_wrong_option_is_named(
    cli: Callable[..., Ended], options: list[str], reason: str
) -> None:
    ended = cli("demo", *options)

    assert ended.code == 2
    assert reason in ended.err


def test_without_a_server_it_says_how_to_start_one(cli: Callable[..., Ended]) -> None:
    ended = cli("demo")

    assert ended.code == 4
    assert "start it with `usercontext serve --data" in ended.err


def test_a_browser_that_is_not_there_is_named(cli: Callable[..., Ended]) -> None:
    ended = cli("demo", "--key", "uc_pub_" + "a" * 36, "--chromium", "/no/chromium")

    assert ended.code == 1
    assert "apt-get install chromium, or set USERCONTEXT_CHROMIUM" in ended.err
