"""`scheduler`, `worker` and `fleet`: mailboxes shared out among many machines, over one PostgreSQL."""
