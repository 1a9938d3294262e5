"""Messages to the shop, in the mailbox of the queue: the queue itself, reports, alarms. Each is laid once."""
