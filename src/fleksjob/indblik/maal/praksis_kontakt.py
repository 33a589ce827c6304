"""Praksis: ad hvilke veje kommunen følger op, og hvordan de ledige søger."""

from datetime import date, timedelta

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.maal.grund import DAGE_PR_AAR, OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.maal.grupper import UOPLYST
from fleksjob.indblik.ord import Raekker, antal_ord, procent
from fleksjob.lov.sagsgang.jobsoegning import FORMER as SAMTALEFORMER, JOBLOG
from fleksjob.lov.sagsgang.opfoelgningsord import FORMER as OPFOELGNINGSFORMER, SVAR_PAA_KALD

HVAD = {
    "opfoelgning_afholdt": "Opfølgning i jobbet",
    "samtale_afholdt": "Samtale med en ledig",
    "jobsoegning_logget": "Søgning i jobloggen",
    "hjaelp_besvaret": "Svar på et kald om hjælp",
}
MAADER = {**OPFOELGNINGSFORMER, **SAMTALEFORMER, **JOBLOG, **SVAR_PAA_KALD, UOPLYST: "Ikke oplyst"} | {
    "telefon": "I telefon",
    "video": "På video",
}


def kontakt(t: Tabeller, dag: date, *, dage: int) -> Table:
    """Én række for hvad der skete, og hvordan, i perioden frem til dagen."""
    h = t.haendelser
    alle = h.filter(
        h.type.isin(tuple(HVAD))
        & (h.gyldig_fra <= dagen(dag))
        & (h.gyldig_fra > dagen(dag - timedelta(days=dage)))
    )
    talt = alle.group_by(hvad=alle.type, maade=ibis.ifelse(alle.maade == "", UOPLYST, alle.maade)).agg(
        antal=_.count(), personer=_.sag.nunique()
    )
    hvem = ibis.window(group_by="hvad")
    return (
        talt.mutate(i_alt=_.antal.sum().over(hvem))
        .select("hvad", "maade", "antal", "personer", andel=andel(_.antal, _.i_alt))
        .order_by("hvad", "maade")
    )


def _saetning(raekker: Raekker) -> str:
    i_jobbet = [en for en in raekker if en["hvad"] == "opfoelgning_afholdt"]
    if not i_jobbet:
        return "Der er ikke fulgt op i et job det sidste år."
    i_alt = sum(en["antal"] for en in i_jobbet)
    paa_stedet = sum(en["antal"] for en in i_jobbet if en["maade"] == "arbejdspladsen")
    return (
        f"{antal_ord(i_alt, 'opfølgning', 'opfølgninger')} i job det sidste år; "
        f"{procent(round(100 * paa_stedet / i_alt, 1))} var på arbejdspladsen."
    )


KONTAKT = Maal(
    kode="kontakt",
    navn="Hvordan der følges op",
    definition="Opfølgninger, samtaler, søgninger i jobloggen og svar på kald det sidste år, efter hvordan det skete.",
    population="Hændelser i perioden. Enheden er gange, ikke personer; hvor mange personer de handler om, står "
    "ved siden af.",
    formel="Antal med den måde, delt med alle af samme slags. En person, der har mødt to måder, tæller som "
    "person ved begge.",
    kilde="Spørgsmålene er fra «Rundt om fleksjob» (2017), figur 13 (samtale, joblog, jobcafé) og 36; "
    "kodelisterne er sagens egne.",
    sikkerhed="egen",
    forbehold="Evalueringens tal er andele af jobcentre, der bruger en vej; her er det gangene, der tælles. "
    f"Jobcaféer og andre arrangementer er ikke hændelser i sagen og er ikke med. {OPHAVET}",
    kolonner=(
        Kolonne("hvad", "Hvad", "kode", HVAD),
        Kolonne("maade", "Hvordan", "kode", MAADER),
        Kolonne("antal", "Gange"),
        Kolonne("personer", "Personer"),
        Kolonne("andel", "Andel af gangene", "andel"),
    ),
    byg=kontakt,
    valg={"dage": DAGE_PR_AAR},
    saetning=_saetning,
)
