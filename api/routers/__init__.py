"""The parts of the HTTP interface."""
