"""Én fil for hver side."""
