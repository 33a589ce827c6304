"""Fleksjobordningen fra ansøgning til forklaret udbetaling."""
