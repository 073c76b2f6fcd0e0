"""Deciding what the machine read: items, the queue, its report and conflicts."""
