"""Rollerne: hvem der kan gøre noget i en sag.

Beskrivelsen er skrevet, så den, der tildeler rollen, kan se, hvad den giver adgang til.
"""

from enum import StrEnum


class Rolle(StrEnum):
    """En bruger har præcis én rolle; `navn` og `beskrivelse` er til mennesker."""

    SAGSBEHANDLER = "sagsbehandler"
    VIRKSOMHEDSKONSULENT = "virksomhedskonsulent"
    FASTHOLDELSESKONSULENT = "fastholdelseskonsulent"
    MOEDELEDER = "moedeleder"
    TEAMMEDLEM = "teammedlem"
    YDELSESMEDARBEJDER = "ydelsesmedarbejder"
    LEDER = "leder"
    ANALYTIKER = "analytiker"
    KONTROLLANT = "kontrollant"
    BORGER = "borger"
    ARBEJDSGIVER = "arbejdsgiver"

    @property
    def navn(self) -> str:
        """Rollens navn, som det står på skærmen."""
        return _NAVNE.get(self, self.value.capitalize())

    @property
    def beskrivelse(self) -> str:
        """Én linje om, hvad rollen gør."""
        return _BESKRIVELSER[self]


_NAVNE = {Rolle.MOEDELEDER: "Mødeleder", Rolle.TEAMMEDLEM: "Medlem af rehabiliteringsteamet"}

_BESKRIVELSER = {
    Rolle.SAGSBEHANDLER: "Fører borgerens sag: plan, høring, afgørelser, samtaler og opfølgning.",
    Rolle.VIRKSOMHEDSKONSULENT: "Finder og aftaler jobbet: timer, intensitet, skånehensyn, opfølgning.",
    Rolle.FASTHOLDELSESKONSULENT: "Fører fastholdelsessager: besøger virksomheden og samler dokumentationen.",
    Rolle.MOEDELEDER: "Leder møderne i rehabiliteringsteamet: dagsorden, indkaldelse, referat og indstilling.",
    Rolle.TEAMMEDLEM: "Ser de sager, der er på dagsordenen til egne teammøder, og ingen andre.",
    Rolle.YDELSESMEDARBEJDER: "Kører månedens beregning, ser det usædvanlige efter og frigiver udbetalinger.",
    Rolle.LEDER: "Godkender afgørelser, som en anden har forberedt, og følger frister for hele gruppen.",
    Rolle.ANALYTIKER: "Læser kommunens tal, hvor små tal er skjult. Ser ingen sager og ingen personer.",
    Rolle.KONTROLLANT: "Ser, hvem der har slået hvem op og hvorfor, men ikke, hvad der står i sagerne.",
    Rolle.BORGER: "Ser sin egen sag, svarer på høringer, registrerer CV og kan klage.",
    Rolle.ARBEJDSGIVER: "Oplyser løn, timer og fuldtidsløn for ansatte i fleksjob i egen virksomhed.",
}

_SB, _VK, _LE = Rolle.SAGSBEHANDLER, Rolle.VIRKSOMHEDSKONSULENT, Rolle.LEDER
_FK, _ML, _YM = Rolle.FASTHOLDELSESKONSULENT, Rolle.MOEDELEDER, Rolle.YDELSESMEDARBEJDER

MEDARBEJDERE = frozenset({_SB, _VK, _FK, _ML, _YM, _LE})
"""De ansatte, der ser kommunens sager. Teammedlemmer ser kun deres mødes; kontrollanten og analytikeren ser ingen."""

KAN_VAERE_EKSTRA = frozenset({_SB, _VK, _FK, _ML, _YM})
"""Roller, en medarbejder kan have ud over sin første. Leder og kontrollant deles ikke med andre opgaver."""

KAN_GIVES = (_SB, _VK, _FK, _ML, _YM, _LE, Rolle.TEAMMEDLEM, Rolle.ANALYTIKER, Rolle.KONTROLLANT)
"""Roller, en leder kan give. Borgere og arbejdsgivere får deres af, hvem de er."""

_JOBBET = frozenset({_SB, _VK})
_GODKENDERE = frozenset({_SB, _LE})
_SAGEN = frozenset({_SB})
_TEAMET = frozenset({_SB, _ML, _LE})
_FASTHOLDELSEN = frozenset({_SB, _VK, _FK})
_UDBETALERE = frozenset({_SB, _YM, _LE})

HVEM_KAN: dict[str, frozenset[Rolle]] = {
    "sag_oprettet": MEDARBEJDERE,
    "ansoegning_modtaget": MEDARBEJDERE | {Rolle.BORGER},
    "ansoegning_trukket": frozenset({_SB, Rolle.BORGER}),
    "afgoerelse_paa_grundlag_oensket": frozenset({_SB, Rolle.BORGER}),
    "afgoerelse_paa_grundlag_frafaldet": frozenset({_SB, Rolle.BORGER}),
    "vejledning_givet": MEDARBEJDERE,
    "afgoerelse_sendt": _GODKENDERE,
    "plan_paabegyndt": _SAGEN,
    "plan_faerdig": _SAGEN,
    "virksomhedskonsulent_inviteret": _SAGEN,
    "virksomhedskonsulent_fravalgt": _JOBBET,
    "clearing_givet": _GODKENDERE,
    "dokument_rekvireret": _FASTHOLDELSEN,
    "dokument_rykket": _FASTHOLDELSEN,
    "rekvisition_opgivet": _FASTHOLDELSEN,
    "dokument_modtaget": frozenset({_SB, _VK, _FK, Rolle.BORGER}),
    "dokument_vurderet": _SAGEN,
    "praktik_startet": _JOBBET,
    "praktik_besoegt": _JOBBET,
    "praktik_forlaenget": _JOBBET | {_LE},
    "praktik_sluttet": _JOBBET,
    "afproevning_undladt": _SAGEN,
    "behandling_afvist": _SAGEN,
    "teammoede_indkaldt": _TEAMET,
    "teammoede_afholdt": _TEAMET,
    "tvaerfagligt_moede_afholdt": _TEAMET,
    "indstilling_afgivet": _TEAMET,
    "indstilling_genforelagt": _SAGEN,
    "raadgivning_modtaget": _SAGEN,
    "betingelse_vurderet": _SAGEN,
    "partshoering_sendt": _SAGEN,
    "partshoering_forlaenget": _SAGEN,
    "partshoering_besvaret": frozenset({_SB, Rolle.BORGER}),
    "afgoerelse_forberedt": _SAGEN,
    "afgoerelse_truffet": _GODKENDERE,
    "afgoerelse_sendt_tilbage": _GODKENDERE,
    "foertidspension_overvejet": _SAGEN,
    "hjaelp_til_job_aftalt": _JOBBET,
    "forbedringsplan_lagt": _SAGEN,
    "tilbud_aftalt": _SAGEN,
    "anden_hjaelp_vejledt": _SAGEN,
    "fleksjobbevis_oensket": frozenset({_SB, _VK, Rolle.BORGER}),
    "fleksjobbevis_udstedt": _JOBBET,
    "ledighedsydelse_startet": _SAGEN,
    "ledighedsydelse_ophoert": _SAGEN,
    "samtale_afholdt": _JOBBET,
    "samtale_oensket": frozenset({_SB, _VK, Rolle.BORGER}),
    "samtaler_fritaget": _SAGEN,
    "cv_registreret": frozenset({_SB, _VK, Rolle.BORGER}),
    "jobsoegning_logget": frozenset({Rolle.BORGER}),
    "anden_aktoer_tilbudt": _JOBBET,
    "anden_aktoer_henvist": _JOBBET,
    "udeblivelse": _JOBBET,
    "raadighed_vurderet": _SAGEN,
    "sanktion": _GODKENDERE,
    "opsamling_holdt": _JOBBET,
    "jobsoegningsplan_aftalt": _JOBBET,
    "min_plan_registreret": _JOBBET,
    "jobnet_undtaget": _SAGEN,
    "ledighed_gennemgaaet": _JOBBET,
    "anden_aktoer_afsluttet": _JOBBET,
    "kan_vil_vurderet": _SAGEN,
    "sanktion_forberedt": _SAGEN,
    "sanktion_frafaldet": _GODKENDERE,
    "revurdering_udskudt": _SAGEN,
    "revurdering_afsluttet": _SAGEN,
    "orlov_paabegyndt": _SAGEN,
    "orlov_afsluttet": _SAGEN,
    "sygdom_paabegyndt": frozenset({_SB, _VK, Rolle.BORGER}),
    "sygdom_afsluttet": frozenset({_SB, _VK, Rolle.BORGER}),
    "afventer_paabegyndt": _SAGEN,
    "afventer_afsluttet": _SAGEN,
    "forsinkelse_meddelt": _SAGEN,
    "aktindsigt_anmodet": frozenset({_SB, _LE, Rolle.BORGER}),
    "aktindsigt_forsinket": _GODKENDERE,
    "aktindsigt_givet": _GODKENDERE,
    "fastholdelse_henvendt": MEDARBEJDERE,
    "fastholdelse_moede": _FASTHOLDELSEN,
    "fastholdelse_overdraget": frozenset({_SB, _VK, _FK, _LE}),
    "fastholdelse_paabegyndt": _FASTHOLDELSEN,
    "fastholdelse_aftalt": _FASTHOLDELSEN,
    "fastholdelse_skridt": _FASTHOLDELSEN,
    "fastholdelse_dokumenteret": _FASTHOLDELSEN,
    "fastholdelse_vurderet": frozenset({_SB, _FK}),
    "fastholdelse_undtagelse_soegt": _FASTHOLDELSEN,
    "fastholdelse_undtaget": frozenset({_LE}),
    "fastholdelse_undtagelse_afslaaet": frozenset({_LE}),
    "fastholdelse_ophoert": _FASTHOLDELSEN,
    "fastholdelse_fulgt_op": _FASTHOLDELSEN,
    "job_foreslaaet": _JOBBET,
    "forslag_besvaret": frozenset({_SB, _VK, Rolle.BORGER, Rolle.ARBEJDSGIVER}),
    "job_godkendt": _JOBBET,
    "job_afslaaet": _JOBBET,
    "kapacitet_set": _JOBBET,
    "vitas_aendret": _JOBBET,
    "kontraktsamtykke_givet": frozenset({_SB, _VK, Rolle.BORGER}),
    "kontraktsamtykke_trukket": frozenset({_SB, _VK, Rolle.BORGER}),
    "kontrakt_aftalt": frozenset({_SB, _VK, Rolle.ARBEJDSGIVER}),
    "tillaegsaftale_skrevet": _JOBBET,
    "tillaegsaftale_bekraeftet": frozenset({_SB, _VK, Rolle.BORGER, Rolle.ARBEJDSGIVER}),
    "stoette_soegt": frozenset({_SB, _VK, _FK, Rolle.BORGER}),
    "stoette_afgjort": _JOBBET,
    "stoette_fulgt_op": _JOBBET,
    "job_overdraget": _JOBBET,
    "fleksjob_bevilget": _JOBBET,
    "fuldtidsloen_oplyst": frozenset({_SB, _VK, _YM, Rolle.ARBEJDSGIVER}),
    "fleksjob_startet": _JOBBET,
    "vilkaar_aendret": _JOBBET,
    "opfoelgning_afholdt": _JOBBET,
    "hjaelp_oensket": frozenset({_SB, _VK, Rolle.BORGER, Rolle.ARBEJDSGIVER}),
    "hjaelp_besvaret": _JOBBET,
    "hjaelp_afsluttet": _JOBBET,
    "opfoelgningstegn_vurderet": _JOBBET,
    "opfoelgningsrytme_valgt": _JOBBET,
    "pensionssag_rejst": _SAGEN,
    "status_udarbejdet": _JOBBET,
    "bevilling_fornyet": _GODKENDERE,
    "fleksjob_ophoert": _JOBBET,
    "udviklingsmaal_aftalt": _JOBBET,
    "udviklingsmaal_naaet": _JOBBET,
    "udviklingsmaal_frafaldet": _JOBBET,
    "udviklingsplan_aftalt": _JOBBET,
    "udviklingssamtale_holdt": _JOBBET,
    "udvikling_vurderet": _SAGEN,
    "tilskudsbroek_oplyst": frozenset({_SB, _YM}),
    "jobaendring_vurderet": _SAGEN,
    "ordning_valgt": _SAGEN,
    "indkomst_indberettet": frozenset({_SB, _YM, Rolle.ARBEJDSGIVER}),
    "udbetaling_beregnet": _UDBETALERE,
    "udbetaling_frigivet": _UDBETALERE,
    "tilbagebetaling_hoert": frozenset({_SB, _YM}),
    "tilbagebetaling_besvaret": frozenset({_SB, _YM, Rolle.BORGER}),
    "tilbagebetaling_forberedt": frozenset({_SB, _YM}),
    "tilbagebetaling_afgjort": _UDBETALERE,
    "tilbagebetaling_betalt": frozenset({_SB, _YM}),
    "klage_modtaget": frozenset({_SB, _LE, Rolle.BORGER}),
    "genvurdering_afsluttet": _GODKENDERE,
    "klage_oversendt": _GODKENDERE,
    "klage_afgjort": _GODKENDERE,
    "fuldmagt_givet": frozenset({_SB, Rolle.BORGER}),
    "fuldmagt_tilbagekaldt": frozenset({_SB, Rolle.BORGER}),
    "rettelse": _GODKENDERE,
    "sag_lukket": _GODKENDERE,
}
"""Hvilke roller der kan tage hvilket skridt. Det er kommunens arbejdsdeling, ikke lov."""
