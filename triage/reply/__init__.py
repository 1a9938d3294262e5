"""A judgement -> a draft: the problem restated, a promise, the letter composed, and the contract that checks it.

Knows what the letter says and what the rows promise. Decides neither whether a draft is laid nor where.
"""
