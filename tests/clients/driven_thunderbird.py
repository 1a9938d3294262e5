"""Thunderbird under Xvfb, with one account, driven from inside (Marionette) and by mouse and keyboard (xdotool)."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.clients.marionette import Marionette
from tests.clients.served_demo import NotSeenError, ServedAccount, wait_for
from tests.servers.base import free_ports, is_listening

NEXT_LOOK = 0.2  # seconds: nothing tells of what happens within the program
PREFERENCES = """\
user_pref("mail.accountmanager.accounts", "account1");
user_pref("mail.accountmanager.defaultaccount", "account1");
user_pref("mail.account.account1.identities", "id1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.identity.id1.fullName", "Fern & Oak Support");
user_pref("mail.identity.id1.useremail", "support@fernandoak.example");
user_pref("mail.identity.id1.valid", true);
user_pref("mail.identity.id1.compose_html", false);
user_pref("mail.identity.id1.smtpServer", "smtp1");
user_pref("mail.identity.id1.fcc_folder", "imap://{user}@{host}/Sent");
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.name", "Fern & Oak");
user_pref("mail.server.server1.hostname", "{host}");
user_pref("mail.server.server1.port", {port});
user_pref("mail.server.server1.userName", "{user}");
user_pref("mail.server.server1.socketType", 0);
user_pref("mail.server.server1.authMethod", 3);
user_pref("mail.server.server1.login_at_startup", false);
user_pref("mail.smtpservers", "smtp1");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "127.0.0.1");
user_pref("mail.smtpserver.smtp1.port", {smtp});
user_pref("mail.smtpserver.smtp1.authMethod", 1);
user_pref("mail.smtpserver.smtp1.try_ssl", 0);
user_pref("mail.warn_on_send_accel_key", false);
user_pref("mail.threadpane.listview", 1);
user_pref("mail.pane_config.dynamic", 1);
user_pref("mail.rights.version", 1);
user_pref("mail.shell.checkDefaultClient", false);
user_pref("mail.provider.suppress_dialog_on_startup", true);
user_pref("mail.inappnotifications.enabled", false);
user_pref("mail.spellcheck.inline", false);
user_pref("mailnews.start_page.enabled", false);
user_pref("app.donation.eoy.version.viewed", 999);
user_pref("app.update.enabled", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("datareporting.policy.dataSubmissionPolicyBypassNotification", true);
user_pref("ui.caretBlinkTime", 0);
user_pref("marionette.port", {control});
"""
LOGIN = """
const [host, user, password, done] = arguments;
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init(`imap://${host}`, null, `imap://${host}`, user, password, "", "");
Services.logins.addLoginAsync(login).then(() => done(true));
"""
# In one step: while the server is asked what mailboxes there are, one that was there a moment ago may be missing.
OPEN = """
server.performExpand(null);
const found = mailbox(arguments[0]);
if (!found) return false;
tabs.switchToTab(0);
pane.displayFolder(found.URI);
return true;
"""
NAMES = """
const { MailServices } = ChromeUtils.importESModule("resource:///modules/MailServices.sys.mjs");
const server = MailServices.accounts.accounts[0].incomingServer;
const tabs = document.getElementById("tabmail");
const pane = tabs.tabInfo[0].chromeBrowser.contentWindow;
const mailbox = name => server.rootFolder.subFolders.find(one => one.URI.endsWith("/" + name));
const row = subject => [...Array(pane.gDBView.rowCount).keys()]
    .find(row => pane.gDBView.getMsgHdrAt(row).mime2DecodedSubject.includes(subject));
const editor = () => Services.wm.getMostRecentWindow("msgcompose");
const letter = () => pane.messageBrowser.contentWindow.getMessagePaneBrowser();
"""


class Thunderbird:
    def __init__(self, control: Marionette, lasts: Callable[[float], None], display: str, pictures: Path) -> None:
        self._control = control
        self._lasts = lasts
        self._display = display
        self._pictures = pictures

    def run(self, script: str, *arguments: object) -> Any:
        """The body of a function that knows NAMES."""
        return self._control.run(NAMES + script, *arguments)

    def wait(self, what: str, script: str, *arguments: object) -> None:
        wait_for(lambda: bool(self.run(script, *arguments)), what, self._lasts)

    def log_in(self, account: ServedAccount) -> None:
        self.wait("the first window", "return !!pane?.threadTree")
        self._control.wait(LOGIN, account.host, account.user, account.password)
        self.run("window.moveTo(0, 0); window.resizeTo(1500, 1000); server.performExpand(null);")

    def show(self, mailbox: str, messages: int) -> None:
        self.wait(f"mailbox {mailbox}", OPEN, mailbox)
        shown = (
            "return pane.gDBView?.msgFolder.URI == mailbox(arguments[0]).URI && pane.gDBView.rowCount >= arguments[1]"
        )
        self.wait(f"{messages} messages in {mailbox}", shown, mailbox, messages)

    def keys(self, *keys: str) -> None:
        self._on_display("xdotool", "key", *keys)

    def type(self, text: str) -> None:
        self._on_display("xdotool", "type", "--delay", "30", text)

    def picture(self, name: str) -> None:
        """The screen, once it stands still."""
        before = b""

        def is_still() -> bool:
            nonlocal before
            last, before = before, self._on_display("import", "-window", "root", "rgb:-")
            return last == before

        wait_for(is_still, f"{name}: a screen that stands still", self._lasts)
        self._on_display("import", "-window", "root", str(self._pictures / f"{name}.png"))

    def _on_display(self, *command: str) -> bytes:
        return subprocess.run(command, env=_environment(self._display), check=True, capture_output=True).stdout


@contextmanager
def thunderbird(account: ServedAccount, smtp: int, folder: Path, pictures: Path) -> Iterator[Thunderbird]:
    """With the account as its only one, and a profile in `folder`. `smtp`: the port it sends to."""
    [control] = free_ports(1)
    values = {"host": account.host, "port": account.port, "user": account.user, "control": control, "smtp": smtp}
    (folder / "user.js").write_text(PREFERENCES.format(**values), "utf-8")
    command = ["thunderbird", "--marionette", "--remote-allow-system-access", "--profile", str(folder), "--no-remote"]
    with ExitStack() as stack:
        display = stack.enter_context(_screen())
        program = stack.enter_context(_running(command, env=_environment(display) | {"HOME": str(folder)}))

        def lasts(seconds: float) -> None:
            """Until the next look, unless the program ends."""
            with suppress(subprocess.TimeoutExpired):
                program.wait(min(seconds, NEXT_LOOK))
                raise NotSeenError("Thunderbird has ended")

        wait_for(lambda: is_listening(control), "Thunderbird", lasts)
        yield Thunderbird(Marionette(control), lasts, display, pictures)


@contextmanager
def _screen() -> Iterator[str]:
    """A display nobody else has; Xvfb writes its number when it can be used."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1500x1000x24"]
    with _running(command, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        yield f":{program.stdout.readline().decode().strip()}"


@contextmanager
def _running(
    command: list[str], *, stdout: int = subprocess.DEVNULL, env: dict[str, str] | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL, env=env) as program:
        try:
            yield program
        finally:
            program.terminate()


def _environment(display: str) -> dict[str, str]:
    return os.environ | {"DISPLAY": display}
