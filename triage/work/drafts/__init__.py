"""Drafts from the plan to the shelf: laid exactly once, renewed, withdrawn, and looked after once an agent has them."""
