"""Reads LHEO without trusting it."""
