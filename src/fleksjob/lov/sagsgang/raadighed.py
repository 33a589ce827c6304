"""Tiden på ledighedsydelse: rådighed, CV, fravær, sanktioner, anden aktør og revurdering af retten.

Samtalerne står i `samtaler`. Hvornår retten skal revurderes (AKL § 74 c), kan ikke siges som en simpel relation; det er
en regel i `revurdering`.
"""

from datetime import date

import msgspec

from fleksjob.lov.sagsgang.relationer import (
    NY_ORDNING,
    Betingelse,
    Fristregel,
    Genaabner,
    Milepael,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
)
from fleksjob.lov.sagsgang.revurdering import REVURDERING

RET = altid("AKL § 74")
RAADIGHED = altid("AKL § 75")
ANDEN_AKTOER = altid("Reglerne om anden aktør (kendt fra 2017)")
AKTOER_FRA = date(2017, 1, 1)
SANKTION = altid("AKL § 77 a")
SAGENS_FRAVAER = altid("AKL § 74 (sygdom, barsel og sorgorlov)")
FLYTNING = altid("AKL § 74 c, stk. 1")

_MENS_YDELSEN_LOEBER = ("anden_aktoer_tilbudt", "anden_aktoer_henvist", "udeblivelse", "raadighed_vurderet")
_SLUT_PAA_YDELSE = ("ledighedsydelse_ophoert", "fleksjob_startet", "sag_lukket")


class Fritagelsesgrund(msgspec.Struct, frozen=True, kw_only=True):
    """En grund til, at borgeren ikke har pligt til at udnytte sine arbejdsmuligheder (AKL § 13, stk. 7)."""

    kode: str
    navn: str
    kilde: str
    forbehold: str = ""


FRITAGET = (
    Fritagelsesgrund(
        kode="ikke_rimeligt_tilbud",
        navn="Tilbuddet er ikke rimeligt",
        kilde="AKL § 13, stk. 7, i DUKH's gengivelse",
    ),
    Fritagelsesgrund(
        kode="orlov",
        navn="Borgeren er på orlov",
        kilde="Fritagelse for rådighed ved orlov (L 172, 2021-22)",
        forbehold="Hvilke orlover der er omfattet, er ikke læst.",
    ),
    Fritagelsesgrund(
        kode="anden_grund",
        navn="En anden grund i loven",
        kilde="AKL § 13, stk. 7 og 8",
        forbehold="Listen i AKL § 13, stk. 7, er ikke læst i sin helhed; skriv, hvilken grund det er.",
    ),
)
"""Grundene, som de er læst. Den, der vurderer rådigheden, vælger en af dem; ingen af dem følger af sig selv."""


TRIN = (
    Trin(kode="ledighedsydelse_startet", navn="Start ledighedsydelse", hjemmel=RET),
    Trin(kode="ledighedsydelse_ophoert", navn="Stop ledighedsydelse", hjemmel=RET),
    Trin(kode="cv_registreret", navn="Registrér CV", hjemmel=RAADIGHED),
    Trin(kode="jobsoegning_logget", navn="Skriv i joblog", hjemmel=RAADIGHED),
    Trin(kode="anden_aktoer_tilbudt", navn="Tilbyd anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="anden_aktoer_henvist", navn="Henvis til anden aktør", hjemmel=ANDEN_AKTOER),
    Trin(kode="udeblivelse", navn="Notér udeblivelse", hjemmel=RAADIGHED),
    Trin(kode="raadighed_vurderet", navn="Vurdér rådighed", hjemmel=RAADIGHED),
    Trin(kode="sanktion", navn="Træf afgørelse om sanktion", hjemmel=SANKTION),
    Trin(kode="revurdering_udskudt", navn="Udskyd revurdering efter flytning", hjemmel=FLYTNING),
    Trin(kode="revurdering_afsluttet", navn="Afslut revurdering", hjemmel=REVURDERING),
    Trin(kode="orlov_paabegyndt", navn="Registrér orlov", hjemmel=SAGENS_FRAVAER),
    Trin(kode="orlov_afsluttet", navn="Afslut orlov", hjemmel=SAGENS_FRAVAER),
    Trin(kode="sygdom_paabegyndt", navn="Registrér sygdom", hjemmel=SAGENS_FRAVAER),
    Trin(kode="sygdom_afsluttet", navn="Raskmeld", hjemmel=SAGENS_FRAVAER),
)

RELATIONER: tuple[Relation, ...] = (
    *(
        Betingelse(
            skridt=skridt,
            kraever=("visiteret",),
            hvorfor="Borgeren er ikke visiteret til fleksjob.",
            hjemmel=RET,
        )
        for skridt in ("ledighedsydelse_startet", "cv_registreret", "jobsoegning_logget")
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("ledighedsydelse_startet",),
            hvorfor="Borgeren har ikke fået ledighedsydelse.",
            hjemmel=RET,
        )
        for skridt in (
            "ledighedsydelse_ophoert",
            "anden_aktoer_tilbudt",
            "anden_aktoer_henvist",
            "udeblivelse",
            "raadighed_vurderet",
            "revurdering_udskudt",
            "revurdering_afsluttet",
        )
    ),
    Betingelse(
        skridt="sanktion",
        kraever=("ledighedsydelse_startet", "fleksjob_ophoert"),
        hvorfor="Borgeren har hverken fået ledighedsydelse eller forladt et fleksjob.",
        hjemmel=SANKTION,
    ),
    Betingelse(
        skridt="sanktion",
        kraever=("partshoering_sendt",),
        siden="sanktion",
        hvorfor="Borgeren skal høres, før der træffes afgørelse om en sanktion; send en partshøring først.",
        hjemmel=SANKTION,
    ),
    Milepael(
        skridt="sanktion",
        venter_paa="partshoering_svar",
        hvorfor="Borgeren har frist til {frist} til at svare på partshøringen.",
        hjemmel=SANKTION,
    ),
    Spaerring(
        skridt="revurdering_udskudt",
        vagt="ikke_tilflyttet",
        hvorfor="Borgeren er ikke flyttet til fra en anden kommune, så fristen kan ikke udskydes af den grund.",
        hjemmel=FLYTNING,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("sag_oprettet", "visiteret"),
            hvorfor="Der er ingen sag endnu; opret den først.",
            hjemmel=SAGENS_FRAVAER,
        )
        for skridt in ("orlov_paabegyndt", "orlov_afsluttet", "sygdom_paabegyndt", "sygdom_afsluttet")
    ),
    *(
        Spaerring(skridt=skridt, vagt=vagt, hvorfor=hvorfor, hjemmel=SAGENS_FRAVAER)
        for skridt, vagt, hvorfor in (
            ("orlov_paabegyndt", "orlov_loeber", "Der er en orlov, som ikke er afsluttet."),
            ("orlov_afsluttet", "ingen_orlov", "Der er ingen orlov at afslutte."),
            ("sygdom_paabegyndt", "sygdom_loeber", "Borgeren er allerede sygemeldt."),
            ("sygdom_afsluttet", "ingen_sygdom", "Borgeren er ikke sygemeldt."),
        )
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="over_folkepensionsalderen",
        hvorfor="Borgeren har nået folkepensionsalderen.",
        hjemmel=RET,
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="job_loeber",
        hvorfor="Borgeren er i fleksjob.",
        hjemmel=RET,
    ),
    Spaerring(
        skridt="ledighedsydelse_startet",
        vagt="visiteret_som_selvstaendig",
        hvorfor="Borgeren er visiteret til tilskud som selvstændig, ikke til fleksjob.",
        hjemmel=RET,
    ),
    Udelukker(
        naar="ledighedsydelse_startet",
        skridt=("ledighedsydelse_startet",),
        hvorfor="Borgeren får allerede ledighedsydelse.",
        hjemmel=RET,
    ),
    Udelukker(
        naar="ledighedsydelse_ophoert",
        skridt=("ledighedsydelse_ophoert",),
        hvorfor="Borgeren får ikke ledighedsydelse.",
        hjemmel=RET,
    ),
    Genaabner(naar="ledighedsydelse_ophoert", skridt=("ledighedsydelse_startet",), hjemmel=RET),
    Genaabner(
        naar="ledighedsydelse_startet",
        skridt=("ledighedsydelse_ophoert", *_MENS_YDELSEN_LOEBER),
        hjemmel=RET,
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=_MENS_YDELSEN_LOEBER,
            hvorfor="Borgeren får ikke ledighedsydelse.",
            hjemmel=RET,
        )
        for naar in ("ledighedsydelse_ophoert", "fleksjob_startet")
    ),
    Udelukker(
        naar="fleksjob_startet",
        skridt=("ledighedsydelse_startet", "ledighedsydelse_ophoert"),
        hvorfor="Borgeren er i fleksjob.",
        hjemmel=RET,
    ),
    Genaabner(naar="fleksjob_ophoert", skridt=("ledighedsydelse_startet",), hjemmel=RET),
    Svar(
        kode="cv_jobnet",
        navn="CV på Jobnet",
        efter=("ledighedsydelse_startet",),
        skal=("cv_registreret",),
        tidligere_svar_siden="fleksjob_startet",
        frist=Fristregel("uger", "cv_frist"),
        art="lov",
        ansvarlig="borger",
        hjemmel=RAADIGHED,
        fra=NY_ORDNING,
        bortfalder=(*_SLUT_PAA_YDELSE, "jobnet_undtaget:cv"),
        forklaring="CV'et skal være på Jobnet 3 uger efter retten til ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="anden_aktoer_ret",
        navn="Ret til anden aktør",
        efter=("ledighedsydelse_startet",),
        skal=("anden_aktoer_tilbudt", "anden_aktoer_henvist"),
        frist=Fristregel("maaneder", "anden_aktoer_ret_efter"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=ANDEN_AKTOER,
        fra=AKTOER_FRA,
        bortfalder=_SLUT_PAA_YDELSE,
        forklaring="Ret til en anden aktør efter et halvt år på ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="anden_aktoer_pligt",
        navn="Henvisning til anden aktør",
        efter=("ledighedsydelse_startet",),
        skal=("anden_aktoer_henvist",),
        frist=Fristregel("maaneder", "anden_aktoer_pligt_efter"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=ANDEN_AKTOER,
        fra=AKTOER_FRA,
        bortfalder=_SLUT_PAA_YDELSE,
        forklaring="Kommunen skal henvise til en anden aktør efter et år på ledighedsydelse: {regnestykke}.",
    ),
    Svar(
        kode="raadighedsvurdering",
        navn="Vurdering af rådighed",
        efter=("udeblivelse",),
        skal=("raadighed_vurderet", "sanktion"),
        frist=Fristregel("ingen"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=RAADIGHED,
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold=(
            "AKL § 75 er ikke læst i sin helhed, og hvor tit og hvornår rådigheden skal vurderes, er ikke fundet."
        ),
        forklaring="Borgeren udeblev {regnestykke}. Vurdér, om borgeren stadig står til rådighed.",
    ),
    Svar(
        kode="jobsoegningsplan",
        navn="Jobsøgningen dokumenteres",
        efter=("sanktion:plan_i_3_maaneder",),
        skal=("raadighed_vurderet", "sanktion"),
        frist=Fristregel("maaneder", "sanktion_plan_maaneder"),
        art="lov",
        ansvarlig="borger",
        hjemmel=altid("AKL kap. 7 (paragraffen er ikke set)"),
        bortfalder=_SLUT_PAA_YDELSE,
        forbehold="Reglen er læst hos en kommune (Vejle), ikke i loven.",
        forklaring=(
            "Borgeren har en plan og skal dokumentere sin jobsøgning: {regnestykke}. "
            "Er borgeren derefter stadig ikke aktivt jobsøgende uden rimelig grund, stopper ydelsen."
        ),
    ),
)
