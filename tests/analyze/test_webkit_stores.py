"""What WebKit refuses in the words for a store that is off, and what was called tells."""

import pytest

from analyze.visits import PAGE
from analyze.webkit_visits import thrown, visit
from usercontext.domain.analysis import Category

INSECURE = ("SecurityError", "The operation is insecure.")


@pytest.mark.parametrize("native", ["toDataURL", "getImageData", "Worker", "replaceState"])
def test_a_canvas_a_worker_or_an_address_is_no_store(native: str) -> None:
    """A picture of another house on a canvas was told as storage that is blocked."""
    stack = f"{native}@[native code]\naddWithPicture@{PAGE}/parts/767fd40a.js:28:29"

    assert thrown(visit(), *INSECURE, stack).judge().category is Category.JS_EXCEPTION


def test_a_store_that_is_off_is_storage() -> None:
    stack = f"readCart@{PAGE}/cart-store.js:12:20"

    assert thrown(visit(), *INSECURE, stack).judge().category is Category.STORAGE
