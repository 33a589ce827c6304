"""API version 1: åbent, uden login og uden hukommelse. Beskrevet i OpenAPI på `/api/v1/openapi.json`."""
