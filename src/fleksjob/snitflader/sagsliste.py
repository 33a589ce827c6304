"""Sagslisten: én række for hver person, så en kommune kan begynde med den liste, den har.

Tomme felter er tilladt, så langt personen er kommet: uden `job_fra` er personen ledig, uden `afgoerelsesdato`
under forberedelse. Timer er timer til stede om ugen, intensitet er procent, lønnen er kroner med pension.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.ydelse.ledighedssatser import SATSER, Sats
from fleksjob.snitflader.felter import (
    daekket_cpr,
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
from fleksjob.snitflader.tabel import AfvistRaekke, Feltlaeser, Raekke, Tabel, laes_tabel, skriv_tabel

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
)
NY_ORDNING = date(2013, 1, 1)
"""Job fra før denne dag følger den gamle ordning med tilskud til arbejdsgiveren."""
FULD_TID = Decimal(37)
_HUNDREDE = Decimal(100)
LAENGSTE_NAVN = 120


@dataclass(frozen=True, slots=True)
class Jobraekke:
    """Det nuværende fleksjob i en række. `varig` er bevillingen nu, efter `fornyet`, når den er fornyet."""

    fra: date
    cvr: str
    virksomhed: str
    timer: Decimal
    intensitet: Decimal
    timeloen: Decimal
    fuldtidsloen: Decimal | None
    pension_pct: Decimal | None
    varig: bool = False
    bevilget: date | None = None
    fornyet: date | None = None
    seneste_opfoelgning: date | None = None

    @property
    def betalte_timer(self) -> Decimal:
        """De timer, der er løn for: timer til stede gange intensiteten."""
        return self.timer * self.intensitet / _HUNDREDE


@dataclass(frozen=True, slots=True)
class Sagsraekke:
    """Én person. `cpr` er tom, når listen kun har fødselsdatoen. `linje` tæller ikke med i sammenligning."""

    cpr: str
    foedselsdato: date
    navn: str
    sag_oprettet: date
    afgoerelsesdato: date | None = None
    ledighedsydelse_fra: date | None = None
    ledighedsydelse_sats: Sats | None = None
    cv_registreret: date | None = None
    sagsbehandler: str = ""
    job: Jobraekke | None = None
    linje: int = field(default=0, compare=False)

    @property
    def kaldes(self) -> str:
        """Personen i en meddelelse, uden et helt CPR-nummer."""
        return f"{self.navn} ({daekket_cpr(self.cpr) if self.cpr else self.foedselsdato.isoformat()})"


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
    job = _jobraekke(felt)
    if not felt.fejl:
        _proev_orden(felt, foedt, oprettet, afgjort, ledig_fra, job)
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
    )


def _proev_orden(
    felt: Feltlaeser,
    foedt: date,
    oprettet: date | None,
    afgjort: date | None,
    ledig_fra: date | None,
    job: Jobraekke | None,
) -> None:
    """Datoernes orden, og de grænser loven sætter for jobbet."""
    dage = {
        "sag_oprettet": oprettet,
        "afgoerelsesdato": afgjort,
        "ledighedsydelse_fra": ledig_fra,
        "job_fra": job.fra if job else None,
    }
    for kolonne, dag in dage.items():
        if dag is not None and dag < foedt:
            felt.meld(kolonne, "Dagen ligger før personens fødsel.")
    if oprettet and afgjort and afgjort < oprettet:
        felt.meld("afgoerelsesdato", "Afgørelsen ligger før den dag, sagen er oprettet.")
    for kolonne in ("ledighedsydelse_fra", "job_fra"):
        dag = dage[kolonne]
        if dag is None:
            continue
        if afgjort is None:
            felt.meld(
                "afgoerelsesdato", f"Feltet skal udfyldes, når {kolonne} er udfyldt: afgørelsen kommer først."
            )
        elif dag < afgjort:
            felt.meld(kolonne, f"Dagen ligger før afgørelsen den {afgjort.isoformat()}.")
    if job:
        _proev_job(felt, job)


def _proev_job(felt: Feltlaeser, job: Jobraekke) -> None:
    if job.fra < NY_ORDNING:
        felt.meld(
            "job_fra",
            "Job fra før 1. januar 2013 følger den gamle ordning, som sagslisten ikke kan indlæse endnu.",
        )
    if not 0 < job.timer <= 168:
        felt.meld("timer", "Skriv timer til stede om ugen, mere end 0.")
    if not 0 < job.intensitet <= _HUNDREDE:
        felt.meld("intensitet", "Skriv intensiteten i procent, mere end 0 og højst 100.")
    elif job.betalte_timer > FULD_TID:
        felt.meld(
            "timer", f"Det giver {dansk_tal(job.betalte_timer)} betalte timer om ugen; der kan højst være 37."
        )
    if job.pension_pct is not None and job.pension_pct > _HUNDREDE:
        felt.meld("pension_pct", "Skriv pensionen i procent af lønnen, højst 100.")
    mindst = job.timeloen * FULD_TID * 52 / 12
    if job.fuldtidsloen is not None and job.fuldtidsloen < mindst - 1:
        felt.meld(
            "fuldtidsloen",
            f"Beløbet er under det, timelønnen giver for 37 timer ({dansk_tal(round(mindst, 2))} kr.).",
        )
    if job.bevilget and job.bevilget > job.fra:
        felt.meld("bevilget", "Jobbet er bevilget, efter at det begyndte; bevillingen skal komme først.")
    if job.fornyet and job.fornyet < job.fra:
        felt.meld("bevilling_fornyet", "Fornyelsen ligger før jobbets første dag.")
    if job.seneste_opfoelgning and job.seneste_opfoelgning < job.fra:
        felt.meld("seneste_opfoelgning", "Opfølgningen ligger før jobbets første dag.")


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


def _dag(dag: date | None) -> str:
    return dag.isoformat() if dag else ""


def _tal(tal: Decimal | None) -> str:
    return "" if tal is None else dansk_tal(tal)
