"""An image's type and size are read from its header alone, and nothing in it breaks that."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pictures import make_animation, make_photograph, make_picture, png_of
from usercontext.domain.attachment import ImageHeader, ImageType
from usercontext.images.headers import read_header

PNG, JPEG, WEBP = ImageType.PNG, ImageType.JPEG, ImageType.WEBP
KINDS = [
    pytest.param(make_picture("PNG"), PNG, id="png"),
    pytest.param(make_picture("PNG", mode="P"), PNG, id="png with a palette"),
    pytest.param(make_picture("JPEG"), JPEG, id="jpeg"),
    pytest.param(make_picture("JPEG", progressive=True), JPEG, id="progressive jpeg"),
    pytest.param(make_photograph(), JPEG, id="jpeg with exif"),
    pytest.param(make_picture("WEBP"), WEBP, id="webp"),
    pytest.param(make_picture("WEBP", lossless=True), WEBP, id="lossless webp"),
    pytest.param(make_picture("WEBP", exif=b"Exif\0\0II*\0\x08\0\0\0\0\0"), WEBP, id="vp8x"),
]


@pytest.mark.parametrize(("image", "kind"), KINDS)
def test_every_kind_tells_its_size(image: bytes, kind: ImageType) -> None:
    assert read_header(image) == ImageHeader(kind, 40, 20)


def test_an_animation_tells_its_canvas() -> None:
    assert read_header(make_animation("WEBP")) == ImageHeader(WEBP, 8, 8)


def test_a_bomb_is_known_without_its_pixels() -> None:
    assert read_header(png_of(60_000, 60_000)) == ImageHeader(PNG, 60_000, 60_000)


@pytest.mark.parametrize(
    "image",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + b"\0" * 40,
        b"BM" + b"\0" * 60,
        b"%PDF-1.7",
        b"RIFF\0\0\0\0WAVE" + b"\0" * 40,
        make_picture("PNG")[:20],
        make_picture("JPEG")[:12],
        make_picture("WEBP")[:20],
        png_of(0, 20),
        png_of(40, 0),
    ],
)
def test_what_is_no_image_or_has_no_size_is_none(image: bytes) -> None:
    assert read_header(image) is None


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP"]),
       st.binary(max_size=200))  # fmt: skip
def test_any_bytes_are_read_without_an_error(start: bytes, rest: bytes) -> None:
    found = read_header(start + rest)

    assert found is None or (found.width > 0 and found.height > 0)


@pytest.mark.parametrize("filler", [b"\xff", b"\xff\xe0\x00\x02", b"\xff\xd0"])
def test_five_mebibytes_of_segments_take_no_time(filler: bytes) -> None:
    """Of its own time, not of the machine's; reading each segment to the end would take minutes."""
    image = b"\xff\xd8\xff" + filler * (5_000_000 // len(filler))
    begun = time.thread_time()

    assert read_header(image) is None
    assert time.thread_time() - begun < 1
