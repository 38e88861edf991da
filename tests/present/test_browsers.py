"""User agents in words, as browsers send them."""

import pytest

from usercontext.present.browsers import browser_in_words

KIT = "AppleWebKit/537.36 (KHTML, like Gecko)"
WINDOWS = f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {KIT}"
PHONE = f"Mozilla/5.0 (Linux; Android 10; K) {KIT}"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) "
    "AppleWebKit/605.1.15 (KHTML, like Gecko)"
)
IPAD = IPHONE.replace("iPhone; CPU iPhone OS", "iPad; CPU OS")
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36", "Chrome 131 on Windows"),
        (f"{WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.2903.48", "Edge 131 on Windows"),
        (f"{WINDOWS} Chrome/130.0.0.0 Safari/537.36 OPR/115.0.0.0", "Opera 115 on Windows"),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            "Firefox 133 on Linux",
        ),
        (
            f"Mozilla/5.0 (X11; Linux x86_64) {KIT} HeadlessChrome/156.0.0.0 Safari/537.36",
            "Chrome 156 on Linux",
        ),
        (
            f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {KIT} Chrome/131.0.0.0 Safari/537.36",
            "Chrome 131 on ChromeOS",
        ),
        (f"{MAC} Version/17.5 Safari/605.1.15", "Safari 17.5 on macOS"),
        (f"{IPHONE} Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17.5 on iOS 17.5"),
        (f"{IPHONE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1", "Chrome 131 on iOS 17.5"),
        (f"{IPHONE} FxiOS/133.0 Mobile/15E148 Safari/605.1.15", "Firefox 133 on iOS 17.5"),
        (
            f"{IPHONE} Version/17.0 EdgiOS/131.0 Mobile/15E148 Safari/604.1",
            "Edge 131 on iOS 17.5",
        ),
        (f"{IPAD} Version/17.5 Mobile/15E148 Safari/604.1", "Safari 17.5 on iPadOS 17.5"),
        (f"{PHONE} Chrome/131.0.0.0 Mobile Safari/537.36", "Chrome 131 on Android 10"),
        (
            f"{PHONE} SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
            "Samsung Internet 27 on Android 10",
        ),
        (
            f"{PHONE} Chrome/131.0.0.0 Mobile Safari/537.36 EdgA/131.0.0.0",
            "Edge 131 on Android 10",
        ),
        (
            "Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0",
            "Firefox 133 on Android 14",
        ),
    ],
)
def test_a_user_agent_is_put_in_words(agent: str, words: str) -> None:
    assert words == browser_in_words(agent)


@pytest.mark.parametrize(
    "text",
    ["Chrome 145", "", "Mozilla/5.0", "Mozilla/5.0 (compatible; Bot/2.1)", "x" * 5000],
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert text == browser_in_words(text)


def test_of_a_long_text_only_the_beginning_is_read() -> None:
    assert browser_in_words("Mozilla/5.0 " + "x" * 500 + " Chrome/131 ").startswith("Mozilla")
