"""Jobbet etableres: forslaget, kommunens vurdering, bevillingen i VITAS, kontrakt, tillægsaftale og støtte.

- Kommunen vurderer timer, intensitet og skånehensyn i det konkrete job. Der er ingen nedre grænse for timer.
- Arbejdsevnen skal bruges bedst muligt. Godkendes et job, som ikke bruger den, skrives grunden ned.
- Bevillingen i VITAS skal være der før den første dag.
- Kopien af kontrakten kræver borgerens samtykke; tillægsaftalen er frivillig.
"""

from datetime import date

import msgspec

from fleksjob.lov.sagsgang.bevilling import FOERST, INDHOLD
from fleksjob.lov.sagsgang.etableringsord import (
    EGEN_PRAKSIS,
    GODKENDELSE,
    GUIDEN,
    STOETTEFORBEHOLD,
    STOETTEN,
    UDNYTTELSE,
    VITAS,
)
from fleksjob.lov.sagsgang.relationer import (
    Betingelse,
    Fristregel,
    Genaabner,
    Hjemmel,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
)

SAMME = 0.05
"""Betalte timer om ugen, som to tal må være fra hinanden og stadig regnes for det samme (tre minutter)."""


class Udnyttelse(msgspec.Struct, frozen=True):
    """Vurderede over for tilbudte betalte timer om ugen. `procent` er None, når intet er vurderet."""

    vurderet: float
    tilbudt: float

    @property
    def uudnyttet(self) -> float:
        """De betalte timer om ugen, der ikke bruges; aldrig under nul."""
        return round(max(0.0, self.vurderet - self.tilbudt), 2)

    @property
    def forskellig(self) -> bool:
        """Om der er forskel på det vurderede og det tilbudte, til den ene eller den anden side."""
        return abs(self.vurderet - self.tilbudt) > SAMME

    @property
    def procent(self) -> int | None:
        """Hvor meget af den vurderede evne der bruges, i hele procent."""
        return round(100 * self.tilbudt / self.vurderet) if self.vurderet > 0 else None


def betalte(timer: float, intensitet: float) -> float:
    """Timer til stede gange intensitet: de timer, virksomheden betaler løn for."""
    return timer * intensitet / 100


def kan_begynde(startdato: date | None, foerste_dag: date) -> bool:
    """Om en bevilling fra `startdato` dækker et job, der begynder `foerste_dag`."""
    return startdato is None or foerste_dag >= startdato


def _i_jobbet(kode: str, navn: str, hjemmel: tuple[Hjemmel, ...]) -> Trin:
    """Et skridt, der kan tages i et job, også mens det kun er foreslået."""
    return Trin(kode=kode, navn=navn, omfang="ansaettelse", forslag=True, hjemmel=hjemmel)


TRIN = (
    Trin(kode="job_foreslaaet", navn="Foreslå et job", hjemmel=GODKENDELSE),
    _i_jobbet(kode="forslag_besvaret", navn="Skriv svar på forslaget", hjemmel=GODKENDELSE),
    _i_jobbet(kode="job_godkendt", navn="Godkend jobbet", hjemmel=GODKENDELSE),
    _i_jobbet(kode="job_afslaaet", navn="Godkend ikke jobbet", hjemmel=GODKENDELSE),
    _i_jobbet(kode="kapacitet_set", navn="Se på den uudnyttede evne", hjemmel=UDNYTTELSE),
    _i_jobbet(kode="vitas_aendret", navn="Før ansøgningen i VITAS", hjemmel=VITAS),
    _i_jobbet(kode="kontraktsamtykke_givet", navn="Notér samtykke til kopi", hjemmel=GUIDEN),
    _i_jobbet(kode="kontraktsamtykke_trukket", navn="Træk samtykket tilbage", hjemmel=GUIDEN),
    _i_jobbet(kode="kontrakt_aftalt", navn="Registrér kontrakten", hjemmel=GUIDEN),
    _i_jobbet(kode="tillaegsaftale_skrevet", navn="Skriv fleks-tillægsaftale", hjemmel=GUIDEN),
    _i_jobbet(kode="tillaegsaftale_bekraeftet", navn="Registrér underskrift", hjemmel=GUIDEN),
    Trin(kode="stoette_soegt", navn="Søg om støtte", hjemmel=STOETTEN, forbehold=STOETTEFORBEHOLD),
    Trin(kode="stoette_afgjort", navn="Afgør støtte", hjemmel=STOETTEN, forbehold=STOETTEFORBEHOLD),
    Trin(kode="stoette_fulgt_op", navn="Følg op på støtte", hjemmel=STOETTEN, forbehold=STOETTEFORBEHOLD),
    Trin(
        kode="job_overdraget",
        navn="Giv jobbet videre til opfølgning",
        omfang="ansaettelse",
        hjemmel=EGEN_PRAKSIS,
    ),
)

_AFGJORT = ("job_godkendt", "job_afslaaet")
_VED_FORSLAGET = ("forslag_besvaret", *_AFGJORT)
_OM_PAPIRERNE = ("kontraktsamtykke_givet", "kontrakt_aftalt", "tillaegsaftale_skrevet")
_EFTER_OPHOER = (
    *_VED_FORSLAGET,
    *_OM_PAPIRERNE,
    "vitas_aendret",
    "kapacitet_set",
    "tillaegsaftale_bekraeftet",
    "job_overdraget",
)

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="job_foreslaaet",
        kraever=("visiteret",),
        hvorfor="Borgeren er ikke visiteret til fleksjob.",
        hjemmel=INDHOLD,
    ),
    Spaerring(
        skridt="job_foreslaaet",
        vagt="over_folkepensionsalderen",
        hvorfor="Borgeren har nået folkepensionsalderen, og et fleksjob kan ikke gå ud over den.",
        hjemmel=INDHOLD,
    ),
    Spaerring(
        skridt="job_foreslaaet",
        vagt="visiteret_som_selvstaendig",
        hvorfor="Borgeren er visiteret til tilskud som selvstændig, ikke til fleksjob.",
        hjemmel=INDHOLD,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("job_foreslaaet",),
            hvorfor="Der er ikke foreslået noget job.",
            hjemmel=GODKENDELSE,
        )
        for skridt in _VED_FORSLAGET
    ),
    *(
        Udelukker(
            naar=naar,
            skridt=_AFGJORT,
            hvorfor="Der er allerede taget stilling til forslaget; skriv et nyt, hvis jobbet er ændret.",
            hjemmel=GODKENDELSE,
        )
        for naar in _AFGJORT
    ),
    Genaabner(naar="job_foreslaaet", skridt=_AFGJORT, hjemmel=GODKENDELSE),
    Betingelse(
        skridt="kapacitet_set",
        kraever=("job_godkendt",),
        hvorfor="Jobbet er ikke godkendt, så der er intet skrevet om uudnyttet arbejdsevne.",
        hjemmel=UDNYTTELSE,
    ),
    Spaerring(
        skridt="kapacitet_set",
        vagt="intet_uudnyttet",
        hvorfor="Jobbet bruger den vurderede arbejdsevne.",
        hjemmel=UDNYTTELSE,
    ),
    Betingelse(
        skridt="vitas_aendret",
        kraever=("job_foreslaaet", "fleksjob_bevilget"),
        hvorfor="Der er ikke foreslået noget job at søge bevilling til.",
        hjemmel=VITAS,
    ),
    Spaerring(
        skridt="fleksjob_startet",
        vagt="vitas_uden_bevilling",
        hvorfor="Ansøgningen i VITAS er ikke bevilget, og bevillingen skal være der før første dag.",
        efter="vitas_aendret",
        hjemmel=FOERST,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("job_foreslaaet", "fleksjob_bevilget", "fleksjob_startet"),
            hvorfor="Der er intet job at skrive om.",
            hjemmel=GUIDEN,
        )
        for skridt in _OM_PAPIRERNE
    ),
    Betingelse(
        skridt="kontraktsamtykke_trukket",
        kraever=("kontraktsamtykke_givet",),
        hvorfor="Der er ikke givet samtykke.",
        hjemmel=GUIDEN,
    ),
    Udelukker(
        naar="kontraktsamtykke_trukket",
        skridt=("kontraktsamtykke_trukket",),
        hvorfor="Samtykket er allerede trukket tilbage.",
        hjemmel=GUIDEN,
    ),
    Genaabner(naar="kontraktsamtykke_givet", skridt=("kontraktsamtykke_trukket",), hjemmel=GUIDEN),
    Betingelse(
        skridt="tillaegsaftale_bekraeftet",
        kraever=("tillaegsaftale_skrevet",),
        hvorfor="Der er ikke skrevet nogen tillægsaftale.",
        hjemmel=GUIDEN,
    ),
    Betingelse(
        skridt="stoette_soegt",
        kraever=("visiteret", "fleksjob_bevilget", "fleksjob_startet"),
        hvorfor="Borgeren er ikke visiteret til fleksjob.",
        hjemmel=STOETTEN,
    ),
    Betingelse(
        skridt="stoette_afgjort",
        kraever=("stoette_soegt",),
        hvorfor="Der er ikke søgt om støtte.",
        hjemmel=STOETTEN,
    ),
    Spaerring(
        skridt="stoette_afgjort",
        vagt="ingen_stoette_venter",
        hvorfor="Der er svaret på alle ansøgninger om støtte.",
        hjemmel=STOETTEN,
    ),
    Spaerring(
        skridt="stoette_fulgt_op",
        vagt="ingen_stoette_loeber",
        hvorfor="Der er ingen støtte i gang.",
        hjemmel=STOETTEN,
    ),
    Betingelse(
        skridt="job_overdraget",
        kraever=("fleksjob_bevilget", "fleksjob_startet"),
        hvorfor="Jobbet er ikke bevilget.",
        hjemmel=EGEN_PRAKSIS,
    ),
    Udelukker(naar="fleksjob_ophoert", skridt=_EFTER_OPHOER, hvorfor="Jobbet er ophørt.", hjemmel=INDHOLD),
    Svar(
        kode="kapacitet_ses_igen",
        navn="Se på den uudnyttede arbejdsevne",
        efter=("job_godkendt", "kapacitet_set"),
        skal=("kapacitet_set",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=UDNYTTELSE,
        vagt="se_igen_oplyst",
        bortfalder=("fleksjob_ophoert", "job_afslaaet", "sag_lukket"),
        forbehold="Ankestyrelsen peger på, at grunden skal skrives ned; dagen har kommunen selv sat.",
        forklaring="Jobbet bruger ikke hele den vurderede arbejdsevne. Kommunen ser på det igen {regnestykke}.",
        standses=False,
    ),
    Svar(
        kode="vitas_svar",
        navn="Svar på ansøgning i VITAS",
        efter=("vitas_aendret:indsendt",),
        skal=(
            "fleksjob_bevilget",
            "vitas_aendret:bevilget",
            "vitas_aendret:afslag",
            "vitas_aendret:returneret",
        ),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=VITAS,
        vagt="startdato_oplyst",
        bortfalder=("vitas_aendret:annulleret", "job_afslaaet", "fleksjob_ophoert", "sag_lukket"),
        forklaring="Bevillingen skal være givet før første dag: {regnestykke}.",
        standses=False,
    ),
    Svar(
        kode="stoette_svar",
        navn="Svar på ansøgning om støtte",
        efter=("stoette_soegt",),
        skal=("stoette_afgjort",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=STOETTEN,
        vagt="svar_inden_oplyst",
        bortfalder=("sag_lukket",),
        forklaring="Kommunen har selv sat dagen, ansøgningen senest skal have svar: {regnestykke}.",
        standses=False,
    ),
    Svar(
        kode="stoette_ses_igen",
        navn="Følg op på støtten, før den slutter",
        efter=("stoette_afgjort:bevilget", "stoette_fulgt_op"),
        skal=("stoette_fulgt_op",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="virksomhedskonsulent",
        hjemmel=STOETTEN,
        vagt="foelg_op_oplyst",
        bortfalder=("sag_lukket",),
        forklaring="Kommunen ser på støtten, før den slutter: {regnestykke}.",
        standses=False,
    ),
)
