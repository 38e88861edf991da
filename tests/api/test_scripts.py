"""The files that pages load: who may, for how long, packed or plain, and nothing beside them."""

import gzip
import json
import shutil
from pathlib import Path

import httpx2
import pytest

from api.conftest import HandTimer
from api.visitors import refused
from usercontext.actions.deps import Deps
from usercontext.api.application import Api
from usercontext.api.browser_files import BuildMissing, read_browser_files, read_manifest
from usercontext.api.options import ApiOptions

pytestmark = pytest.mark.anyio

SCRIPT = b"console.log('captured');\n" * 40
PACKAGE = "1.2.3-package-0a1b2c3d4e5f.tgz"
FILES = {
    "1.2.3-0123456789ab.js": SCRIPT,
    "1.2.3-0123456789ab.js.map": b'{"version":3}',
    "1.2.3-later-ba9876543210.js": b"1\n",
    PACKAGE: gzip.compress(SCRIPT * 20),
    "usercontext.mjs": b"export {}\n",
    "secret.js": b"not for anybody\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "browser"
    place.mkdir()
    for name, content in FILES.items():
        (place / name).write_bytes(content)
    script = {"file": "1.2.3-0123456789ab.js", "integrity": "sha256-x"}
    manifest = {"version": "1.2.3", "script": script, "snippet": "0", "package": PACKAGE}
    (place / "manifest.json").write_text(json.dumps(manifest))
    return place


@pytest.fixture
def api(deps: Deps, options: ApiOptions, timer: HandTimer, folder: Path) -> Api:
    return Api(deps, options, timer, browser=read_browser_files(folder))


async def test_a_file_is_for_everybody_and_for_ever(nobody: httpx2.AsyncClient) -> None:
    answer = await nobody.get("/uc/1.2.3-0123456789ab.js", headers={"accept-encoding": "identity"})

    assert (answer.status_code, answer.content) == (200, SCRIPT)
    headers = dict(answer.headers)
    assert headers.pop("etag").startswith('"')
    assert headers == {
        "content-type": "text/javascript; charset=utf-8",
        "x-content-type-options": "nosniff",
        "content-length": str(len(SCRIPT)),
        "access-control-allow-origin": "*",
        "access-control-expose-headers": "retry-after, idempotent-replayed",
        "cache-control": "public, max-age=31536000, immutable",
        "cross-origin-resource-policy": "cross-origin",
        "vary": "accept-encoding",
    }


async def test_the_package_is_for_everybody_and_unpacked_by_nobody_on_its_way(
    nobody: httpx2.AsyncClient,
) -> None:
    """npm holds it to a hash: what a proxy unpacked, or another encoding, would be another file."""
    answer = await nobody.get(f"/uc/{PACKAGE}", headers={"accept-encoding": "gzip, br"})

    assert (answer.status_code, answer.content) == (200, FILES[PACKAGE])
    assert answer.headers["content-type"] == "application/octet-stream"
    assert "content-encoding" not in answer.headers
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_the_name_that_stays_is_kept_for_ten_minutes(nobody: httpx2.AsyncClient) -> None:
    answer = await nobody.get("/uc.js")

    assert (answer.status_code, answer.content) == (200, SCRIPT)
    assert answer.headers["cache-control"] == "public, max-age=600"
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("accepted", "is_packed"),
    [
        ("gzip, deflate, br", True),
        ("br;q=1, GZIP;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip; q=0.000, *", False),
        ("br", False),
        ("", False),
    ],
)
async def test_a_reader_gets_the_form_that_it_takes(
    nobody: httpx2.AsyncClient, accepted: str, is_packed: bool
) -> None:
    request = nobody.stream("GET", "/uc.js", headers={"accept-encoding": accepted})
    async with request as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])

    assert ("content-encoding" in answer.headers) is is_packed
    assert (gzip.decompress(raw) if is_packed else raw) == SCRIPT


async def test_what_is_too_short_to_pack_stays_plain(nobody: httpx2.AsyncClient) -> None:
    answer = await nobody.get("/uc/1.2.3-later-ba9876543210.js")

    assert "content-encoding" not in answer.headers
    assert answer.headers["vary"] == "accept-encoding"


async def test_who_has_the_same_bytes_is_told_so(nobody: httpx2.AsyncClient) -> None:
    packed = await nobody.get("/uc.js")
    plain = await nobody.get("/uc.js", headers={"accept-encoding": "identity"})
    tag = packed.headers["etag"]
    known = [tag, f'"x", W/{tag}', "*", '"x"', plain.headers["etag"]]
    answers = [await nobody.get("/uc.js", headers={"if-none-match": told}) for told in known]

    assert tag != plain.headers["etag"]
    assert [answer.status_code for answer in answers] == [304, 304, 304, 200, 200]
    assert answers[0].content == b""
    assert (answers[0].headers["etag"], answers[0].headers["vary"]) == (tag, "accept-encoding")
    assert "content-length" not in answers[0].headers


async def test_a_head_is_its_get_without_the_body(nobody: httpx2.AsyncClient) -> None:
    head, get = await nobody.head("/uc.js"), await nobody.get("/uc.js")

    assert head.content == b""
    assert dict(head.headers) == dict(get.headers)


@pytest.mark.parametrize(
    "name",
    [
        "1.2.3-000000000000.js",
        "usercontext.mjs",
        "secret.js",
        "manifest.json",
        "..%2Fmanifest.json",
        "%2e%2e",
        "1.2.3-0123456789ab.js%00",
    ],
)
async def test_another_name_is_404_for_pages_to_read(nobody: httpx2.AsyncClient, name: str) -> None:
    answer = await nobody.get(f"/uc/{name}")

    assert answer.json() == refused(404, "NOT_FOUND", "No such file")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "no-store"


async def test_a_file_that_is_gone_from_the_disk_is_answered_all_the_same(
    nobody: httpx2.AsyncClient, folder: Path
) -> None:
    shutil.rmtree(folder)

    assert (await nobody.get("/uc/1.2.3-0123456789ab.js.map")).json() == {"version": 3}


@pytest.mark.parametrize("gone", ["manifest.json", "1.2.3-0123456789ab.js", PACKAGE])
def test_a_build_that_is_not_whole_says_how_to_make_it(folder: Path, gone: str) -> None:
    (folder / gone).unlink()

    with pytest.raises(BuildMissing, match="`make serve`"):
        read_browser_files(folder)


def test_a_broken_manifest_says_how_to_make_it(folder: Path) -> None:
    (folder / "manifest.json").write_text("{}")

    with pytest.raises(BuildMissing, match=r"packages/build_hook\.py"):
        read_manifest(folder)
