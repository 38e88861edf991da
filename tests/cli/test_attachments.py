"""A served process, its worker and its decoder: an image in, an image in a file out."""

import time
from pathlib import Path

from builders import make_log_entry
from cli.server import Served
from cli.test_served import Command, on, served
from pictures import make_noise, opened
from usercontext.client.clients import Client

__all__ = ["on", "served"]  # fixtures


def test_an_attached_image_is_written_to_a_file_once(
    served: Served, on: Command, tmp_path: Path
) -> None:
    with Client(served.url, served.value("publishable key")) as page:
        session = page.open_session("attaching").session_id
        page.append_logs(session, [make_log_entry()])
        issue = page.create_issue(session, "The picture shows it")
        page.attach(issue, make_noise("PNG", (900, 700)), "image/png")
    with Client(served.url, served.value("secret key")) as owner:
        give_up = time.monotonic() + 60
        while not (listed := owner.get_issue(issue, logs=0).attachments):
            assert time.monotonic() < give_up
            time.sleep(0.1)
    shown = on("issues", "show", str(issue))
    target = tmp_path / "shot.webp"
    call = ("issues", "attachment", str(issue), str(listed[0].attachment_id))

    first, again = [on(*call, "--output", str(target)) for _ in range(2)]

    assert f"attachment  {listed[0].attachment_id} 900x700 image/webp" in shown.out
    assert (first.code, again.code) == (0, 1)
    assert "File exists" in again.err
    assert opened(target.read_bytes()).size == (900, 700)
