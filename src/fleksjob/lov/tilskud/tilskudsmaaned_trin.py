"""De trin, der går forud for reglerne: linjerne lagt sammen, dagpengene og lønloftet."""

from collections.abc import Sequence
from decimal import Decimal

from fleksjob.lov.kerne.afrunding import til_oere
from fleksjob.lov.kerne.forklaring import kroner
from fleksjob.lov.kerne.svar import Trin
from fleksjob.lov.kerne.vaerdier import maaned
from fleksjob.lov.tilskud.indtaegter import ANDEN, SOM_LOEN, Maanedsindtaegt
from fleksjob.lov.tilskud.paragraffer import LAB
from fleksjob.lov.tilskud.tilskudsmaaned_loft import Loft
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import Dagpenge
from fleksjob.lov.tilskud.tilskudsmaaned_tid import Tid


def summer(indtaegt: Maanedsindtaegt, tid: Tid) -> tuple[Trin, ...]:
    """Lønnen fra hvert job, anden løn og det, der regnes som løn, hver som en sum af linjerne."""
    beloeb = [(f"Løn fra {navn}", navn, x) for navn, x in indtaegt.loen_fra_job.items()]
    beloeb += [("Anden løn", ANDEN, indtaegt.anden)] if indtaegt.anden else []
    beloeb += (
        [("Tabt arbejdsfortjeneste og plejevederlag", SOM_LOEN, indtaegt.som_loen)]
        if indtaegt.som_loen
        else []
    )
    return tuple(
        Trin(
            kode=f"sum_{nummer}",
            navn=f"{navn} i {maaned(tid.indkomstmaaned)}",
            tekst=_sumtekst(indtaegt.led.get(konto, ()), x),
            hjemmel="LAB § 123, stk. 2",
            vaerdi=x,
            kilde="",
            url=LAB + "123/",
            sikkerhed="ordret",
            enhed="kr/md",
        )
        for nummer, (navn, konto, x) in enumerate(beloeb, 1)
    )


def _sumtekst(led: Sequence[Decimal], sum_: Decimal) -> str:
    """»9.184 kr. + 500 kr. = 9.684 kr.«."""
    if not led:
        return "Ingen linjer"
    tekst = kroner(float(led[0])) + "".join(
        f" {'-' if x < 0 else '+'} {kroner(float(abs(x)))}" for x in led[1:]
    )
    if len(led) > 1:
        tekst += f" = {kroner(float(sum_))}"
    return tekst + (" (brøker af en øre er regnet med)" if sum(led) != sum_ else "")


def dagpenge_trin(dagpenge: Sequence[Dagpenge], tid: Tid) -> tuple[Trin, ...]:
    return tuple(
        Trin(
            kode=f"dagpenge_{nummer}",
            navn=d.art.capitalize().replace("oe", "ø"),
            tekst=f"{kroner(d.beloeb)} i {maaned(tid.indkomstmaaned)}, uden løn under fraværet; trækkes "
            "fuldt fra",
            hjemmel="LAB § 124, stk. 3",
            vaerdi=Decimal(str(til_oere(d.beloeb))),
            kilde="",
            url=LAB + "124/",
            sikkerhed="ordret",
            enhed="kr/md",
        )
        for nummer, d in enumerate(dagpenge, 1)
    )


def lofttrin(loft: Loft) -> Trin:
    return Trin(
        kode="loft",
        navn="Lønloft",
        tekst=loft.tekst,
        hjemmel="LAB § 123, stk. 3",
        vaerdi=Decimal(str(til_oere(loft.beloeb))),
        kilde="",
        url=LAB + "123/",
        sikkerhed="ordret",
        enhed="kr/md",
    )
