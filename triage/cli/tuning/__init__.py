"""`replay` and `learn`: what other rules would have done with past mail, and which ones agents' doings speak for."""
