"""The optional language model: one question, one answer, over the protocol that local servers and clouds share.

It knows how to ask, how long to wait, and what to mask before a letter leaves. It knows nothing of rules, drafts and
mailboxes, and believes nothing: whether an answer may be used is judged elsewhere (`triage.reply.retold`).
"""
