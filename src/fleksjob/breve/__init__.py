"""Afgørelser og meddelelser som tekst, billede og PDF."""
