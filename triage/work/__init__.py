"""A mailbox swept: what the pure rooms decide is done here, and put on record, so that it may be cut off anywhere.

Meets the server and the ledger through `protocols` alone. Judges nothing and writes no text of its own.
"""
