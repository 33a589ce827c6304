"""Skridtene: hvad en rolle kan gøre i sagen nu, og hvorfor resten ikke kan lade sig gøre.

Et skridt er muligt, når det hører til tiden, hverken er udelukket eller spærret, og betingelserne er opfyldt.
Skridt i et job eller en klage er mulige, når de er det i mindst ét job eller én klage.
"""

from collections.abc import Collection
from datetime import date

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.maerkning import SAGEN
from fleksjob.forloeb.roller import HVEM_KAN, Rolle
from fleksjob.forloeb.tilbagebetaling import kun_egne_forslag
from fleksjob.forloeb.vagter import VAGTER, VAGTORD
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang import proces
from fleksjob.lov.sagsgang.relationer import Betingelse, Relation, Trin, hjemmel_pr


class Skridt(msgspec.Struct, frozen=True):
    """Ét skridt. `kode` er hændelsestypen; `hvorfor_ikke` er én sætning og tom, når skridtet er muligt.

    `hjemmel` er skridtets; er det ikke muligt, er den det, der står i vejen, når det har en.
    """

    kode: str
    navn: str
    mulig: bool
    hvorfor_ikke: str
    hjemmel: str
    forbehold: str = ""


def mulige_skridt(tilstand: Tilstand, rolle: Rolle | Collection[Rolle], bruger: str = "") -> list[Skridt]:
    """Alle skridt, rollen kan tage i en sag, i forløbets orden, med grunden til dem, der ikke er mulige nu.

    Den, der har flere roller, kan det, mindst én af dem kan. Med `bruger` (den, der vises i `registreret_af`)
    siges det også, når en anden skal godkende.
    """
    roller = {rolle} if isinstance(rolle, Rolle) else set(rolle)
    return [
        _skridt(tilstand, trin, bruger)
        for kode, trin in proces.TRIN.items()
        if not roller.isdisjoint(HVEM_KAN[kode])
    ]


def skridtet(tilstand: Tilstand, kode: str, bruger: str = "", instans: str = "") -> Skridt:
    """Ét skridt uden hensyn til rolle; `instans` er det job eller den klage, det skal ske i.

    Kaster KeyError for en kode, der ikke er et skridt.
    """
    return _skridt(tilstand, proces.TRIN[kode], bruger, instans)


def _skridt(tilstand: Tilstand, trin: Trin, bruger: str, instans: str = "") -> Skridt:
    instanser = [instans] if instans else _instanser(tilstand, trin)
    grunde = [_hvorfor_ikke(tilstand, trin, hver) for hver in instanser]
    hvorfor_ikke, spaerrende = next((grund for grund in grunde if not grund[0]), grunde[-1])
    if not hvorfor_ikke and trin.kode in _DEN_ANDEN_PERSONS:
        udkast = tilstand.forberedt_afgoerelse
        if bruger and udkast is not None and udkast.af == bruger:
            hvorfor_ikke = _DEN_ANDEN_PERSONS[trin.kode]
    if not hvorfor_ikke and trin.kode == "sanktion":
        sanktion = tilstand.jobsoegning.sanktionsudkast
        if bruger and sanktion is not None and sanktion.af == bruger:
            hvorfor_ikke = "Du har selv forberedt sanktionen; en anden skal godkende den."
    if not hvorfor_ikke and trin.kode in _SVAR_PAA_ANMODNING:
        sag = tilstand.fastholdelsessag
        if bruger and sag is not None and sag.anmodning is not None and sag.anmodning.af == bruger:
            hvorfor_ikke = "Du har selv bedt om at fravige kravet; en anden skal svare."
    if not hvorfor_ikke and trin.kode == "tilbagebetaling_afgjort" and kun_egne_forslag(tilstand, bruger):
        hvorfor_ikke = "Du har selv vurderet det; en anden skal underskrive."
    return Skridt(
        trin.kode,
        trin.navn,
        not hvorfor_ikke,
        hvorfor_ikke,
        hjemmel_pr((spaerrende and spaerrende.hjemmel) or trin.hjemmel, tilstand.pr),
        _forbehold(tilstand, trin),
    )


_SVAR_PAA_ANMODNING = ("fastholdelse_undtaget", "fastholdelse_undtagelse_afslaaet")


_DEN_ANDEN_PERSONS = {
    "afgoerelse_truffet": "Du har selv forberedt afgørelsen; en anden skal godkende den.",
    "afgoerelse_sendt_tilbage": "Du har selv forberedt afgørelsen; forbered en ny i stedet for at sende den tilbage.",
}
"""Det, kun den anden af to personer kan gøre, og hvad den første får at vide."""


def _instanser(tilstand: Tilstand, trin: Trin) -> list[str]:
    """De job eller klager, skridtet kan ske i; uden nogen spørges der for sagen som helhed."""
    match trin.omfang:
        case "ansaettelse":
            fundne = [job.id for job in tilstand.ansaettelser if job.ophoert is None]
            if trin.forslag:
                fundne += foreslaaede(tilstand)
            return fundne or [job.id for job in tilstand.ansaettelser[-1:]] or [SAGEN]
        case "klage":
            return [klage.id for klage in tilstand.klager] or [SAGEN]
    return [SAGEN]


def foreslaaede(tilstand: Tilstand) -> list[str]:
    """De job, der er foreslået og endnu ikke bevilget."""
    bevilgede = {job.id for job in tilstand.ansaettelser}
    return [en.ansaettelse for en in tilstand.etableringer if en.ansaettelse not in bevilgede]


def _hvorfor_ikke(tilstand: Tilstand, trin: Trin, instans: str) -> tuple[str, Relation | None]:
    """Den første grund, der gælder, og rækken, den står i; tom, når intet er i vejen."""
    if not trin.gaelder(tilstand.pr):
        return trin.uden_for_tiden, trin
    maerkning = tilstand.maerkning
    for hos in (SAGEN, instans):
        udelukker = maerkning.udelukket.get(hos, {}).get(trin.kode)
        if udelukker is not None:
            return udelukker.hvorfor, udelukker
    for spaerring in maerkning.raekker.spaerringer_for.get(trin.kode, ()):
        if spaerring.gaelder(tilstand.pr) and VAGTER[spaerring.vagt](tilstand, instans):
            ord_ = VAGTORD.get(spaerring.vagt)
            return spaerring.hvorfor.format(**ord_(tilstand)) if ord_ else spaerring.hvorfor, spaerring
    for betingelse in maerkning.raekker.betingelser_for.get(trin.kode, ()):
        if not _opfyldt(tilstand, betingelse, instans):
            return betingelse.hvorfor, betingelse
    for milepael in maerkning.raekker.milepaele_for.get(trin.kode, ()):
        frist = _loebende_frist(tilstand, milepael.venter_paa)
        if frist is not None:
            return milepael.hvorfor.format(frist=dansk_dato(frist)), milepael
    return "", None


def _opfyldt(tilstand: Tilstand, betingelse: Betingelse, instans: str) -> bool:
    if not betingelse.gaelder(tilstand.pr):
        return True
    if betingelse.vagt and not VAGTER[betingelse.vagt](tilstand, instans):
        return True
    sket = tilstand.maerkning.sket.get(instans, {})
    siden = sket.get(betingelse.siden) if betingelse.siden else None
    dage = (sket.get(maerke) for maerke in betingelse.kraever)
    return any(dag is not None and (siden is None or dag > siden) for dag in dage)


def _loebende_frist(tilstand: Tilstand, kode: str) -> date | None:
    """Fristen for en åben pligt, der ikke er overskredet."""
    for ventet in tilstand.maerkning.forpligtelser:
        if ventet.svar.kode == kode and ventet.aaben and ventet.frist and ventet.frist >= tilstand.pr:
            return ventet.frist
    return None


def _forbehold(tilstand: Tilstand, trin: Trin) -> str:
    raekker = [trin, *tilstand.maerkning.raekker.betingelser_for.get(trin.kode, ())]
    fundne = [raekke.forbehold for raekke in raekker if raekke.forbehold and raekke.gaelder(tilstand.pr)]
    return " ".join(filter(None, (tilstand.retsgrundlag.forbehold, *fundne)))
