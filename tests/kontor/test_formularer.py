"""Formularerne: felterne er kommandoens, danske tal forstås, og fejl siger, hvad der er rigtigt."""

import inspect
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.tilstand import Person, Tilstand, tilstand

DAG = date(2026, 11, 20)
HAENDELSER: list[Any] = [
    h.SagOprettet(gyldig_fra=date(2026, 1, 5), id="1"),
    h.PlanPaabegyndt(gyldig_fra=date(2026, 1, 6), id="2"),
    h.PlanFaerdig(gyldig_fra=date(2026, 2, 1), id="3"),
    h.TeammoedeAfholdt(gyldig_fra=date(2026, 2, 10), id="4"),
    h.IndstillingAfgivet(gyldig_fra=date(2026, 2, 10), id="5", indstilling="fleksjob"),
    h.AfgoerelseTruffet(gyldig_fra=date(2026, 2, 20), id="6", udfald="bevilget", begrundelse="x", hjemmel="LAB § 116"),
    h.LedighedsydelseStartet(gyldig_fra=date(2026, 2, 21), id="7", sats="hoej"),
    h.FleksjobBevilget(gyldig_fra=date(2026, 3, 1), id="8", ansaettelse="job-1", virksomhed="Bageriet"),
    h.FleksjobStartet(gyldig_fra=date(2026, 3, 10), id="9", ansaettelse="job-1", virksomhed="Bageriet", timer=16.0,
                      intensitet=62.5, timeloen=180.0, fuldtidsloen=33000.0),
    h.FleksjobBevilget(gyldig_fra=date(2026, 10, 1), id="10", ansaettelse="job-2", virksomhed="Lageret"),
    h.FleksjobStartet(gyldig_fra=date(2008, 5, 1), id="o1", ansaettelse="job-0", virksomhed="Værkstedet", timer=25.0,
                      intensitet=100.0, timeloen=165.0, fuldtidsloen=31000.0),
    h.UdviklingsmaalAftalt(gyldig_fra=date(2026, 4, 1), id="m1", ansaettelse="job-1", art="timer", maalvaerdi=20.0),
    h.UdviklingsmaalAftalt(gyldig_fra=date(2026, 4, 2), id="m2", ansaettelse="job-1", art="opgaver", maal="kassen"),
    h.KlageModtaget(gyldig_fra=date(2026, 3, 2), id="11", afgoerelse="6"),
    h.DokumentRekvireret(gyldig_fra=date(2026, 10, 5), id="12", art="arbejdsgiver", fra="Bageriet"),
    h.DokumentModtaget(gyldig_fra=date(2026, 10, 6), id="13", art="cv", fra="Borgeren"),
    h.KlageModtaget(gyldig_fra=date(2026, 3, 4), id="14", afgoerelse="6"),
    h.GenvurderingAfsluttet(gyldig_fra=date(2026, 3, 20), id="15", klage="14", udfald="fastholdt"),
    h.KlageModtaget(gyldig_fra=date(2026, 3, 5), id="18", afgoerelse="6"),
    h.GenvurderingAfsluttet(gyldig_fra=date(2026, 3, 21), id="19", klage="18", udfald="fastholdt"),
    h.KlageOversendt(gyldig_fra=date(2026, 3, 22), id="20", klage="18"),
    h.AktindsigtAnmodet(gyldig_fra=date(2026, 11, 17), id="16"),
    h.HjaelpOensket(gyldig_fra=date(2026, 10, 7), id="90", ansaettelse="job-1", fra="borger", emner=("opgaver",)),
    h.FuldmagtGivet(gyldig_fra=date(2026, 10, 1), id="17", til="Søs", omfang="alt"),
    *(
        h.UdbetalingBeregnet(gyldig_fra=date(2026, 10, 1), id=f"u{nr}", periode=f"2026-{nr:02d}", beloeb=100.0,
                             difference=-100.0, version=2)
        for nr in range(6, 10)
    ),
    h.TilbagebetalingHoert(gyldig_fra=date(2026, 10, 2), id="t1", periode="2026-07", frist=date(2026, 10, 9)),
    h.TilbagebetalingForberedt(gyldig_fra=date(2026, 10, 3), id="t2", periode="2026-08", udfald="kraeves_ikke"),
    h.TilbagebetalingAfgjort(gyldig_fra=date(2026, 10, 3), id="t3", periode="2026-09", udfald="kraeves", beloeb=100.0),
    h.JobForeslaaet(gyldig_fra=date(2026, 11, 2), id="89", ansaettelse="job-3", virksomhed="Kiosken", timer=8.0,
                    intensitet=50.0, startdato=date(2026, 12, 1)),
    h.StoetteSoegt(gyldig_fra=date(2026, 11, 3), id="91", art="mentor", ansaettelse="job-3", hvad="Opgaverne"),
    h.StoetteSoegt(gyldig_fra=date(2026, 11, 3), id="92", art="mentor", ansaettelse="job-3", hvad="Opgaverne"),
    h.StoetteAfgjort(gyldig_fra=date(2026, 11, 4), id="93", stoette="92", til=date(2027, 1, 1)),
]  # fmt: skip

UDFYLDT: dict[str, dict[str, Any]] = {
    "job_foreslaaet": {"virksomhed": "Kiosken", "startdato": "2026-12-01", "timer": "8", "intensitet": "50"},
    "forslag_besvaret": {"ansaettelse": "job-3", "part": "borger", "svar": "aendring", "oensker": "Færre dage"},
    "job_godkendt": {"ansaettelse": "job-3", "vurderede_timer": "12", "vurderet_intensitet": "50", "betinget": "ja",
                     "begrundelse": "Praktikken", "forskel": "begyndelse", "se_igen": "2027-02-01",
                     "plan": "flere_timer", "progression_droeftet": "ja"},
    "job_afslaaet": {"ansaettelse": "job-3", "grund": "vilkaar", "begrundelse": "Lønnen"},
    "kapacitet_set": {"ansaettelse": "job-3", "udfald": "flere_timer", "tekst": "To timer mere"},
    "vitas_aendret": {"ansaettelse": "job-3", "status": "indsendt", "reference": "V-1", "ansoegt_af": "kommune"},
    "kontraktsamtykke_givet": {"ansaettelse": "job-3", "til": ["kommune"], "maade": "mundtligt"},
    "kontraktsamtykke_trukket": {"ansaettelse": "job-3", "til": ["kommune"]},
    "kontrakt_aftalt": {"ansaettelse": "job-3", "punkter": ["loen", "timer"], "underskrevet": ["borger"]},
    "tillaegsaftale_skrevet": {"ansaettelse": "job-3", "opgaver-0-opgave": "Feje", "opfoelgninger-0-dag": "2027-03-01"},
    "tillaegsaftale_bekraeftet": {"ansaettelse": "job-3", "part": "borger", "maade": "papir"},
    "stoette_soegt": {"ansaettelse": "job-3", "art": "mentor", "hvad": "Opgaverne", "timer_uge": "1"},
    "stoette_afgjort": {"stoette": "91", "udfald": "bevilget", "fra": "2026-12-01", "til": "2027-03-01",
                        "mentortype": "kollega", "hvem": "Lone", "begrundelse": "Første job"},
    "stoette_fulgt_op": {"stoette": "92", "udfald": "fortsaetter", "til": "2027-04-01"},
    "job_overdraget": {"ansaettelse": "job-1", "til": "amira", "besoeg_inden": "2027-02-01"},
    "ansoegning_modtaget": {"kanal": "telefon", "hvorfor": "Jeg kan ikke klare fuld tid."},
    "vejledning_givet": {"emner": ["ordningen", "udfald"], "form": "moede", "forventet_afgoerelse": "2026-12-20"},
    "afgoerelse_paa_grundlag_oensket": {"gennemgaaet": "on"},
    "afgoerelse_paa_grundlag_frafaldet": {},
    "ansoegning_trukket": {"hvordan": "Ringede den 3. november"},
    "fastholdelse_henvendt": {"kontakt_fra": "borgeren", "kanal": "telefon", "virksomhed": "Lageret",
                              "tovholder": "sofie",
                              "besoeg_inden": "2026-11-24"},
    "fastholdelse_moede": {"form": "besoeg", "holdt": "ja", "udfordringer": "Løft", "forslag_": "Pauser"},
    "fastholdelse_overdraget": {"tovholder": "sofie"},
    "fastholdelse_paabegyndt": {"virksomhed": "Lageret", "grundlag": "saerlige_vilkaar"},
    "fastholdelse_aftalt": {"fra": "2026-11-01", "funktioner": "Løft", "skaanehensyn": "Pauser",
                            "grundlag": "saerlige_vilkaar", "underskrevet": ["medarbejder"]},
    "fastholdelse_skridt": {"art": "flere_pauser", "til": "2026-11-30", "resultat": "Bedre", "samtidig": "ja"},
    "fastholdelse_dokumenteret": {"bevis": "loenseddel", "fra": "2026-10-01", "til": "2026-10-31",
                                  "lavet": "2026-10-31", "indestaar": "Lønkontoret"},
    "fastholdelse_vurderet": {"ordinaert": ["omplacering"], "reelt_forsoeg": "ja", "udtoemt": "nej",
                              "begrundelse": "Mere at prøve", "afvigelsesgrund": "Set på stedet"},
    "fastholdelse_undtagelse_soegt": {"akut_grund": "Ulykke", "akut_bevis": "Brev", "formaalsloest_grund": "Intet kan",
                                      "formaalsloest_bevis": "Erklæring"},
    "fastholdelse_undtaget": {"akut_": "on", "formaalsloest_": "on", "grund": "Begge dele"},
    "fastholdelse_undtagelse_afslaaet": {"begrundelse": "Ikke akut"},
    "fastholdelse_ophoert": {"aarsag": "Opsagt", "videre": "ledig", "spoerg_igen": "2027-02-20"},
    "fastholdelse_fulgt_op": {"siden": "ledig"},
    "plan_paabegyndt": {},
    "dokument_rekvireret": {"art": "cv", "fra": "Borgeren", "svarfrist": "2026-12-04", "punkter": ["afklaret"]},
    "dokument_rykket": {"rekvisition": "12", "ny_frist": "2026-12-04", "note": "Talte med lederen"},
    "rekvisition_opgivet": {"rekvisition": "12", "grund": "Står i aftalen"},
    "dokument_modtaget": {"rekvisition": "12", "art": "arbejdsgiver", "dateret": "2026-11-02", "helbred": "ja"},
    "dokument_vurderet": {"papir": "13", "punkter": ["afklaret"]},
    "praktik_forlaenget": {"slut": "2026-12-18", "grund": "Se, om onsdag går"},
    "hjaelp_oensket": {"fra": "borger", "ansaettelse": "job-1", "emner": ["opgaver"], "ord_": "For tungt"},
    "hjaelp_besvaret": {"kald": "90", "hvordan": "telefon", "svar": "Vi prøver noget andet"},
    "hjaelp_afsluttet": {"kald": "90", "aendret": ["opgaver"], "hvad": "Mere lager"},
    "opfoelgningstegn_vurderet": {"ansaettelse": "job-1", "tegn": "ny_leder", "gaelder": "nej", "grund": "Kendt"},
    "opfoelgningsrytme_valgt": {"ansaettelse": "job-1", "uger": "8", "snak_uger": "4", "naeste": "2027-01-15",
                                "grund": "Ny leder"},
    "pensionssag_rejst": {"ansaettelse": "job-1", "begrundelse": "Kan nu kun klare to timer"},
    "praktik_startet": {"maal": "Ni timer om ugen", "foerste_besoeg": "2026-11-27", "jobloefte": "ja",
                        "virksomhed": "Kiosken", "formaal": "afklaring", "funktioner": "Varer på hylder", "timer": "6",
                        "egen_virksomhed": "ja"},
    "praktik_besoegt": {"deltagere": ["fysioterapeut"], "timer": "7,5"},
    "praktik_sluttet": {"timer": "8", "resultat": "8 timer er loftet", "punkter": ["tilbud_proevet"]},
    "afproevning_undladt": {"grund": "Sygdommen er fremadskridende"},
    "behandling_afvist": {"hvad": "Operation"},
    "plan_faerdig": {"afklaret": "on", "indsatser": "proevet", "begraenset": "on"},
    "virksomhedskonsulent_inviteret": {"note": "Se på lageret"},
    "virksomhedskonsulent_fravalgt": {"grund": "Borgeren er indlagt"},
    "clearing_givet": {"udfald": "mangler", "begrundelse": "Attesten er for gammel"},
    "teammoede_afholdt": {"deltagere": ["borgeren", "sundhedsområdet"]},
    "indstilling_afgivet": {"indstilling": "anden_indsats", "vaegt": "Helbred"},
    "raadgivning_modtaget": {"resume": "Kan arbejde lidt"},
    "betingelse_vurderet": {"betingelse": "varig", "svar": "ja", "grund": "Speciallægen"},
    "partshoering_sendt": {"frist": "2026-12-04", "om": "Lægens vurdering", "kanal": "digital"},
    "partshoering_forlaenget": {"frist": "2026-12-18", "grund": "Borgeren venter på sin læge"},
    "partshoering_besvaret": {"svar": "Jeg er enig"},
    "afgoerelse_forberedt": {"udfald": "bevilget", "begrundelse": "Evnen er nedsat", "uden_vurdering": "Klar sag"},
    "afgoerelse_truffet": {"kanal": "digital"},
    "afgoerelse_sendt_tilbage": {"grund": "Begrundelsen nævner ikke praktikken"},
    "foertidspension_overvejet": {"udfald": "sag_rejst", "grund": "Evnen er meget lille"},
    "hjaelp_til_job_aftalt": {"aftale": "Mentor fra januar"},
    "forbedringsplan_lagt": {"plan": "Genoptræning", "foelges_op": "2027-03-01"},
    "tilbud_aftalt": {"tilbud": "Praktik på lageret"},
    "anden_hjaelp_vejledt": {"om": "Helbredstillæg"},
    "fleksjobbevis_oensket": {},
    "fleksjobbevis_udstedt": {"skaanehensyn": "Pause hver time\nIngen løft", "samtykke": "on"},
    "ledighedsydelse_startet": {"sats": "hoej"},
    "ledighedsydelse_ophoert": {"aarsag": "Job"},
    "cv_registreret": {},
    "samtale_afholdt": {"art": "jobsamtale", "form": "fremmoede", "emner": ["cv"]},
    "opsamling_holdt": {"form": "fremmoede", "anbefaling": "ja", "forloebet": "haardt", "emner": ["anbefaling"],
                        "taeller": "nej", "ordene": "Lang vej"},
    "jobsoegningsplan_aftalt": {},
    "min_plan_registreret": {},
    "jobnet_undtaget": {"pligt": "cv", "grund": "Kan ikke læse; vi bruger borgerens eget CV"},
    "samtale_oensket": {"note": "Om transport"},
    "samtaler_fritaget": {"grund": "I gang med behandling"},
    "ledighed_gennemgaaet": {"anledning": "6_mdr", "grund": "kommunen", "aftalt": "Vi ringer i dag",
                             "naeste": "2026-12-18"},
    "anden_aktoer_afsluttet": {"resultat": "praktik", "rapport": "Ny branche"},
    "raadighed_vurderet": {"udfald": "til_raadighed", "note": "Joblog og samtaler"},
    "udeblivelse": {"fra": "tilbud", "dage": "2", "rimelig_grund": "nej", "note": "Glemte det"},
    "kan_vil_vurderet": {"adfaerd": "afslaar_tilbud", "skete": "2026-11-10", "svar": "kan_ikke",
                         "grund": "Ingen bus", "tilpasning": "Et sted i nærheden"},
    "sanktion_forberedt": {"begrundelse": "Ingen grund", "dage": "2", "bemaerkninger": "Glemte det"},
    "sanktion": {"kanal": "digital"},
    "sanktion_frafaldet": {"grund": "Borgeren var syg"},
    "sygdom_paabegyndt": {},
    "sygdom_afsluttet": {},
    "orlov_paabegyndt": {"art": "barsel"},
    "orlov_afsluttet": {},
    "afventer_paabegyndt": {"hvad": "borger", "om": "Svar på brevet"},
    "afventer_afsluttet": {"hvad": "borger"},
    "revurdering_udskudt": {"grund": "Flyttede hertil i september"},
    "revurdering_afsluttet": {"udfald": "fortsat_ret", "note": "Lagt til grund",
                              "redegoerelser": ["tilbud", "ressourcer", "arbejdsevne", "pension"]},
    "anden_aktoer_tilbudt": {"aktoer": "Aktøren"},
    "anden_aktoer_henvist": {"aktoer": "Aktøren", "til": "2027-02-20", "se_paa": ["mod"], "notat": "Prøvet meget"},
    "fleksjob_bevilget": {"virksomhed": "Kiosken", "cvr": "12345674", "startdato": "2026-12-01", "midlertidig": "ja"},
    "fuldtidsloen_oplyst": {"ansaettelse": "job-1", "fuldtidsloen": "33.000,50"},
    "fleksjob_startet": {"ansaettelse": "job-2", "timer": "16", "intensitet": "62,5", "timeloen": "180",
                         "fuldtidsloen": "33.000"},
    "vilkaar_aendret": {"ansaettelse": "job-1", "timer": "20", "intensitet": "62,5", "timeloen": "180",
                        "fuldtidsloen": "33000"},
    "fleksjob_ophoert": {"ansaettelse": "job-1", "aarsag": "helbred", "selv": "med_grund"},
    "opfoelgning_afholdt": {"ansaettelse": "job-1", "art": "ad_hoc", "note": "Det går godt"},
    "status_udarbejdet": {"ansaettelse": "job-1", "konklusion": "fortsat_fleksjob", "note": "Som før"},
    "bevilling_fornyet": {"ansaettelse": "job-1", "varig": "ja"},
    "indkomst_indberettet": {"ansaettelse": "job-1", "periode": "2026-10", "dispositionsdato": "2026-10-30",
                             "art": "bonus", "fra": "2026-05-01", "til": "2026-10-31", "loen": "7.000,25",
                             "pension": "800"},
    "udbetaling_beregnet": {"maaned": "2026-10"},
    "tilbagebetaling_hoert": {"periode": "2026-06", "frist": "2026-12-04", "om": "Vi har set din lønseddel.",
                              "kanal": "digital"},
    "tilbagebetaling_besvaret": {"periode": "2026-07", "svar": "Det vidste jeg ikke."},
    "tilbagebetaling_forberedt": {"periode": "2026-07", "uden_ret": "ja", "bedre_vidende": "nej",
                                  "udfald": "kraeves_ikke", "begrundelse": "Du kunne ikke vide det."},
    "tilbagebetaling_afgjort": {"periode": "2026-08", "kanal": "digital"},
    "tilbagebetaling_betalt": {"periode": "2026-09", "beloeb": "50,00"},
    "aktindsigt_anmodet": {"form": "telefon", "om": "Hele sagen"},
    "aktindsigt_forsinket": {"anmodning": "16", "grund": "Sagen er stor", "frist": "2026-12-04"},
    "aktindsigt_givet": {"anmodning": "16", "omfang": "fuld"},
    "fuldmagt_givet": {"til": "Søs Agerlund", "forhold": "paaroerende", "omfang": "klage", "form": "brev"},
    "fuldmagt_tilbagekaldt": {"fuldmagt": "17"},
    "klage_modtaget": {"afgoerelse": "6", "form": "telefon", "note": "Det er forkert"},
    "genvurdering_afsluttet": {"klage": "11", "udfald": "fastholdt", "begrundelse": "Intet nyt"},
    "klage_oversendt": {"klage": "14", "bundt": "7"},
    "klage_afgjort": {"klage": "18", "udfald": "stadfaestet", "begrundelse": "Ankestyrelsen er enig"},
    "sag_lukket": {"aarsag": "folkepension"},
    "udviklingsmaal_aftalt": {"ansaettelse": "job-1", "art": "timer", "startvaerdi": "16", "maalvaerdi": "18,5",
                              "inden": "2027-03-01"},
    "udviklingsmaal_naaet": {"maal_id": "m1", "opnaaet": "20"},
    "udviklingsmaal_frafaldet": {"maal_id": "m2", "grund": "Opgaven findes ikke mere"},
    "udviklingsplan_aftalt": {"ansaettelse": "job-1", "rytme": "kvartal", "med": ["leder"], "skriftlig": "ja",
                              "tekst": "Kassen først", "tidligst": "2026-12-01"},
    "udviklingssamtale_holdt": {"ansaettelse": "job-1", "trivsel": "god", "om": ["trivsel"], "proevet": ["mentor"],
                                "naeste": "2027-02-01"},
    "udvikling_vurderet": {"ansaettelse": "job-1", "kan_udvikles": "ja", "inden": "2028-01-01", "begrundelse": "Bedre"},
    "tilskudsbroek_oplyst": {"ansaettelse": "job-0", "andel": "halvdelen"},
    "jobaendring_vurderet": {"ansaettelse": "job-0", "aendring": "tjenestested", "andre_opgaver": "nej",
                             "udfald": "samme"},
    "ordning_valgt": {"ansaettelse": "job-0", "valgt": "2026-11-03", "dokument": "Brev", "timer": "25",
                      "intensitet": "80", "timeloen": "165", "fuldtidsloen": "31000", "set_beregning": "on"},
}  # fmt: skip


@pytest.fixture
def sagen() -> Tilstand:
    kendte = [_kendt(x) for x in HAENDELSER]
    return tilstand(Person(date(1984, 3, 5)), kendte, pr=DAG)


def _kendt(x: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(x, registreret=datetime(2026, 11, 1, tzinfo=UTC), registreret_af="karen")


def formular(kode: str, t: Tilstand, **felter: Any) -> Any:
    from fleksjob.kontor.formularer import FORMULARER

    data = {"forventet_version": "11", "gyldig_fra": "2026-11-20", **UDFYLDT[kode], **felter}
    return _med_sagens_valg(FORMULARER[kode](data, tilstand=t, dag=DAG, version=11))


# Det, kun sagens hændelser og papirer kender; siden giver formularen det med `se_sagen`.
SAGENS_VALG = {
    "job_overdraget": ("til", [("amira", "Amira")]),
    "klage_modtaget": ("afgoerelse", [("6", "Afgørelsen af 20.2.2026")]),
    "klage_oversendt": ("bundt", [("7", "Sagen, samlet 20.11.2026")]),
}


def _med_sagens_valg(en: Any) -> Any:
    if en.kode in SAGENS_VALG:
        felt, valg = SAGENS_VALG[en.kode]
        en.fields[felt].choices = valg
    return en


def koder() -> list[str]:
    return sorted(UDFYLDT)


def test_alle_formularer_er_proevet_her() -> None:
    from fleksjob.kontor.formularer import FORMULARER

    assert set(FORMULARER) == set(UDFYLDT)


@pytest.mark.parametrize("kode", koder())
def test_nyttelasten_passer_til_kommandoen(kode: str, sagen: Tilstand) -> None:
    from fleksjob.sager.kommandoer import KOMMANDOER

    en = formular(kode, sagen)
    assert en.is_valid(), en.errors
    parametre = inspect.signature(KOMMANDOER[kode]).parameters
    nyttelast = en.nyttelast()
    kraevede = {n for n, p in parametre.items() if p.default is p.empty} - {
        "sag_id",
        "bruger",
        "forventet_version",
        "nu",
    }
    assert set(nyttelast) <= set(parametre)
    assert kraevede <= set(nyttelast)


@pytest.mark.parametrize("kode", koder())
def test_tom_formular_har_danske_fejl_og_ingen_nyttelast(kode: str, sagen: Tilstand) -> None:
    from fleksjob.kontor.formularer import FORMULARER

    tom = FORMULARER[kode]({"forventet_version": "11"}, tilstand=sagen, dag=DAG, version=11)
    assert not tom.is_valid()
    assert tom.errors["gyldig_fra"] == ["Skriv en dato."]
    assert all(
        "required" not in fejl.lower() and "field" not in fejl.lower()
        for f in tom.errors.values()
        for fejl in f
    )


@pytest.mark.parametrize("kode", koder())
def test_en_haendelse_kan_rettes_i_samme_formular(kode: str, sagen: Tilstand) -> None:
    """Formularen, udfyldt med hændelsen selv, giver hændelsen igen."""
    from fleksjob.kontor.formularer import FORMULARER
    from fleksjob.sager.kommandoer.ret_haendelse import RETTES_ANDERLEDES

    if kode in RETTES_ANDERLEDES:
        assert RETTES_ANDERLEDES[kode]
        return
    foerst = formular(kode, sagen)
    assert foerst.is_valid()
    felter = {n: v for n, v in foerst.nyttelast().items() if n in h.KATALOG[kode].__struct_fields__}
    if kode == "fleksjob_bevilget":
        felter["ansaettelse"] = "job-1"
    if kode == "betingelse_vurderet":
        felter["udfald"] = "opfyldt"
    gammel = h.KATALOG[kode](**felter)
    ret = _med_sagens_valg(FORMULARER[kode](tilstand=sagen, dag=DAG, version=11, rettes=gammel))
    data = {n: ret[n].value() for n in ret.fields}
    data |= {n: v for n, v in UDFYLDT[kode].items() if n in FORMULARER[kode].udelad and not data.get(n)}
    igen = _med_sagens_valg(FORMULARER[kode](data, tilstand=sagen, dag=DAG, version=11, rettes=gammel))
    assert igen.is_valid(), igen.errors
    assert igen.som_haendelse() == gammel


@pytest.mark.parametrize(
    ("skrevet", "tal"),
    [("33.000,50", 33000.5), ("33000,5", 33000.5), ("33000.50", 33000.5), ("33.000", 33000.0)],
)
def test_danske_tal(skrevet: str, tal: float, sagen: Tilstand) -> None:
    en = formular("fuldtidsloen_oplyst", sagen, fuldtidsloen=skrevet)
    assert en.is_valid(), en.errors
    assert en.nyttelast()["fuldtidsloen"] == tal


@pytest.mark.parametrize(
    ("kode", "felt", "skrevet", "besked"),
    [
        ("fleksjob_startet", "timer", "-1", "Tallet skal være mindst 0."),
        ("fleksjob_startet", "intensitet", "101", "Tallet må højst være 100."),
        ("fleksjob_startet", "timeloen", "mange", "Skriv et tal, fx 200,50."),
        ("fleksjob_startet", "fuldtidsloen", "NaN", "Skriv et tal, fx 200,50."),
        ("samtale_afholdt", "gyldig_fra", "31.2.2026", "Datoen findes ikke. Skriv den som 1.3.2026."),
        ("samtale_afholdt", "gyldig_fra", "1980-01-01", "Datoen ligger før borgerens fødsel. Skriv en senere dato."),
        ("samtale_afholdt", "art", "kaffe", "Vælg én af mulighederne."),
        ("plan_faerdig", "begraenset", "", "Sagen er ikke klar: det skal være dokumenteret, at arbejdsevnen er varigt"
         " og væsentligt begrænset."),
    ],
)  # fmt: skip
def test_fejl_ved_feltet(kode: str, felt: str, skrevet: str, besked: str, sagen: Tilstand) -> None:
    en = formular(kode, sagen, **{felt: skrevet})
    assert not en.is_valid()
    assert en.errors[felt] == [besked]


def test_aabenbart_formaalsloest_skal_begrundes(sagen: Tilstand) -> None:
    assert "note" in formular("plan_faerdig", sagen, indsatser="formaalsloest").errors
    assert formular("plan_faerdig", sagen, indsatser="formaalsloest", note="Uhelbredelig sygdom").is_valid()


def test_indstilling_til_fleksjob_skal_have_sit_indhold(sagen: Tilstand) -> None:
    mangler = formular("indstilling_afgivet", sagen, indstilling="fleksjob")
    assert set(mangler.errors) == {"afklaret", "jobtyper", "hensyn", "stoette"}
    begraenset = formular("indstilling_afgivet", sagen, indstilling="anden_indsats", meget_begraenset="ja")
    assert set(begraenset.errors) == {"udvikling"}
    oplyst = formular(
        "indstilling_afgivet",
        sagen,
        indstilling="anden_indsats",
        progression_droeftet="nej",
        dissens="Lægen: uenig",
    )
    assert oplyst.is_valid()
    assert oplyst.nyttelast()["progression_droeftet"] is False
    assert "meget_begraenset" not in oplyst.nyttelast()


def test_afslag_skal_have_grund_og_afvigelse_fra_teamet_begrundes(sagen: Tilstand) -> None:
    afslag = formular("afgoerelse_forberedt", sagen, udfald="afslag")
    assert set(afslag.errors) == {"afslagsgrund", "indstilling_fraveget", "opfoelgning"}
    rigtigt = formular(
        "afgoerelse_forberedt",
        sagen,
        udfald="afslag",
        afslagsgrund="for_hoej",
        indstilling_fraveget="Nyt",
        opfoelgning="2026-12-18",
    )
    assert rigtigt.is_valid()
    assert rigtigt.nyttelast()["afslagsgrund"] == "for_hoej"


def test_jobbets_vilkaar_begynder_med_dem_der_gaelder(sagen: Tilstand) -> None:
    from fleksjob.kontor.formularer import FORMULARER

    tom = FORMULARER["vilkaar_aendret"](tilstand=sagen, dag=DAG, version=11)
    assert [tom[n].value() for n in ("timer", "intensitet", "timeloen")] == [16.0, 62.5, 180.0]


def test_intet_felt_hedder_det_samme_som_knapperne() -> None:
    """Ellers fik feltet knappens værdi, og skridtet kunne ikke gemmes."""
    from fleksjob.kontor.formularer import FORMULARER

    assert [kode for kode, klasse in FORMULARER.items() if "handling" in klasse.base_fields] == []
