"""The commands that exist, as the Makefile and the CLI know them. Not: who must mention them."""

import re
import shlex
from functools import cache
from typing import Any

from typer.main import get_command

from house.tree import ROOT, text_of
from usercontext.cli.main import app

FENCE = re.compile(r"^```(?:bash|sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)


@cache
def cli_commands() -> dict[str, list[list[str]]]:
    """Map each command, like ``project create``, to its options, each with all its long names."""
    return dict(_leaves(get_command(app), ()))


@cache
def make_targets() -> frozenset[str]:
    """Return what `make` lists; targets without a description are steps of others."""
    makefile = text_of(ROOT / "Makefile")
    return frozenset(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))


def shown_commands(markdown: str) -> list[list[str]]:
    """Split the shell lines of a page into words; what a shell prints (no `$ `) is left out."""
    lines: list[str] = []
    for block in FENCE.findall(markdown):
        joined = _whole_commands(block.replace("\\\n", " ").splitlines())
        prompted = [line[2:] for line in joined if line.startswith("$ ")]
        lines += prompted or joined
    return [words for line in lines if (words := _words(line))]


def wrong_command(words: list[str]) -> str | None:
    """Say what is wrong with a command of ours; None when it is right or not ours."""
    words = [word for word in words if word != "sudo"]
    program = words[0].rsplit("/", 1)[-1] if words else ""
    if program == "make":
        wanted = {word for word in words[1:] if "=" not in word}
        return f"make has no {wanted - make_targets()}" if wanted - make_targets() else None
    if program == "usercontext":
        return _wrong_usercontext(words[1:])
    return None


def _wrong_usercontext(words: list[str]) -> str | None:
    plain = " ".join(_until_option(words))
    options = {word.split("=", 1)[0] for word in words if word.startswith("--")}
    if not plain:
        return None if options <= {"--version", "--help"} else f"no option {options}"
    names = [name for name in cli_commands() if f"{plain} ".startswith(f"{name} ")]
    if not names:
        return f"no command {plain!r}"
    unknown = options - {"--help"}.union(*cli_commands()[names[0]])
    return f"{names[0]} has no {unknown}" if unknown else None


def _whole_commands(lines: list[str]) -> list[str]:
    """Join a line that opens a quotation with those up to the end of it."""
    whole: list[str] = []
    for line in lines:
        if whole and _is_open(whole[-1]):
            whole[-1] += f"\n{line}"
        else:
            whole.append(line)
    return whole


def _is_open(text: str) -> bool:
    try:
        shlex.split(text, comments=True)
    except ValueError:
        return True
    return False


def _until_option(words: list[str]) -> list[str]:
    first = next((n for n, word in enumerate(words) if word.startswith("-")), len(words))
    return words[:first]


def _words(line: str) -> list[str]:
    words = shlex.split(line, comments=True)
    ends = [n for n, word in enumerate(words) if word in ("|", ">", ">>", "<", "&&", ";")]
    words = words[: ends[0]] if ends else words
    while words and re.fullmatch(r"[A-Z_]+=.*", words[0]):
        words = words[1:]
    return words


def _leaves(command: Any, path: tuple[str, ...]) -> list[tuple[str, list[list[str]]]]:
    if hasattr(command, "commands"):
        return [
            leaf
            for name, child in command.commands.items()
            for leaf in _leaves(child, (*path, name))
        ]
    named = [[name for name in param.opts if name.startswith("--")] for param in command.params]
    return [(" ".join(path), [names for names in named if names and names != ["--help"]])]
