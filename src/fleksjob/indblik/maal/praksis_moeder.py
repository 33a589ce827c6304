"""Praksis: var virksomhedskonsulenten med, da sagen blev behandlet på et møde?"""

from datetime import date

import ibis
from ibis import _
from ibis.expr.types import Table

from fleksjob.indblik.haendelseskoder import MED_KONSULENT
from fleksjob.indblik.maal.grund import OPHAVET, Kolonne, Maal, Tabeller, andel, dagen
from fleksjob.indblik.ord import Raekker, antal_ord, procent

MOEDER = {
    "teammoede_afholdt": "Møde i rehabiliteringsteamet",
    "tvaerfagligt_moede_afholdt": "Tværfagligt møde",
}
_INVITERET = "virksomhedskonsulent_inviteret"


def konsulent_ved_moedet(t: Tabeller, dag: date, *, aar: int) -> Table:
    """Én række for hvert af de sidste `aar` kalenderår og hver slags møde."""
    h = t.haendelser
    alle = h.filter(h.type.isin((*MOEDER, _INVITERET)) & (h.gyldig_fra <= dagen(dag)))
    hidtil = ibis.window(
        group_by=alle.sag, order_by=[alle.gyldig_fra, alle.type != _INVITERET], preceding=None, following=0
    )
    med = alle.mutate(inviteret=(alle.type == _INVITERET).sum().over(hidtil) > 0)
    moeder = med.filter((_.type != _INVITERET) & (_.gyldig_fra >= dagen(date(dag.year - aar + 1, 1, 1))))
    return (
        moeder.group_by(aar=_.gyldig_fra.year(), moede=_.type)
        .agg(
            antal=_.count(),
            inviteret=_.inviteret.sum(),
            oplyst=(_.maade != "").sum(),
            med_konsulent=(_.maade == MED_KONSULENT).sum(),
        )
        .mutate(inviteret_andel=andel(_.inviteret, _.antal), andel=andel(_.med_konsulent, _.oplyst))
        .select("aar", "moede", "antal", "inviteret", "inviteret_andel", "oplyst", "med_konsulent", "andel")
        .order_by("aar", "moede")
    )


def _saetning(raekker: Raekker) -> str:
    aar = max(en["aar"] for en in raekker)
    i_aar = [en for en in raekker if en["aar"] == aar]
    oplyst, med = sum(en["oplyst"] for en in i_aar), sum(en["med_konsulent"] for en in i_aar)
    del_ = round(100 * med / oplyst, 1) if oplyst else None
    return (
        f"Virksomhedskonsulenten var med på {procent(del_)} af {antal_ord(oplyst, 'møde', 'møder')} i {aar}, "
        "hvor det er skrevet, hvem der var der."
    )


KONSULENT_VED_MOEDET = Maal(
    kode="konsulent_ved_moedet",
    navn="Virksomhedskonsulenten ved mødet",
    definition="Andelen af møder om sagen, hvor en virksomhedskonsulent var inviteret med i planen, og hvor "
    "hun var der.",
    population="Møder i rehabiliteringsteamet og tværfaglige møder, der er holdt i året. Enheden er møder, "
    "ikke personer.",
    formel="Inviteret: konsulenten er inviteret i sagen senest på mødets dag, delt med alle møder. Med: hun "
    "står blandt deltagerne, delt med de møder, hvor deltagerne er skrevet.",
    kilde="«Rundt om fleksjob» (2017), figur 9, spurgte jobcentrene, om konsulenten er med altid, ofte, "
    "sjældent eller aldrig; her er det møderne selv, der tælles.",
    sikkerhed="egen",
    forbehold="Evalueringens tal er jobcentrenes svar og kan ikke lægges ved siden af en andel af møder. "
    f"{OPHAVET}",
    kolonner=(
        Kolonne("aar", "År", "kode"),
        Kolonne("moede", "Møde", "kode", MOEDER),
        Kolonne("antal", "Møder"),
        Kolonne("inviteret", "Konsulenten var inviteret", af="antal"),
        Kolonne("inviteret_andel", "Inviteret", "andel", af="antal"),
        Kolonne("oplyst", "Deltagerne er skrevet", af="antal"),
        Kolonne("med_konsulent", "Heraf var konsulenten med", af="oplyst"),
        Kolonne("andel", "Konsulenten var med", "andel", af="oplyst"),
    ),
    byg=konsulent_ved_moedet,
    valg={"aar": 5},
    saetning=_saetning,
)
