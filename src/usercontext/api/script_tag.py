"""The tag that a page carries, what its policy has to allow, the way to the package. Not: files."""

import base64
import hashlib
from html import escape

from usercontext.api.browser_files import Manifest


def script_tag(
    manifest: Manifest, url: str, key: str, nonce: str | None = None, *, widget: bool = False
) -> str:
    """Write the two tags for a page's head: the early snippet, and the script with its hash.

    ``nonce`` stands as given, for it may be what a template language replaces. ``widget`` puts the
    button for reports on the page.
    """
    allowed = f' nonce="{nonce}"' if nonce is not None else ""
    button = "\n  data-widget" if widget else ""
    source = f"{url.rstrip('/')}/uc/{manifest.script.file}"
    return (
        f"<script{allowed}>{manifest.snippet}</script>\n"
        f'<script{allowed} async crossorigin="anonymous"\n'
        f'  src="{escape(source)}"\n'
        f'  integrity="{escape(manifest.script.integrity)}"\n'
        f'  data-key="{escape(key)}"{button}></script>\n'
    )


def script_policy(manifest: Manifest, url: str, nonce: str | None = None) -> str:
    """Write the directives that the tag needs, beside those that the page has.

    Without a nonce the early snippet is allowed by its hash, and the script by where it lies.
    """
    place = url.rstrip("/")
    digest = hashlib.sha256(manifest.snippet.encode()).digest()
    early = f"'sha256-{base64.b64encode(digest).decode()}'"
    scripts = f"'nonce-{nonce}'" if nonce is not None else f"{early} {place}/uc/"
    return f"script-src {scripts}; connect-src {place}/v1/"


def package_command(manifest: Manifest, url: str) -> str:
    """Write the command that adds the npm package of this version to an application.

    The name holds the archive's hash, which npm writes into the lock file beside its own.
    """
    return f"npm install {url.rstrip('/')}/uc/{manifest.package}"
