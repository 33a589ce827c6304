"""API'et i Jobindsats' form, version 2 og 3: nøgle, grammatik og svar som den nationale tjeneste, tallene kommunens."""
