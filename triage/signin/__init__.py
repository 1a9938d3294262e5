"""Signing in by OAuth2, and which provider a mailbox is at.

Knows authorization servers (RFC 6749, 7636, 8252, 8628), where tokens are kept, what refusals mean and who has to mend
them, and providers' IMAP servers. Must not know IMAP, settings, the ledger or mail: who logs in asks `SignIn.token`.
oauthlib stands in `conversation` alone, dnspython in `names`.
"""
