"""Letters read, judged and answered in processes that may be killed: what a hostile one does stays its own affair."""
