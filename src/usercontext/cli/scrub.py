"""`usercontext scrub`: JSON lines in, the same with their text scrubbed out. Not: detectors."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Annotated, Any

import typer

from usercontext.cli.access import reach
from usercontext.cli.options import Config, Data, Key, Server
from usercontext.cli.output import Exit, complain, fail_usage

_READ_BYTES = 1024 * 1024
_TOGETHER = 64
_SEAM = "\n" + "\0" * 64 + "\n"


def scrub(
    project_id: Annotated[
        str | None,
        typer.Option("--project", metavar="ID", help="Apply the rules of this project, too."),
    ] = None,
    server: Server = None,
    key: Key = None,
    data: Data = None,
    config: Config = None,
) -> None:
    """Read JSON lines {"id", "text"} and write them with personal data and secrets replaced."""
    from usercontext.actions.operations import scrub_text

    flags = {"server": server, "api_key": key, "data": data, "config": config}
    clean: Callable[[str], str] = scrub_text
    together = _TOGETHER
    if project_id is not None:
        clean = _with_rules(project_id, flags)
        together = 1  # a pattern may look further than to the end of a text
    elif any(flags.values()):
        fail_usage("--project: is needed, to say whose rules are meant")
    bad = 0
    first_line = 1
    for lines in _blocks():
        answers, refused = scrub_block(lines, clean, together)
        for offset in refused:
            complain(f'line {first_line + offset}: must be a JSON object with "id" and "text"')
        sys.stdout.buffer.write(b"".join(answers))
        sys.stdout.buffer.flush()
        bad += len(refused)
        first_line += len(lines)
    if bad:
        raise typer.Exit(Exit.FAILED)


def _with_rules(project_id: str, flags: dict[str, str | None]) -> Callable[[str], str]:
    """Return what scrubs by a project's own rules too, as its server tells them."""
    import msgspec

    from usercontext.actions.operations import scrub_text
    from usercontext.domain.project_settings import ScrubPattern

    with reach({**flags, "project": project_id}) as reached:
        if reached.project_id is None:
            fail_usage("USERCONTEXT_PROJECT (--project): is needed with --key")
        told = reached.client.project_settings(reached.project_id)
    patterns = msgspec.convert(told.scrub_patterns, tuple[ScrubPattern, ...])
    return lambda text: scrub_text(text, told.scrub_names, patterns)


def _blocks() -> Iterator[list[bytes]]:
    # what has arrived is answered at once, so that a pipe can converse with us; under load a
    # block is a mebibyte and the calls per block cost nothing
    parts: list[bytes] = []
    while block := os.read(sys.stdin.fileno(), _READ_BYTES):
        whole, newline, rest = block.rpartition(b"\n")
        if newline:
            yield b"".join((*parts, whole)).split(b"\n")
            parts = []
        parts.append(rest)
    if any(parts):
        yield [b"".join(parts)]


def scrub_block(
    lines: list[bytes], scrub_text: Callable[[str], str], together: int = _TOGETHER
) -> tuple[list[bytes], list[int]]:
    """Return the lines to write and the offsets of those that are no such object.

    Up to ``together`` texts are looked at in one go.
    """
    import msgspec

    decode = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    decode_text = msgspec.json.Decoder(str).decode
    read: list[tuple[bytes, dict[str, msgspec.Raw]]] = []
    texts: list[str] = []
    refused: list[int] = []
    for offset, line in enumerate(lines):
        if not line.strip():
            continue
        try:
            fields = decode(line)
            fields["id"]
            texts.append(decode_text(fields["text"]))
            read.append((line, fields))
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
            refused.append(offset)
    answers: list[bytes] = []
    clean_texts = _clean(texts, scrub_text, together)
    for (line, fields), text, clean in zip(read, texts, clean_texts, strict=True):
        changed = line.rstrip(b"\r") if clean == text else _changed(fields, clean)
        answers.append(changed + b"\n")
    return answers, refused


def _changed(fields: dict[str, Any], text: str) -> bytes:
    import msgspec

    return msgspec.json.encode({**fields, "text": text})


def _clean(texts: list[str], scrub_text: Callable[[str], str], together: int) -> list[str]:
    # one scan of many texts costs as much as one of a short text (7 us): what is clean together is
    # clean apart, because nothing that is looked for, nor its surroundings, reaches over the seam
    if len(texts) > together:
        groups = range(0, len(texts), together)
        return [t for at in groups for t in _clean(texts[at : at + together], scrub_text, together)]
    if len(texts) == 1:
        return [scrub_text(texts[0])]
    joined = _SEAM.join(texts)
    if scrub_text(joined) == joined:
        return texts
    half = len(texts) // 2
    return [t for part in (texts[:half], texts[half:]) for t in _clean(part, scrub_text, together)]
