"""Fra kernens kommatal til de kroner og øre, der gemmes og vises."""

from decimal import Decimal
from math import floor


def decimal(x: float) -> Decimal:
    """Et regnet beløb som kroner og hele øre, halve op (samme regel som `afrunding.til_oere`)."""
    return Decimal(floor(x * 100.0 + 0.500001)).scaleb(-2)
