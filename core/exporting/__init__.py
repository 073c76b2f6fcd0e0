"""What goes out: tables, documents and data, each item with its source."""
