"""Links fra et kriterium til de principafgørelser, der handler om det."""

from typing import Any

from django import template

from fleksjob.lov.sagsgang.principper import om

register = template.Library()


@register.inclusion_tag("kontor/dele/principper.html")
def principper(kriterium: str) -> dict[str, Any]:
    """`{% principper "meget_begraenset" %}`: tomt, når der ingen er."""
    return {"principper": om(kriterium)}
