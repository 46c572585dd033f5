"""The document's own particulars: letterhead, title, signature, recipients."""
