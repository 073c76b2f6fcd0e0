"""One case: its head, its facts, and what ties them to its text."""
