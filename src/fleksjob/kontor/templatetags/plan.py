"""Mærker til planens sider."""

from django import template

register = template.Library()


@register.filter
def felt(indhold: dict[str, str] | None, kode: str) -> str:
    """Feltets tekst; tom, når der intet er skrevet."""
    return (indhold or {}).get(kode, "") if isinstance(indhold, dict) else ""
