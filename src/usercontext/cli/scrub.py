"""`usercontext scrub`: JSON lines in, the same with their text scrubbed out. Not: detectors."""

import os
import sys
from collections.abc import Callable, Iterator

import typer

from usercontext.cli.output import Exit, complain

_READ_BYTES = 1024 * 1024


def scrub() -> None:
    """Read JSON lines {"id", "text"} and write them with personal data and secrets replaced."""
    from usercontext.actions.operations import scrub_text

    bad = 0
    first_line = 1
    for lines in _blocks():
        answers, refused = scrub_block(lines, scrub_text)
        for offset in refused:
            complain(f'line {first_line + offset}: must be a JSON object with "id" and "text"')
        sys.stdout.buffer.write(b"".join(answers))
        sys.stdout.buffer.flush()
        bad += len(refused)
        first_line += len(lines)
    if bad:
        raise typer.Exit(Exit.FAILED)


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
    lines: list[bytes], scrub_text: Callable[[str], str]
) -> tuple[list[bytes], list[int]]:
    """Return the lines to write and the offsets of those that are no such object."""
    import msgspec

    decode = msgspec.json.Decoder(dict[str, msgspec.Raw]).decode
    decode_text = msgspec.json.Decoder(str).decode
    encode = msgspec.json.encode
    answers: list[bytes] = []
    refused: list[int] = []
    for offset, line in enumerate(lines):
        if not line.strip():
            continue
        try:
            fields = decode(line)
            text = decode_text(fields["text"])
            fields["id"]
        except (msgspec.DecodeError, UnicodeDecodeError, KeyError):
            refused.append(offset)
            continue
        scrubbed = scrub_text(text)
        if scrubbed != text:
            line = encode({**fields, "text": scrubbed})
        answers.append(line.rstrip(b"\r") + b"\n")
    return answers, refused
