"""Afgørelsen om visitation til fleksjob: ja eller nej, hvorfor, hvad der sker nu, og hvordan man klager.

Et ja og et nej er hver sin type. Et nej kan ikke laves uden sin grund, og grunden bringer sit næste skridt
med (`lov.afslag`). Hvilke frister der løber efter et ja, siger `forloeb.pligter`; her siges de til borgeren.
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
    """Borgeren er ikke visiteret; uden en grund fra loven findes afslaget ikke."""

    grund: Afslagsgrund

    def __post_init__(self) -> None:
        if not isinstance(self.grund, Afslagsgrund):
            raise UgyldigtInput(
                "afslagsgrund", "Et afslag skal have en grund fra loven; vælg, hvad der svigter."
            )


@dataclass(frozen=True, slots=True)
class Afsnit:
    """Et afsnit i brevet: overskrift, så tekst, så punkter."""

    overskrift: str
    tekster: tuple[str, ...] = ()
    punkter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AfgoerelsesBrev:
    """Afgørelsen som data. `begrundelse` er sagsbehandlerens; `lagt_vaegt_paa` er sagens skridt med dato."""

    ramme: Brevramme
    udfald: Bevilling | Afslag
    begrundelse: str
    hjemmel: str
    lagt_vaegt_paa: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.begrundelse.strip():
            raise UgyldigtInput("begrundelse", "En afgørelse skal begrundes; skriv, hvad I har lagt vægt på.")

    @property
    def titel(self) -> str:
        """Udfaldet i fire ord."""
        return "Du kan få fleksjob" if isinstance(self.udfald, Bevilling) else "Du kan ikke få fleksjob"

    @property
    def indledning(self) -> tuple[str, str, str]:
        """Udfaldet, grunden og det, der nu sker."""
        if isinstance(self.udfald, Afslag):
            grund = self.udfald.grund
            return "Vi har afgjort, at du ikke kan få fleksjob.", grund.saetning, grund.naeste_skridt
        return (
            "Vi har afgjort, at du kan få fleksjob.",
            "Din arbejdsevne er varigt og væsentligt begrænset, så du ikke kan få job på almindelige vilkår.",
            "Vi hjælper dig nu med at finde et job, hvor arbejdet er tilpasset det, du kan.",
        )

    @property
    def klage(self) -> Klagevejledning:
        """Vejledningen med den sidste dag for netop dette brev."""
        return klagevejledning(self.ramme)

    @property
    def afsnit(self) -> tuple[Afsnit, ...]:
        """Afsnittene mellem indledning og klagevejledning."""
        begrundelse = tuple(" ".join(del_.split()) for del_ in self.begrundelse.split("\n\n") if del_.strip())
        alle = [Afsnit("Sådan har vi vurderet det", begrundelse)]
        if self.lagt_vaegt_paa:
            alle.append(Afsnit("Det har vi bygget afgørelsen på", punkter=self.lagt_vaegt_paa))
        if isinstance(self.udfald, Bevilling):
            alle.append(Afsnit("Det sker der nu", punkter=(*self.udfald.frister, *_EFTER_BEVILLING)))
        regler = [f"Afgørelsen er truffet efter {self.hjemmel}. {_LOVNAVN}"]
        if isinstance(self.udfald, Afslag) and self.udfald.grund.forbehold:
            regler.append(self.udfald.grund.forbehold)
        alle.append(Afsnit("Reglerne", tuple(regler)))
        return tuple(alle)


_EFTER_BEVILLING = (
    "Indtil du er i fleksjob, kan du have ret til ledighedsydelse (aktivloven § 74). Spørg os om den.",
    "Finder du selv et job, så ring til os, før du begynder. Jobbet skal bevilges først.",
)


def fra_tilstand(
    tilstand: Tilstand, *, ramme: Brevramme, pligter: Iterable[Pligt] = (), grund: str = ""
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
    udfald: Bevilling | Afslag
    if afgoerelse.udfald == "afslag":
        udfald = Afslag(afslagsgrund(grund or afgoerelse.afslagsgrund))
        hjemmel = udfald.grund.hjemmel(afgoerelse.dato)
    else:
        udfald = Bevilling(tuple(_frister(pligter, afgoerelse.dato)))
        hjemmel = hjemmel_pr(MAALGRUPPE, afgoerelse.dato)
    return AfgoerelsesBrev(
        ramme=ramme,
        udfald=udfald,
        begrundelse=afgoerelse.begrundelse,
        hjemmel=f"{hjemmel} og {hjemmel_pr(GRUNDLAG, afgoerelse.dato)}",
        lagt_vaegt_paa=tuple(_lagt_vaegt_paa(tilstand, afgoerelse)),
    )


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
    return papir.saet("afgoerelse", data, brev.ramme.dato)
