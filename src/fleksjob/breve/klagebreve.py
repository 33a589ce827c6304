"""Brevene i en klage og om aktindsigt: hvad vi har fået, hvad vi har besluttet, og hvad der sker hvornår.

Hvert brev er et frit brev med faste ord; sagsbehandleren skriver kun begrundelsen. Fristerne kommer som dage, regnet af
`lov`. Klageinstansen er den, der behandler klagen på dagen.
"""

from collections.abc import Sequence
from datetime import date

from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.frit_brev import FritBrev
from fleksjob.breve.ramme import Brevramme, ugedag_og_dato
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.klage import klageinstans
from fleksjob.lov.sagsgang.klageord import FORMER, KLAGE_OVER_AKTINDSIGT, MUNDTLIG, UNDTAGELSER

HJAELP = Afsnit(
    "Du kan få hjælp gratis",
    punkter=(
        "DUKH (Den Uvildige Konsulentordning på Handicapområdet) giver gratis råd og er uafhængig af kommunen.",
        "Din fagforening har ofte en socialrådgiver, der kan hjælpe.",
        "Du må altid tage en bisidder med, og du må give en anden fuldmagt til at klare sagen.",
    ),
)


def _afsnit(overskrift: str, tekst: str) -> Afsnit:
    """Fri tekst som afsnit; tomme linjer deler."""
    dele = tuple(" ".join(del_.split()) for del_ in tekst.replace("\r\n", "\n").split("\n\n") if del_.strip())
    return Afsnit(overskrift, dele)


def kvittering(
    ramme: Brevramme,
    *,
    modtaget: date,
    over: str,
    senest: date,
    form: str = "",
    ordene: str = "",
    klagefrist: date | None = None,
    saerlig_grund: str = "",
) -> FritBrev:
    """Vi har fået din klage. `over` er det, der klages over; `klagefrist` er sat, når klagen kom for sent."""
    hvordan = "Du har ringet til os" if form == "telefon" else "Du har klaget"
    start = [f"{hvordan}, og vi fik din klage {dansk_dato(modtaget)}. Du klager over {over}."]
    if form and form not in MUNDTLIG:
        start.append(f"Klagen kom sådan: {FORMER.get(form, form).lower()}.")
    afsnit = [Afsnit("Vi har fået din klage", tuple(start))]
    if form in MUNDTLIG and ordene.strip():
        citat = _afsnit("Det har vi skrevet ned", ordene)
        til_sidst = "Er noget skrevet forkert, eller vil du sige mere, så ring eller skriv til os."
        afsnit.append(Afsnit(citat.overskrift, (*citat.tekster, til_sidst)))
    if klagefrist is not None:
        afsnit.append(_kom_for_sent(ramme, modtaget, klagefrist, saerlig_grund))
    afsnit.append(
        Afsnit(
            "Det sker der nu",
            punkter=(
                f"Vi ser på afgørelsen igen. Du får svar senest {ugedag_og_dato(senest)}.",
                "Giver vi dig ret, ændrer vi afgørelsen og skriver til dig.",
                f"Giver vi dig ikke helt ret, sender vi klagen og sagen til {klageinstans(senest)} inden samme dag. "
                "Du behøver ikke at gøre noget.",
                "Du må sende os nye oplysninger imens. Du skal ikke bevise noget for at klage.",
            ),
        )
    )
    return FritBrev(ramme, "Vi har fået din klage", (*afsnit, HJAELP))


def _kom_for_sent(ramme: Brevramme, modtaget: date, frist: date, saerlig_grund: str) -> Afsnit:
    instans = klageinstans(ramme.dato)
    grund = (
        f"Du har fortalt os hvorfor: {saerlig_grund.strip().rstrip('.')}. Det sender vi med."
        if saerlig_grund.strip()
        else "Fortæl os gerne, hvorfor den kom senere, fx hvis du var alvorligt syg. Så sender vi det med."
    )
    tekst = (
        f"Fristen var {dansk_dato(frist)}, og klagen kom {dansk_dato(modtaget)}. Vi ser på afgørelsen alligevel. "
        f"Ændrer vi den ikke, er det {instans}, der afgør, om klagen kan behandles, selv om den kom for sent."
    )
    return Afsnit("Klagen kom efter fristen", (tekst, grund))


def genvurdering(
    ramme: Brevramme, *, udfald: str, over: str, begrundelse: str, nyt: str = "", naeste: str = ""
) -> FritBrev:
    """Vi har set på sagen igen. `naeste` er det, der skal ske, når afgørelsen ændres."""
    instans = klageinstans(ramme.dato)
    titler = {
        "aendret": "Vi giver dig ret",
        "delvis_aendret": "Vi giver dig ret i noget af det",
        "fastholdt": "Vi har set på sagen igen",
    }
    svar = {
        "aendret": f"Du har klaget over {over}. Vi har set på sagen igen, og vi giver dig ret.",
        "delvis_aendret": f"Du har klaget over {over}. Vi har set på sagen igen og giver dig ret i noget af det.",
        "fastholdt": f"Du har klaget over {over}. Vi har set på sagen igen. Vi ændrer ikke afgørelsen.",
    }
    afsnit = [Afsnit("Svaret", (svar[udfald],)), _afsnit("Derfor", begrundelse)]
    if nyt.strip():
        afsnit.append(_afsnit("Det nye, vi har set på", nyt))
    nu = [naeste] if naeste else []
    if udfald != "fastholdt" and not naeste:
        nu.append("Du får en ny afgørelse i et brev for sig. Den kan du også klage over.")
    if udfald != "aendret":
        resten = "den del, du ikke fik ret i, " if udfald == "delvis_aendret" else ""
        nu.append(f"Vi sender {resten}klagen og din sag til {instans}. De afgør klagen.")
        nu.append(f"{instans} skriver til dig. Du må gerne sende dem mere; skriv sagens nummer på.")
    return FritBrev(ramme, titler[udfald], (*afsnit, Afsnit("Det sker der nu", punkter=tuple(nu)), HJAELP))


def oversendelse(ramme: Brevramme, *, over: str, papirer: Sequence[str]) -> FritBrev:
    """Klagen er sendt videre. `papirer` er det, der fulgte med."""
    instans = klageinstans(ramme.dato)
    return FritBrev(
        ramme,
        f"Din klage er sendt til {instans}",
        (
            Afsnit(
                "Vi har sendt din klage videre",
                (
                    f"Du har klaget over {over}. Vi har ikke givet dig helt ret, og {dansk_dato(ramme.dato)} sendte "
                    f"vi klagen og din sag til {instans}.",
                    f"{instans} afgør nu klagen. De skriver til dig og til os. Hvor lang tid det tager, kan vi ikke "
                    "love; spørg dem.",
                ),
            ),
            Afsnit("Det har vi sendt", punkter=tuple(papirer)),
            Afsnit(
                "Vil du se det?", ("Du kan få det hele at se. Bed om aktindsigt på din side eller ring.",)
            ),
            HJAELP,
        ),
    )


def foelgebrev(
    ramme: Brevramme,
    *,
    over: str,
    afgoerelsen: str,
    modtaget: date,
    ordene: str,
    begrundelse: str,
    nyt: str = "",
    for_sent: str = "",
) -> FritBrev:
    """Kommunens brev til klageinstansen, som ligger øverst i bundtet."""
    afsnit = [
        Afsnit(
            "Klagen",
            (
                f"Vi sender en klage over {over}. Klagen kom {dansk_dato(modtaget)}. {for_sent}".strip(),
                f"Afgørelsen: {afgoerelsen}",
            ),
        ),
        _afsnit("Borgerens ord", ordene.strip() or "Klagen er ikke begrundet. Det behøver den ikke at være."),
        _afsnit(
            "Kommunens genvurdering",
            begrundelse.strip() or "Kommunen har genvurderet og fastholder afgørelsen.",
        ),
    ]
    if nyt.strip():
        afsnit.append(_afsnit("Nye oplysninger siden afgørelsen", nyt))
    afsnit.append(
        Afsnit(
            "Sagen", ("Sagens papirer følger efter dette brev i den orden, de står i indekset på forsiden.",)
        )
    )
    return FritBrev(ramme, f"Klage til {klageinstans(ramme.dato)}", tuple(afsnit))


_UDFALD = {
    "stadfaestet": (
        "{instans} er enig med kommunen",
        "Kommunens afgørelse gælder. Der er ikke mere at klage til hos myndighederne.",
    ),
    "aendret": (
        "{instans} har ændret kommunens afgørelse",
        "Kommunen skal følge det, {instans} har afgjort.",
    ),
    "ophaevet": (
        "{instans} har ophævet kommunens afgørelse",
        "Afgørelsen gælder ikke længere. Kommunen skal behandle din sag igen.",
    ),
    "hjemvist": (
        "{instans} har sendt sagen tilbage til kommunen",
        "Kommunens afgørelse gælder ikke længere. Vi skal undersøge noget mere og afgøre sagen igen.",
    ),
    "afvist": (
        "{instans} kan ikke behandle klagen",
        "Kommunens afgørelse gælder. {instans} skriver, hvorfor klagen ikke kan behandles.",
    ),
}


def afgjort(
    ramme: Brevramme, *, udfald: str, over: str, ordene: str, goer: Sequence[str], senest: date | None = None
) -> FritBrev:
    """Klageinstansen har afgjort klagen. `goer` er det, kommunen har gjort eller gør nu."""
    instans = klageinstans(ramme.dato)
    titel, betyder = (tekst.format(instans=instans) for tekst in _UDFALD[udfald])
    afsnit = [Afsnit("Svaret", (f"Du klagede over {over}. {titel}.", betyder))]
    if ordene.strip():
        afsnit.append(_afsnit(f"Sådan begrunder {instans} det", ordene))
    nu = list(goer)
    if senest is not None:
        nu.append(f"Vi har selv sat en frist: Du får en ny afgørelse senest {ugedag_og_dato(senest)}.")
    afsnit.append(
        Afsnit("Det gør vi nu", punkter=tuple(nu) or ("Vi gør ikke mere. Du kan altid ringe og spørge.",))
    )
    return FritBrev(ramme, titel, (*afsnit, HJAELP))


def aktindsigt_kvittering(ramme: Brevramme, *, anmodet: date, om: str, senest: date) -> FritBrev:
    """Vi har fået din anmodning."""
    hvad = (
        f"Du har bedt om at se: {om.strip().rstrip('.')}." if om.strip() else "Du har bedt om at se din sag."
    )
    return FritBrev(
        ramme,
        "Du har bedt om at se din sag",
        (
            Afsnit("Vi har fået din anmodning", (f"{hvad} Vi fik det at vide {dansk_dato(anmodet)}.",)),
            Afsnit(
                "Det sker der nu",
                punkter=(
                    f"Du får svar hurtigst muligt og senest {ugedag_og_dato(senest)}. Det er 7 arbejdsdage.",
                    "Kan vi ikke nå det, skriver vi hvorfor, og hvornår du så får svar.",
                    "Papirerne kommer samlet i én fil, som du kan hente på din side.",
                ),
            ),
        ),
    )


def aktindsigt_forsinket(ramme: Brevramme, *, anmodet: date, grund: str, senest: date) -> FritBrev:
    """Vi når det ikke."""
    return FritBrev(
        ramme,
        "Du får din aktindsigt senere",
        (
            Afsnit(
                "Vi kan ikke nå det til tiden",
                (
                    f"Du bad om at se din sag {dansk_dato(anmodet)}. Det tager længere tid end 7 arbejdsdage.",
                    f"Det er fordi: {grund.strip().rstrip('.')}.",
                    f"Du får svar senest {ugedag_og_dato(senest)}. Vi beklager, at du må vente.",
                ),
            ),
        ),
    )


def aktindsigt_svar(
    ramme: Brevramme,
    *,
    omfang: str,
    anmodet: date,
    papirer: int,
    sider: int,
    udeladt: Sequence[str] = (),
    grunde: Sequence[str] = (),
    begrundelse: str = "",
    hjemmel: str = "",
) -> FritBrev:
    """Svaret på aktindsigt. `udeladt` siger, hvad der ikke er med, uden at røbe indholdet."""
    titel = {
        "fuld": "Her er papirerne i din sag",
        "delvis": "Her er de fleste papirer i din sag",
        "afslag": "Du kan ikke få papirerne at se",
    }[omfang]
    svar = [f"Du bad om at se din sag {dansk_dato(anmodet)}."]
    if omfang != "afslag":
        svar.append(
            f"Du får {papirer} papirer på {sider} sider i én fil. Forrest er en liste over dem. Hent filen på din "
            "side under »Klage og indsigt«, eller bed os om at sende den som brev."
        )
    afsnit = [Afsnit("Svaret", tuple(svar))]
    if omfang != "fuld":
        hvorfor = [UNDTAGELSER.get(grund, grund) for grund in grunde]
        afsnit.append(Afsnit("Det er ikke med, og derfor", punkter=(*udeladt, *hvorfor)))
        if begrundelse.strip():
            afsnit.append(_afsnit("Begrundelse", begrundelse))
        if hjemmel.strip():
            afsnit.append(Afsnit("Regler", (f"Svaret er givet efter {hjemmel.strip().rstrip('.')}.",)))
        klage = (
            "Er du uenig, kan du klage over svaret. Ring eller skriv til os. Vi ser på det igen og sender klagen "
            "videre, hvis vi ikke giver dig ret."
        )
        afsnit.append(Afsnit("Hvis du er uenig", (klage, KLAGE_OVER_AKTINDSIGT)))
    elif udeladt:
        afsnit.append(Afsnit("Det er ikke med", punkter=tuple(udeladt)))
    return FritBrev(ramme, titel, tuple(afsnit))
