"""Takes the picture in the README: the demo's inbox, queue and first draft in Thunderbird, one below the other.

    python -m tests.clients.picture docs/thunderbird.png

Wants what `tests.clients.thunderbird` wants; changes nothing but that file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.clients.driven_thunderbird import Thunderbird, thunderbird
from tests.clients.served_demo import ServedAccount, served_demo

WIDTH, HEIGHT = 1120, 1000
DRAFT = "FINAL NOTICE"
# What of each screen is shown, as ImageMagick writes it; the bar at the foot names the server.
SHOWN = {"inbox": "1075x330+45+45", "queue": "1075x328+45+567", "draft": "1075x352+45+538"}
LINE = ("-background", "#888888", "-gravity", "south", "-splice", "0x3", "+gravity")
COLOURS = "96"


def take(client: Thunderbird, account: ServedAccount) -> None:
    client.log_in(account)
    client.run("window.resizeTo(arguments[0], arguments[1])", WIDTH, HEIGHT)
    client.show("INBOX", 40)
    client.picture("inbox")
    client.show("Triage", 1)
    client.run("pane.threadTree.selectedIndex = 0")
    client.wait("the queue", "return letter().contentDocument?.querySelectorAll('a[href^=mid]').length > 20")
    client.picture("queue")
    client.show("Drafts", 30)
    client.run("pane.threadTree.selectedIndex = row(arguments[0])", DRAFT)
    client.wait("the draft", "return letter().contentDocument?.body.textContent.includes('Kind regards')")
    client.picture("draft")


def put_together(folder: Path, picture: Path) -> None:
    parts: list[str] = []
    for name, area in SHOWN.items():
        parts += ["(", str(folder / f"{name}.png"), "-crop", area, "+repage", *LINE, ")"]
    finish = (
        "-append",
        "-strip",
        "+dither",
        "-colors",
        COLOURS,
        "-define",
        "png:compression-level=9",
        f"png8:{picture}",
    )
    subprocess.run(["convert", *parts, *finish], check=True)


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="triage-picture-", ignore_cleanup_errors=True) as folder:
        screens = Path(folder) / "screens"
        screens.mkdir()
        with served_demo() as account, thunderbird(account, account.port, Path(folder), screens) as client:
            take(client, account)
        put_together(screens, Path(sys.argv[1]))


if __name__ == "__main__":
    main()
