"""English: a customer's clauses cut, calmed, turned to second person, and trusted or not."""
