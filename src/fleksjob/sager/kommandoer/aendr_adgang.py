"""Lederen giver en medarbejder andre roller eller et andet team, eller lukker for hendes adgang. Altid med en grund."""

from collections.abc import Collection
from datetime import datetime

from fleksjob.forloeb.roller import KAN_GIVES, KAN_VAERE_EKSTRA, Rolle
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_grund
from fleksjob.sager.models import Bruger, Rolleaendring


def aendr_adgang(
    bruger: Bruger,
    bruger_id: int,
    *,
    rolle: str,
    ekstra: Collection[str],
    team: str,
    aktiv: bool,
    grund: str,
    nu: datetime,
) -> Rolleaendring:
    """Skriver den nye adgang og rækken, der husker den gamle. Sker der ingen ændring, siges det."""
    if bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Adgang kan kun ændres af en leder.")
    grund = kraev_grund(grund)
    with lager.transaktion():
        en = Bruger.for_bruger(bruger).select_for_update().filter(pk=bruger_id).first()
        if en is None or Rolle(en.rolle) not in KAN_GIVES:
            raise AdgangNaegtet("Brugeren findes ikke, eller hendes adgang ændres ikke her.")
        team = " ".join(team.split())
        _efterse(bruger, en, rolle, ekstra, team, aktiv)
        nye = " ".join(sorted(ekstra))
        foer = (_roller(en.rolle, en.ekstra_roller), en.team, en.is_active)
        efter = (_roller(rolle, nye), team, aktiv)
        if foer == efter:
            raise IkkeMuligt("Der er ikke ændret noget.")
        en.rolle, en.ekstra_roller, en.team, en.is_active = rolle, nye, team, aktiv
        en.save(update_fields=["rolle", "ekstra_roller", "team", "is_active"])
        ny: Rolleaendring = Rolleaendring.objects.create(
            kommune_id=bruger.kommune_id,
            bruger=en,
            roller_foer=foer[0],
            team_foer=foer[1],
            aktiv_foer=foer[2],
            roller_efter=efter[0],
            team_efter=efter[1],
            aktiv_efter=efter[2],
            grund=grund,
            tid=nu,
            af=bruger,
        )
        return ny


def _efterse(bruger: Bruger, en: Bruger, rolle: str, ekstra: Collection[str], team: str, aktiv: bool) -> None:
    if en.pk == bruger.pk:
        raise AdgangNaegtet("Du kan ikke ændre din egen adgang. Bed en anden leder om det.")
    fejl = []
    if rolle not in {en.value for en in KAN_GIVES}:
        fejl.append(UgyldigtInput("rolle", "Vælg en rolle."))
    elif ekstra and Rolle(rolle) not in KAN_VAERE_EKSTRA:
        navn = Rolle(rolle).navn.lower()
        fejl.append(UgyldigtInput("ekstra", f"En {navn} kan ikke have flere roller. Fjern krydserne."))
    if set(ekstra) - {en.value for en in KAN_VAERE_EKSTRA - {rolle}}:
        fejl.append(UgyldigtInput("ekstra", "Vælg ekstra roller, der er forskellige fra den første."))
    if len(team) > 40:
        fejl.append(UgyldigtInput("team", "Teamets navn må højst fylde 40 tegn."))
    kast(fejl)


def _roller(rolle: str, ekstra: str) -> str:
    return f"{rolle} {ekstra}".strip()
