"""What schemathesis does not know of itself: how a body of SPARQL is written."""

from __future__ import annotations

import schemathesis


@schemathesis.serializer("application/sparql-query")
def sparql(_context: schemathesis.SerializationContext, value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()
