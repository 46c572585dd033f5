"""Targets: indicator, comparator, value, unit, year."""
