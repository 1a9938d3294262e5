"""Own words -> how upset, about what, with which facts, how urgent: a sum of signals, each with its words.

Knows rules, values and words. Knows no template, no mailbox, and nothing that was learned and cannot be read.
"""
