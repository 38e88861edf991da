"""Whatever an image does to its decoder ends in an outcome, and nothing it says is believed."""

import sys
import time
from pathlib import Path

import pytest

from pictures import make_noise, make_picture, opened, png_of
from usercontext.domain.attachment import (
    LONGEST_STORED,
    Image,
    ImageHeader,
    ImageType,
    Rejection,
)
from usercontext.images.isolation import Failed, reencode

PNG, WEBP = ImageType.PNG, ImageType.WEBP


def decoder(program: str) -> tuple[str, ...]:
    return (sys.executable, "-c", program)


def test_an_image_comes_back_as_webp() -> None:
    kept = reencode(make_picture(), PNG)

    assert isinstance(kept, Image)
    assert kept.header == ImageHeader(WEBP, 40, 20)
    assert opened(kept.body).size == (40, 20)


@pytest.mark.parametrize(
    ("image", "reason"),
    [
        (png_of(60_000, 60_000), Rejection.TOO_MANY_PIXELS),
        (make_noise("PNG", (100, 100))[:-1_000], Rejection.DAMAGED),
        (b"<svg/>", Rejection.DAMAGED),
        (b"", Rejection.DAMAGED),
    ],
)
def test_a_hostile_image_is_rejected_with_a_reason(image: bytes, reason: Rejection) -> None:
    assert reencode(image, PNG) is reason


def test_the_largest_image_fits_into_the_memory_allowed() -> None:
    """40 million pixels that compress to nothing: what a decoder must hold, and no more."""
    side = 6_320
    flat = png_of(side, side, (b"\0" + b"\0" * 3 * side) * side)

    kept = reencode(flat, PNG, longest_s=600)

    assert isinstance(kept, Image)
    assert kept.header == ImageHeader(WEBP, 4_000, 4_000)


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import os; os.kill(os.getpid(), 11)", Rejection.CRASHED),
        ("import sys; sys.exit(3)", Rejection.CRASHED),
        ("print('failed exhausted')", Rejection.EXHAUSTED),
        ("", Rejection.CRASHED),
        ("print('ready')", Rejection.CRASHED),
        ("print('rejected because')", Rejection.CRASHED),
        ("print('ready'); print('<html><script>1</script></html>')", Rejection.CRASHED),
    ],
)
def test_a_decoder_that_dies_or_says_nonsense_failed(program: str, reason: Rejection) -> None:
    assert reencode(make_picture(), PNG, decoder(program)) == Failed(reason)


def test_an_answer_that_is_no_webp_or_too_long_is_not_taken() -> None:
    say = "import sys; sys.stdout.buffer.write(b'ready\\n' + {})"
    long = f"b'{'RIFF'}' + b'0' * {LONGEST_STORED}"

    for body in (repr(make_picture("PNG")), long):
        assert reencode(b"", PNG, decoder(say.format(body))) == Failed(Rejection.CRASHED)


def test_a_decoder_that_hangs_is_ended() -> None:
    begun = time.monotonic()

    failed = reencode(make_picture(), PNG, decoder("import time; time.sleep(600)"), 0.5)

    assert failed == Failed(Rejection.EXHAUSTED)
    assert time.monotonic() - begun < 60


def test_a_decoder_sees_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("USERCONTEXT_DATABASE_URL", "postgresql://canary")
    seen = tmp_path / "seen"
    program = f"import os; open({str(seen)!r}, 'w').write(repr(dict(os.environ)))"

    reencode(b"", PNG, decoder(program))

    assert "PYTHONPATH" in seen.read_text()
    assert "canary" not in seen.read_text()
