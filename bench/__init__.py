"""Programs that measure this one: `python -m bench.NAME`, typed where this folder lies."""
