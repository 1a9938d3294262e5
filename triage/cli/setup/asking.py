"""What `run.py init` has to know of a mailbox: from flags, from the table of providers and the DNS, or asked for."""

from __future__ import annotations

import sys
from dataclasses import replace

from triage.cli.setup.answers import Answers, Mailbox
from triage.cli.setup.connecting import let_in, reached, server_named
from triage.cli.setup.prompts import asked, password, prompt
from triage.cli.setup.shop import completed
from triage.errors import ConfigError, installing
from triage.settings.parsers import addr_spec
from triage.signin.discover import Found, Lookup, NoLookup, answers_over_tls, find
from triage.signin.providers import APP_PASSWORD, OAUTH, PROVIDERS, Provider, by_name

_DOCS = "docs/operations.md, Signing in by OAuth2"


def complete(answers: Answers) -> Mailbox:
    """Ask for what is missing, and try the server with it as soon as it is named. ConfigError with every flag that is
    missing where nobody is there to be asked; AuthenticationError and TemporaryError where the server is no use.
    """
    asks = sys.stdin.isatty()
    if not answers.address and not asks:
        raise ConfigError("--address: needed where nobody can be asked: the support address, as customers write to it")
    address = answers.address or asked("The support address, as customers write to it", None, addr_spec)
    answers = _with_port(replace(answers, address=address))
    answers, provider = _placed(answers, asks)
    if asks and answers.look:
        answers = reached(answers)
    name = answers.name or (prompt("The name customers see", answers.domain) if asks else answers.domain)
    user = answers.user or answers.address
    if asks and provider is None and not answers.user:
        user = prompt("The user name at the mail server", answers.address)
    mailbox = _way(replace(answers, name=name, user=user), provider, asks)
    if asks and mailbox.answers.look and mailbox.secret and not mailbox.by_oauth:
        mailbox = let_in(mailbox)
    return replace(mailbox, answers=completed(mailbox.answers, asks=asks))


def _with_port(answers: Answers) -> Answers:
    try:
        host, port = server_named(answers.host) if answers.host else ("", 0)
    except ValueError as error:
        raise ConfigError(f"--host {answers.host}: {error}") from None
    return replace(answers, host=host, port=answers.port or port)


def _placed(answers: Answers, asks: bool) -> tuple[Answers, Provider | None]:
    """With the server's name, and whose it is."""
    if answers.provider:
        provider = _named(answers.provider)
        return replace(answers, host=answers.host or provider.host), provider
    if answers.host:
        return answers, next((one for one in PROVIDERS if one.host == answers.host.lower()), None)
    found = find(answers.domain, _lookup(), answers_over_tls)
    if found is not None and (found.certain or asks):
        print(f"Found: {found.host} ({found.how}).")
    if asks and (found is None or found.provider is None):
        return _asked(answers, found)
    if found is None or not found.certain:
        raise ConfigError(_not_found(answers.domain, found))
    return replace(answers, host=found.host, port=answers.port or _odd(found.port)), found.provider


def _asked(answers: Answers, found: Found | None) -> tuple[Answers, Provider | None]:
    if found is None:
        print("Which provider keeps this mailbox? " + ", ".join(f"{one.name} ({one.title})" for one in PROVIDERS))
        question = "One of these names, or that of the IMAP server, with :port where it has one of its own"
        said = asked(question, f"imap.{answers.domain}", _provider_or_server)
        if isinstance(said, Provider):
            return replace(answers, host=said.host), said
        return replace(answers, host=said[0], port=answers.port or said[1]), None
    host, port = asked("The IMAP server", found.host, server_named)
    port = answers.port or port or (_odd(found.port) if host == found.host else 0)
    return replace(answers, host=host, port=port), None


def _provider_or_server(said: str) -> Provider | tuple[str, int]:
    return by_name(said.lower()) or server_named(said)


def _way(answers: Answers, provider: Provider | None, asks: bool) -> Mailbox:
    """With how to sign in. A provider that takes no password is not brought one."""
    if provider is not None and provider.before:
        print(f"{provider.title}: {provider.before}.")
    only_oauth = provider is not None and provider.ways == (OAUTH,)
    if answers.has_password and not only_oauth:
        return Mailbox(answers, provider)
    if answers.client_id:
        return _by_oauth(answers, provider, asks)
    if only_oauth and (answers.has_password or not asks):
        raise ConfigError(
            f"--client-id: needed, for {provider.title if provider else ''} lets no program in by a password: register "
            f"the bot as an app there ({_DOCS})"
        )
    if not asks:
        raise ConfigError("--password-file, --password-command or --client-id: needed where nobody can be asked")
    if only_oauth or (provider is not None and OAUTH in provider.ways and _chooses_oauth(provider)):
        return _by_oauth(answers, provider, asks)
    if provider is not None:
        kind = "An app password" if APP_PASSWORD in provider.ways else "The password"
        print(f"{kind} is wanted here: {provider.where}.")
    return Mailbox(answers, provider, secret=password("The password"))


def _chooses_oauth(provider: Provider) -> bool:
    print(f"{provider.title} lets programs in by an app password, which is simpler, or by OAuth2 ({_DOCS}).")
    return prompt("password or oauth", "password").strip().lower().startswith("o")


def _by_oauth(answers: Answers, provider: Provider | None, asks: bool) -> Mailbox:
    if provider is None or not provider.oauth:
        raise ConfigError(
            f"--client-id: signing in by OAuth2 is known of {_titles(OAUTH)}; for another server set "
            "OAUTH_PROVIDER=other and its addresses in config.env by hand"
        )
    client_id = answers.client_id
    if not client_id:
        print(f"The bot has to be registered as an app at {provider.title}: {_DOCS}, says how.")
        client_id = prompt("The app's client id")
    answers = replace(answers, client_id=client_id)
    if not asks or answers.client_secret_file:
        return Mailbox(answers, provider)
    if provider.oauth == "microsoft" and not answers.tenant:
        answers = replace(answers, tenant=prompt("The directory (tenant) id or domain", "organizations"))
    secret = prompt("The app's client secret (it is not shown; empty where it has none)", "", hidden=True)
    return Mailbox(answers, provider, secret)


def _named(name: str) -> Provider:
    provider = by_name(name.lower())
    if provider is None:
        raise ConfigError(f"--provider {name}: choose {', '.join(one.name for one in PROVIDERS)}; or give --host")
    return provider


def _titles(way: str) -> str:
    return " and ".join(one.title for one in PROVIDERS if way in one.ways)


def _not_found(domain: str, found: Found | None) -> str:
    if found is not None:
        return (
            f"--host: needed: {found.how}, but {found.host} lies outside of {domain} and nobody is here to agree "
            f"to it; if it is right, give --host {found.host}"
        )
    more = "" if _has_dns() else f"; {installing('dns')} lets it be looked up in the DNS"
    return (
        f"--host: needed where nobody can be asked: no IMAP server was found for {domain}. Give its name, "
        f"or --provider: {', '.join(one.name for one in PROVIDERS)}{more}"
    )


def _lookup() -> Lookup:
    try:
        from triage.signin.names import Names  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return NoLookup()
    return Names()


def _has_dns() -> bool:
    return not isinstance(_lookup(), NoLookup)


def _odd(port: int) -> int:
    """0 where it is the usual one."""
    return 0 if port == 993 else port
