"""Mail and queue looked at without a sweep: nothing is written, in the mailbox or the ledger."""
