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
        answers, refused = _scrub_block(lines, scrub_text)
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
    rest = b""
    while block := os.read(sys.stdin.fileno(), _READ_BYTES):
        whole, newline, rest_of_block = block.rpartition(b"\n")
        if newline:
            yield (rest + whole).split(b"\n")
            rest = rest_of_block
        else:
            rest += block
    if rest:
        yield [rest]


def _scrub_block(
    lines: list[bytes], scrub_text: Callable[[str], str]
) -> tuple[list[bytes], list[int]]:
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
