"""What was really sent: which letters it answers, what it promises by when, and where a letter lies that waits."""
