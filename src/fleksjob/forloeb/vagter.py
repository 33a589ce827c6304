"""Vagterne: de kendsgerninger om en tilstand, som processens rækker nævner ved navn."""

from collections.abc import Callable

from fleksjob.forloeb.begreber import Ansaettelse, Tilstand
from fleksjob.forloeb.begyndelse import BEGYNDELSENS_VAGTER
from fleksjob.forloeb.fastholdelse import aftaleord, fastholdelsesord, fastholdelsesudfald
from fleksjob.forloeb.forberedelse import manglede_i_teamet
from fleksjob.forloeb.tilbagebetaling import TILBAGEBETALINGENS_VAGTER
from fleksjob.forloeb.vitas import BEVILGEDE
from fleksjob.lov.sagsgang.fastholdelsessvar import kravet_ophoerer
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, foelger_indstillingen
from fleksjob.lov.sagsgang.visitation import folkepensionsdag


def jobbet_er_nyt(tilstand: Tilstand, instans: str) -> bool:
    """Jobbet er begyndt i den nye ordning."""
    job = _jobbet(tilstand, instans)
    return job is not None and job.startet is not None and not job.gammel_ordning


def over_folkepensionsalderen(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren har nået folkepensionsalderen på dagen."""
    return folkepensionsdag(tilstand.person.foedselsdato, tilstand.retsgrundlag).dato <= tilstand.pr


def udkast_til_bevilling_efter_folkepensionsalderen(tilstand: Tilstand, instans: str) -> bool:
    """Der ligger et udkast til en bevilling, og borgeren er for gammel til den."""
    udkast = tilstand.forberedt_afgoerelse
    return udkast is not None and udkast.udfald == "bevilget" and over_folkepensionsalderen(tilstand, instans)


def udkast_til_afslag_uden_hoering(tilstand: Tilstand, instans: str) -> bool:
    """Der ligger et udkast, som ikke er et ja til fleksjob, og ingen har begrundet, at høring kan undlades."""
    udkast = tilstand.forberedt_afgoerelse
    return udkast is not None and udkast.udfald != "bevilget" and not udkast.hoering_undladt


def ingen_ubesvaret_hoering(tilstand: Tilstand, instans: str) -> bool:
    """Ingen partshøring venter på svar."""
    return all(hoering.besvaret is not None for hoering in tilstand.partshoeringer)


def bevillingen_er_varig(tilstand: Tilstand, instans: str) -> bool:
    """Jobbets bevilling har intet udløb."""
    job = _jobbet(tilstand, instans)
    return job is not None and job.varig


def job_loeber(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er begyndt i et job, der ikke er ophørt."""
    return any(job.startet is not None and job.ophoert is None for job in tilstand.ansaettelser)


def jobbet_er_ophoert(tilstand: Tilstand, instans: str) -> bool:
    """Jobbet er ophørt."""
    job = _jobbet(tilstand, instans)
    return job is not None and job.ophoert is not None


def intet_ubesvaret_kald(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har bedt om hjælp uden at have fået svar."""
    return not any(kald.ubesvaret for kald in tilstand.hjaelpekald)


def intet_aabent_kald(tilstand: Tilstand, instans: str) -> bool:
    """Intet kald om hjælp er åbent."""
    return not any(kald.aabent for kald in tilstand.hjaelpekald)


def fuldtidsloen_ukendt(tilstand: Tilstand, instans: str) -> bool:
    """Der er begyndte job, og i intet af dem er fuldtidslønnen oplyst."""
    begyndte = [job for job in tilstand.ansaettelser if job.startet is not None]
    return bool(begyndte) and all(job.fuldtidsloen_oplyst is None for job in begyndte)


def vitas_uden_bevilling(tilstand: Tilstand, instans: str) -> bool:
    """Der er søgt i VITAS om netop det job, og ansøgningen er ikke bevilget (eller bevillingen er væk igen)."""
    en = next((en for en in tilstand.etableringer if en.ansaettelse == instans), None)
    return en is not None and en.vitasstatus not in {"", *BEVILGEDE}


def intet_uudnyttet(tilstand: Tilstand, instans: str) -> bool:
    """Det seneste, der er godkendt i jobbet, bruger hele den vurderede evne."""
    en = next((en for en in tilstand.etableringer if en.ansaettelse == instans), None)
    return (
        en is None or en.vurdering is None or (en.vurdering.uudnyttet <= 0 and en.vurdering.se_igen is None)
    )


def ingen_stoette_venter(tilstand: Tilstand, instans: str) -> bool:
    """Ingen ansøgning om støtte mangler svar."""
    return all(en.udfald for en in tilstand.stoette)


def ingen_stoette_loeber(tilstand: Tilstand, instans: str) -> bool:
    """Ingen bevilget støtte varer endnu."""
    return not any(en.loeber(tilstand.pr) for en in tilstand.stoette)


def intet_udkast(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har forberedt en afgørelse, som venter på at blive godkendt."""
    return tilstand.forberedt_afgoerelse is None


def visiteret_som_selvstaendig(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er visiteret til tilskud som selvstændig."""
    return tilstand.visiteret_til == "selvstaendig"


def orlov_loeber(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er på orlov."""
    return _varer(tilstand, "barsel", "sorgorlov", "anden_orlov")


def ingen_orlov(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er ikke på orlov."""
    return not orlov_loeber(tilstand, instans)


def sygdom_loeber(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er sygemeldt."""
    return _varer(tilstand, "sygdom")


def ingen_sygdom(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er ikke sygemeldt."""
    return not sygdom_loeber(tilstand, instans)


def venter_ikke(tilstand: Tilstand, instans: str) -> bool:
    """Sagen venter ikke på nogen eller noget."""
    return not _varer(tilstand, "afventer_borger", "afventer_helbredsoplysninger", "afventer_andet")


def ingen_frist_at_udskyde(tilstand: Tilstand, instans: str) -> bool:
    """Der er ingen åben frist for kommunens behandling af sagen."""
    return not any(
        ventet.svar.kode in ("sagsbehandlingsfrist", "svar_paa_ansoegning")
        for ventet in tilstand.maerkning.aabne
    )


def ingen_anmodning_om_aktindsigt(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har bedt om aktindsigt uden at have fået svar."""
    return not tilstand.aabne_aktindsigter


def ingen_fuldmagt(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har en fuldmagt, der gælder."""
    return not any(en.gaelder(tilstand.pr) for en in tilstand.fuldmagter)


def ikke_tilflyttet(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er ikke flyttet til fra en anden kommune."""
    return tilstand.tilflyttet is None


def teamet_var_ikke_fuldtalligt(tilstand: Tilstand, instans: str) -> bool:
    """På det seneste møde manglede et fagområde, der altid skal være med; er deltagerne ikke oplyst, vides det ikke."""
    return bool(manglede_i_teamet(tilstand))


def venter_paa_ny_indstilling(tilstand: Tilstand, instans: str) -> bool:
    """Sagen er lagt for teamet igen, og teamet har ikke svaret."""
    return tilstand.venter_paa_indstilling


def udkastet_foelger_ikke_indstillingen(tilstand: Tilstand, instans: str) -> bool:
    """Udkastet siger noget andet end teamet, og sagen har ikke været lagt for teamet igen."""
    udkast = tilstand.forberedt_afgoerelse
    if udkast is None or udkast.art != "visitation" or tilstand.genforelagt is not None:
        return False
    return not foelger_indstillingen(tilstand.indstilling_til, udkast.udfald)


def ikke_vurderet_at_borgeren_ikke_vil(tilstand: Tilstand, instans: str) -> bool:
    """Den seneste vurdering siden sidste sanktion siger ikke, at borgeren ikke vil; eller der er ingen."""
    vurderinger = tilstand.jobsoegning.kan_vil
    sidst = max((en.dato for en in tilstand.sanktioner), default=None)
    if not vurderinger or (sidst is not None and vurderinger[-1].dato <= sidst):
        return True
    return vurderinger[-1].svar != "vil_ikke"


def ingen_sanktion_forberedt(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har forberedt en sanktion, som venter på at blive godkendt."""
    return tilstand.jobsoegning.sanktionsudkast is None


def intet_papir_ventes(tilstand: Tilstand, instans: str) -> bool:
    """Kommunen har ikke bedt om noget, der mangler at komme."""
    return not any(en.aaben for en in tilstand.rekvisitioner)


def ingen_papirer(tilstand: Tilstand, instans: str) -> bool:
    """Intet papir er kommet ind i sagen."""
    return not tilstand.papirer


def ingen_praktik_i_gang(tilstand: Tilstand, instans: str) -> bool:
    """Borgeren er ikke i praktik."""
    return tilstand.praktik_i_gang is None


def fastholdelse_i_gang(tilstand: Tilstand, instans: str) -> bool:
    """Et forløb under sociale kapitler eller på særlige vilkår løber."""
    return tilstand.fastholdelse_i_gang is not None


def fastholdelse_ikke_i_gang(tilstand: Tilstand, instans: str) -> bool:
    """Intet sådant forløb løber."""
    return not fastholdelse_i_gang(tilstand, instans)


def ingen_fastholdelsessag(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har bedt om hjælp til at beholde jobbet, og intet forløb løber."""
    return not _aaben_fastholdelsessag(tilstand) and not fastholdelse_i_gang(tilstand, instans)


def fastholdelsessag_aaben(tilstand: Tilstand, instans: str) -> bool:
    """En henvendelse er registreret og ikke afsluttet."""
    sag = tilstand.fastholdelsessag
    return _aaben_fastholdelsessag(tilstand) and sag is not None and bool(sag.kontakt_fra or sag.tovholder)


def fastholdelse_ikke_endt_uden_resultat(tilstand: Tilstand, instans: str) -> bool:
    """Der er ikke noget forløb, der er endt, og som ingen har spurgt til siden."""
    sag = tilstand.fastholdelsessag
    return sag is None or sag.ophoert is None or bool(sag.siden)


def undtagelse_venter(tilstand: Tilstand, instans: str) -> bool:
    """Der er bedt om at fravige de 12 måneder, og ingen har svaret."""
    sag = tilstand.fastholdelsessag
    return (
        _aaben_fastholdelsessag(tilstand)
        and sag is not None
        and sag.anmodning is not None
        and not sag.anmodning.svar
    )


def undtagelse_ikke_soegt(tilstand: Tilstand, instans: str) -> bool:
    """Ingen har bedt om at fravige de 12 måneder, eller der er svaret."""
    return not undtagelse_venter(tilstand, instans)


def _aaben_fastholdelsessag(tilstand: Tilstand) -> bool:
    return tilstand.fastholdelsessag is not None and tilstand.fastholdelsessag.ophoert is None


def fastholdelse_er_undtaget(tilstand: Tilstand, instans: str) -> bool:
    """Kravet om 12 måneder er fraveget."""
    return tilstand.fastholdelse_undtaget is not None


def hoejst_seks_aar_til_folkepension(tilstand: Tilstand, instans: str) -> bool:
    """Kravet om 12 måneder gælder ikke personen på dagen."""
    return tilstand.pr >= kravet_ophoerer(tilstand.person.foedselsdato, tilstand.retsgrundlag)


def fastholdelse_mangler_maaneder(tilstand: Tilstand, instans: str) -> bool:
    """Forløbet er i gang, og de 12 måneder er ikke gået."""
    return fastholdelsesudfald(tilstand) == "maaneder_mangler"


def fastholdelse_mangler_aftale(tilstand: Tilstand, instans: str) -> bool:
    """Forløbet er i gang uden skriftlig aftale."""
    return fastholdelsesudfald(tilstand) == "aftale_mangler"


def fastholdelse_mangler_forsoeg(tilstand: Tilstand, instans: str) -> bool:
    """Forløbet er i gang, og arbejdsgiveren har intet dokumenteret."""
    return fastholdelsesudfald(tilstand) == "forsoeg_mangler"


def _teamord(tilstand: Tilstand) -> dict[str, str]:
    navne = [FAGNAVNE[omraade] for omraade in manglede_i_teamet(tilstand)]
    return {"mangler": " og ".join(filter(None, [", ".join(navne[:-1]), *navne[-1:]]))}


VAGTORD: dict[str, Callable[[Tilstand], dict[str, str]]] = {
    "teamet_var_ikke_fuldtalligt": _teamord,
    "fastholdelse_mangler_maaneder": fastholdelsesord,
    "fastholdelse_mangler_aftale": aftaleord,
}
"""De ord, som en vagt sætter ind i rækkens `hvorfor`."""


def _varer(tilstand: Tilstand, *grunde: str) -> bool:
    return any(et.til is None and et.grund in grunde for et in tilstand.stop)


def _jobbet(tilstand: Tilstand, instans: str) -> Ansaettelse | None:
    return next((job for job in tilstand.ansaettelser if job.id == instans), None)


_FORLOEBETS: dict[str, Callable[[Tilstand, str], bool]] = {
    vagt.__name__: vagt
    for vagt in (
        over_folkepensionsalderen,
        jobbet_er_ophoert,
        intet_ubesvaret_kald,
        intet_aabent_kald,
        udkast_til_bevilling_efter_folkepensionsalderen,
        udkast_til_afslag_uden_hoering,
        ingen_ubesvaret_hoering,
        bevillingen_er_varig,
        job_loeber,
        fuldtidsloen_ukendt,
        vitas_uden_bevilling,
        intet_uudnyttet,
        ingen_stoette_venter,
        ingen_stoette_loeber,
        intet_udkast,
        visiteret_som_selvstaendig,
        jobbet_er_nyt,
        orlov_loeber,
        ingen_orlov,
        sygdom_loeber,
        ingen_sygdom,
        venter_ikke,
        ingen_frist_at_udskyde,
        ingen_anmodning_om_aktindsigt,
        ingen_fuldmagt,
        ikke_tilflyttet,
        teamet_var_ikke_fuldtalligt,
        venter_paa_ny_indstilling,
        udkastet_foelger_ikke_indstillingen,
        ikke_vurderet_at_borgeren_ikke_vil,
        ingen_sanktion_forberedt,
        intet_papir_ventes,
        ingen_papirer,
        ingen_praktik_i_gang,
        fastholdelse_i_gang,
        fastholdelse_ikke_i_gang,
        ingen_fastholdelsessag,
        fastholdelsessag_aaben,
        fastholdelse_ikke_endt_uden_resultat,
        undtagelse_venter,
        undtagelse_ikke_soegt,
        fastholdelse_er_undtaget,
        hoejst_seks_aar_til_folkepension,
        fastholdelse_mangler_maaneder,
        fastholdelse_mangler_aftale,
        fastholdelse_mangler_forsoeg,
    )
}
VAGTER: dict[str, Callable[[Tilstand, str], bool]] = {
    **_FORLOEBETS,
    **TILBAGEBETALINGENS_VAGTER,
    **BEGYNDELSENS_VAGTER,
}
