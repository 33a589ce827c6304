"""Den sammensatte måned på lovens fulde vej, og de læsninger, et menneske kan vælge imellem. Ren.

En læsning har en kode af valg, fx `delmaaned=dage` eller `loft=foer;flere_job=hoejeste`. De to første er sagens egne
(hvilken måned, hvilken fuldtidsløn), resten er lovmodulets. Alle regnes på de samme oplysninger, så de kan stilles ved
siden af hinanden; ingen vælges af sig selv.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import msgspec

from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned as navn
from fleksjob.lov.tilskud.indtaegter import Linje
from fleksjob.lov.tilskud.tilskudsmaaned import beregn_tilskudsmaaned
from fleksjob.lov.tilskud.tilskudsmaaned_loft import LAESNINGER
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import DELMAANED, FLERE_JOB, Dagpenge, Job
from fleksjob.sager.maanedsoplysninger import (
    Jobmaaned,
    Mangler,
    aftalt_loen,
    forrige,
    i_job,
    jobbene,
    linjer as lovens_linjer,
    lovens_job,
    sidste,
    timer_i,
)

JOBSKIFTE = (
    "Personen skiftede fleksjob ved begyndelsen af {maaned}. Om tilskuddet regnes af den nye løn, som i en første "
    "måned, eller af lønnen fra det gamle job i måneden før, er ikke læst"
)
LOFT_SKIFTEDE = "Fuldtidslønnen skiftede midt i {maaned}. Hvilken der er loftet, er ikke fastslået"
SAMMENSAT = "Måneden er regnet af flere indtægter, flere job, fravær eller en del af måneden; hvert trin står for sig."
_NAVNE = {
    "uden_loen=nul": "Ingen løn, intet tilskud",
    "grundlag=ny": "Regnet af lønnen i det nye job",
    "grundlag=foer": "Regnet af lønnen i måneden før",
    "loft=foer": "Loftet er fuldtidslønnen først i måneden",
    "loft=efter": "Loftet er fuldtidslønnen sidst i måneden",
    "delmaaned=hel": "Tilskuddet deles ikke",
    "delmaaned=dage": "Tilskud for de dage, jobbet varede",
    **{f"flere_job={kode}": f"Lønloft: {tekst}" for kode, tekst in LAESNINGER.items()},
}


_DELING = re.compile(r"^(deles|er) (tilskuddet|dagene uden tilskud)")
"""Lovmodulets halve sætning vendt om, så den kan stå alene: «tilskuddet deles ikke»."""


class Laesning(msgspec.Struct, frozen=True, kw_only=True):
    """Én mulig læsning og det, den giver. `tekst` er det, der taler for at vide: tallene bag."""

    kode: str
    navn: str
    tekst: str
    tilskud: Decimal
    atp: Decimal

    def som_json(self) -> dict[str, Any]:
        return {
            "kode": self.kode,
            "navn": self.navn,
            "tekst": self.tekst,
            "tilskud": float(self.tilskud),
            "atp": float(self.atp),
        }


class Udgave(msgspec.Struct, frozen=True, kw_only=True):
    """Ét sæt oplysninger, måneden kan regnes af. `kode` er tom, når der kun er ét."""

    kode: str
    grund: str
    job: tuple[Job, ...]
    linjer: tuple[Linje, ...]
    dagpenge: tuple[Dagpenge, ...]
    grundlag: str
    forbehold: tuple[str, ...] = ()


class Sammensat(msgspec.Struct, frozen=True, kw_only=True):
    """Alt, en sammensat måned regnes af."""

    maaned: date
    loenmaaned: date
    udgaver: tuple[Udgave, ...]

    @property
    def valg(self) -> tuple[Udgave, ...]:
        """Udgaverne, når der er mere end én."""
        return self.udgaver if len(self.udgaver) > 1 else ()

    @property
    def dagpenge(self) -> tuple[Dagpenge, ...]:
        return self.udgaver[0].dagpenge

    def som_json(self) -> dict[str, Any]:
        """Det, der gemmes i grundlaget, så en rettelse af noget af det ses."""
        gemt: dict[str, Any] = msgspec.json.decode(msgspec.json.encode({"udgaver": self.udgaver}))
        return gemt


def sammensat(
    tilstand: Tilstand, job: Sequence[Jobmaaned], maaned: date, loenmaaned: date, *, aftalt: bool, skift: bool
) -> Sammensat:
    """Måneden med alle de udgaver, sagen selv giver. Rejser `Mangler`."""
    egen = "forventet" if aftalt else "maaneden_foer" if loenmaaned < maaned else "samme_maaned"
    udgaver = _lofter(tilstand, job, loenmaaned, egen, "grundlag=ny" if skift else "")
    if skift:
        udgaver += _fra_maaneden_foer(tilstand, maaned)
    if len(udgaver) == 1:
        udgaver = [msgspec.structs.replace(udgaver[0], kode="", grund="")]
    elif skift:
        grund = JOBSKIFTE.format(maaned=navn(maaned))
        udgaver = [msgspec.structs.replace(en, grund=grund) for en in udgaver]
    return Sammensat(maaned=maaned, loenmaaned=loenmaaned, udgaver=tuple(udgaver))


def _fra_maaneden_foer(tilstand: Tilstand, maaned: date) -> list[Udgave]:
    """Efter et jobskifte: lønnen i det gamle job. Ingen, når den ikke er indberettet."""
    foer = forrige(maaned)
    try:
        job = jobbene(tilstand, maaned, foer)
    except Mangler:
        return []
    if not any(i_job(en.ansaettelse, foer) for en in job):
        return []
    return _lofter(tilstand, job, foer, "maaneden_foer", "grundlag=foer")


def _lofter(
    tilstand: Tilstand, job: Sequence[Jobmaaned], loenmaaned: date, grundlag: str, kode: str
) -> list[Udgave]:
    """Én udgave, eller to, når fuldtidslønnen skiftede midt i lønmåneden."""
    if grundlag == "forventet":
        linjer = [
            Linje(art="loen", beloeb=round(aftalt_loen(en, loenmaaned), 2), job=en.navn, fra=loenmaaned,
                  til=sidste(loenmaaned))
            for en in job
        ]  # fmt: skip
        dagpenge: list[Dagpenge] = []
        forbehold: list[str] = []
    else:
        linjer, dagpenge, forbehold = lovens_linjer(tilstand, job, loenmaaned)
    skiftede = any(en.loft_foer is not None for en in job)
    return [
        Udgave(
            kode=";".join(del_ for del_ in (kode, f"loft={hvornaar}" if skiftede else "") if del_),
            grund=LOFT_SKIFTEDE.format(maaned=navn(loenmaaned)) if skiftede else "",
            job=tuple(
                lovens_job(
                    en, timer_i(tilstand, en, loenmaaned), en.loft_foer if hvornaar == "foer" else None
                )
                for en in job
            ),
            linjer=tuple(linjer),
            dagpenge=tuple(dagpenge),
            grundlag=grundlag,
            forbehold=tuple(forbehold),
        )
        for hvornaar in (("efter", "foer") if skiftede else ("efter",))
    ]


def regn_sammensat(alt: Sammensat, kode: str) -> dict[str, Any]:
    """Regnestykket efter læsningen (tom: den eneste). Kaster `UgyldigtInput`, når læsningen ikke passer."""
    valgt = dict(del_.split("=", 1) for del_ in kode.split(";") if "=" in del_)
    egne = ";".join(f"{navn_}={valgt[navn_]}" for navn_ in ("grundlag", "loft") if navn_ in valgt)
    udgave = next((en for en in alt.udgaver if en.kode == egne), None)
    if udgave is None:
        raise UgyldigtInput("laesning", "Læsningen passer ikke længere til månedens oplysninger; vælg igen.")
    svar = _svar(alt, udgave, valgt.get("delmaaned"), valgt.get("flere_job"))
    return som_beregning(svar, udgave)


def _svar(alt: Sammensat, udgave: Udgave, delmaaned: str | None, flere_job: str | None) -> Svar:
    return beregn_tilskudsmaaned(
        dato=alt.maaned,
        job=udgave.job,
        linjer=udgave.linjer,
        dagpenge=udgave.dagpenge,
        grundlag=udgave.grundlag,
        delmaaned=delmaaned,
        flere_job=flere_job,
    )


def alle_laesninger(
    alt: Sammensat, *, uden_loen: bool = False
) -> tuple[tuple[Laesning, ...], UgyldigtInput | None]:
    """(læsningerne i fast orden, den fejl i oplysningerne, der gør, at en udgave ikke kan regnes)."""
    fundne: list[Laesning] = []
    fejl: UgyldigtInput | None = None
    for udgave in alt.udgaver:
        try:
            for del_kode, svar in _udvid(alt, udgave, None, None):
                kode = ";".join(
                    led for led in ("uden_loen=nul" if uden_loen else "", udgave.kode, del_kode) if led
                )
                fundne.append(_laesning(kode, som_beregning(svar, udgave), alt, udgave))
        except (UgyldigtInput, UgyldigeInput) as galt:
            fejl = galt if isinstance(galt, UgyldigtInput) else galt.fejl[0]
    return tuple(fundne), fejl


def _udvid(
    alt: Sammensat, udgave: Udgave, delmaaned: str | None, flere_job: str | None
) -> Iterator[tuple[str, Svar]]:
    """Svaret, eller et svar for hvert valg, loven beder om."""
    try:
        svar = _svar(alt, udgave, delmaaned, flere_job)
    except UgyldigtInput as fejl:
        if fejl.felt == "delmaaned" and delmaaned is None:
            for valg in DELMAANED:
                yield from _udvid(alt, udgave, valg, flere_job)
        elif fejl.felt == "flere_job" and flere_job is None:
            for laesning in FLERE_JOB:
                if laesning != "vaegtet" or all(en.timer is not None for en in udgave.job):
                    yield from _udvid(alt, udgave, delmaaned, laesning)
        else:
            raise
        return
    dele = (("delmaaned", delmaaned), ("flere_job", flere_job))
    yield ";".join(f"{navn_}={valg}" for navn_, valg in dele if valg), svar


def _laesning(kode: str, regnet: dict[str, Any], alt: Sammensat, udgave: Udgave) -> Laesning:
    loft = next((trin["tekst"] for trin in regnet["trin"] if trin["kode"] == "loft"), "")
    del_ = next((trin["tekst"] for trin in regnet["trin"] if trin["kode"] == "delmaaned"), "")
    loenmaaned = forrige(alt.maaned) if udgave.grundlag == "maaneden_foer" else alt.maaned
    tekst = [
        f"Lønnen i {navn(loenmaaned)}",
        loft,
        _DELING.sub(r"\2 \1", del_.split("Efter den valgte læsning ")[-1]),
    ]
    return Laesning(
        kode=kode,
        navn=laesningsnavn(kode),
        tekst=". ".join(led[:1].upper() + led[1:].rstrip(".") for led in tekst if led) + ".",
        tilskud=Decimal(str(regnet["fleksloentilskud"])).quantize(Decimal("0.01")),
        atp=Decimal(str(regnet["atp"])).quantize(Decimal("0.01")),
    )


def laesningsnavn(kode: str) -> str:
    """Læsningen på dansk: «Tilskuddet deles ikke; lønloft: den højeste fuldtidsløn …»."""
    dele = [_NAVNE.get(del_, del_) for del_ in kode.split(";") if del_]
    return "; ".join([dele[0], *(en[:1].lower() + en[1:] for en in dele[1:])]) if dele else ""


def som_beregning(svar: Svar, udgave: Udgave) -> dict[str, Any]:
    """Regnestykket med de samme navne som den almindelige måneds, så alle kan læse tallene."""
    gemt = svar.som_json()
    loen_i_alt = float(gemt["loen_i_alt"])
    fra_job = sum(
        float(trin["vaerdi"] or 0)
        for trin in gemt["trin"]
        if trin["kode"].startswith("sum_") and trin["navn"].startswith("Løn fra ")
    )
    dagpenge = sum(en.beloeb for en in udgave.dagpenge)
    loft = next((float(trin["vaerdi"]) for trin in gemt["trin"] if trin["kode"] == "loft"), None)
    return {
        **gemt,
        "regelsaet": "tilskudsmaaned",
        "loen": round(fra_job, 2),
        "anden_loen": round(loen_i_alt - fra_job, 2),
        "loft": loft,
        "i_haanden": round(loen_i_alt + dagpenge + float(gemt["udbetalt"]), 2),
        "obligatorisk_pension": gemt.get("obligatorisk_pension"),
        "zone": "S",
        "zone_forklaring": SAMMENSAT,
        "gevinst_pr_ekstra_krone": None,
        "gevinst_ved_en_time_mere": None,
        "loft_binder_ved_timer": None,
        "loft_binder_ved_loen": None,
        "tilskud_ophoerer_ved_loen": None,
        "forbehold": [*udgave.forbehold, *gemt["forbehold"]],
    }


def jobbets_dage(job: Job) -> str:
    """«1. marts 2026 – 16. oktober 2026», tomt uden datoer."""
    if job.fra is None:
        return ""
    return f"{dansk_dato(job.fra)} – {dansk_dato(job.til) if job.til else ''}".strip()
