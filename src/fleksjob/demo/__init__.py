"""En opdigtet kommune at logge ind i."""
