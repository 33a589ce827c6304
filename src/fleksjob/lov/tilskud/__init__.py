"""Fleksløntilskuddet: én måned, flere job og alle slags indtægter, hvad en time mere er værd, før og efter skat."""
