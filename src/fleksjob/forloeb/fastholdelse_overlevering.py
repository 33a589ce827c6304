"""Det, fastholdelsen giver videre, så ingen skal taste det igen: bidrag til planen, og det fjerde punkt i § 118."""

from typing import Literal

import msgspec

from fleksjob.forloeb.begreber import Tilstand
from fleksjob.forloeb.fastholdelse import fastholdelsesstilling, fastholdelsesudfald
from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse, Fastholdelsesforsoeg
from fleksjob.forloeb.fastholdelsesmaaneder import Papir, papirer
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelse import AFTALE
from fleksjob.lov.sagsgang.fastholdelsessvar import GRUNDLAG
from fleksjob.lov.sagsgang.fastholdelsestiltag import MOEDEFORMER, tiltagsnavn


class Planbidrag(msgspec.Struct, frozen=True):
    """Et forslag til et afsnit i planen, med numrene på de hændelser, det bygger på."""

    afsnit: Literal["indsatser", "beskaeftigelse"]
    tekst: str
    kilder: tuple[str, ...] = ()


class Bevislinje(msgspec.Struct, frozen=True):
    """Et papir i det fjerde punkt. `haendelse` er nummeret på den hændelse, det står i."""

    titel: str
    fra: str
    til: str
    samtidig: bool
    haendelse: str
    bilag: int = 0


class FjerdePunkt(msgspec.Struct, frozen=True):
    """Om de 12 måneder på arbejdspladsen er vist. `gaelder` er falsk, når kravet ikke gælder eller er fraveget."""

    gaelder: bool
    opfyldt: bool
    mangler: tuple[str, ...]
    beviser: tuple[Bevislinje, ...]
    forbehold: str = ""


def til_planen(tilstand: Tilstand) -> tuple[Planbidrag, ...]:
    """Forslag til planens afsnit; tomt uden fastholdelse. Uden helbred: det står ikke i hændelserne her."""
    forloeb = tilstand.fastholdelser[-1] if tilstand.fastholdelser else None
    sag = tilstand.fastholdelsessag
    ordinaert = sag.ordinaert if sag is not None else ()
    if forloeb is None and sag is None:
        return ()
    ud = []
    linjer = [_aftalen(forloeb)] if forloeb is not None else []
    linjer += [
        f"{MOEDEFORMER.get(m.form, 'Samtale')} {dansk_dato(m.dato)}: {m.udfordringer}. Forslag: {m.forslag}."
        for m in (sag.moeder if sag is not None else ())
        if m.holdt
    ]
    if linjer:
        ud.append(Planbidrag("beskaeftigelse", "\n".join(filter(None, linjer))))
    tiltag = [*ordinaert, *(forloeb.forsoeg if forloeb is not None else ())]
    proevet = [et for et in tiltag if et.art != AFTALE]
    if proevet:
        tekst = "\n".join(_tiltag(et) for et in proevet)
        ud.append(Planbidrag("indsatser", tekst, tuple(et.id for et in proevet)))
    return tuple(ud)


def _aftalen(forloeb: Fastholdelse) -> str:
    paa = GRUNDLAG.get(forloeb.grundlag, "særlige vilkår")
    hvor = f" hos {forloeb.virksomhed}" if forloeb.virksomhed else ""
    dele = [f"Ansat efter {paa}{hvor} fra {dansk_dato(forloeb.begyndt)}."]
    if forloeb.funktioner:
        dele.append(f"Svært at udføre: {forloeb.funktioner.rstrip('.')}.")
    if forloeb.skaanehensyn:
        dele.append(f"Aftalte hensyn: {forloeb.skaanehensyn.rstrip('.')}.")
    return " ".join(dele)


def _tiltag(et: Fastholdelsesforsoeg) -> str:
    tid = f"{dansk_dato(et.dato)}" + (f" til {dansk_dato(et.til)}" if et.til else " og frem")
    resultat = f": {et.resultat.rstrip('.')}." if et.resultat else "."
    return f"{tiltagsnavn(et.art)}, {tid}{resultat}"


def fjerde_punkt(tilstand: Tilstand) -> FjerdePunkt:
    """Status for § 118, stk. 2, nr. 4. Uden forløb gælder punktet ikke sagen."""
    stilling, forloeb = fastholdelsesstilling(tilstand), tilstand.fastholdelse_i_gang
    if stilling is None or forloeb is None:
        return FjerdePunkt(False, False, (), ())
    udfald = fastholdelsesudfald(tilstand)
    gaelder = udfald not in ("kravet_gaelder_ikke", "undtaget")
    return FjerdePunkt(
        gaelder=gaelder,
        opfyldt=udfald == "kan_bevilges",
        mangler=stilling.mangler,
        beviser=tuple(_linje(p) for p in papirer(forloeb)),
        forbehold=stilling.forbehold,
    )


def _linje(papir: Papir) -> Bevislinje:
    return Bevislinje(
        papir.titel, papir.fra.isoformat(), papir.til.isoformat(), papir.samtidig, papir.id, papir.bilag
    )
