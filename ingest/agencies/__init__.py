"""Agencies: bodies named in running text."""
