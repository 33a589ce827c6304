"""Porte til omverdenen, hver med en filadapter, der virker uden net."""
