"""Betingelserne for fleksjob, én række for hver: spørgsmålet i almindeligt sprog, svarene og reglen, der bruger dem.

Reglerne selv står i `maalgruppe`. Her står det, en sagsbehandler vurderer, så en sag kan lægges frem som en liste, og
reglernes udfald kan spørges, også mens noget mangler: et svar, der er det samme, uanset hvad der svares på resten, er
et svar; ellers siges det, hvad der mangler. Intet, der mangler, tælles som ja eller nej.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product
from typing import Any, Literal

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.lov.kerne.svar import Svar, Trin
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.kalender import alder_paa
from fleksjob.lov.sagsgang.maalgruppe import LOV
from fleksjob.lov.sagsgang.maalgruppesvar import MAAL, beregn_maalgruppe
from fleksjob.lov.sagsgang.visitation import folkepensionsdag

Udfald = Literal["bevilget", "afslag", "oplys", ""]
I_MAALGRUPPEN, IKKE_AFKLARET = "i_maalgruppen", "ikke_afklaret"


class Svarmulighed(msgspec.Struct, frozen=True):
    """Ét svar på en betingelse: koden, ordene, om betingelsen så er opfyldt, og det, reglen får."""

    kode: str
    tekst: str
    opfyldt: bool
    vaerdi: bool | str


class Visitationskrav(msgspec.Struct, frozen=True, kw_only=True):
    """Én betingelse. `kode` er den oplysning, reglen `regel` bruger.

    `til_borgeren` er den opfyldte betingelse i et brev, og `handler_om` er spørgsmålet: «reglen handler om, …».
    """

    kode: str
    gruppe: str
    spoergsmaal: str
    til_borgeren: str
    handler_om: str
    regel: str
    svar: tuple[Svarmulighed, ...]
    hjaelp: str = ""

    def muligheden(self, kode: str) -> Svarmulighed:
        """Svaret med den kode. Kaster `UgyldigtInput`, når betingelsen ikke har det."""
        for mulighed in self.svar:
            if mulighed.kode == kode:
                return mulighed
        koder = ", ".join(m.kode for m in self.svar)
        raise UgyldigtInput("svar", f"»{kode}« er ikke et svar på det spørgsmål; vælg {koder}.")


def _nej_er_opfyldt(ja: str, nej: str) -> tuple[Svarmulighed, ...]:
    return (Svarmulighed("nej", nej, True, False), Svarmulighed("ja", ja, False, True))


def _ja_er_opfyldt(ja: str, nej: str) -> tuple[Svarmulighed, ...]:
    return (Svarmulighed("ja", ja, True, True), Svarmulighed("nej", nej, False, False))


PENSION, EVNEN, PROEVET = "Pension og alder", "Arbejdsevnen", "Det, der skal være prøvet og afklaret"

KRAV: dict[str, Visitationskrav] = {
    krav.kode: krav
    for krav in (
        Visitationskrav(
            kode="foertidspension",
            gruppe=PENSION,
            spoergsmaal="Får borgeren førtidspension?",
            til_borgeren="Du får ikke førtidspension.",
            handler_om="om du får førtidspension",
            regel="pension_udelukker",
            svar=_nej_er_opfyldt("Ja, får førtidspension", "Nej"),
        ),
        Visitationskrav(
            kode="seniorpension",
            gruppe=PENSION,
            spoergsmaal="Får borgeren seniorpension?",
            til_borgeren="Du får ikke seniorpension.",
            handler_om="om du får seniorpension",
            regel="pension_udelukker",
            svar=_nej_er_opfyldt("Ja, får seniorpension", "Nej"),
        ),
        Visitationskrav(
            kode="tidlig_pension_brugt",
            gruppe=PENSION,
            spoergsmaal="Har borgeren brugt sin ret til tidlig pension?",
            til_borgeren="Du har ikke brugt din ret til tidlig pension.",
            handler_om="om du har brugt din ret til tidlig pension",
            regel="pension_udelukker",
            svar=_nej_er_opfyldt("Ja, retten er brugt", "Nej"),
        ),
        Visitationskrav(
            kode="normale_vilkaar",
            gruppe=EVNEN,
            spoergsmaal="Kan borgeren få eller beholde et job på almindelige vilkår?",
            til_borgeren="Du kan ikke få eller beholde et job på almindelige vilkår.",
            handler_om="om du kan få eller beholde et job på almindelige vilkår",
            regel="arbejdsevnen_for_stor",
            svar=_nej_er_opfyldt("Ja, på almindelige vilkår", "Nej, ikke på almindelige vilkår"),
            hjaelp="Se bredt: nuværende og kommende muligheder, ikke kun det hidtidige fag og ikke kun egne ønsker.",
        ),
        Visitationskrav(
            kode="vaesentlig",
            gruppe=EVNEN,
            spoergsmaal="Er arbejdsevnen væsentligt begrænset?",
            til_borgeren="Din arbejdsevne er væsentligt begrænset.",
            handler_om="om din arbejdsevne er væsentligt begrænset",
            regel="arbejdsevnen_for_stor",
            svar=_ja_er_opfyldt("Ja, væsentligt begrænset", "Nej, ikke væsentligt begrænset"),
            hjaelp=(
                "Loven har ingen timegrænse. Ønsket om færre timer, fx 30 om ugen, er ikke i sig selv en væsentlig "
                "begrænsning."
            ),
        ),
        Visitationskrav(
            kode="varig",
            gruppe=EVNEN,
            spoergsmaal="Er begrænsningen varig?",
            til_borgeren="Begrænsningen er varig.",
            handler_om="om begrænsningen er varig",
            regel="ikke_varig",
            svar=_ja_er_opfyldt("Ja, varig", "Nej, den kan gå over eller bedres"),
        ),
        Visitationskrav(
            kode="meget_begraenset",
            gruppe=EVNEN,
            spoergsmaal="Er arbejdsevnen lige nu meget begrænset, og kan den så udvikles inden for en rimelig periode?",
            til_borgeren="Din arbejdsevne er ikke for lille, eller den kan udvikle sig inden for en rimelig periode.",
            handler_om="om din arbejdsevne er meget lille nu, og om den kan blive bedre inden for en rimelig periode",
            regel="arbejdsevnen_for_lille",
            svar=(
                Svarmulighed("nej", "Nej, ikke meget begrænset", True, "nej"),
                Svarmulighed("ja_kan_udvikles", "Meget begrænset, men kan udvikles", True, "ja_kan_udvikles"),
                Svarmulighed(
                    "ja_kan_ikke_udvikles",
                    "Meget begrænset og kan ikke udvikles",
                    False,
                    "ja_kan_ikke_udvikles",
                ),
            ),
            hjaelp="Hverken timer eller længden af »en rimelig periode« står i loven; begrund vurderingen i sagen.",
        ),
        Visitationskrav(
            kode="tilbud_proevet",
            gruppe=PROEVET,
            spoergsmaal="Er alle relevante tilbud og et forsøg på omplacering prøvet?",
            til_borgeren="De relevante tilbud er prøvet, eller det er åbenbart, at det ville være formålsløst.",
            handler_om="om de relevante tilbud er prøvet",
            regel="tilbud_mangler",
            svar=(
                Svarmulighed("ja", "Ja, de er prøvet", True, "ja"),
                Svarmulighed(
                    "aabenbart_formaalsloest",
                    "Nej, men det er åbenbart formålsløst at prøve dem",
                    True,
                    "aabenbart_formaalsloest",
                ),
                Svarmulighed("nej", "Nej, noget relevant mangler", False, "nej"),
            ),
            hjaelp=(
                "Overvej praktik, uddannelse, hjælpemidler, mentor, personlig assistance og omplacering. Afprøvning i "
                "egen virksomhed kan være for smal. »Åbenbart formålsløst« er undtagelsen og skal begrundes."
            ),
        ),
        Visitationskrav(
            kode="afklaret",
            gruppe=PROEVET,
            spoergsmaal="Er ressourcer og udfordringer fuldt afklaret i forhold til uddannelse og arbejde?",
            til_borgeren="Det er afklaret, hvad du kan, og hvad der er svært.",
            handler_om="om det er afklaret, hvad du kan, og hvad der er svært",
            regel="afklaring_mangler",
            svar=_ja_er_opfyldt("Ja, fuldt afklaret", "Nej, noget skal undersøges"),
        ),
    )
}

BEHANDLING = (
    "Har borgeren sagt nej til operation, medicin eller anden indgribende behandling, må det ikke tælle imod."
)


class Alderssvar(msgspec.Struct, frozen=True):
    """Alderen, som programmet selv regner: ingen vurderer den."""

    alder: int
    folkepensionsdag: date
    opfyldt: bool
    regnestykke: str
    hjemmel: str
    forbehold: str = ""


def krav_pr(dag: date) -> tuple[Visitationskrav, ...]:
    """De betingelser, loven spørger om på dagen. Kaster `UgyldigtInput` for en dag uden for det kendte tidsrum."""
    spurgt = set(LOV.noedvendige(MAAL, set(), dag))
    return tuple(krav for krav in KRAV.values() if krav.kode in spurgt)


class Regelkilde(msgspec.Struct, frozen=True):
    """Hvor en betingelse står, og hvor sikkert det er læst."""

    hjemmel: str
    url: str
    sikkerhed: str
    forbehold: str


def kilde_for(kode: str, dag: date) -> Regelkilde:
    """Paragraffen bag betingelsen på dagen."""
    regel = LOV.regime(dag).regler[KRAV[kode].regel]
    return Regelkilde(regel.hjemmel, regel.url, regel.sikkerhed, regel.fast_forbehold)


def alderen(foedselsdato: date, dag: date) -> Alderssvar:
    """Om alderen tillader fleksjob på dagen."""
    pension = folkepensionsdag(foedselsdato)
    regel = LOV.regime(dag).regler["alder_udelukker"]
    return Alderssvar(
        alder=alder_paa(foedselsdato, dag),
        folkepensionsdag=pension.dato,
        opfyldt=dag < pension.dato,
        regnestykke=pension.regnestykke,
        hjemmel=regel.hjemmel,
        forbehold=" ".join(filter(None, (regel.fast_forbehold, pension.forbehold))),
    )


class Regeludfald(msgspec.Struct, frozen=True, kw_only=True):
    """Det, reglerne peger på, når vurderingerne er, som de er.

    `udfald` "oplys": sagen skal oplyses bedre, før den kan afgøres; tomt: reglerne kan ikke svare. `grund` er koden på
    det led, der svigter (en afslagsgrund eller "ikke_afklaret"). `mangler` er de betingelser, ingen har vurderet.
    """

    udfald: Udfald
    grund: str = ""
    trin: tuple[Trin, ...] = ()
    forbehold: tuple[str, ...] = ()
    mangler: tuple[str, ...] = ()
    modsigelse: str = ""

    @property
    def afgjort(self) -> bool:
        """Om reglerne har svaret."""
        return bool(self.udfald)


def regeludfald(dag: date, foedselsdato: date, svar: Mapping[str, str]) -> Regeludfald:
    """Reglernes udfald på dagen. `svar` er betingelse → svarkode; det, der ikke er vurderet, er der ikke.

    Et led, der svigter, afgør sagen, når leddene før det ikke kan ændre svaret; leddene efter det er da uden betydning.
    Svarkoder, betingelsen ikke har, kaster `UgyldigtInput`. Svar, der modsiger hinanden, giver intet udfald.
    """
    spurgte = krav_pr(dag)
    kendte = {k.kode: k.muligheden(svar[k.kode]).vaerdi for k in spurgte if k.kode in svar}
    mangler = tuple(k.kode for k in spurgte if k.kode not in svar)
    bedste = {kode: KRAV[kode].svar[0].vaerdi for kode in mangler}
    try:
        foerst = _spoerg(dag, foedselsdato, kendte | bedste)
    except (UgyldigtInput, UgyldigeInput) as fejl:
        return Regeludfald(udfald="", mangler=mangler, modsigelse=str(fejl))
    led = str(foerst["maalgruppe"])
    if not mangler:
        return _faerdig([foerst], mangler)
    if led == I_MAALGRUPPEN:
        return Regeludfald(udfald="", mangler=mangler)
    foran = [kode for kode in mangler if _PLADS[KRAV[kode].regel] <= _PLADS[_SVIGTER[led]]]
    fundne = []
    for valgte in product(*(KRAV[kode].svar for kode in foran)):
        antaget = {kode: mulighed.vaerdi for kode, mulighed in zip(foran, valgte, strict=True)}
        try:
            fundne.append(_spoerg(dag, foedselsdato, kendte | bedste | antaget))
        except (UgyldigtInput, UgyldigeInput):
            continue
    if any(str(hvert["maalgruppe"]) != led for hvert in fundne):
        return Regeludfald(udfald="", mangler=mangler)
    return _faerdig(fundne, mangler)


_SVIGTER = {
    "uden_for_personkredsen": "alder_udelukker",
    "for_hoej": "arbejdsevnen_for_stor",
    "ikke_varig": "ikke_varig",
    "for_lav": "arbejdsevnen_for_lille",
    "ikke_afproevet": "tilbud_mangler",
    IKKE_AFKLARET: "afklaring_mangler",
}
"""Målgruppens udfald → det led, der svigter."""
_PLADS = {
    regel: nr
    for nr, regel in enumerate(
        (
            "pension_udelukker",
            "alder_udelukker",
            "arbejdsevnen_for_stor",
            "ikke_varig",
            "arbejdsevnen_for_lille",
            "tilbud_mangler",
            "afklaring_mangler",
        )
    )
}
"""Leddene i den orden, `maalgruppe` spørger om dem."""
_SAMLENDE = {"maalgruppe", "naeste_skridt"}


def _spoerg(dag: date, foedselsdato: date, oplyst: Mapping[str, bool | str]) -> Svar:
    felter: dict[str, Any] = dict(oplyst)
    return beregn_maalgruppe(dato=dag, foedselsdato=foedselsdato, **felter)


def _faerdig(fundne: Sequence[Svar], mangler: tuple[str, ...]) -> Regeludfald:
    """Udfaldet. Er noget ikke vurderet, er kun de trin med, som ikke hviler på det."""
    svar = fundne[0]
    led = str(svar["maalgruppe"])
    uvurderede = {KRAV[kode].regel for kode in mangler}
    trin = tuple(t for t in svar.trin if t.kode in _SAMLENDE or t.kode not in uvurderede)
    udfald: Udfald = "bevilget" if led == I_MAALGRUPPEN else "afslag" if led in AFSLAGSGRUNDE else "oplys"
    return Regeludfald(
        udfald=udfald,
        grund="" if led == I_MAALGRUPPEN else led,
        trin=trin,
        forbehold=svar.forbehold,
        mangler=mangler,
    )
