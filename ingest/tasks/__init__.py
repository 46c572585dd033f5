"""Tasks: who is to do what, with whom, by when."""
