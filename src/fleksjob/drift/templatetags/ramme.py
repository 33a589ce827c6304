"""Mærker og filtre til alle sider: ikoner, kroner og datoer skrevet, som man siger dem."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fleksjob.lov.kerne import vaerdier
from fleksjob.lov.kerne.vaerdier import dansk_dato

register = template.Library()


@register.simple_tag
def ikon(navn: str, tekst: str = "") -> SafeString:
    """Et ikon fra designsystemets ikonark. Uden `tekst` er det pynt og skjult for skærmlæsere."""
    kilde = f"{static('dkfds/img/all-svg-icons.svg')}#{navn}"
    if tekst:
        return format_html(
            '<svg class="icon-svg" focusable="false" role="img" aria-label="{}"><use href="{}"></use></svg>',
            tekst,
            kilde,
        )
    return format_html(
        '<svg class="icon-svg" focusable="false" aria-hidden="true"><use href="{}"></use></svg>', kilde
    )


@register.filter
def kroner(beloeb: Decimal | float | int | None, decimaler: int = 0) -> str:
    """12345.5 → «12.346 kr.»; med `kroner:2` → «12.345,50 kr.». None → tankestreg."""
    if beloeb is None:
        return "–"
    trin = Decimal(1).scaleb(-decimaler)
    tal = Decimal(str(beloeb)).quantize(trin, rounding=ROUND_HALF_UP)
    skrevet = f"{tal:,.{decimaler}f}".translate(str.maketrans(",.", ".,"))
    return f"{skrevet.replace('-', '−')} kr."


@register.filter
def tal(vaerdi: Decimal | float | int | None) -> str:
    """18.5 → «18,5»; 18.0 → «18». None → tankestreg."""
    if vaerdi is None:
        return "–"
    return f"{Decimal(str(vaerdi)).normalize():f}".replace(".", ",")


@register.filter
def lang_dato(dag: date | None) -> str:
    """2026-03-01 → «1. marts 2026»."""
    return dansk_dato(dag) if dag else "–"


@register.filter
def kort_dato(dag: date | None) -> str:
    """2026-03-01 → «1.3.2026»."""
    return f"{dag.day}.{dag.month}.{dag.year}" if dag else "–"


@register.filter
def maaned(dag: date | None) -> str:
    """2026-03-01 → «marts 2026»."""
    return vaerdier.maaned(dag) if dag else "–"
