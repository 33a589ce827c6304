"""Indstillinger, adresser, ur, kommandolinje og sundhed."""
