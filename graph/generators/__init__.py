"""What is written from the model, one module a kind of file."""

NOTICE = "Written by python -m graph.generate from graph/schema; do not edit."
