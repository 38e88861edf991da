"""Images as people send them, and as an attacker does. Not: assertions."""

import os
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

ORIENTATION = 0x0112
GPS = 0x8825


def make_picture(
    kind: str = "PNG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any
) -> bytes:
    """Encode an image whose left half is red and whose right half is blue."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return encode(picture.convert(mode), kind, **options)


def make_noise(kind: str = "PNG", size: tuple[int, int] = (40, 20), **options: Any) -> bytes:
    """Encode an image that does not compress."""
    pixels = os.urandom(3 * size[0] * size[1])
    return encode(Image.frombytes("RGB", size, pixels), kind, **options)


def make_animation(kind: str) -> bytes:
    """Encode a red frame and a green one."""
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "green")]
    return encode(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


def make_photograph(**tags: Any) -> bytes:
    """Encode a JPEG as a telephone does: turned, and with the place where it was made."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "Canary Phones"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    return make_picture("JPEG", exif=exif.tobytes(), comment=b"canary comment", **tags)


def png_of(width: int, height: int, pixels: bytes = b"", depth: int = 8) -> bytes:
    """Write a PNG by hand, so that its header may say what its pixels do not."""
    head = struct.pack(">IIBBBBB", width, height, depth, 2, 0, 0, 0)
    body = zlib.compress(pixels)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    """Write one chunk of a PNG with its checksum."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def encode(picture: Image.Image, kind: str, **options: Any) -> bytes:
    encoded = BytesIO()
    picture.save(encoded, kind, **options)
    return encoded.getvalue()


def opened(image: bytes) -> Image.Image:
    """Open and load what the server made."""
    picture = Image.open(BytesIO(image))
    picture.load()
    return picture


def colour_at(image: bytes, place: tuple[int, int]) -> tuple[int, ...]:
    """Return a pixel as red, green, blue, in steps of 64: encoding loses a little."""
    pixel = opened(image).convert("RGB").getpixel(place)
    assert isinstance(pixel, tuple)
    return tuple(round(part / 64) for part in pixel)


RED, BLUE = (4, 0, 0), (0, 0, 4)
