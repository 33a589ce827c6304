"""Hvad hændelserne om penge, der er betalt for meget, gør ved sagen.

Et krav begynder med en beregning, der viser en negativ forskel. Regnes måneden om, før der er taget stilling, er det
den
nye beregning, der gælder, og en høring om den gamle er uden genstand.
"""

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilbagebetaling import Tilbageforslag, Tilbagekrav
from fleksjob.forloeb.tilmelding import tilmelding

erstat = msgspec.structs.replace
I_PENGENE, ved = tilmelding()


def beregnet_for_meget(kladde: Kladde, h_: h.UdbetalingBeregnet) -> None:
    """Kaldes, når en måned er beregnet: et nyt krav, eller et gammelt, der falder bort."""
    kladde.tilbagekrav = [
        en for en in kladde.tilbagekrav if en.periode != h_.periode or en.afgjort is not None
    ]
    if h_.difference is not None and h_.difference < 0:
        kladde.tilbagekrav.append(Tilbagekrav(h_.periode, h_.version, beloeb=-h_.difference))


def _find(kladde: Kladde, periode: str, *, afgjort: bool = False) -> int | None:
    """Pladsen på periodens seneste krav, som er (eller ikke er) afgjort."""
    for nr in range(len(kladde.tilbagekrav) - 1, -1, -1):
        en = kladde.tilbagekrav[nr]
        if en.periode == periode and (en.afgjort is not None) == afgjort:
            return nr
    return None


@ved(h.TilbagebetalingHoert)
def tilbagebetaling_hoert(kladde: Kladde, h_: h.TilbagebetalingHoert, id_: str) -> None:
    nr = _find(kladde, h_.periode)
    if nr is None:
        kladde.tilbagekrav.append(Tilbagekrav(h_.periode, h_.version, beloeb=h_.beloeb))
        nr = len(kladde.tilbagekrav) - 1
    kladde.tilbagekrav[nr] = erstat(
        kladde.tilbagekrav[nr],
        beloeb=h_.beloeb if h_.beloeb is not None else kladde.tilbagekrav[nr].beloeb,
        hoert=h_.gyldig_fra,
        frist=h_.frist,
        besvaret=None,
        svar="",
    )


@ved(h.TilbagebetalingBesvaret)
def tilbagebetaling_besvaret(kladde: Kladde, h_: h.TilbagebetalingBesvaret, id_: str) -> None:
    nr = _find(kladde, h_.periode)
    if nr is not None:
        kladde.tilbagekrav[nr] = erstat(kladde.tilbagekrav[nr], besvaret=h_.gyldig_fra, svar=h_.svar)


@ved(h.TilbagebetalingForberedt)
def tilbagebetaling_forberedt(kladde: Kladde, h_: h.TilbagebetalingForberedt, id_: str) -> None:
    nr = _find(kladde, h_.periode)
    if nr is not None:
        forslag = Tilbageforslag(
            h_.gyldig_fra, h_.registreret_af, h_.udfald, h_.uden_ret, h_.bedre_vidende, h_.begrundelse
        )
        beloeb = h_.beloeb if h_.beloeb is not None else kladde.tilbagekrav[nr].beloeb
        kladde.tilbagekrav[nr] = erstat(kladde.tilbagekrav[nr], forslag=forslag, beloeb=beloeb)


@ved(h.TilbagebetalingAfgjort)
def tilbagebetaling_afgjort(kladde: Kladde, h_: h.TilbagebetalingAfgjort, id_: str) -> None:
    nr = _find(kladde, h_.periode)
    if nr is None:
        return
    foer = kladde.tilbagekrav[nr]
    kladde.tilbagekrav[nr] = erstat(
        foer,
        beloeb=h_.beloeb if h_.beloeb is not None else foer.beloeb,
        forslag=None,
        afgjort=h_.gyldig_fra,
        udfald=h_.udfald,
        begrundelse=h_.begrundelse,
        forberedt_af=h_.forberedt_af,
        godkendt_af=h_.godkendt_af,
        id=id_,
    )
    if h_.periode in kladde.udbetalinger:
        kladde.udbetalinger[h_.periode] = erstat(kladde.udbetalinger[h_.periode], frigivet=h_.gyldig_fra)


@ved(h.TilbagebetalingBetalt)
def tilbagebetaling_betalt(kladde: Kladde, h_: h.TilbagebetalingBetalt, id_: str) -> None:
    nr = _find(kladde, h_.periode, afgjort=True)
    if nr is not None:
        foer = kladde.tilbagekrav[nr]
        kladde.tilbagekrav[nr] = erstat(foer, betalt=round(foer.betalt + (h_.beloeb or 0.0), 2))
