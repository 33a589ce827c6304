"""Fra ansøgning til afgørelse, efter den tids regler: uden team, med team eller med klinisk funktion."""

from datetime import date, timedelta
from typing import Any

from fleksjob.demo import kalibrering
from fleksjob.demo.afslag import foelg_op_paa_afslag
from fleksjob.demo.blad import Blad
from fleksjob.demo.klager import skriv_klage
from fleksjob.forloeb import haendelser as h
from fleksjob.lov.sagsgang.andet_forloeb import forloeb_pr
from fleksjob.lov.sagsgang.kalender import naeste_hverdag
from fleksjob.lov.sagsgang.rehabilitering import FAGNAVNE, teamkrav

TEAM_FRA = date(2013, 1, 1)
TEAM_TIL = date(2026, 6, 30)
"""Sidste dag med rehabiliteringsteam; udledt, se viden om REH-10. Forløbene skifter her, reglerne i `lov`."""

"""Fra da bestemmer kommunen sammensætningen fra sag til sag; udledt, se REH-2."""

_YDELSER = (
    "sygedagpenge",
    "kontanthjælp",
    "jobafklaringsforløb",
    "ressourceforløb",
    "dagpenge",
    "sygedagpenge",
)
_AARSAGER = (
    "Borgeren har søgt efter samtale med egen læge",
    "Sagen er rejst ved opfølgning i sygedagpenge",
    "Borgeren har søgt; flere praktikker er afprøvet",
    "Arbejdspladsen og borgeren har søgt sammen",
    "Sagen er rejst efter endt behandlingsforløb",
)
_BEGRUNDELSE_JA = (
    "Arbejdsevnen er varigt og væsentligt begrænset. To praktikker viser en arbejdstid på få timer om ugen "
    "med hyppige pauser, og behandlingsmulighederne er udtømte.",
    "Borgeren er afklaret i forhold til arbejde og uddannelse. Omplacering og skånehensyn er afprøvet "
    "uden at føre til arbejde på almindelige vilkår.",
    "Helbredet begrænser både tempo og udholdenhed, og begrænsningen er vurderet som varig af speciallæge.",
    "Arbejdsevnen er meget begrænset nu, men kan udvikles inden for en rimelig periode i et "
    "job med få timer.",
)
_BEGRUNDELSE_NEJ = {  # grunden (`lov.afslag`) og sagsbehandlerens begrundelse
    "ikke_afproevet": "Der er behandling i gang, som kan bedre arbejdsevnen, og relevante tilbud er ikke afprøvet.",
    "for_hoej": "Praktikken viser, at borgeren kan arbejde på almindelige vilkår i et fag med andre krav.",
    "ikke_varig": "Begrænsningen ventes at gå over efter den lægelige vurdering.",
}

_ANDET = {  # udfaldet, når kommunen i stedet går en anden vej, og begrundelsen
    "ressourceforloeb": "Arbejdsevnen kan udvikles, men det kræver et længere forløb med flere slags hjælp.",
    "foertidspension": "Arbejdsevnen er varigt så begrænset, at den ikke kan bruges i et fleksjob.",
    "afklaring": "Sagen mangler en afklaring, som borgeren og kommunen er enige om at lave først.",
}


def visitation(blad: Blad, afgjort: date, udfald: str = "bevilget", *, til_og_med: str = "afgoerelse") -> int:
    """Skriver forløbet frem mod afgørelsen på dagen `afgjort` og giver afgørelsens note.

    `til_og_med` kan være plan (begyndt), plan_faerdig eller afgoerelse. Før 2013 var der ingen plan.
    """
    oprettet = naeste_hverdag(afgjort - timedelta(days=blad.mellem(110, 260)))
    blad.skriv(
        h.SagOprettet,
        oprettet,
        aarsag=blad.en_af(_AARSAGER),
        ydelse=blad.en_af(_YDELSER),
    )
    if afgjort >= TEAM_FRA:
        begyndt = blad.efter(oprettet, 5, 25)
        blad.skriv(h.PlanPaabegyndt, begyndt)
        _laegeattest(blad, begyndt)
        if til_og_med == "plan":
            return 0
        faerdig = naeste_hverdag(afgjort - timedelta(days=blad.mellem(35, 60)))
        blad.skriv(h.PlanFaerdig, faerdig)
        if til_og_med == "plan_faerdig":
            return 0
        _indstilling(blad, faerdig, afgjort, udfald)
    else:
        _laegeattest(blad, blad.efter(oprettet, 5, 25))
    if udfald != "bevilget":
        _partshoering(blad, afgjort)
    return _afgoerelse(blad, afgjort, udfald)


def visitationsdag(dag: date) -> date:
    """En hverdag, hvor en afgørelse kan falde; de første ni måneder af 2013 var planerne ikke færdige endnu.

    Antagelse: dem flytter vi ni måneder, så hele sagen følger de nye regler.
    """
    if TEAM_FRA <= dag < TEAM_FRA + timedelta(days=270):
        dag += timedelta(days=270)
    return naeste_hverdag(dag)


def _laegeattest(blad: Blad, begyndt: date) -> None:
    bedt = blad.efter(begyndt, 1, 7)
    rekvisition = blad.skriv(
        h.DokumentRekvireret,
        bedt,
        art="lae265",
        fra="egen læge",
        svarfrist=bedt + timedelta(days=30),
    )
    if blad.chance(0.9):
        blad.skriv(
            h.DokumentModtaget,
            blad.efter(bedt, 12, 34),
            art="lae265",
            rekvisition=rekvisition,
            punkter=("varig_og_vaesentlig",),
        )


def teamet(moede: date) -> tuple[str, ...]:
    """De fagområder, der sidder i teamet på dagen."""
    return tuple(FAGNAVNE[omraade] for omraade in teamkrav(moede).medlemmer)


def _indstilling(blad: Blad, faerdig: date, afgjort: date, udfald: str) -> None:
    moede = blad.efter(faerdig, 5, 12)
    if moede <= TEAM_TIL:
        blad.skriv(h.TeammoedeAfholdt, moede, deltagere=teamet(moede))
        indstilling = "fleksjob" if udfald == "bevilget" else "anden indsats"
        blad.skriv(h.IndstillingAfgivet, moede, indstilling=indstilling)
        return
    resume = "Helbredet begrænser arbejdet varigt; skånehensyn er beskrevet."
    if udfald != "bevilget":
        resume = "Behandlingen er ikke afsluttet; virkningen kan vurderes om et halvt år."
    blad.skriv(h.RaadgivningModtaget, blad.efter(moede, 2, 8), resume=resume)


def _partshoering(blad: Blad, afgjort: date) -> None:
    sendt = naeste_hverdag(afgjort - timedelta(days=blad.mellem(18, 20)))
    blad.skriv(
        h.PartshoeringSendt,
        sendt,
        frist=naeste_hverdag(sendt + timedelta(days=10)),
        om="oplysninger om arbejdsevnen, der taler imod fleksjob",
    )
    if blad.chance(0.7):
        blad.skriv(h.PartshoeringBesvaret, blad.efter(sendt, 4, 8), svar="Borgeren har sendt bemærkninger.")


def _afgoerelse(blad: Blad, afgjort: date, udfald: str) -> int:
    grund = blad.en_af(tuple(_BEGRUNDELSE_NEJ)) if udfald == "afslag" else ""
    andet = (
        blad.en_af(tuple(kode for kode in _ANDET if kode in forloeb_pr(afgjort))) if udfald == "andet" else ""
    )
    indhold: dict[str, Any] = {
        "udfald": udfald,
        "art": "visitation",
        "begrundelse": _BEGRUNDELSE_NEJ.get(grund) or _ANDET.get(andet) or blad.en_af(_BEGRUNDELSE_JA),
        "afslagsgrund": grund,
        "andet_udfald": andet,
        "hjemmel": hjemmel(afgjort),
        "til": "fleksjob",
        "regeludfald": "bevilget" if udfald == "bevilget" else "afslag",
    }
    if udfald == "afslag":
        indhold["opfoelgning"] = naeste_hverdag(afgjort + timedelta(days=28))
    hold = blad.hold
    blad.skriv(h.AfgoerelseForberedt, naeste_hverdag(afgjort - timedelta(days=blad.mellem(2, 4))), **indhold)
    afgoerelse = blad.skriv(
        h.AfgoerelseTruffet,
        afgjort,
        hold.leder.brugernavn if udfald != "bevilget" else hold.kollega.brugernavn,
        **indhold,
        kanal="digital" if blad.chance(0.93) else "brev",
        forberedt_af=hold.sagsbehandler.brugernavn,
        godkendt_af=hold.leder.brugernavn if udfald != "bevilget" else hold.kollega.brugernavn,
    )
    if udfald == "afslag":
        foelg_op_paa_afslag(blad, afgjort, grund)
    if blad.chance(0.30 if udfald == "afslag" else kalibrering.KLAGER / 3):
        klage(blad, afgjort, afgoerelse)
    return afgoerelse


def klage(blad: Blad, afgjort: date, afgoerelse: int) -> None:
    """En klage inden fristen, genvurdering (oftest til tiden), videresendelse og Ankestyrelsens afgørelse."""
    modtaget = blad.efter(afgjort, 6, 24)
    genvurderet = blad.efter(modtaget, 12, 26 if blad.chance(0.85) else 45)
    sendt = blad.efter(genvurderet, 0, 2)
    svar = blad.efter(sendt, 90, 240)
    skriv_klage(blad, afgoerelse, modtaget, genvurderet, sendt, svar)


def hjemmel(dag: date) -> str:
    """Bestemmelsen om målgruppen på dagen, som den er læst (`viden` VIS-1)."""
    return "LAB § 116" if dag >= date(2020, 1, 1) else "LAB §§ 69-70"
