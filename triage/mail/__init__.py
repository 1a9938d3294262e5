"""Octets -> what a person wrote: parsing, whether and whom to answer, visible text, own words, language.

Knows RFC 5322, MIME, HTML and the habits of mail clients. Must not know scores, problems, drafts, the mailbox or the
clock; the only error that leaves this room is LetterError(stage="mail").
"""
