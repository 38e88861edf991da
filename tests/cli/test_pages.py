"""What is printed for pages: the tag with its hashes, its policy, the origins of a key."""

import base64
import hashlib
import json
import re
from collections.abc import Callable

import pytest

from capture_build import Built, build_capture
from cli.conftest import Ended

Cli = Callable[..., Ended]
KEY = "uc_pub_" + "a" * 36
URL = "https://logs.example.com"


@pytest.fixture(scope="module")
def built() -> Built:
    return build_capture()


@pytest.fixture
def project(cli: Cli) -> None:
    assert cli("project", "create", "shop").code == 0


def sha256_of(text: bytes) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text).digest()).decode()}"


def test_the_tag_names_the_script_with_the_hash_that_it_has(cli: Cli, built: Built) -> None:
    ended = cli("snippet", KEY, "--url", URL + "/")

    file, integrity = re.findall(r'src="([^"]+)"\s+integrity="([^"]+)"', ended.out)[0]
    assert file.startswith(f"{URL}/uc/")
    assert integrity == sha256_of((built.folder / file.rpartition("/")[2]).read_bytes())
    assert f'data-key="{KEY}"' in ended.out
    assert 'crossorigin="anonymous"' in ended.out


def test_the_button_for_reports_is_there_where_it_is_wanted(cli: Cli) -> None:
    """The tag that was shown first had none, and no page of a new team could report anything."""
    assert "data-widget" not in cli("snippet", KEY).out
    assert f'data-key="{KEY}"\n  data-widget></script>' in cli("snippet", KEY, "--widget").out


def test_a_bundle_is_told_how_it_gets_and_starts_the_package(cli: Cli, built: Built) -> None:
    """It had to be made in a clone of the server's repository, which a front-end team has not."""
    ended = cli("snippet", KEY, "--url", URL + "/", "--package", "--widget")

    install, _, lines = ended.out.partition("\n\n")
    assert install == f"npm install {URL}/uc/{built.manifest['package']}"
    digest = hashlib.sha256((built.folder / built.manifest["package"]).read_bytes()).hexdigest()
    assert f"-{digest[:12]}.tgz" in install
    assert lines == (
        "import { init } from '@usercontext/browser';\n\n"
        f'init({{\n  key: "{KEY}",\n  endpoint: "{URL}",\n  widget: true,\n}});\n'
    )


def test_the_policy_allows_the_early_snippet_by_its_hash(cli: Cli, built: Built) -> None:
    told = json.loads(cli("snippet", KEY, "--url", URL, "--json").out)

    early = re.findall(r"<script>(.*?)</script>", told["tag"])[0]
    assert told["policy"] == (
        f"script-src '{sha256_of(early.encode())}' {URL}/uc/; connect-src {URL}/v1/"
    )


def test_a_nonce_stands_on_both_tags_as_the_template_has_it(cli: Cli, built: Built) -> None:
    told = json.loads(cli("snippet", KEY, "--csp-nonce", "{{ nonce }}", "--json").out)

    assert told["tag"].count('<script nonce="{{ nonce }}"') == 2
    assert "'nonce-{{ nonce }}'" in told["policy"]
    assert "sha256-" not in told["policy"]


def test_a_key_is_minted_for_the_tag_and_its_origins(cli: Cli, built: Built, project: None) -> None:
    ended = cli("snippet", "--mint", "--origin", "https://shop.example")

    key = re.findall(r'data-key="(uc_pub_\w{36})"', ended.out)[0]
    (kept,) = [k for k in json.loads(cli("key", "list", "--json").out) if k["name"] == "snippet"]
    assert (kept["prefix"], kept["origins"]) == (key[:12], ["https://shop.example"])


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        [KEY, "--mint"],
        ["uc_sec_" + "a" * 36],
        [KEY, "--url", "logs.example.com"],
        [KEY, "--url", 'https://x"><script>'],
        [KEY, "--csp-nonce", 'x"y'],
        ["--mint", "--origin", "shop.example"],
    ],
)
def test_a_wrong_call_is_one_line(cli: Cli, arguments: list[str]) -> None:
    ended = cli("snippet", *arguments)

    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)


def test_an_origin_is_added_once_to_a_key_that_is_bound(cli: Cli, project: None) -> None:
    flags = ("--kind", "publishable", "--origin", "https://a.example")
    key = cli("key", "mint", *flags).out.strip()

    for _ in range(2):
        ended = cli("key", "allow-origin", key, "https://*.b.example")

    assert ended == Ended(0, "For pages of https://a.example, https://*.b.example.\n", "")


def test_a_key_for_every_page_is_not_narrowed_by_allowing_one(cli: Cli, project: None) -> None:
    key = cli("key", "mint", "--kind", "publishable").out.strip()

    ended = cli("key", "allow-origin", key, "https://a.example")

    assert (ended.code, ended.out) == (2, "")
    assert "every origin" in ended.err


def test_a_secret_key_has_no_origins(cli: Cli, project: None) -> None:
    ended = cli("key", "allow-origin", cli("key", "mint").out.strip(), "https://a.example")

    assert ended.code == 2
    assert "only publishable keys" in ended.err
