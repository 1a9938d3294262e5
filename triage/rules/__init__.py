"""What a shop may tune: rows, phrases and the files they stand in. Must not know letters, scores or the mailbox."""
