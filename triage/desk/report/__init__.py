"""What a shop learns from its letters: figures, charts of them, and a page or a message that shows both. Pure.

It knows the ledger's records and the rules; it must not know the server, the clock or a customer's words. matplotlib is
imported in `charts` only, where it is used: it comes with the extra `report`.
"""
