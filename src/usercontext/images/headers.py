"""Type and size of an image from its first bytes, nothing decoded. Not: whether it is whole.

The bytes are a stranger's: every read is within bounds, every loop counts its turns.
"""

from usercontext.domain.attachment import ImageHeader, ImageType

_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG = b"\xff\xd8\xff"
_MOST_SEGMENTS = 1_000
"""Before the frame of a JPEG; one with a large colour profile has about 60."""
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers without a length."""


def read_header(image: bytes) -> ImageHeader | None:
    """Return what an image says of itself; None for what is no image of the types we take."""
    if image.startswith(_PNG):
        found, sides = ImageType.PNG, _png_sides(image)
    elif image.startswith(_JPEG):
        found, sides = ImageType.JPEG, _jpeg_sides(image)
    elif image.startswith(b"RIFF") and image[8:12] == b"WEBP":
        found, sides = ImageType.WEBP, _webp_sides(image)
    else:
        return None
    if sides is None or not all(sides):
        return None
    return ImageHeader(found, *sides)


def _png_sides(image: bytes) -> tuple[int, int] | None:
    if len(image) < 33:  # signature and IHDR with its checksum
        return None
    return _big(image, 16, 4), _big(image, 20, 4)


def _jpeg_sides(image: bytes) -> tuple[int, int] | None:
    place = 2
    for _ in range(_MOST_SEGMENTS):
        if place + 9 > len(image) or image[place] != 0xFF:
            return None
        marker = image[place + 1]
        if marker == 0xFF:  # a fill byte
            place += 1
        elif marker in _BARE:
            place += 2
        elif marker in _FRAMES:
            return _big(image, place + 7, 2), _big(image, place + 5, 2)
        else:
            place += 2 + max(2, _big(image, place + 2, 2))
    return None


def _webp_sides(image: bytes) -> tuple[int, int] | None:
    kind = image[12:16]
    if len(image) < 30:
        return None
    if kind == b"VP8X":
        return _little(image, 24, 3) + 1, _little(image, 27, 3) + 1
    if kind == b"VP8 " and image[23:26] == b"\x9d\x01\x2a":
        return _little(image, 26, 2) & 0x3FFF, _little(image, 28, 2) & 0x3FFF
    if kind == b"VP8L" and image[20] == 0x2F:
        packed = _little(image, 21, 4)
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return None


def _big(image: bytes, place: int, size: int) -> int:
    return int.from_bytes(image[place : place + size], "big")


def _little(image: bytes, place: int, size: int) -> int:
    return int.from_bytes(image[place : place + size], "little")
