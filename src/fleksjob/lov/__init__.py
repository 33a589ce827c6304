"""Loven: daterede værdier, regler og kernen, der regner og forklarer."""
