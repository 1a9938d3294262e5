"""What an authorization server's refusal means, who has to mend it, and how: a table of rows.

The rows of a provider's own codes come first; where none fits, that of the standard's code (RFC 6749 sections 4.1.2.1
and 5.2, RFC 8628 section 3.5) says as much as is certain. Microsoft calls its numbers subject to change: they choose
the advice and decide nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from triage.errors import SignInRefusedError, TemporaryError, TriageError

OWNER = "whoever may sign in to this mailbox"
ADMIN = "the administrator of the mail domain"
REGISTRAR = "whoever registered the app"
LATER = "nobody"
LOGIN = "type: python run.py login"
PORTAL = "in the Microsoft Entra admin centre, under App registrations"
CONSOLE = "in the Google Cloud console, under APIs & Services"


@dataclass(frozen=True, slots=True)
class Row:
    """`code`: the `error` of the standard, or a number such as AADSTS700082."""

    code: str
    meaning: str
    who: str
    how: str


ROWS: tuple[Row, ...] = (
    Row("AADSTS50173", "the password of the account was changed, or its sign-ins were revoked", OWNER, LOGIN),
    Row("AADSTS700082", "the sign-in was not used for too long (90 days as a rule)", OWNER, LOGIN),
    Row("AADSTS700084", "the app is registered as a single-page app, whose sign-ins end after a day", REGISTRAR,
        f"{PORTAL}, Authentication: register it as 'Mobile and desktop application'; then {LOGIN}"),
    Row("AADSTS70043", "a rule of the organisation ends sign-ins after some days", ADMIN,
        "exempt this mailbox from the sign-in frequency (Conditional Access), or let the app sign in by itself "
        f"(OAUTH_GRANT=app); until then {LOGIN}"),
    Row("AADSTS70008", "the sign-in has ended or was revoked", OWNER, LOGIN),
    Row("AADSTS50076", "a second factor is asked for", OWNER, f"{LOGIN} --way browser"),
    Row("AADSTS50079", "a second factor has to be set up", OWNER,
        f"sign in to the mailbox in a browser and set it up; then {LOGIN}"),
    Row("AADSTS53003", "a rule of the organisation (Conditional Access) forbids this sign-in", ADMIN,
        f"allow the app for this mailbox; where only device codes are forbidden, {LOGIN} --way browser"),
    Row("AADSTS65001", "nobody has consented to the app", OWNER,
        f"{LOGIN}; for an app that signs in by itself an administrator consents {PORTAL}, API permissions"),
    Row("AADSTS90094", "only an administrator may consent to the app", ADMIN,
        f"grant admin consent {PORTAL}, API permissions; then {LOGIN}"),
    Row("AADSTS7000215", "the client secret is wrong", REGISTRAR,
        "write the secret's value, not its id, into OAUTH_CLIENT_SECRET"),
    Row("AADSTS7000222", "the client secret has expired", REGISTRAR,
        f"make a new one {PORTAL}, Certificates & secrets, and write it into OAUTH_CLIENT_SECRET"),
    Row("AADSTS7000218", "the app may not sign in without a secret", REGISTRAR,
        f"{PORTAL}, Authentication: allow public client flows; or set OAUTH_CLIENT_SECRET"),
    Row("AADSTS700016", "this directory does not know the app", REGISTRAR,
        "compare OAUTH_CLIENT_ID (the Application ID) and OAUTH_TENANT with the app's overview page"),
    Row("AADSTS90002", "there is no such directory", REGISTRAR, "compare OAUTH_TENANT with the app's overview page"),
    Row("AADSTS50020", "the account belongs to another directory", OWNER,
        f"sign in as the mailbox's own account: {LOGIN}; or set OAUTH_TENANT to its directory"),
    Row("AADSTS50034", "there is no such account", OWNER, f"compare IMAP_USER; then {LOGIN}"),
    Row("AADSTS50057", "the account is disabled", ADMIN, f"enable it; then {LOGIN}"),
    Row("AADSTS50011", "the app does not know the address that the browser is sent back to", REGISTRAR,
        f"{PORTAL}, Authentication: add http://localhost as a redirect URI of a 'Mobile and desktop application'"),
    Row("AADSTS70011", "the scope is not one the app may ask for", REGISTRAR,
        f"{PORTAL}, API permissions: add IMAP.AccessAsUser.All (a person), or IMAP.AccessAsApp (the app by itself)"),
    Row("redirect_uri_mismatch", "the app does not know the address that the browser is sent back to", REGISTRAR,
        f"{CONSOLE}, Credentials: make a client of the type 'Desktop app'"),
    Row("org_internal", "the app is for the members of another organisation", REGISTRAR,
        f"{CONSOLE}, OAuth consent screen: choose External, or register it in the mailbox's own organisation"),
    Row("admin_policy_enforced", "the Google Workspace administrator forbids the app", ADMIN,
        "allow it in the Admin console, Security, API controls"),
    Row("deleted_client", "the app's registration was deleted", REGISTRAR,
        f"make a new client {CONSOLE}, set OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET; then {LOGIN}"),
    Row("disabled_client", "the app's registration is disabled", REGISTRAR, f"look at it {CONSOLE}; then {LOGIN}"),
    Row("invalid_grant", "the sign-in has ended or was revoked: a password was changed, access was taken away, or it "
        "was not used for months", OWNER,
        f"{LOGIN}. If it comes back each week: a Google app in 'Testing' ends sign-ins after seven days; publish it"),
    Row("invalid_client", "the authorization server does not know the app, or its secret is wrong", REGISTRAR,
        "compare OAUTH_CLIENT_ID and OAUTH_CLIENT_SECRET with the registration"),
    Row("unauthorized_client", "the app may not sign in in this way", REGISTRAR,
        "look at its type and permissions; docs/operations.md says what they have to be"),
    Row("unsupported_grant_type", "the authorization server knows no such way to sign in", REGISTRAR,
        f"{LOGIN} --way browser"),
    Row("invalid_scope", "the scope is not one the app may ask for", REGISTRAR,
        "give the app the permission to read mail by IMAP; docs/operations.md names it"),
    Row("invalid_request", "the authorization server does not understand the request", REGISTRAR,
        "compare the OAUTH_ settings with the registration"),
    Row("access_denied", "whoever was asked said no", OWNER, f"{LOGIN}, and allow the access"),
    Row("expired_token", "nobody typed the code in time", OWNER, LOGIN),
    Row("interaction_required", "the authorization server wants to see a person again", OWNER, LOGIN),
    Row("consent_required", "nobody has consented to the app", OWNER, LOGIN),
    Row("server_error", "the authorization server is in trouble", LATER, "the bot tries again by itself"),
    Row("temporarily_unavailable", "the authorization server is busy", LATER, "the bot tries again by itself"),
)  # fmt: skip

UNKNOWN = Row("", "the sign-in was refused, for a reason that is not known here", OWNER, LOGIN)
CUT_OFF = Row(
    "cut off",
    "a renewal was begun before whose answer never arrived (a crash, a lost connection), and the new sign-in was in it",
    OWNER,
    LOGIN,
)
_BY_CODE = {row.code: row for row in ROWS}
_NUMBER = re.compile(r"AADSTS\d{4,7}")


def row_of(error: str, description: str) -> Row:
    """The row that says most about this refusal."""
    numbers = _NUMBER.findall(description)
    return next((_BY_CODE[code] for code in (*numbers, error) if code in _BY_CODE), UNKNOWN)


def refusal(provider: str, error: str, description: str, ours: Iterable[str]) -> TriageError:
    """What to raise. `ours`: secrets that we sent, which the server's words may repeat."""
    row = row_of(error, description)
    said = f"{provider} says: {_safe(error, description, ours)}"
    if row.who == LATER:
        return TemporaryError(f"sign-in: {row.meaning} ({said})")
    return told(row, said)


def told(row: Row, said: str) -> SignInRefusedError:
    """What happened, what was `said`, who has to act, and how."""
    return SignInRefusedError(f"sign-in refused: {row.meaning} ({said}). To be mended by {row.who}: {row.how}")


def _safe(error: str, description: str, ours: Iterable[str]) -> str:
    """The codes, and no word that could be a token."""
    code = re.sub(r"[^A-Za-z0-9_.-]", "", error)[:40] or "no reason"
    if any(secret and secret in error for secret in ours):
        code = "no reason"
    numbers = _NUMBER.findall(description)
    return f"{code} ({numbers[0]})" if numbers else code
