"""Tells letters back in languages that address a customer formally: Sie, vous, usted, Lei, u, o senhor.

Knows: one way of turning that is the same for all of them, and, in one file a language, how it speaks. What is not in
a language's tables is not turned.
"""
