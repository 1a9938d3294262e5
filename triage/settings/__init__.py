"""What the shop has set: config.env and the environment, read once into a frozen `Settings`.

Knows dotenv files, secrets and where they may lie. Must not know mail, rules, IMAP or the ledger: it names hosts,
mailboxes and files, and opens none of them but those that hold a secret, the key or the signature.
`read.read_settings` is the way in.
"""
