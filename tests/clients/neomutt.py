"""Opens the demo's mailbox in neomutt (in tmux), edits a draft, and writes down every screen.

    python -m tests.clients.neomutt > SCREENS

Wants neomutt and tmux; changes nothing outside a temporary folder. What it shows, screen after screen:

1. INBOX as threads, with the star ("!") and the keywords the bot has set;
2. Drafts;
3. a draft recalled: the compose menu, and the file the editor got, header fields included, to which a line is
   added;
4. the letter and its draft, copied into one mailbox: the draft stands below the letter, in its thread;
5. the queue message in Triage.

Ends with 1 where something is missing.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TextIO

from tests.clients.served_demo import NotSeenError, ServedAccount, served_demo, wait_for

SIZE = ("-x", "150", "-y", "60")
ADDED = "This line was added in the editor."
RC = """\
set imap_user="{user}" imap_pass="{password}" ssl_starttls=no ssl_force_tls=no
set folder="imap://{host}:{port}/" spoolfile="+INBOX" postponed="+Drafts" record="" trash="" header_cache=""
set realname="An agent" from="support@fernandoak.example" use_from=yes
set sort=threads sort_aux=date-received use_threads=threads collapse_all=no
set edit_headers=yes editor="{editor}" fast_reply=yes autoedit=no recall=yes postpone=yes
set index_format="%4C %Z %<g?{{%g}}&> %{{%b %d}} %-18.18L %s" quit=yes delete=yes mail_check=600
set copy=no wait_key=no confirmappend=no confirmcreate=no move=no mark_old=no read_inc=0 sleep_time=0 beep=no
"""
EDITOR = """\
#!/bin/sh
cp "$1" "{seen}"
awk '{{ print }} /^$/ && !done {{ print "{added}"; done = 1 }}' "{seen}" > "$1"
"""


class Terminal:
    """neomutt in a tmux of its own."""

    def __init__(self, folder: Path, out: TextIO) -> None:
        self._folder = folder
        self._out = out

    def start(self, *command: str) -> None:
        self._tmux("new-session", "-d", *SIZE, *command)
        watch = self._command("-C", "attach", "-f", "ignore-size")  # is told of whatever is written on the screen
        self._watch = subprocess.Popen(watch, stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def keys(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def text(self, text: str) -> None:
        self._tmux("send-keys", "-l", text)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p")

    def show(self, title: str, *wanted: str) -> None:
        """Wait until all of this is on the screen; write the screen down."""
        try:
            self.wait(title, *wanted)
        finally:
            self.write(title, re.sub(r"\s*\n\n\s*\n", "\n\n", self.screen()).rstrip())

    def wait(self, title: str, *wanted: str) -> None:
        wait_for(lambda: all(one in self.screen() for one in wanted), f"{title}: {wanted}", self._changed)

    def write(self, title: str, text: str) -> None:
        self._out.write(f"=== {title} ===\n{text}\n\n")

    def stop(self) -> None:
        subprocess.run(self._command("kill-server"), check=False, capture_output=True)
        self._watch.communicate()

    def _changed(self, seconds: float) -> None:
        assert self._watch.stdout is not None
        written, _, _ = select.select([self._watch.stdout], [], [], seconds)
        if written and not os.read(self._watch.stdout.fileno(), 65536):
            raise NotSeenError("the terminal has ended")

    def _tmux(self, *arguments: str) -> str:
        return subprocess.run(self._command(*arguments), check=True, capture_output=True, text=True).stdout

    def _command(self, *arguments: str) -> list[str]:
        return ["tmux", "-S", str(self._folder / "tmux"), "-f", "/dev/null", *arguments]


def look(account: ServedAccount, folder: Path, out: TextIO) -> None:
    seen = folder / "seen"
    editor = folder / "editor"
    editor.write_text(EDITOR.format(seen=seen, added=ADDED), "utf-8")
    editor.chmod(0o700)
    rc = folder / "neomuttrc"
    rc.write_text(
        RC.format(
            user=account.user, password=account.password, host=account.host, port=account.port, editor=str(editor)
        ),
        "utf-8",
    )
    terminal = Terminal(folder, out)
    terminal.start("env", f"HOME={folder}", "TERM=screen", "LANG=C.UTF-8", "neomutt", "-n", "-F", str(rc))
    try:
        _walk(terminal, seen)
    finally:
        terminal.stop()


def _walk(terminal: Terminal, seen: Path) -> None:
    terminal.show("INBOX, as threads", "INBOX", "FINAL NOTICE", "$label1")
    terminal.text("c=Drafts\n")
    terminal.show("Drafts", "Drafts", "Re: FINAL NOTICE")
    _recall(terminal, seen)
    _thread(terminal)
    terminal.text("c=Triage\n")
    terminal.show("Triage", "Triage queue:")
    terminal.keys("Enter")
    terminal.show("the queue message", "Marcus Thorne")


def _recall(terminal: Terminal, seen: Path) -> None:
    """As an agent does: recall the postponed message, write into it, put it back."""
    terminal.text("c=INBOX\n")
    terminal.wait("INBOX", "FINAL NOTICE")
    terminal.text("R")
    terminal.show("the postponed messages", "Re: FINAL NOTICE", "Postponed Messages")
    [number] = re.findall(r"(?m)^ *(\d+) .*Re: FINAL NOTICE", terminal.screen())
    terminal.text(f"{number}\n")  # to that line
    terminal.keys("Enter")
    terminal.show("the draft in the compose menu", "Subject: Re: FINAL NOTICE", "To: marcus.thorne@example.net")
    file = seen.read_text("utf-8")
    terminal.write("the file the editor got", file.rstrip())
    header = file.partition("\n\n")[0]
    for field in ("From: ", "To: marcus.thorne@example.net", "Subject: Re: FINAL NOTICE", "In-Reply-To: <"):
        if field not in header:
            raise NotSeenError(f"{field} in what the editor got")
    terminal.text("q")
    terminal.show("put back", "FINAL NOTICE")


def _thread(terminal: Terminal) -> None:
    """The letter and the draft, in one mailbox."""
    _copy(terminal)
    terminal.text("c=Drafts\n")
    terminal.wait("Drafts", "To marcus.thorne")
    _copy(terminal)
    terminal.text("c=Look\n")
    terminal.show("letter and draft, as a thread", "+Look", "FINAL NOTICE", "─>")
    terminal.keys("End", "Enter")
    terminal.show("the draft, edited", ADDED)
    terminal.text("q")


def _copy(terminal: Terminal) -> None:
    terminal.text("/FINAL NOTICE\n")
    terminal.text("C")
    terminal.keys("C-u")  # the prompt proposes a mailbox
    terminal.text("=Look\n")


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="triage-neomutt-") as folder, served_demo() as account:
        try:
            look(account, Path(folder), sys.stdout)
        except NotSeenError as missing:
            print(f"not seen: {missing}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
