"""Mærker til kontorets sider: ord med forklaring, frister med farve og menuen."""

from datetime import date
from typing import Any

from django import template
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from fleksjob.forloeb.haendelser import KATALOG, Haendelse
from fleksjob.kontor import tekster
from fleksjob.kontor.menu import hovedmenu
from fleksjob.kontor.ordbog import BEGREBER
from fleksjob.kontor.traad import Punkt, titel
from fleksjob.lov.sagsgang.fastholdelsestiltag import tiltagsnavn

register = template.Library()

ARTER = {"lov": "Lov", "anbefaling": "Anbefaling", "intern": "Intern"}


@register.simple_tag(takes_context=True)
def begreb(context: template.Context, noegle: str, tekst: str = "") -> SafeString:
    """Et ord fra loven som knap, der viser sin forklaring.

    Virker med tastatur, på telefon og uden JavaScript.
    """
    opslag = BEGREBER[noegle]
    nr = int(context.get("_begreb_nr") or 0) + 1
    context.dicts[0]["_begreb_nr"] = nr
    mig = f"ord-{noegle}-{nr}"
    vist = tekst or opslag.ord
    return format_html(
        '<button type="button" class="begreb" popovertarget="{}">{}</button>'
        '<span class="begreb-forklaring" popover id="{}"><strong>{}</strong> {}</span>',
        mig, vist, mig, opslag.ord, opslag.forklaring,
    )  # fmt: skip


@register.simple_tag(takes_context=True)
def menupunkt(context: template.Context, navn: str, tekst: str) -> SafeString:
    """Et punkt i menuen, markeret når vi står på det."""
    request = context.get("request")
    her = getattr(getattr(request, "resolver_match", None), "url_name", "") or ""
    aktuel = ' aria-current="page"' if her == navn else ""
    return format_html('<li><a href="{}"{}>{}</a></li>', reverse(f"kontor:{navn}"), SafeString(aktuel), tekst)


@register.inclusion_tag("kontor/dele/menu.html", takes_context=True)
def hovedmenuen(context: template.Context) -> dict[str, Any]:
    """Brugerens hovedmenu; «Mere» står åben, når man er på en af dens sider."""
    fremme, mere = hovedmenu(context["user"])
    match = getattr(context.get("request"), "resolver_match", None)
    her = getattr(match, "url_name", "") or ""
    return {
        "request": context.get("request"),
        "fremme": fremme,
        "mere": mere,
        "her": next((punkt for punkt in mere if punkt.adresse == her), None),
    }


ALARMER = {"error": "Fejl", "warning": "Advarsel", "info": "Information", "success": "Udført"}


@register.simple_tag
def alarm(slags: str) -> SafeString:
    """Ikonet i en besked, med sit navn til skærmlæsere."""
    return format_html(
        '<svg class="icon-svg alert-icon" focusable="false" role="img" aria-label="{}"><use href="{}#{}"></use></svg>',
        ALARMER[slags],
        static("dkfds/img/all-svg-icons.svg"),
        slags,
    )


@register.filter
def afstand(frist: date | None, dag: date) -> str:
    """«om 3 dage», «12 dage over»."""
    return tekster.afstand(frist, dag) if frist else "uden dato"


@register.filter
def ugedag(dag: date) -> str:
    """«søndag den 22. november»."""
    return tekster.dag_med_ugedag(dag)


@register.filter
def tiltag(kode: str) -> str:
    """flere_pauser → «Flere pauser»."""
    return tiltagsnavn(kode)


@register.filter
def artnavn(art: str) -> str:
    """lov → «Lov»."""
    return ARTER.get(art, art)


@register.filter
def cpr(nummer: str) -> str:
    """0101901234 → «010190-1234»."""
    return f"{nummer[:6]}-{nummer[6:]}"


@register.filter
def last_dato(punkter: list[Punkt]) -> date | None:
    """Datoen på det sidste punkt."""
    return punkter[-1].dato if punkter else None


@register.filter
def kort_navn(navn: str) -> str:
    """«Lægeattest til rehabilitering (LÆ 265)» → «LÆ 265»; andre navne med lille begyndelsesbogstav.

    En forkortelse som CV bliver stående.
    """
    i_parentes = navn.rpartition("(")[2].rstrip(")")
    if i_parentes.startswith("LÆ"):
        return i_parentes
    return navn if navn[:2].isupper() else f"{navn[:1].lower()}{navn[1:]}"


@register.filter
def kr(beloeb: float | None) -> str:
    """12345.5 → «12.345,50 kr.»; hele kroner uden øre."""
    return tekster.kroner(None if beloeb is None else float(beloeb))


@register.filter
def antal(hvor_mange: int) -> str:
    """12345 → «12.345»."""
    return f"{hvor_mange:,}".replace(",", ".")


@register.filter
def uden_fortegn(beloeb: float) -> float:
    """−350 → 350."""
    return abs(beloeb)


@register.filter
def haendelsesnavn(kode: str) -> str:
    """Hændelsens navn, som mennesker kender det; en ukendt kode står, som den er."""
    klasse = KATALOG.get(kode)
    return klasse.titel if klasse else kode


@register.filter
def haendelsestitel(haendelse: Haendelse) -> str:
    """Hændelsens navn, som det står på tråden."""
    return titel(haendelse)
