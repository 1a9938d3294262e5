"""What the demo needs to run without anybody's mailbox: letters of a sample shop (`sample`), an IMAP server (`imapd`).

The letters know a date and nothing else; nothing here knows how letters are judged or answered.
"""
