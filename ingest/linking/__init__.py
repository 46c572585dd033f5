"""From the facts of one document to rows of the graph: identity, places, agencies, relationships."""
