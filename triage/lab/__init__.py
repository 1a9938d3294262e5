"""Looking at the judgement without touching a mailbox: explain one letter; later: replay rules, learn from agents.

It knows the line and reads files. It must not know the server or the ledger.
"""
