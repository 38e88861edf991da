"""What is kept of an image is its pixels: upright, in sRGB, small enough, and nothing else."""

import zipfile
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from pictures import (
    BLUE,
    RED,
    chunk,
    colour_at,
    encode,
    make_animation,
    make_noise,
    make_photograph,
    make_picture,
    opened,
    png_of,
)
from usercontext.domain.attachment import LONGEST_STORED, MOST_PIXELS, ImageType, Rejection
from usercontext.images.pixels import Rejected, keep_pixels

PNG, JPEG, WEBP = ImageType.PNG, ImageType.JPEG, ImageType.WEBP


@pytest.mark.parametrize("kind", list(ImageType))
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_every_kind_becomes_webp_of_its_size(kind: ImageType, mode: str) -> None:
    name = kind.value.removeprefix("image/").upper()

    kept = opened(keep_pixels(make_picture(name, mode=mode), kind))

    assert (kept.format, kept.size) == ("WEBP", (40, 20))


@pytest.mark.parametrize(("mode", "kind"), [("P", PNG), ("RGBA", PNG), ("CMYK", JPEG)])
def test_colours_stay_whatever_the_mode(mode: str, kind: ImageType) -> None:
    name = kind.value.removeprefix("image/").upper()

    kept = keep_pixels(make_picture(name, mode=mode), kind)

    assert (colour_at(kept, (5, 10)), colour_at(kept, (35, 10))) == (RED, BLUE)


def test_alpha_stays() -> None:
    glass = encode(Image.new("RGBA", (8, 8), (255, 0, 0, 0)), "PNG")

    kept = opened(keep_pixels(glass, PNG))

    assert kept.mode == "RGBA"
    assert kept.getpixel((4, 4))[3] == 0  # type: ignore[index]


def test_sixteen_bits_become_eight_without_being_cut() -> None:
    grey = encode(Image.new("I;16", (8, 8), 32_768), "PNG")

    kept = opened(keep_pixels(grey, PNG)).convert("L").getpixel((4, 4))

    assert isinstance(kept, int)
    assert abs(kept - 128) <= 2


def test_a_photograph_stands_upright_and_forgets_where_it_was_made() -> None:
    sent = make_photograph()
    kept = keep_pixels(sent, JPEG)

    assert b"Canary" in sent
    assert opened(kept).size == (20, 40)
    assert (colour_at(kept, (10, 5)), colour_at(kept, (10, 35))) == (RED, BLUE)
    assert dict(opened(kept).getexif()) == {}
    assert not any(word in kept for word in (b"Canary", b"canary", b"EXIF", b"Exif", b"XMP "))


def test_text_and_profiles_of_a_png_are_gone() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    sent = make_picture("PNG", icc_profile=profile)
    sent = sent[:33] + chunk(b"tEXt", b"Comment\0canary") + sent[33:]

    kept = keep_pixels(sent, PNG)

    assert b"canary" not in kept
    assert b"ICCP" not in kept
    assert colour_at(kept, (5, 10)) == RED


def test_a_broken_profile_or_exif_does_not_cost_the_image() -> None:
    odd = make_picture("JPEG", icc_profile=b"no profile", exif=b"Exif\0\0no exif at all")

    assert colour_at(keep_pixels(odd, JPEG), (5, 10)) == RED


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_frame_is_kept(kind: str) -> None:
    kept = opened(keep_pixels(make_animation(kind), ImageType(f"image/{kind.lower()}")))

    assert getattr(kept, "n_frames", 1) == 1
    assert kept.convert("RGB").getpixel((4, 4))[0] > 200  # type: ignore[index]


def test_what_follows_the_image_is_gone() -> None:
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("canary.html", "<script>canary()</script>")
    script = b"<html><script>canary()</script></html>"
    for kind in ("PNG", "JPEG"):
        sent = make_picture(kind) + script + archive.getvalue()

        kept = keep_pixels(sent, ImageType(f"image/{kind.lower()}"))

        assert zipfile.is_zipfile(BytesIO(sent))
        assert not zipfile.is_zipfile(BytesIO(kept))
        assert b"canary" not in kept


def test_what_does_not_compress_is_made_smaller_until_it_fits() -> None:
    kept = keep_pixels(make_noise("JPEG", (2_400, 1_600), quality=90), JPEG)

    assert len(kept) <= LONGEST_STORED
    assert 0.66 < opened(kept).height / opened(kept).width < 0.67
    assert opened(kept).width > 800


def test_a_bomb_is_rejected_by_its_header() -> None:
    with pytest.raises(Rejected) as rejected:
        keep_pixels(png_of(60_000, 60_000), PNG)

    assert rejected.value.reason is Rejection.TOO_MANY_PIXELS
    with pytest.raises(Rejected):
        keep_pixels(png_of(MOST_PIXELS // 1_000 + 1, 1_000), PNG)


@pytest.mark.parametrize(
    ("image", "kind"),
    [
        (make_noise("PNG", (200, 200))[:-40_000], PNG),
        (make_noise("JPEG", (200, 200))[:-9_000], JPEG),
        (make_noise("WEBP", (200, 200))[:-9_000], WEBP),
        (png_of(40, 20, b"\0" * 100), PNG),
        (make_picture("PNG"), JPEG),
        (make_picture("GIF"), PNG),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", PNG),
    ],
)
def test_what_is_not_whole_or_another_thing_is_no_image(image: bytes, kind: ImageType) -> None:
    with pytest.raises((OSError, ValueError, SyntaxError)):
        keep_pixels(image, kind)


def test_a_text_that_unpacks_to_much_is_no_image() -> None:
    packed = zlib.compress(b"a" * 100_000_000, 9)
    sent = make_picture("PNG")
    bomb = sent[:33] + chunk(b"zTXt", b"Comment\0\0" + packed) + sent[33:]

    with pytest.raises(ValueError, match="too large"):
        keep_pixels(bomb, PNG)
