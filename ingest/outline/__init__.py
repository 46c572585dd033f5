"""The tree of a document: headings, numbered paragraphs, bullets, rows, and the zone each stands in."""
