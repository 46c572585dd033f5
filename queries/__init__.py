"""The catalogue of questions: one ``.cypher`` file each, with a typed header that every door is made from."""
