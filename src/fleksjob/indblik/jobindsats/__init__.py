"""Tallene i den form, kommunernes programmer henter dem fra Jobindsats i: tabeller, grammatik og svar, version 2 og 3.

Formen er den, offentligt tilgængelige programmer bruger (fx Randers Kommunes `etl` på GitHub). Tallene er målenes; her
regnes intet om.
"""
