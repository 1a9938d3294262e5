"""The memory of an account between two sweeps: which letter ended where, which draft was meant and which was laid.

Knows SQL, SQLite and PostgreSQL, and the outcome table. Must not know mail, rules or IMAP: it holds keyed hashes, ids,
numbers and times, never a word of a letter. `store.open_ledger` is the way in.
"""
