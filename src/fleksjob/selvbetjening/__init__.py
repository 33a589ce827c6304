"""Borgerens og arbejdsgiverens sider og den åbne beregner."""
