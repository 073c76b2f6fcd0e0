"""Benchmarks: ratios against a named floor of the same run, in CPU time; not part of the timed tests."""
