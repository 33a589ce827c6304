"""En fejl i sagen rettes: den gamle hændelse bliver stående, men gælder ikke længere."""

from datetime import date, datetime

from fleksjob.forloeb.haendelser import AlleHaendelser, Rettelse
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.sager import lager
from fleksjob.sager.fejl import IkkeMuligt
from fleksjob.sager.kommandoer.felter import kraev_tekst
from fleksjob.sager.models import Bruger, Sag

# Det, en rettelse ikke kan, og hvad man gør i stedet.
RETTES_ANDERLEDES = {
    "sag_oprettet": "Sagens oprettelse kan ikke rettes; luk sagen, og opret en ny.",
    "partshoering_sendt": "Høringen er sendt og kan ikke rettes; send en ny, eller giv længere tid.",
    "afgoerelse_forberedt": "Et udkast kan ikke rettes; forbered et nyt, så det, det hviler på, låses på ny.",
    "fleksjobbevis_udstedt": "Et udstedt bevis kan ikke rettes; udsted et nyt.",
    "afgoerelse_truffet": "En truffet afgørelse kan ikke rettes; forbered og træf en ny afgørelse.",
    "klage_oversendt": "Klagen er sendt videre med sagen; skriv til klageinstansen, hvis noget var forkert.",
    "udbetaling_beregnet": "En beregning kan ikke rettes; ret lønnen eller vilkårene, og beregn måneden igen.",
    "udbetaling_frigivet": "En frigivet måned kan ikke rettes; forskellen kommer som en ny linje.",
    "job_foreslaaet": "Et forslag kan ikke rettes; skriv et nyt forslag om samme job.",
    "job_godkendt": "Et svar om et job kan ikke rettes; skriv et nyt forslag, og tag stilling til det.",
    "job_afslaaet": "Et svar om et job kan ikke rettes; skriv et nyt forslag, og tag stilling til det.",
    "vitas_aendret": "Et trin i VITAS kan ikke rettes; skriv det næste trin.",
    "kontrakt_aftalt": "Kontrakten kan ikke rettes; registrér den igen.",
    "tillaegsaftale_skrevet": "En udgave kan ikke rettes; skriv en ny udgave.",
    "stoette_afgjort": "Et svar om støtte kan ikke rettes; søg igen, og afgør den nye ansøgning.",
    "udviklingsplan_aftalt": "En plan kan ikke rettes; aftal en ny.",
    "jobaendring_vurderet": "En vurdering kan ikke rettes; vurdér ændringen igen.",
    "ordning_valgt": "Et skift af ordning kan ikke rettes her; ret jobbets datoer og vilkår hver for sig.",
    "sanktion_forberedt": "Et udkast kan ikke rettes; forbered sanktionen igen, eller frafald den.",
    "sanktion": "En afgjort sanktion kan ikke rettes her; den ændres ved en klage eller en genvurdering.",
    "jobsoegningsplan_aftalt": "En aftale om planen kan ikke rettes; ret planen, og aftal den igen.",
    "anden_aktoer_henvist": "En henvisning kan ikke rettes; afslut forløbet, og henvis igen.",
    "anden_aktoer_afsluttet": "Et resultat kan ikke rettes; henvis igen, hvis forløbet fortsætter.",
    "tilbagebetaling_hoert": "Høringen er sendt og kan ikke rettes.",
    "tilbagebetaling_forberedt": "En vurdering kan ikke rettes; vurdér igen, så gælder den nye.",
    "tilbagebetaling_afgjort": "En afgørelse kan ikke rettes; tag den op igen, eller svar på en klage.",
    "rettelse": "En rettelse kan ikke rettes; ret den oprindelige hændelse igen.",
}


def ret_haendelse(
    sag_id: int,
    bruger: Bruger,
    *,
    forventet_version: int,
    nu: datetime,
    gyldig_fra: date,
    af: str,
    ny: AlleHaendelser | None = None,
    note: str,
) -> Sag:
    """Erstatter hændelse nummer `af` med `ny`; uden `ny` er den annulleret. `note` siger hvorfor.

    Den, der retter, skal have ret til at registrere det, der rettes.
    """
    kraev_tekst("note", note, "Skriv, hvad der var forkert; det bliver stående i sagen.")
    sag = lager.hent(sag_id, bruger, forventet_version=forventet_version, nu=nu)
    sag.kraev_ret("rettelse")
    gammel = next((haendelse for haendelse in sag.haendelser if haendelse.id == af), None)
    if gammel is None:
        raise UgyldigtInput("af", "Der er ingen hændelse med det nummer i sagen.")
    if besked := RETTES_ANDERLEDES.get(gammel.type):
        raise IkkeMuligt(besked)
    if ny is not None and ny.type != gammel.type:
        raise UgyldigtInput("ny", "En hændelse kan kun rettes til en af samme slags; annullér den ellers.")
    if ny is not None and ny.gyldig_fra < sag.person.foedselsdato:
        raise UgyldigtInput("gyldig_fra", "Datoen ligger før personens fødsel; angiv den dag, det skete.")
    sag.kraev_ret(gammel.type, ansaettelse=getattr(gammel, "ansaettelse", ""))
    return sag.tilfoej(Rettelse(gyldig_fra=gyldig_fra, af=af, ny=ny, note=note))
