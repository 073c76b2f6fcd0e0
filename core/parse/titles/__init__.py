"""Title lines: their parts, and what stands above a body that is none."""
