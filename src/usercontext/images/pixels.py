"""An image becomes a new one that holds its pixels alone; the only file that knows Pillow.

It runs in a process of its own (``images/decoder``): a decoder written in C meets strangers' bytes.
"""

import warnings
from io import BytesIO

from PIL import Image, ImageCms

from usercontext.domain.attachment import LONGEST_STORED, MOST_PIXELS, ImageType, Rejection

_LONGEST_SIDE = 16_383  # WebP has 14 bits for it
_MOST_STORED_PIXELS = 16_000_000  # a page of 1,280 by 12,000
_QUALITIES = (85, 65)
_EFFORT = 3  # of 0 to 6
_SMALLEST_SIDE = 64
_ORIENTATION = 0x0112
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_FORMATS = {ImageType.PNG: "PNG", ImageType.JPEG: "JPEG", ImageType.WEBP: "WEBP"}


class Rejected(Exception):
    """The image cannot be kept, now or ever."""

    def __init__(self, reason: Rejection) -> None:
        super().__init__(reason.value)
        self.reason = reason


def keep_pixels(image: bytes, kind: ImageType) -> bytes:
    """Return the first frame as WebP of at most ``LONGEST_STORED`` bytes.

    Upright, in sRGB, alpha kept; metadata, further frames and whatever else stood in the file are
    gone. Raises Rejected, MemoryError, and for a hostile file whatever Pillow may raise.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with warnings.catch_warnings():
        # up to twice the cap it only warns
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            upright = _open(image, kind)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise Rejected(Rejection.TOO_MANY_PIXELS) from error
    return _fit(upright)


def _open(image: bytes, kind: ImageType) -> Image.Image:
    formats = [_FORMATS[kind]]
    with Image.open(BytesIO(image), formats=formats) as examined:
        examined.verify()  # checksums, which loading does not look at; a verified one is used up
    with Image.open(BytesIO(image), formats=formats) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise Rejected(Rejection.TOO_MANY_PIXELS)
        opened.load()
        turn = _TURNS.get(_orientation(opened))
        flat = _in_srgb(opened)
    share = (_MOST_STORED_PIXELS / (flat.width * flat.height)) ** 0.5
    small = _scale(flat, min(1.0, share, _LONGEST_SIDE / max(flat.size)))
    return small if turn is None else small.transpose(turn)


def _orientation(image: Image.Image) -> int:
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001  (EXIF that nobody can read says nothing about the pixels)
        return 1


def _in_srgb(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")
    wanted = "RGBA" if image.has_transparency_data else "RGB"
    if image.mode.startswith("I;16"):  # converting alone would cut at 255
        image = image.point(lambda value: value * (1 / 256)).convert("L")
    if profile and image.mode in ("RGB", "RGBA", "CMYK", "L"):
        converted = _from_profile(image, profile, wanted)
        if converted is not None:
            return converted
    return image if image.mode == wanted else image.convert(wanted)


def _from_profile(image: Image.Image, profile: bytes, wanted: str) -> Image.Image | None:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode=wanted
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a broken profile: colours as they are
        return None


def _fit(image: Image.Image) -> bytes:
    while True:
        for quality in _QUALITIES:
            encoded = _encode(image, quality)
            if len(encoded) <= LONGEST_STORED:
                return encoded
        if max(image.size) <= _SMALLEST_SIDE:
            raise Rejected(Rejection.TOO_LARGE)
        # bytes grow a little slower than pixels do
        image = _scale(image, min(0.8, 0.95 * (LONGEST_STORED / len(encoded)) ** 0.5))


def _scale(image: Image.Image, share: float) -> Image.Image:
    if share >= 1:
        return image
    sides = max(1, round(image.width * share)), max(1, round(image.height * share))
    return image.resize(sides, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _encode(image: Image.Image, quality: int) -> bytes:
    image.info.clear()  # Pillow writes the profile and more from there
    encoded = BytesIO()
    image.save(encoded, "WEBP", quality=quality, method=_EFFORT)
    return encoded.getvalue()
