"""Beregnerens svar: lovens beregning stillet op, tegnet og gjort til links. Intet gemmes."""

from dataclasses import dataclass, replace
from decimal import Decimal
from urllib.parse import urlencode

from django.urls import reverse

from fleksjob.breve.figurer import indkomst_efter_timer_svg, timer_billede_svg
from fleksjob.lov.bog.laesere import Forklaringer, forklar
from fleksjob.lov.tilskud.beregning import REGELSAET, Beregning, beregn_fleksloentilskud
from fleksjob.lov.tilskud.kurve import IndkomstKurve, indkomst_efter_timer
from fleksjob.lov.tilskud.oplysninger import TIMER_PR_MAANED
from fleksjob.selvbetjening.beregnerformular import Indtastning
from fleksjob.selvbetjening.gevinstformular import Gevinstvalg
from fleksjob.selvbetjening.gevinstside import adresse_for as gevinstadresse
from fleksjob.selvbetjening.regnestykke import OM_MERE, REGNESTYKKE, Led, opstil

FULD_TID = 37.0


@dataclass(frozen=True, slots=True)
class Raekke:
    """En række i tabellen over timer. `en_time_mere` er None i den sidste."""

    timer: Decimal
    loen: Decimal
    tilskud: Decimal
    i_alt: Decimal
    en_time_mere: Decimal | None
    er_nu: bool


@dataclass(frozen=True, slots=True)
class Nabo:
    """Den samme beregning med en time færre eller flere. `i_haanden` er forskellen i det, der udbetales."""

    skridt: int
    timer: float
    i_alt: Decimal
    i_haanden: Decimal
    adresse: str


@dataclass(frozen=True, slots=True)
class Svar:
    """Alt, hvad siden viser om én beregning."""

    ind: Indtastning
    beregning: Beregning
    forklaret: Forklaringer
    regnestykke: tuple[Led, ...]
    naar_der_er_mere: tuple[Led, ...]
    naboer: tuple[Nabo, ...]
    smalt_billede: str
    bredt_billede: str
    timebillede: str
    raekker: tuple[Raekke, ...]
    adresse: str

    @property
    def pension(self) -> Decimal:
        """Den del af lønnen i fleksjobbet, der går til pension, når pensionen er oplyst i procent."""
        return self.beregning.i_alt - self.beregning.atp - self.beregning.i_haanden

    @property
    def tabt_ved_en_time_mere(self) -> Decimal:
        """Hvor meget mindre der udbetales ved en time mere; ellers nul."""
        fald = [-nabo.i_haanden for nabo in self.naboer if nabo.skridt == 1]
        return max(Decimal(0), *fald) if fald else Decimal(0)

    @property
    def gevinst_adresse(self) -> str:
        """»Kan det betale sig?« med de samme tal. Fuldtidslønnen om måneden bliver til en timeløn i 37 timer."""
        ind = self.ind
        fuldtid = ind.fuldtidstimeloen
        if ind.fuldtidsloen is not None:
            fuldtid = ind.fuldtidsloen / (FULD_TID * TIMER_PR_MAANED)
        return gevinstadresse(Gevinstvalg(ind.timeloen, fuldtid, ind.pension_pct, ind.dato.year, None, None))

    @property
    def flere_timer_betaler_sig_ikke(self) -> bool:
        return self.beregning.zone == "C"


def adresse_for(ind: Indtastning) -> str:
    """Linket, der giver netop denne beregning igen, også når måneden er gået."""
    valg: dict[str, str] = {"timeloen": _som_link(ind.timeloen)}
    if ind.fremmoede is not None and ind.intensitet is not None:
        valg |= {"fremmoede": _som_link(ind.fremmoede), "intensitet": _som_link(ind.intensitet)}
    else:
        valg["timer"] = _som_link(ind.timer)
    for navn in ("pension_pct", "anden_loen", "fuldtidstimeloen", "fuldtidsloen"):
        if vaerdi := getattr(ind, navn):
            valg[navn] = _som_link(vaerdi)
    valg |= {"maaned": str(ind.dato.month), "aar": str(ind.dato.year)}
    return f"{reverse('selvbetjening:beregner')}?{urlencode(valg)}"


def _som_link(tal: float) -> str:
    """150.0 → »150«, 150.5 → »150,5«: som man selv ville skrive det i feltet."""
    return f"{tal:.4f}".rstrip("0").rstrip(".").replace(".", ",")


def _regn(ind: Indtastning) -> Beregning:
    return beregn_fleksloentilskud(timer=ind.timer, **ind.til_loven())


def _naboer(ind: Indtastning, nu: Beregning) -> tuple[Nabo, ...]:
    fundne = []
    for skridt in (-1, 1):
        andet = replace(ind, timer=ind.timer + skridt, fremmoede=None, intensitet=None)
        if 0 < andet.timer <= FULD_TID:
            ny = _regn(andet)
            fundne.append(
                Nabo(skridt, andet.timer, ny.i_alt, ny.i_haanden - nu.i_haanden, adresse_for(andet))
            )
    return tuple(fundne)


def _raekker(kurve: IndkomstKurve, nu_timer: float) -> tuple[Raekke, ...]:
    """Hver hele time; »nu« mærkes, når den er en hel time."""
    hele = [p for p in kurve.punkter if float(p.timer).is_integer()]
    naeste = [*hele[1:], None]
    return tuple(
        Raekke(
            timer=Decimal(str(p.timer)),
            loen=p.loen,
            tilskud=p.fleksloentilskud,
            i_alt=p.i_alt,
            en_time_mere=None if q is None else q.i_alt - p.i_alt,
            er_nu=abs(float(p.timer) - nu_timer) < 0.01,
        )
        for p, q in zip(hele, naeste, strict=True)
    )


def svar_paa(ind: Indtastning) -> Svar:
    """Regner, tegner og stiller op. Kaster UgyldigtInput, når loven ikke kan regne på tallene."""
    beregning = _regn(ind)
    forklaret = forklar(REGELSAET, {**ind.til_loven(), "timer": ind.timer}, beregning)
    kurve = indkomst_efter_timer(**ind.til_loven())
    titel = f"Løn og fleksløntilskud ved {_som_link(ind.timeloen)} kr. i timen"
    return Svar(
        ind=ind,
        beregning=beregning,
        forklaret=forklaret,
        regnestykke=opstil(forklaret.sagsbehandler, REGNESTYKKE),
        naar_der_er_mere=opstil(forklaret.sagsbehandler, OM_MERE),
        naboer=_naboer(ind, beregning),
        smalt_billede=indkomst_efter_timer_svg(
            kurve, ind.timer, titel, nu_i_alt=beregning.i_alt, bredde=340, id_="smal"
        ),
        bredt_billede=indkomst_efter_timer_svg(
            kurve, ind.timer, titel, nu_i_alt=beregning.i_alt, bredde=700, id_="bred"
        ),
        timebillede=(
            timer_billede_svg(ind.fremmoede, ind.intensitet, bredde=340)
            if ind.fremmoede and ind.intensitet
            else ""
        ),
        raekker=_raekker(kurve, ind.timer),
        adresse=adresse_for(ind),
    )
