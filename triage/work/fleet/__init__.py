"""Many mailboxes: fair among each other, within what a server allows, and none held up by another."""
