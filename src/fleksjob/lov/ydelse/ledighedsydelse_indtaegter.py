"""Hvad en indtægt betyder for ledighedsydelsen: én række for hver art, med sin kilde.

    fradrag   nedsætter ydelsen som løn (AKL § 74 d, stk. 2 og 3)
    timer     nedsætter efter de timer, der er brugt, ganget med omregningssatsen (BEK nr. 111/2021 § 15)
    intet     nedsætter ikke (BEK nr. 111/2021 § 12, arbejdsfri indtægter; nr. 1-14 er læst)

Listen i § 12 er ikke udtømmende (»herunder«). En art, der ikke står her, afgøres ikke af programmet.
"""

from typing import Literal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import Sikkerhed
from fleksjob.lov.ydelse.ledighedsydelse import AKL, BEK

LedighedVirkning = Literal["fradrag", "timer", "intet"]
AST_90_19 = (
    "https://www.landbrugsinfo.dk/basis/b/6/4/"
    "skat_social_p_90_19_om_ledighedsydelse_feriepenge_indtaegt_automatisk_udbetaling_ferieaarets_udloeb"
)


class Ledighedsindtaegt(msgspec.Struct, frozen=True, kw_only=True):
    """Én art indtægt og dens virkning på ledighedsydelsen."""

    art: str
    titel: str
    virkning: LedighedVirkning
    hjemmel: str
    url: str
    sikkerhed: Sikkerhed = "ordret"


def _fradrag(art: str, titel: str, hjemmel: str = "AKL § 74 d, stk. 2 og 3") -> Ledighedsindtaegt:
    return Ledighedsindtaegt(art=art, titel=titel, virkning="fradrag", hjemmel=hjemmel, url=AKL + "74d/")


def _timer(art: str, titel: str, paragraf: str) -> Ledighedsindtaegt:
    hjemmel = f"BEK nr. 111 af 29/1/2021 § 15, jf. {paragraf}"
    return Ledighedsindtaegt(art=art, titel=titel, virkning="timer", hjemmel=hjemmel, url=BEK + "15/")


def _intet(nummer: int, art: str, titel: str) -> Ledighedsindtaegt:
    hjemmel = f"BEK nr. 111 af 29/1/2021 § 12, nr. {nummer}"
    return Ledighedsindtaegt(art=art, titel=titel, virkning="intet", hjemmel=hjemmel, url=BEK + "12/")


INDTAEGTER = (
    _fradrag("loen", "Løn fra arbejde af kortere varighed"),
    _fradrag(
        "pensionsbidrag",
        "Eget og arbejdsgiverens pensionsbidrag af lønnen",
        "AKL § 74 d, stk. 4",
    ),
    _fradrag("i_stedet_for_loen", "Anden indtægt, der træder i stedet for løn", "AKL § 74 d, stk. 3"),
    _fradrag(
        "ved_fratraeden",
        "Beløb fra arbejdsgiveren eller Lønmodtagernes Garantifond ved ansættelsens ophør",
        "AKL § 74 d, stk. 2",
    ),
    Ledighedsindtaegt(
        art="feriegodtgoerelse_udbetalt",
        titel="Feriegodtgørelse, der udbetales automatisk ved ferieperiodens udløb",
        virkning="fradrag",
        hjemmel="Ankestyrelsen 90-19",
        url=AST_90_19,
        sikkerhed="sekundaer",
    ),
    _timer("selvstaendig_bibeskaeftigelse", "Selvstændig bibeskæftigelse", "§ 4"),
    _timer("uloennet_arbejde", "Frivilligt ulønnet arbejde", "§ 9, stk. 5"),
    _timer("egen_bolig", "Mindre byggearbejder i egen bolig", "§ 10"),
    _intet(1, "kapitalpension", "Kapitalpension og kapitalforsikring"),
    _intet(
        2, "privat_opsparing", "Opsparing og forsikring uden forbindelse med et arbejdsforhold, også livrente"
    ),
    _intet(3, "atp_ld", "ATP og Lønmodtagernes Dyrtidsfond"),
    _intet(4, "efterlevende_pension", "Pension efter ægtefælle eller samlever og børnepension"),
    _intet(5, "erstatning", "Erstatning, også efter arbejdsskadeloven"),
    _intet(
        6, "krigsskade", "Krigsskadeerstatning, renteudbetaling til besættelsestidens ofre og hædersgaver"
    ),
    _intet(7, "kunstnerydelse", "Livsvarig ydelse på finansloven til kunstnere og deres efterladte"),
    _intet(8, "invaliditetsydelse", "Invaliditetsydelse efter loven om de ældre førtidspensioner"),
    _intet(
        9,
        "godtgoerelse",
        "Efterløn efter funktionærlovens § 8, efterindtægt, fratrædelsesgodtgørelse efter § 2 a og godtgørelse for "
        "usaglig afskedigelse eller efter ligebehandlingsloven",
    ),
    _intet(10, "salg", "Salg af virksomhed eller fast ejendom"),
    _intet(11, "udlejning", "Forpagtning, udlejning, der ikke er erhverv, og overskud af egen bolig"),
    _intet(12, "renter_arv_gaver", "Renter, udbytte, arv, gaver og gevinster"),
    _intet(13, "underholdsbidrag", "Underholdsbidrag"),
    _intet(14, "pension_tabt_evne", "Pension for tabt arbejdsevne som led i en tidligere ansættelse"),
)
"""Alle arter, fradragene først. § 12 nr. 15 og frem kunne ikke læses."""


def ledighedsindtaegt(art: str) -> Ledighedsindtaegt:
    """Arten med den kode; ellers en fejl, der nævner de mulige."""
    for indtaegt in INDTAEGTER:
        if indtaegt.art == art:
            return indtaegt
    mulige = ", ".join(i.art for i in INDTAEGTER)
    raise UgyldigtInput("art", f"Indtægten »{art}« er ikke læst i reglerne; vælg en af: {mulige}.")
