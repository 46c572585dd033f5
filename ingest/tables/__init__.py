"""Tables: columns by their headers, and tables that a text file flattened put together again."""
