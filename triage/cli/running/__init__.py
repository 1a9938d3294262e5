"""`once` and `run`: one mailbox or many swept by this process, watched, and told to stop or to read its files again."""
