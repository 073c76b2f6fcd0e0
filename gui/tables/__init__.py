"""Views over many cases: figures, comparison, charts."""
