"""A page as a browser shows it: how wide it is, and how bright. Tests are skipped where there is no Chromium."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageStat

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
# A window has a least width, a frame has not. The page's own content is measured within the frame.
_FRAME = """<!DOCTYPE html><title>?</title><body style="margin:0">
<iframe width="{width}" height="900" style="border:0" srcdoc="{page}" onload="
const inside = this.contentDocument;
const shown = [...inside.images].filter(one => one.naturalWidth > 0).length
document.title = inside.documentElement.scrollWidth + ' ' + shown
"></iframe>"""


@cache
def chromium() -> str:
    """Where it is. In CI its absence is a failure."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found is None and os.environ.get("CI") == "true":
        pytest.fail("Chromium is not installed: .ci/install-browser")
    if found is None:
        pytest.skip("Chromium is not installed: the pages are not looked at")
    return found


class Browser:
    """Headless Chromium with a profile of its own in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._page = folder / "page.html"

    def measure(self, page: str, width: int) -> tuple[int, int]:
        """How wide the page is in a frame of that width, in pixels, and how many pictures it shows."""
        self._page.write_text(_FRAME.format(width=width, page=html.escape(page)), encoding="utf-8")
        title = re.search(r"<title>(\d+) (\d+)</title>", self._run("--dump-dom"))
        assert title, "the page did not load"
        return int(title[1]), int(title[2])

    def brightness(self, page: str, *, dark: bool = False) -> float:
        """The mean of all pixels, 0 black to 255 white, for a reader who prefers light or dark."""
        self._page.write_text(page, encoding="utf-8")
        shot = self._folder / "shot.png"
        self._run(f"--screenshot={shot}", f"--blink-settings=preferredColorScheme={0 if dark else 1}")
        with Image.open(shot) as picture:
            return float(ImageStat.Stat(picture.convert("L")).mean[0])

    def _run(self, *arguments: str) -> str:
        fixed = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=900,1200")
        command = [chromium(), *fixed, f"--user-data-dir={self._folder / 'profile'}", *arguments, self._page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        return done.stdout
