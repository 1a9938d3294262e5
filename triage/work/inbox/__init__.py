"""The inbox: every UID accounted for, new letters taken in, those that wait gathered into cases and flagged."""
