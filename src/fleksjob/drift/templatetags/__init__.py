"""Skabelonmærker, som alle rum kan bruge."""
