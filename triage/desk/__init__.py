"""What agents see in the mail client they have: flags, the queue message, the report.

Pure: it decides and renders; `work` sets and appends. It must not know the server, the ledger or the clock.
"""
