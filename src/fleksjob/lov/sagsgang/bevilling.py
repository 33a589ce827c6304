"""Bevilling af fleksjobbet: før jobbet begynder, hvor længe den varer, og hvornår den kan blive varig.

- Jobbet skal være bevilget, før det begynder.
- Det første fleksjob er midlertidigt, 5 år. Derefter kan den, der er fyldt 40, få et varigt; ellers nye 5 år.
- Efter 4½ år laver kommunen status, og den nye afgørelse bygger på den.
- Et job, der begyndte før 2013, følger de gamle regler uden udløb, så længe personen bliver i det.
"""

from datetime import date
from functools import lru_cache

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato, maaned
from fleksjob.lov.sagsgang.kalender import Frist, alder_paa, maaneder_fra
from fleksjob.lov.sagsgang.relationer import (
    LAB_2020,
    NY_ORDNING,
    Betingelse,
    Fristregel,
    Genaabner,
    Hjemmel,
    Relation,
    Spaerring,
    Svar,
    Trin,
    Udelukker,
    altid,
    hjemmel_pr,
)
from fleksjob.lov.sagsgang.retsgrundlag import GAELDENDE, Retsgrundlag
from fleksjob.lov.sagsgang.retssvar import Retssvar

VARIGHED = (Hjemmel(NY_ORDNING, "LAB § 70 c (dagældende)"), Hjemmel(LAB_2020, "LAB kap. 20"))
STATUS = (Hjemmel(NY_ORDNING, "LAB § 70 d (dagældende)"), Hjemmel(LAB_2020, "LAB kap. 20"))
INDHOLD = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB § 117"))
TILSKUD = (Hjemmel(NY_ORDNING, "LAB kap. 13 (dagældende)"), Hjemmel(LAB_2020, "LAB § 123, stk. 1"))
FOERST = altid("STAR's guide til fleksjob (VITAS)")


ALDERSDAG = (
    "At alderen tages på dagen for den nye bevilling, er udledt; "
    "borgeren når aldersgrænsen, før den gamle udløber."
)
JOBSKIFTE_FORBEHOLD = (
    "Reglen er læst i en undersøgelse fra 2017, som både nævner status efter 4½ år og de 5 år; "
    "paragraffen er ikke set."
)


class Varighed(msgspec.Struct, frozen=True):
    """Om en ny bevilling kan være varig, hvorfor, og på hvilket grundlag."""

    kan_vaere_varig: bool
    begrundelse: str
    hjemmel: str
    forbehold: str = ""


def ny_bevilling(
    foedselsdato: date,
    dag: date,
    *,
    foerste_er_udloebet: bool,
    har_haft_foerste: bool,
    udloeber: date | None = None,
    retsgrundlag: Retsgrundlag = GAELDENDE,
) -> Varighed:
    """Hvad loven giver plads til, når et fleksjob bevilges eller fornys på dagen.

    `har_haft_foerste`: personen har haft et fleksjob efter reglerne fra 2013.
    `foerste_er_udloebet`: det er fornyelsen af det første, eller det første løb i fuld længde.
    `udloeber`: dagen, den nuværende bevilling udløber; fylder personen 40 inden da, er det tvivlsomt, hvilken dag der
    tæller.
    """
    graense = retsgrundlag.vaerdi("alder_for_varig_bevilling", dag)
    alder = alder_paa(foedselsdato, dag)
    hjemmel = VARIGHED[-1].tekst if dag >= LAB_2020 else VARIGHED[0].tekst
    if not har_haft_foerste:
        return Varighed(False, "Det første fleksjob er midlertidigt, uanset alder.", hjemmel)
    if alder < graense.vaerdi:
        tekst = f"Borgeren er {alder} år; varigt fleksjob kræver, at man er fyldt {graense.vaerdi:.0f}."
        inden = udloeber is not None and alder_paa(foedselsdato, udloeber) >= graense.vaerdi
        return Varighed(False, tekst, hjemmel, ALDERSDAG if inden else "")
    forbehold = (
        ""
        if foerste_er_udloebet
        else "At det første fleksjob må være ophørt før de 5 år, er kun set ét sted (Krifa) og bør bekræftes."
    )
    tekst = f"Borgeren er {alder} år og har haft sit første fleksjob; bevillingen kan være varig."
    return Varighed(True, tekst, hjemmel, forbehold)


def udloeb(fra: date, *, foerste: bool, retsgrundlag: Retsgrundlag = GAELDENDE) -> Frist:
    """Dagen, hvor en midlertidig bevilling, der begynder `fra`, udløber: den første dag uden bevilling."""
    navn = "foerste_fleksjob_varighed" if foerste else "nyt_midlertidigt_varighed"
    return maaneder_fra(fra, round(retsgrundlag.vaerdi(navn, max(fra, NY_ORDNING)).vaerdi))


def maa_kraeve_jobskifte(
    bevilling_fra: date, dag: date, *, varig: bool, retsgrundlag: Retsgrundlag = GAELDENDE
) -> Retssvar:
    """Om kommunen på dagen må kræve ændrede vilkår eller et andet job, fordi arbejdsevnen ikke udnyttes.

    Gælder det første midlertidige fleksjob, bevilget fra `bevilling_fra`. Kaster `UgyldigtInput` for et varigt
    fleksjob og et job fra før 2013, hvor reglen ikke er læst. Borgeren må altid selv skifte.
    """
    if varig or bevilling_fra < NY_ORDNING:
        raise UgyldigtInput(
            "varig",
            "Om kommunen må kræve jobskifte i et varigt fleksjob eller et fra før 2013, er ikke fastslået.",
        )
    hjemmel = hjemmel_pr(VARIGHED, dag)
    slut = udloeb(bevilling_fra, foerste=True, retsgrundlag=retsgrundlag)
    if dag < slut.dato:
        tekst = f"Kommunen kan ikke kræve jobskifte i et midlertidigt fleksjob før {dansk_dato(slut.dato)}."
        return Retssvar(False, tekst, hjemmel, JOBSKIFTE_FORBEHOLD)
    return Retssvar(
        True, "De 5 år er gået; den nye afgørelse kan bygge på et andet job.", hjemmel, JOBSKIFTE_FORBEHOLD
    )


def maaneden_efter(periode: str) -> str:
    """Måneden efter "2026-12" er "2027-01"."""
    aar, nummer = (int(del_) for del_ in periode.split("-"))
    return f"{aar + nummer // 12:04d}-{nummer % 12 + 1:02d}"


@lru_cache(maxsize=1024)
def udbetalingsdag(periode: str) -> Frist:
    """Husets egen frist for tilskuddet: sidste dag i måneden efter lønmåneden. Loven siger blot bagud."""
    foerste = date.fromisoformat(f"{periode}-01")
    slut = maaneder_fra(foerste, 2).dato
    dag = date.fromordinal(slut.toordinal() - 1)
    return Frist(dag, f"sidste dag i måneden efter lønmåneden {maaned(foerste)} = {dansk_dato(dag)}")


_I_JOBBET = (
    "vilkaar_aendret",
    "fleksjob_ophoert",
    "opfoelgning_afholdt",
    "status_udarbejdet",
    "bevilling_fornyet",
    "udviklingsmaal_aftalt",
    "udviklingsmaal_naaet",
)

TRIN = (
    Trin(kode="fleksjob_bevilget", navn="Bevilg fleksjob", hjemmel=INDHOLD),
    Trin(kode="fuldtidsloen_oplyst", navn="Oplys fuldtidsløn", omfang="ansaettelse", hjemmel=TILSKUD),
    Trin(kode="fleksjob_startet", navn="Start fleksjob", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(kode="vilkaar_aendret", navn="Ændr timer eller løn", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(kode="fleksjob_ophoert", navn="Afslut fleksjob", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(kode="status_udarbejdet", navn="Lav status", omfang="ansaettelse", hjemmel=STATUS),
    Trin(kode="bevilling_fornyet", navn="Forny bevilling", omfang="ansaettelse", hjemmel=VARIGHED),
    Trin(kode="udviklingsmaal_aftalt", navn="Aftal mål", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(kode="udviklingsmaal_naaet", navn="Registrér nået mål", omfang="ansaettelse", hjemmel=INDHOLD),
    Trin(kode="indkomst_indberettet", navn="Indberet indkomst", hjemmel=TILSKUD),
    Trin(kode="udbetaling_beregnet", navn="Beregn udbetaling", hjemmel=TILSKUD),
    Trin(kode="udbetaling_frigivet", navn="Frigiv udbetaling", hjemmel=TILSKUD),
)

RELATIONER: tuple[Relation, ...] = (
    Betingelse(
        skridt="fleksjob_bevilget",
        kraever=("visiteret",),
        hvorfor="Borgeren er ikke visiteret til fleksjob.",
        hjemmel=INDHOLD,
    ),
    Spaerring(
        skridt="fleksjob_bevilget",
        vagt="over_folkepensionsalderen",
        hvorfor="Borgeren har nået folkepensionsalderen, og et fleksjob kan ikke gå ud over den.",
        hjemmel=INDHOLD,
    ),
    Spaerring(
        skridt="fleksjob_bevilget",
        vagt="visiteret_som_selvstaendig",
        hvorfor="Borgeren er visiteret til tilskud som selvstændig, ikke til fleksjob.",
        hjemmel=INDHOLD,
    ),
    Betingelse(
        skridt="fleksjob_startet",
        kraever=("fleksjob_bevilget",),
        hvorfor="Jobbet skal være bevilget, før det begynder.",
        hjemmel=FOERST,
    ),
    Betingelse(
        skridt="fuldtidsloen_oplyst",
        kraever=("fleksjob_bevilget", "fleksjob_startet"),
        hvorfor="Der er ikke bevilget noget fleksjob.",
        hjemmel=TILSKUD,
    ),
    *(
        Betingelse(
            skridt=skridt,
            kraever=("fleksjob_startet",),
            hvorfor="Borgeren er ikke begyndt i et fleksjob.",
            hjemmel=INDHOLD,
        )
        for skridt in _I_JOBBET
        if skridt != "udviklingsmaal_aftalt"
    ),
    Betingelse(
        skridt="udviklingsmaal_aftalt",
        kraever=("fleksjob_startet", "tillaegsaftale_skrevet"),
        hvorfor="Borgeren er ikke begyndt i et fleksjob, og der er ingen tillægsaftale.",
        hjemmel=INDHOLD,
    ),
    Betingelse(
        skridt="udviklingsmaal_naaet",
        kraever=("udviklingsmaal_aftalt",),
        hvorfor="Der er ikke aftalt noget mål.",
        hjemmel=INDHOLD,
    ),
    Udelukker(
        naar="fleksjob_startet",
        skridt=("fleksjob_startet",),
        hvorfor="Jobbet er allerede begyndt.",
        hjemmel=INDHOLD,
    ),
    Udelukker(
        naar="fleksjob_ophoert",
        skridt=("fleksjob_startet", *_I_JOBBET),
        hvorfor="Jobbet er ophørt.",
        hjemmel=INDHOLD,
    ),
    Spaerring(
        skridt="status_udarbejdet",
        vagt="bevillingen_er_varig",
        hvorfor="Bevillingen er varig; der skal kun laves status i et midlertidigt fleksjob.",
        hjemmel=STATUS,
    ),
    Spaerring(
        skridt="bevilling_fornyet",
        vagt="bevillingen_er_varig",
        hvorfor="Bevillingen er varig og skal ikke fornyes.",
        hjemmel=VARIGHED,
    ),
    Betingelse(
        skridt="bevilling_fornyet",
        kraever=("status_udarbejdet",),
        siden="bevilling_fornyet",
        hvorfor="Der skal laves status, før bevillingen kan fornyes.",
        hjemmel=STATUS,
    ),
    Betingelse(
        skridt="indkomst_indberettet",
        kraever=("fleksjob_startet",),
        hvorfor="Borgeren er ikke begyndt i et fleksjob.",
        hjemmel=TILSKUD,
    ),
    Betingelse(
        skridt="udbetaling_beregnet",
        kraever=("fleksjob_startet",),
        hvorfor="Borgeren er ikke begyndt i et fleksjob.",
        hjemmel=TILSKUD,
    ),
    Spaerring(
        skridt="udbetaling_beregnet",
        vagt="fuldtidsloen_ukendt",
        hvorfor="Fuldtidslønnen i jobbet er ikke oplyst, og uden den kan tilskuddets loft ikke regnes.",
        hjemmel=TILSKUD,
    ),
    Betingelse(
        skridt="udbetaling_frigivet",
        kraever=("udbetaling_beregnet",),
        hvorfor="Udbetalingen er ikke beregnet.",
        hjemmel=TILSKUD,
    ),
    Udelukker(
        naar="udbetaling_frigivet",
        skridt=("udbetaling_frigivet",),
        hvorfor="De beregnede måneder er allerede frigivet.",
        hjemmel=TILSKUD,
    ),
    Genaabner(naar="udbetaling_beregnet", skridt=("udbetaling_frigivet",), hjemmel=TILSKUD),
    Svar(
        kode="bevilling_foer_start",
        navn="Bevilling før jobbets start",
        efter=("fleksjob_startet",),
        skal=("fleksjob_bevilget",),
        frist=Fristregel("samme_dag"),
        tidligere_svar_siden="begyndelsen",
        art="lov",
        ansvarlig="virksomhedskonsulent",
        hjemmel=FOERST,
        fra=NY_ORDNING,
        vagt="ny_ordning",
        forklaring="Fleksjobbet skal være bevilget senest den dag, det begynder: {regnestykke}.",
    ),
    Svar(
        kode="status_54_mdr",
        navn="Status i det midlertidige fleksjob",
        efter=("fleksjob_startet", "bevilling_fornyet"),
        skal=("status_udarbejdet",),
        frist=Fristregel("maaneder", "status_i_midlertidigt_fleksjob", "bevilling"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=STATUS,
        fra=NY_ORDNING,
        vagt="midlertidig",
        bortfalder=("bevilling_fornyet", "fleksjob_ophoert", "sag_lukket"),
        forklaring="Efter 4½ år i et midlertidigt fleksjob laver kommunen status: {regnestykke}.",
    ),
    Svar(
        kode="bevilling_udloeber",
        navn="Bevillingen udløber",
        efter=("fleksjob_startet", "bevilling_fornyet"),
        skal=("bevilling_fornyet",),
        frist=Fristregel("maaneder", "foerste_fleksjob_varighed", "bevilling"),
        art="lov",
        ansvarlig="sagsbehandler",
        hjemmel=VARIGHED,
        fra=NY_ORDNING,
        vagt="midlertidig",
        bortfalder=("fleksjob_ophoert", "sag_lukket"),
        forklaring="Det midlertidige fleksjob er bevilget i 5 år: {regnestykke}. Forny eller afslut inden.",
    ),
    Svar(
        kode="udbetaling",
        navn="Udbetaling af fleksløntilskud",
        efter=("indkomst_indberettet",),
        skal=("udbetaling_frigivet",),
        frist=Fristregel("oplyst"),
        art="intern",
        ansvarlig="sagsbehandler",
        hjemmel=TILSKUD,
        forklaring=(
            "Tilskuddet udbetales månedsvis bagud. Loven nævner ingen dag; kommunens egen frist er "
            "{regnestykke}."
        ),
        bortfalder=("sag_lukket",),
    ),
)
