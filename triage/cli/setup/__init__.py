"""`init`, `login` and `check`: from nothing to settings that work, and a look at all of them."""
