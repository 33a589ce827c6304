"""Afgørelsen om visitation til fleksjob: ja eller nej, hvorfor, hvad der sker nu, og hvordan man klager.

Et ja, et nej og et andet forløb er hver sin type. Et nej kan ikke laves uden sin grund, og grunden bringer sit næste
skridt med (`lov.afslag`). Hvilke frister der løber efter et ja, siger `forloeb.pligter`; her siges de til borgeren. Går
sagen videre efter andre regler, siger brevet hvorhen, men ikke, hvad de regler fører til: det er en anden afgørelse.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.klagevejledning import Klagevejledning, klagevejledning
from fleksjob.breve.ramme import Brevramme
from fleksjob.forloeb.pligter import Pligt
from fleksjob.forloeb.tilstand import Afgoerelse, Tilstand
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.afslag import Afslagsgrund, afslagsgrund
from fleksjob.lov.sagsgang.relationer import REFORM_JULI, hjemmel_pr
from fleksjob.lov.sagsgang.visitation import GRUNDLAG, MAALGRUPPE

# Det, borgeren skal vide om en frist. Om den gælder, og hvornår, er forløbets svar.
_TIL_BORGEREN = {
    "cv_jobnet": "Du skal lægge dit CV på Jobnet senest {frist}.",
    "jobsamtale": "Vi holder en samtale med dig om job senest {frist}.",
}
_LOVNAVN = "LAB er lov om en aktiv beskæftigelsesindsats."


@dataclass(frozen=True, slots=True)
class Bevilling:
    """Borgeren er visiteret. `frister` er det, der nu skal ske, som hele sætninger til borgeren."""

    frister: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afslag:
    """Borgeren er ikke visiteret; uden en grund fra loven findes afslaget ikke.

    `senest` er den dag, kommunen selv har sat for det, grunden fører med sig.
    """

    grund: Afslagsgrund
    senest: date | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.grund, Afslagsgrund):
            raise UgyldigtInput(
                "afslagsgrund", "Et afslag skal have en grund fra loven; vælg, hvad der svigter."
            )


@dataclass(frozen=True, slots=True)
class AndetForloeb:
    """Kommunen går videre med borgeren i et andet forløb; `kode` er en af `ANDRE_FORLOEB`."""

    kode: str

    def __post_init__(self) -> None:
        if self.kode not in ANDRE_FORLOEB:
            raise UgyldigtInput("andet_udfald", f"Vælg en af {', '.join(ANDRE_FORLOEB)}.")


ANDRE_FORLOEB = {
    "ressourceforloeb": (
        "Vi går videre med et ressourceforløb",
        "Vi går nu videre med en sag om et ressourceforløb. Den afgøres efter andre regler, og du får et brev for sig.",
    ),
    "foertidspension": (
        "Vi går videre med en sag om førtidspension",
        "Vi går nu videre med en sag om førtidspension. Den afgøres efter andre regler, og du får et brev for sig.",
    ),
    "afklaring": (
        "Vi undersøger mere først",
        "Vi undersøger nu mere, før vi kan sige, om fleksjob er det rigtige. Du beholder den sag og den hjælp, du har.",
    ),
}
"""Overskriften og det næste skridt, når sagen går videre i et andet forløb."""


Udfald = Bevilling | Afslag | AndetForloeb


@dataclass(frozen=True, slots=True)
class Bemaerkninger:
    """Det, borgeren skrev på høringen, og det, kommunen svarer."""

    skrev: str
    dato: date
    svar: str = ""


@dataclass(frozen=True, slots=True)
class Afsnit:
    """Et afsnit i brevet: overskrift, så tekst, så punkter."""

    overskrift: str
    tekster: tuple[str, ...] = ()
    punkter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AfgoerelsesBrev:
    """Afgørelsen som data. `begrundelse` er sagsbehandlerens; `lagt_vaegt_paa` er sagens skridt med dato.

    `afviger` er grundene, når mennesket siger noget andet end reglerne eller teamet; `tillaeg` er kommunens egne afsnit
    og står sidst, aldrig i stedet for noget, loven kræver.
    """

    ramme: Brevramme
    udfald: Udfald
    begrundelse: str
    hjemmel: str
    lagt_vaegt_paa: tuple[str, ...] = ()
    bemaerkninger: Bemaerkninger | None = None
    afviger: tuple[str, ...] = ()
    tillaeg: tuple[Afsnit, ...] = ()

    def __post_init__(self) -> None:
        if not self.begrundelse.strip():
            raise UgyldigtInput("begrundelse", "En afgørelse skal begrundes; skriv, hvad I har lagt vægt på.")

    @property
    def titel(self) -> str:
        """Udfaldet i få ord."""
        return overskrift(self.udfald)

    @property
    def indledning(self) -> tuple[str, str, str]:
        """Udfaldet, grunden og det, der nu sker."""
        return tre_saetninger(self.udfald)

    @property
    def klage(self) -> Klagevejledning:
        """Vejledningen med den sidste dag for netop dette brev."""
        return klagevejledning(self.ramme)

    @property
    def afsnit(self) -> tuple[Afsnit, ...]:
        """Afsnittene mellem indledning og klagevejledning."""
        alle = [Afsnit("Sådan har vi vurderet det", (*_dele(self.begrundelse), *self.afviger))]
        if self.bemaerkninger is not None:
            alle.append(_om_bemaerkninger(self.bemaerkninger))
        if self.lagt_vaegt_paa:
            alle.append(Afsnit("Det har vi bygget afgørelsen på", punkter=self.lagt_vaegt_paa))
        alle.append(
            Afsnit("Det sker der nu", punkter=(*det_sker_nu(self.udfald), _hvem_kan_du_spoerge(self.ramme)))
        )
        alle += self.tillaeg
        alle.append(Afsnit("Reglerne", self._regler))
        return tuple(alle)

    @property
    def _regler(self) -> tuple[str, ...]:
        regler = [f"Afgørelsen er truffet efter {self.hjemmel}. {_LOVNAVN}"]
        if isinstance(self.udfald, Afslag):
            regler.append(self.udfald.grund.lovens_ord)
            if self.udfald.grund.forbehold:
                regler.append(self.udfald.grund.forbehold)
        else:
            regler.append(LOVENS_ORD)
        return tuple(regler)


LOVENS_ORD = (
    "Fleksjob er for den, hvis arbejdsevne er varigt og væsentligt begrænset, så et job på almindelige vilkår ikke er "
    "muligt. Alle relevante tilbud skal være prøvet, medmindre det er åbenbart formålsløst."
)
_EFTER_BEVILLING = (
    "Indtil du er i fleksjob, kan du have ret til ledighedsydelse (aktivloven § 74). Spørg os om den.",
    "Finder du selv et job, så ring til os, før du begynder. Jobbet skal bevilges først.",
    "Du kan bede om et fleksjobbevis. Det fortæller en arbejdsgiver om ordningen og om de hensyn, du har brug for.",
)
_DIN_YDELSE = "Afgørelsen handler kun om fleksjob. Den ydelse, du får nu, følger sine egne regler."
_SOEG_IGEN = (
    "Du kan søge om fleksjob igen. Fortæl os det, hvis noget ændrer sig, eller hvis du får nye oplysninger."
)
_ALTID_SVAR = (
    "Vil du have et ja eller nej til fleksjob, så sig det til os. Alle kan søge og få et skriftligt svar."
)


def overskrift(udfald: Udfald) -> str:
    """Udfaldet i få ord, til borgeren."""
    if isinstance(udfald, AndetForloeb):
        return ANDRE_FORLOEB[udfald.kode][0]
    return "Du kan få fleksjob" if isinstance(udfald, Bevilling) else "Du kan ikke få fleksjob"


def tre_saetninger(udfald: Udfald) -> tuple[str, str, str]:
    """Udfaldet, grunden og det, der nu sker. Brevet og borgerens side siger det samme."""
    if isinstance(udfald, Afslag):
        grund = udfald.grund
        return "Vi har afgjort, at du ikke kan få fleksjob.", grund.saetning, grund.naeste_skridt
    if isinstance(udfald, AndetForloeb):
        hvad, nu = ANDRE_FORLOEB[udfald.kode]
        return f"{hvad}.", "Derfor afgør vi ikke nu, at du kan få fleksjob.", nu
    return (
        "Vi har afgjort, at du kan få fleksjob.",
        "Din arbejdsevne er varigt og væsentligt begrænset, så du ikke kan få job på almindelige vilkår.",
        "Vi hjælper dig nu med at finde et job, hvor arbejdet er tilpasset det, du kan.",
    )


def det_sker_nu(udfald: Udfald) -> tuple[str, ...]:
    """De næste skridt med deres dage."""
    if isinstance(udfald, Bevilling):
        return (*udfald.frister, *_EFTER_BEVILLING)
    if isinstance(udfald, AndetForloeb):
        return (ANDRE_FORLOEB[udfald.kode][1], _ALTID_SVAR)
    senest = f" Det skal være sket senest {dansk_dato(udfald.senest)}." if udfald.senest else ""
    return (f"{udfald.grund.naeste_skridt}{senest}", _DIN_YDELSE, _SOEG_IGEN)


def udfaldet(afgoerelse: Afgoerelse, pligter: Iterable[Pligt] = (), grund: str = "") -> Udfald:
    """Afgørelsens udfald som sin egen type. `grund` bruges, når et gammelt afslag mangler sin."""
    if afgoerelse.udfald == "afslag":
        return Afslag(afslagsgrund(afgoerelse.afslagsgrund or grund), afgoerelse.opfoelgning)
    if afgoerelse.udfald == "andet":
        return AndetForloeb(afgoerelse.andet_udfald)
    return Bevilling(tuple(_frister(pligter, afgoerelse.dato)))


def _dele(tekst: str) -> tuple[str, ...]:
    """Teksten delt ved tomme linjer."""
    return tuple(" ".join(del_.split()) for del_ in tekst.replace("\r\n", "\n").split("\n\n") if del_.strip())


_CITAT = 700
"""Så mange tegn af borgerens svar står i brevet; resten ligger i sagen, så brevet kan være på to sider."""


def _om_bemaerkninger(bemaerkninger: Bemaerkninger) -> Afsnit:
    skrev = " ".join(bemaerkninger.skrev.split())
    if len(skrev) > _CITAT:
        skrev = f"{skrev[:_CITAT].rsplit(' ', 1)[0]} …"
    hele = " Hele dit svar ligger i sagen." if skrev.endswith(" …") else ""
    tekster = [f"{dansk_dato(bemaerkninger.dato)} svarede du os: «{skrev}»{hele}"]
    return Afsnit("Det sagde du til os", (*tekster, *_dele(bemaerkninger.svar)))


def _hvem_kan_du_spoerge(ramme: Brevramme) -> str:
    afsender = ramme.afsender
    telefon = afsender.sagsbehandlers_telefon or afsender.telefon
    hvem = afsender.sagsbehandler or afsender.kommune
    return f"Har du spørgsmål, så ring til {hvem}{f' på {telefon}' if telefon else ''}."


def fra_tilstand(
    tilstand: Tilstand,
    *,
    ramme: Brevramme,
    pligter: Iterable[Pligt] = (),
    grund: str = "",
    tillaeg: tuple[Afsnit, ...] = (),
) -> AfgoerelsesBrev:
    """Brevet om den seneste afgørelse om visitation. `grund` (kode fra `lov.afslag`) bruges, når den mangler.

    `pligter` er sagens pligter efter afgørelsen; dem, borgeren skal kende, kommer med i brevet.
    """
    afgoerelser = [afgoerelse for afgoerelse in tilstand.afgoerelser if afgoerelse.art == "visitation"]
    if not afgoerelser:
        raise UgyldigtInput(
            "afgoerelse", "Der er ingen afgørelse om visitation at skrive om; træf den først."
        )
    afgoerelse = afgoerelser[-1]
    udfald = udfaldet(afgoerelse, pligter, grund)
    hjemmel = (
        udfald.grund.hjemmel(afgoerelse.dato)
        if isinstance(udfald, Afslag)
        else hjemmel_pr(MAALGRUPPE, afgoerelse.dato)
    )
    return AfgoerelsesBrev(
        ramme=ramme,
        udfald=udfald,
        begrundelse=afgoerelse.begrundelse,
        hjemmel=f"{hjemmel} og {hjemmel_pr(GRUNDLAG, afgoerelse.dato)}",
        lagt_vaegt_paa=tuple(_lagt_vaegt_paa(tilstand, afgoerelse)),
        bemaerkninger=_bemaerkninger(tilstand, afgoerelse),
        afviger=tuple(_afviger(afgoerelse)),
        tillaeg=tillaeg,
    )


def _bemaerkninger(tilstand: Tilstand, afgoerelse: Afgoerelse) -> Bemaerkninger | None:
    """Borgerens seneste svar før afgørelsen, og kommunens svar på det."""
    for hoering in reversed(tilstand.partshoeringer):
        if hoering.besvaret and hoering.besvaret <= afgoerelse.dato and hoering.svar:
            return Bemaerkninger(hoering.svar, hoering.besvaret, afgoerelse.bemaerkninger)
    return None


_REGLERNE_PEGER_PAA = {
    "bevilget": "at du kan få fleksjob",
    "afslag": "at du ikke kan få fleksjob",
    "oplys": "at vi skal undersøge mere først",
}


def _afviger(afgoerelse: Afgoerelse) -> Iterator[str]:
    """Grundene, når afgørelsen er en anden end den, reglerne eller teamet pegede på."""
    if afgoerelse.afvigelsesgrund and (peger := _REGLERNE_PEGER_PAA.get(afgoerelse.regeludfald)):
        grund = " ".join(afgoerelse.afvigelsesgrund.split())
        yield (
            f"Vores gennemgang af betingelserne én for én peger på, {peger}. "
            f"Vi er kommet frem til noget andet: {grund}"
        )
    if afgoerelse.indstilling_fraveget:
        grund = " ".join(afgoerelse.indstilling_fraveget.split())
        yield f"Vi følger ikke det, rehabiliteringsteamet anbefalede: {grund}"


def _frister(pligter: Iterable[Pligt], dato: date) -> Iterator[str]:
    set_: set[str] = set()
    for pligt in sorted(pligter, key=lambda pligt: pligt.frist or date.max):
        saetning = _TIL_BORGEREN.get(pligt.kode)
        if (
            saetning
            and pligt.frist
            and pligt.frist >= dato
            and pligt.status == "kommende"
            and pligt.kode not in set_
        ):
            set_.add(pligt.kode)
            yield saetning.format(frist=dansk_dato(pligt.frist))


def _lagt_vaegt_paa(tilstand: Tilstand, afgoerelse: Afgoerelse) -> Iterator[str]:
    if tilstand.plan_faerdig:
        samlet = tilstand.plan_faerdig >= REFORM_JULI
        plan = "Den samlede beskrivelse af din situation" if samlet else "Din rehabiliteringsplan"
        yield f"{plan}, som blev færdig {dansk_dato(tilstand.plan_faerdig)}."
    if tilstand.indstilling:
        yield f"Indstillingen fra rehabiliteringsteamet {dansk_dato(tilstand.indstilling)}."
    if tilstand.raadgivning:
        yield f"Rådgivningen fra regionens kliniske funktion {dansk_dato(tilstand.raadgivning)}."
    for hoering in tilstand.partshoeringer:
        if hoering.sendt > afgoerelse.dato:
            continue
        if hoering.besvaret:
            svar = dansk_dato(hoering.besvaret)
            yield f"Det, du svarede {svar}, da vi spurgte dig om oplysningerne i sagen."
        else:
            yield (
                f"Vi sendte dig sagens oplysninger {dansk_dato(hoering.sendt)} "
                f"og fik ikke svar inden {dansk_dato(hoering.frist)}."
            )


def pdf(brev: AfgoerelsesBrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": f"Afgørelse: {brev.titel}",
        "indledning": list(brev.indledning),
        "afsnit": [
            {
                "overskrift": afsnit.overskrift,
                "tekster": list(afsnit.tekster),
                "punkter": list(afsnit.punkter),
            }
            for afsnit in brev.afsnit
        ],
        "klage": brev.klage.som_data(),
    }
    return papir.saet("afgoerelse", data, brev.ramme.dato, taetheder=papir.STORE, hoejst_sider=2)
