"""Mail providers: their IMAP servers, how they let programs in, and where they hide what is needed for it. A table.

What stands here was read in the providers' own pages; of none but the generic ways has it been tried live.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

PASSWORD, APP_PASSWORD, OAUTH = "password", "app password", "oauth"


@dataclass(frozen=True, slots=True)
class Provider:
    """`ways`: how programs sign in, the simplest first. `domains`: whose addresses are at this provider; `exchangers`:
    the ends of its mail exchangers' names (MX), by which a shop's own domain is known. `where` a password for programs
    is made; `before`: what has to be switched on. `oauth`: the OAUTH_PROVIDER.
    """

    name: str
    title: str
    host: str
    ways: tuple[str, ...]
    domains: tuple[str, ...] = ()
    exchangers: tuple[str, ...] = ()
    where: str = ""
    before: str = ""
    oauth: str = ""


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "gmail", "Gmail, Google Workspace", "imap.gmail.com", (APP_PASSWORD, OAUTH),
        ("gmail.com", "googlemail.com"), ("google.com", "googlemail.com"),
        where="https://myaccount.google.com/apppasswords (2-Step Verification has to be on; where a Workspace "
        "administrator has forbidden it, choose OAuth2)",
        oauth="google",
    ),
    Provider(
        "microsoft", "Microsoft 365, Outlook.com", "outlook.office365.com", (OAUTH,),
        ("outlook.com", "hotmail.com", "live.com", "msn.com", "outlook.de", "outlook.fr", "outlook.es", "outlook.it",
         "hotmail.co.uk", "hotmail.de", "hotmail.fr", "hotmail.it", "hotmail.es", "live.co.uk", "live.de", "live.fr",
         "live.nl", "live.it"),
        ("mail.protection.outlook.com", "olc.protection.outlook.com", "mx.microsoft"),
        before="IMAP has to be on for the mailbox: Microsoft 365 admin centre, Active users, Mail, Manage email apps; "
        "at Outlook.com: Settings, Mail, Forwarding and IMAP",
        oauth="microsoft",
    ),
    Provider(
        "fastmail", "Fastmail", "imap.fastmail.com", (APP_PASSWORD,),
        ("fastmail.com", "fastmail.fm"), ("messagingengine.com",),
        where="Settings, Privacy & Security, Manage app passwords and access: a new one, for Mail (IMAP)",
    ),
    Provider(
        "yahoo", "Yahoo", "imap.mail.yahoo.com", (APP_PASSWORD,),
        ("yahoo.com", "yahoo.co.uk", "yahoo.de", "yahoo.fr", "yahoo.es", "yahoo.it", "ymail.com", "rocketmail.com"),
        ("yahoodns.net",),
        where="https://login.yahoo.com/account/security, Generate app password",
    ),
    Provider(
        "icloud", "iCloud", "imap.mail.me.com", (APP_PASSWORD,),
        ("icloud.com", "me.com", "mac.com"), ("mail.icloud.com",),
        where="https://account.apple.com, Sign-In and Security, App-Specific Passwords",
    ),
    Provider(
        "ionos-de", "IONOS (Germany)", "imap.ionos.de", (PASSWORD,), exchangers=("kundenserver.de", "ionos.de"),
        where="the password of the mailbox, as set in the IONOS account under E-Mail",
    ),
    Provider(
        "ionos", "IONOS", "imap.ionos.com", (PASSWORD,),
        exchangers=("ionos.com", "ionos.co.uk", "perfora.net", "1and1.com"),
        where="the password of the mailbox, as set in the IONOS account under Email",
    ),
    Provider(
        "strato", "Strato", "imap.strato.de", (PASSWORD,), exchangers=("rzone.de", "strato.de"),
        where="the password of the mailbox, as set in the Strato customer login under E-Mail",
    ),
    Provider(
        "ovh", "OVH", "ssl0.ovh.net", (PASSWORD,), exchangers=("ovh.net", "ovh.com"),
        where="the password of the mailbox, as set in the OVH control panel; Email Pro and Exchange have servers of "
        "their own, named there (--host)",
    ),
    Provider(
        "zoho-eu", "Zoho (Europe)", "imappro.zoho.eu", (APP_PASSWORD,), ("zohomail.eu",), ("zoho.eu",),
        where="https://accounts.zoho.eu, Security, App Passwords",
        before="IMAP has to be on: Zoho Mail, Settings, Mail Accounts, IMAP Access",
    ),
    Provider(
        "zoho", "Zoho", "imappro.zoho.com", (APP_PASSWORD,), ("zohomail.com",), ("zoho.com", "zohomail.com"),
        where="https://accounts.zoho.com, Security, App Passwords",
        before="IMAP has to be on: Zoho Mail, Settings, Mail Accounts, IMAP Access; a free address at zohomail.com is "
        "at imap.zoho.com (--host)",
    ),
    Provider(
        "gmx", "GMX", "imap.gmx.net", (PASSWORD,), ("gmx.net", "gmx.de", "gmx.at", "gmx.ch"), ("gmx.net",),
        where="the password of the mailbox; with two-factor authentication one for programs: My Account, Security",
        before="IMAP has to be on: E-Mail, Settings, POP3 & IMAP",
    ),
    Provider(
        "gmx-com", "GMX (international)", "imap.gmx.com", (PASSWORD,), ("gmx.com", "gmx.us"), ("gmx.com",),
        where="the password of the mailbox; with two-factor authentication one for programs: My Account, Security",
        before="IMAP has to be on: Email, Settings, POP3 & IMAP",
    ),
)  # fmt: skip


def by_name(name: str) -> Provider | None:
    return next((one for one in PROVIDERS if one.name == name), None)


def by_domain(domain: str) -> Provider | None:
    """Who gives out addresses of this domain."""
    return next((one for one in PROVIDERS if domain.lower() in one.domains), None)


def by_exchangers(exchangers: Iterable[str]) -> Provider | None:
    """Who takes in mail for a domain with these mail exchangers, the preferred one first."""
    for name in (one.lower().rstrip(".") for one in exchangers):
        for provider in PROVIDERS:
            if any(name == end or name.endswith(f".{end}") for end in provider.exchangers):
                return provider
    return None
