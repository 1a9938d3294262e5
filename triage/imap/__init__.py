"""IMAP: the only room that knows imapclient, and that every command to a customer's mailbox goes through.

It knows accounts, mailboxes, UIDs, flags and octets. It must not know what a letter says, what became of it, or why
something is written. `mailbox.open_mailbox` is the way in; no value of a letter ever stands in a command (`guard`).
"""
