"""`usercontext scrub`: JSON lines in, the same with their text scrubbed out. Not: detectors."""

import os
import sys
from collections.abc import Callable, Iterator
from typing import Any

import typer

from usercontext.cli.output import Exit, complain

_READ_BYTES = 1024 * 1024
_TOGETHER = 64
_SEAM = "\n" + "\0" * 64 + "\n"


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
    for (line, fields), text, clean in zip(read, texts, _clean(texts, scrub_text), strict=True):
        changed = line.rstrip(b"\r") if clean == text else _changed(fields, clean)
        answers.append(changed + b"\n")
    return answers, refused


def _changed(fields: dict[str, Any], text: str) -> bytes:
    import msgspec

    return msgspec.json.encode({**fields, "text": text})


def _clean(texts: list[str], scrub_text: Callable[[str], str]) -> list[str]:
    # one scan of many texts costs as much as one of a short text (7 us): what is clean together is
    # clean apart, because nothing that is looked for, nor its surroundings, reaches over the seam
    if len(texts) > _TOGETHER:
        groups = range(0, len(texts), _TOGETHER)
        return [t for at in groups for t in _clean(texts[at : at + _TOGETHER], scrub_text)]
    if len(texts) == 1:
        return [scrub_text(texts[0])]
    joined = _SEAM.join(texts)
    if scrub_text(joined) == joined:
        return texts
    half = len(texts) // 2
    return _clean(texts[:half], scrub_text) + _clean(texts[half:], scrub_text)
