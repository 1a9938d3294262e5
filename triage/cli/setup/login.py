"""`run.py login`: a person signs in to the mailbox by OAuth2, once; or it is shown that the app can by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from triage.cli.assemble import account_of, settings_of
from triage.cli.sign_in import sign_in_of, token_path
from triage.cli.typed import as_typed
from triage.errors import AuthenticationError, ConfigError, TemporaryError, TokenRefusedError
from triage.imap.mailbox import open_mailbox
from triage.settings.settings import Settings
from triage.signin.app import App

if TYPE_CHECKING:
    from triage.signin.conversation import Received
    from triage.signin.keep import SignIn

_TRIES = 3
_ALLOWED = "and allow the access"


def run(config: Path, *, way: str = "", port: int = 0, mailbox: str = "") -> None:
    """Sign in, try it on the mail server, and keep it.

    ConfigError, SignInRefusedError, TokenRefusedError (then nothing is kept), TemporaryError; nothing is kept in vain.
    """
    settings = settings_of(config, mailbox)
    sign_in = sign_in_of(settings)
    if sign_in is None:
        raise ConfigError(
            f"{config}: OAUTH_CLIENT_ID: not set, so this mailbox is opened by its password, and there is nothing to "
            "sign in to; docs/operations.md, Signing in by OAuth2, says what to set for that"
        )
    if sign_in.app.alone:
        _prove(settings, sign_in, sign_in.token())
        print(f"The app signs in by itself, and {settings.imap_host} lets it in.")
    else:
        _sign_in_a_person(settings, sign_in, way, port)
    print(as_typed(f"Next: python run.py check --config {config}" + f" --mailbox {mailbox}" * bool(mailbox)))


def _sign_in_a_person(settings: Settings, sign_in: SignIn, way: str, port: int) -> None:
    app = sign_in.app
    chosen = way or ("device" if app.endpoints.device else "browser")
    if chosen not in WAYS:
        raise typer.BadParameter(f"{way!r}: choose {', '.join(WAYS)}", param_hint="--way")
    received = WAYS[chosen](app, settings.imap_user, port)
    try:
        _prove(settings, sign_in, received.access)
        told = f"Signed in: {settings.imap_host} lets {settings.imap_user} in."
    except TemporaryError as error:
        told = f"Signed in, but the mail server could not be tried just now ({error})."
    sign_in.accept(received)
    print(f"{told}\nKept in {token_path(settings)}, and renewed by the bot itself.")
    print("A bot that is running takes it up within the hour; started again, at once.")


def _prove(settings: Settings, sign_in: SignIn, token: str) -> None:
    """TokenRefusedError where the mail server does not take that token."""
    account = replace(account_of(settings, sign_in), secret=lambda: token, renew=None)
    try:
        with closing(open_mailbox(account)):
            return
    except AuthenticationError as error:
        raise TokenRefusedError(str(error)) from error


def _by_device(app: App, user: str, port: int) -> Received:
    from triage.signin import device  # noqa: PLC0415 - an extra, which `sign_in_of` has looked for

    asked = device.ask(app)
    minutes = asked.seconds // 60
    print(
        f"On any device with a browser, within {minutes} minutes:\n  open {asked.address}\n"
        f"  type the code {asked.code}\n  sign in as {user}, {_ALLOWED}.\nWaiting for that ...",
        flush=True,
    )
    return device.wait(app, asked)


def _by_browser(app: App, user: str, port: int) -> Received:
    from triage.signin import redirect  # noqa: PLC0415

    with redirect.Listener(port) as listener:
        sent = redirect.begin(app, listener.redirect, user)
        print(
            f"In a browser on this machine, open\n\n{sent.address}\n\nsign in as {user}, {_ALLOWED}. (No browser here? "
            "Stop with Ctrl-C, and add: --way paste)\nWaiting for that ...",
            flush=True,
        )
        code = listener.wait(sent, app)
    return redirect.trade(app, code, sent)


def _by_paste(app: App, user: str, port: int) -> Received:
    from triage.signin import redirect  # noqa: PLC0415

    sent = redirect.begin(app, f"http://localhost:{port or 8400}/", user)
    print(
        f"In any browser, open\n\n{sent.address}\n\nsign in as {user}, {_ALLOWED}. The browser then shows that it "
        "cannot reach localhost: that is right. Copy the whole address from its address bar.",
        flush=True,
    )
    for _ in range(_TRIES):
        try:
            return redirect.trade(app, redirect.code_of(str(typer.prompt("That address")), sent, app), sent)
        except ValueError as error:
            print(f"{error}: it has to begin with http://localhost and hold state= and code=", flush=True)
    raise ConfigError("--way paste: none of these was the address; type: python run.py login --way paste")


WAYS: Mapping[str, Callable[[App, str, int], Received]] = {
    "browser": _by_browser,
    "device": _by_device,
    "paste": _by_paste,
}
