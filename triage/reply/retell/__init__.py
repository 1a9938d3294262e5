"""Tells a customer's own story back: which of their sentences say what happened, turned round and calmed.

Knows: what is worth telling (the same in every language) and, in one room a language, how its sentences are turned.
Must not know: problem rows' clauses, templates, who is answered. What cannot be trusted is left out.
"""
