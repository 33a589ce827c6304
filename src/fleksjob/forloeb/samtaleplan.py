"""Samtalerne på ledighedsydelse som en kalender: dem, loven beder om i sin tid, og kontakten imellem.

Lovens tal kommer af `lov.sagsgang.samtaler`. Hvor i tiden samtalerne ligger, og telefonen imellem dem, er forslag.
En opfølgning på telefon er ikke en samtale i kontaktforløbet og tæller ikke.
"""

from datetime import date, timedelta

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til, naeste_hverdag
from fleksjob.lov.sagsgang.relationer import LAB_2020, REFORM_JULI
from fleksjob.lov.sagsgang.samtaler import MAAL_75, foerste_tid_slutter

TELEFON = "telefon"
_FOERSTE = timedelta(days=14)
_IMELLEM = timedelta(days=35)
FORM_FORBEHOLD = "Hvornår en samtale må holdes på telefon eller video, er ikke læst i loven."


class Plads(msgspec.Struct, frozen=True):
    """En plads i kalenderen. `slags` er holdt, lov, forslag eller telefon."""

    dag: date
    slags: str
    tekst: str


class Samtaleplan(msgspec.Struct, frozen=True):
    """Kalenderen. `krav` er 0, når loven ikke sætter et tal nu; `slut` er den sidste dag i lovens tid."""

    pladser: tuple[Plads, ...]
    krav: int
    holdt: int
    slut: date | None
    regel: str
    forbehold: str
    undtaget: bool = False

    @property
    def naeste(self) -> Plads | None:
        """Den næste samtale, der ikke er holdt."""
        return next((en for en in self.pladser if en.slags in ("lov", "forslag")), None)


def samtaleplan(t: Tilstand) -> Samtaleplan | None:
    """Kalenderen for den løbende periode på ydelsen; None uden ydelse."""
    if not t.faar_ledighedsydelse:
        return None
    fra = t.ledighedsydelse[-1].fra
    holdte = sorted(en.dato for en in t.samtaler if en.art == "jobsamtale" and en.dato >= fra)
    telefon = sorted(en.dato for en in t.samtaler if en.art == TELEFON and en.dato >= fra)
    regel, krav, slut, undtaget = _reglen(t, fra)
    mangler = max(0, krav - len(holdte)) if slut is not None and slut >= t.pr else 0
    nye = _fordelt(t.pr, fra, slut, mangler, holdte) if mangler else _efter_behov(t.pr, fra, holdte)
    slags = "lov" if mangler else "forslag"
    pladser = [
        *(Plads(dag, "holdt", "Jobsamtale holdt") for dag in holdte),
        *(Plads(dag, "ringet", "Opfulgt på telefon") for dag in telefon),
        *(Plads(dag, slags, "Jobsamtale") for dag in nye),
    ]
    if (ring := _telefon(t.pr, holdte, telefon, nye)) is not None:
        pladser.append(Plads(ring, TELEFON, "Ring og hør, hvordan det går (tæller ikke som samtale)"))
    pladser.sort(key=lambda en: (en.dag, en.slags))
    forbehold = f"{MAAL_75} {FORM_FORBEHOLD}" if t.pr >= REFORM_JULI else FORM_FORBEHOLD
    return Samtaleplan(tuple(pladser), krav, len(holdte), slut, regel, forbehold, undtaget)


def _reglen(t: Tilstand, fra: date) -> tuple[str, int, date | None, bool]:
    """(reglen i ord, antal samtaler, sidste dag, undtaget) på dagen."""
    if t.pr < LAB_2020:
        return "Mindst hver 3. måned.", 1, laeg_maaneder_til(max([fra, *_holdte(t, fra)]), 3), False
    antal = round(t.retsgrundlag.vaerdi("jobsamtaler_antal", t.pr).vaerdi)
    slut = foerste_tid_slutter(fra, t.pr, t.retsgrundlag)
    fritaget = t.jobsoegning.fritaget_samtaler
    undtaget = fritaget is not None and fritaget >= fra
    if undtaget:
        return "Undtaget fra de fire samtaler. Den første holdes med alle.", 1, slut, True
    regel = (
        f"Mindst {antal} samtaler i de første 6 måneder, derefter efter behov. Borgeren kan altid bede om en."
    )
    return regel, antal, slut, False


def _holdte(t: Tilstand, fra: date) -> list[date]:
    return [en.dato for en in t.samtaler if en.art == "jobsamtale" and en.dato >= fra]


def _fordelt(pr: date, fra: date, slut: date | None, antal: int, holdte: list[date]) -> list[date]:
    """De manglende samtaler jævnt over den tid, der er tilbage; den allerførste hurtigt."""
    if slut is None:
        return []
    begynd = naeste_hverdag(max(pr, (holdte[-1] + _IMELLEM) if holdte else fra + _FOERSTE))
    begynd = min(begynd, slut)
    skridt = (slut - begynd).days // max(1, antal)
    return [naeste_hverdag(min(begynd + timedelta(days=skridt * nr), slut)) for nr in range(antal)]


def _efter_behov(pr: date, fra: date, holdte: list[date]) -> list[date]:
    """Ét forslag: tre måneder efter den seneste, eller nu, når det er længere siden."""
    sidst = holdte[-1] if holdte else fra
    return [naeste_hverdag(max(pr, laeg_maaneder_til(sidst, 3)))]


def _telefon(pr: date, holdte: list[date], telefon: list[date], nye: list[date]) -> date | None:
    """Midt mellem den seneste kontakt og den næste samtale, når der er langt imellem."""
    sidst = max([*holdte, *telefon], default=None)
    if sidst is None or not nye or nye[0] - sidst < _IMELLEM:
        return None
    midt = naeste_hverdag(max(pr, sidst + (nye[0] - sidst) / 2))
    return midt if midt < nye[0] else None
