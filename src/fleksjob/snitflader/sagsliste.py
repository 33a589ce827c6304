"""Sagslisten: én række for hver person, så en kommune kan begynde med den liste, den har.

Tomme felter er tilladt, så langt personen er kommet: uden `job_fra` er personen ledig, uden `afgoerelsesdato`
under forberedelse. Timer er timer til stede om ugen, intensitet er procent, lønnen er kroner med pension.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.ydelse.ledighedssatser import SATSER, Sats
from fleksjob.snitflader.felter import (
    foedselsdato_af,
    laes_beloeb,
    laes_cpr,
    laes_cvr,
    laes_dato,
    laes_ja_nej,
    laes_tal,
    ligner_cpr,
    vist,
)
from fleksjob.snitflader.loenlinjer import dansk_tal
from fleksjob.snitflader.sagslisteraekke import NY_ORDNING, Jobraekke, Koen, Sagsraekke, proev_orden
from fleksjob.snitflader.tabel import AfvistRaekke, Feltlaeser, Raekke, Tabel, laes_tabel, skriv_tabel

__all__ = [
    "KOLONNER",
    "KRAEVEDE",
    "NY_ORDNING",
    "CsvSager",
    "Jobraekke",
    "Sagskilde",
    "Sagsraekke",
    "laes_csv",
    "skriv_csv",
]

KRAEVEDE = (
    "navn",
    "afgoerelsesdato",
    "ledighedsydelse_fra",
    "job_fra",
    "timer",
    "intensitet",
    "timeloen",
    "fuldtidsloen",
)
VALGFRIE = (
    "cpr",
    "foedselsdato",
    "sag_oprettet",
    "ledighedsydelse_sats",
    "cv_registreret",
    "bevilget",
    "cvr",
    "virksomhed",
    "pension_pct",
    "varig",
    "bevilling_fornyet",
    "seneste_opfoelgning",
    "sagsbehandler",
    "koen",
    "branche",
    "fastholdelse",
    "timer_ved_start",
    "intensitet_ved_start",
    "timer_aendret",
)
KOLONNER = (
    "cpr",
    "foedselsdato",
    "navn",
    "sag_oprettet",
    "afgoerelsesdato",
    "ledighedsydelse_fra",
    "ledighedsydelse_sats",
    "cv_registreret",
    "bevilget",
    "job_fra",
    "cvr",
    "virksomhed",
    "timer",
    "intensitet",
    "timeloen",
    "fuldtidsloen",
    "pension_pct",
    "varig",
    "bevilling_fornyet",
    "seneste_opfoelgning",
    "sagsbehandler",
    "koen",
    "branche",
    "fastholdelse",
    "timer_ved_start",
    "intensitet_ved_start",
    "timer_aendret",
)
LAENGSTE_NAVN = 120
LAENGSTE_BRANCHE = 80


class Sagskilde(Protocol):
    """Porten til en kommunes hidtidige sager. I dag en fil."""

    @property
    def antal(self) -> int:
        """Cirka hvor mange rækker der kommer."""

    def raekker(self) -> Iterator[Sagsraekke | AfvistRaekke]:
        """Personerne i kildens orden; en række, der ikke kan læses, kommer som en afvist række."""


class CsvSager:
    """Sagslisten som en CSV-fil. `KRAEVEDE` kolonner skal være der, `VALGFRIE` må, i vilkårlig orden."""

    def __init__(self, kilde: Path | bytes) -> None:
        self.tabel: Tabel = laes_tabel(kilde, kraevede=KRAEVEDE, valgfrie=VALGFRIE)
        if "cpr" not in self.tabel.kolonner and "foedselsdato" not in self.tabel.kolonner:
            raise UgyldigtInput(
                "overskrift", "Filen skal have kolonnen cpr eller kolonnen foedselsdato (eller begge)."
            )

    @property
    def antal(self) -> int:
        """Cirka antal rækker i filen."""
        return self.tabel.antal

    def raekker(self) -> Iterator[Sagsraekke | AfvistRaekke]:
        """Hver række som en person eller en afvist række."""
        for raekke in self.tabel.raekker():
            yield raekke if isinstance(raekke, AfvistRaekke) else _sagsraekke(raekke)


def laes_csv(kilde: Path | bytes) -> Iterator[Sagsraekke | AfvistRaekke]:
    """Filens rækker, gode og dårlige, i filens orden."""
    return CsvSager(kilde).raekker()


def _sagsraekke(raekke: Raekke) -> Sagsraekke | AfvistRaekke:
    felt = Feltlaeser(raekke)
    cpr = felt.valgfrit("cpr", laes_cpr) or ""
    foedt = _foedselsdato(felt, cpr)
    navn = felt.kraevet("navn", _laes_navn, "")
    oprettet = felt.valgfrit("sag_oprettet", laes_dato)
    afgjort = felt.valgfrit("afgoerelsesdato", laes_dato)
    ledig_fra = felt.valgfrit("ledighedsydelse_fra", laes_dato)
    sats = felt.valgfrit("ledighedsydelse_sats", _laes_sats)
    cv = felt.valgfrit("cv_registreret", laes_dato)
    koen = _koen(felt, cpr)
    job = _jobraekke(felt)
    if not felt.fejl:
        proev_orden(felt, foedt, oprettet, afgjort, ledig_fra, job)
    if felt.fejl:
        return felt.afvist()
    begyndt = oprettet or afgjort
    if begyndt is None:
        felt.meld(
            "sag_oprettet", "Skriv, hvornår sagen er oprettet, når der ikke er truffet en afgørelse endnu."
        )
        return felt.afvist()
    return Sagsraekke(
        cpr=cpr,
        foedselsdato=foedt,
        navn=navn,
        sag_oprettet=begyndt,
        afgoerelsesdato=afgjort,
        ledighedsydelse_fra=ledig_fra,
        ledighedsydelse_sats=sats,
        cv_registreret=cv,
        sagsbehandler=raekke.celler.get("sagsbehandler", ""),
        job=job,
        koen=koen,
        linje=raekke.linje,
    )


def _foedselsdato(felt: Feltlaeser, cpr: str) -> date:
    oplyst = felt.valgfrit("foedselsdato", laes_dato)
    if not cpr:
        if oplyst is None and not felt.fejl:
            felt.meld("foedselsdato", "Skriv et CPR-nummer eller en fødselsdato.")
        return oplyst or date.min
    foedt = foedselsdato_af(cpr)
    if oplyst is not None and oplyst != foedt:
        felt.meld("foedselsdato", f"Datoen passer ikke med CPR-nummeret, som siger {foedt.isoformat()}.")
    return foedt


_KOEN: dict[str, Koen] = {
    "k": "kvinde",
    "kvinde": "kvinde",
    "2": "kvinde",
    "m": "mand",
    "mand": "mand",
    "1": "mand",
}


def _koen(felt: Feltlaeser, cpr: str) -> Koen:
    """Kønnet i kolonnen, som skal passe med CPR-nummerets sidste ciffer, når begge er der."""
    oplyst = felt.valgfrit("koen", _laes_koen) or ""
    if cpr and oplyst and (oplyst == "mand") != (int(cpr[-1]) % 2 == 1):
        felt.meld("koen", "Kønnet passer ikke med CPR-nummerets sidste ciffer.")
    return oplyst


def _laes_koen(tekst: str, kolonne: str) -> Koen:
    if tekst.casefold() not in _KOEN:
        raise UgyldigtInput(kolonne, f"«{vist(tekst)}» kan ikke læses; skriv kvinde eller mand.")
    return _KOEN[tekst.casefold()]


def _laes_branche(tekst: str, kolonne: str) -> str:
    if len(tekst) > LAENGSTE_BRANCHE or ligner_cpr(tekst):
        raise UgyldigtInput(
            kolonne, f"Skriv branchen i højst {LAENGSTE_BRANCHE} tegn, for eksempel detailhandel."
        )
    return tekst


def _laes_navn(tekst: str, kolonne: str) -> str:
    navn = " ".join(tekst.split())
    if len(navn) > LAENGSTE_NAVN or ligner_cpr(navn):
        raise UgyldigtInput(
            kolonne, "Navnet kan ikke bruges; skriv højst 120 tegn uden tal, der ligner et CPR-nummer."
        )
    return navn


def _laes_sats(tekst: str, kolonne: str) -> Sats:
    soegt = tekst.casefold().replace("ø", "oe").replace(" ", "-")
    for sats in SATSER:
        if soegt == sats:
            return sats
    raise UgyldigtInput(kolonne, f"Satsen «{vist(tekst)}» kendes ikke; skriv hoej, lav-forsoerger eller lav.")


def _jobraekke(felt: Feltlaeser) -> Jobraekke | None:
    fra = felt.valgfrit("job_fra", laes_dato)
    celler = felt.raekke.celler
    if fra is None:
        if not celler.get("job_fra"):
            for kolonne in ("cvr", "timer", "intensitet", "timeloen", "fuldtidsloen", "bevilling_fornyet"):
                if celler.get(kolonne):
                    felt.meld(
                        "job_fra",
                        f"Skriv, hvornår jobbet begyndte, når {kolonne} er udfyldt; eller tøm feltet.",
                    )
                    break
        return None
    mangler = "Feltet er tomt; det skal udfyldes, når job_fra er udfyldt."
    return Jobraekke(
        fra=fra,
        cvr=felt.valgfrit("cvr", laes_cvr) or "",
        virksomhed=felt.kraevet("virksomhed", _laes_navn, "", hvis_tom=mangler),
        timer=felt.kraevet("timer", laes_tal, Decimal(), hvis_tom=mangler),
        intensitet=felt.kraevet("intensitet", laes_tal, Decimal(), hvis_tom=mangler),
        timeloen=felt.kraevet("timeloen", laes_beloeb, Decimal(), hvis_tom=mangler),
        fuldtidsloen=felt.valgfrit("fuldtidsloen", laes_beloeb),
        pension_pct=felt.valgfrit("pension_pct", laes_tal),
        varig=felt.valgfrit("varig", laes_ja_nej) or False,
        bevilget=felt.valgfrit("bevilget", laes_dato),
        fornyet=felt.valgfrit("bevilling_fornyet", laes_dato),
        seneste_opfoelgning=felt.valgfrit("seneste_opfoelgning", laes_dato),
        branche=felt.valgfrit("branche", _laes_branche) or "",
        fastholdelse=felt.valgfrit("fastholdelse", laes_ja_nej) or False,
        start=_start(felt),
        aendret=felt.valgfrit("timer_aendret", laes_dato),
    )


def _start(felt: Feltlaeser) -> tuple[Decimal, Decimal] | None:
    """Timer og intensitet ved jobbets begyndelse; uden intensitet er den, som den er nu."""
    timer = felt.valgfrit("timer_ved_start", laes_tal)
    intensitet = felt.valgfrit("intensitet_ved_start", laes_tal) or felt.valgfrit("intensitet", laes_tal)
    return None if timer is None or intensitet is None else (timer, intensitet)


def skriv_csv(sti: Path, raekker: Iterable[Sagsraekke]) -> None:
    """Skriver en fil, som `laes_csv` læser igen uden forskel."""
    skriv_tabel(sti, KOLONNER, (_celler(raekke) for raekke in raekker))


def _celler(raekke: Sagsraekke) -> tuple[str, ...]:
    job = raekke.job
    return (
        f"{raekke.cpr[:6]}-{raekke.cpr[6:]}" if raekke.cpr else "",
        "" if raekke.cpr else raekke.foedselsdato.isoformat(),
        raekke.navn,
        raekke.sag_oprettet.isoformat(),
        _dag(raekke.afgoerelsesdato),
        _dag(raekke.ledighedsydelse_fra),
        raekke.ledighedsydelse_sats or "",
        _dag(raekke.cv_registreret),
        *(_jobceller(job) if job else ("",) * 12),
        raekke.sagsbehandler,
        raekke.koen,
        *(_statistikceller(job) if job else ("",) * 5),
    )


def _jobceller(job: Jobraekke) -> tuple[str, ...]:
    return (
        _dag(job.bevilget),
        job.fra.isoformat(),
        job.cvr,
        job.virksomhed,
        dansk_tal(job.timer),
        dansk_tal(job.intensitet),
        dansk_tal(job.timeloen),
        _tal(job.fuldtidsloen),
        _tal(job.pension_pct),
        "ja" if job.varig else "nej",
        _dag(job.fornyet),
        _dag(job.seneste_opfoelgning),
    )


def _statistikceller(job: Jobraekke) -> tuple[str, ...]:
    timer, intensitet = (dansk_tal(en) for en in job.start) if job.start else ("", "")
    return job.branche, "ja" if job.fastholdelse else "", timer, intensitet, _dag(job.aendret)


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _tal(tal: Decimal | None) -> str:
    return "" if tal is None else dansk_tal(tal)
