"""Én persons forløb: hændelser, tilstand, pligter og mulige skridt. Rent: ingen database, intet ur."""
