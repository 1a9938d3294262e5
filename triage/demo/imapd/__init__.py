"""An IMAP server in memory, on loopback, for the demo and the tests: RFC 3501 and what mail clients use beyond it.

It knows the protocol, mailboxes and MIME structure. It must not know anything of this program: not the letters, not
the ledger, not the rules. `server.ImapServer` is the way in, `profile.Profile` says which server it plays, `faults`
and `effects` say what goes wrong. tests/contract/test_embedded_equals_dovecot.py holds it to Dovecot.
"""
