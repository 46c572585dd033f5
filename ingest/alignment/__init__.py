"""What a document has in common with others: the same tasks and targets (ALIGNS_WITH), the same words (REUSES_TEXT)."""
