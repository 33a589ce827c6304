"""Hvad hændelserne i en klage, en anmodning om aktindsigt og en fuldmagt gør ved sagen."""

from datetime import date

import msgspec

from fleksjob.forloeb import haendelser as h
from fleksjob.forloeb.begreber import Aktindsigt, Fuldmagt, Klage
from fleksjob.forloeb.kladde import Kladde
from fleksjob.forloeb.tilmelding import tilmelding
from fleksjob.lov.sagsgang.klageord import AABNER_SAGEN

erstat = msgspec.structs.replace

I_KLAGEN, ved = tilmelding()


@ved(h.KlageModtaget)
def klage_modtaget(kladde: Kladde, h_: h.KlageModtaget, id_: str) -> None:
    seneste = kladde.afgoerelser[-1].id if kladde.afgoerelser else ""
    kladde.klager.append(
        Klage(
            id_,
            h_.gyldig_fra,
            h_.afgoerelse or seneste,
            saerlig_grund=h_.saerlig_grund,
            grund_vurdering=h_.grund_vurdering,
            form=h_.form,
            fra=h_.fra,
            ring_til=h_.ring_til,
            ordene=h_.note,
        )
    )


@ved(h.GenvurderingAfsluttet)
def genvurdering_afsluttet(kladde: Kladde, h_: h.GenvurderingAfsluttet, id_: str) -> None:
    _klagen(
        kladde,
        h_.klage,
        genvurderet=h_.gyldig_fra,
        udfald=h_.udfald,
        genvurdering=h_.udfald,
        begrundelse=h_.begrundelse or h_.note,
        fejl=h_.fejl,
        nyt=h_.nyt,
    )


@ved(h.KlageOversendt)
def klage_oversendt(kladde: Kladde, h_: h.KlageOversendt, id_: str) -> None:
    _klagen(kladde, h_.klage, oversendt=h_.gyldig_fra)


@ved(h.KlageAfgjort)
def klage_afgjort(kladde: Kladde, h_: h.KlageAfgjort, id_: str) -> None:
    """Et afslag, som er ophævet, hjemvist eller ændret til et ja, gælder ikke længere: sagen er åben eller afgjort."""
    plads = kladde.klagen(h_.klage)
    if plads is not None and (h_.udfald in AABNER_SAGEN or h_.ny_udfald == "bevilget"):
        _afslaget_gaelder_ikke(kladde, kladde.klager[plads].afgoerelse)
    _klagen(
        kladde,
        h_.klage,
        afgjort=h_.gyldig_fra,
        udfald=h_.udfald,
        afgoerelsens_ord=h_.begrundelse or h_.note,
        ny_udfald=h_.ny_udfald,
        virkning_fra=h_.virkning_fra,
        journalnummer=h_.journalnummer,
        instansens_fejl=h_.fejl,
    )


def _afslaget_gaelder_ikke(kladde: Kladde, paaklaget: str) -> None:
    om_visitation = [en for en in kladde.afgoerelser if en.art == "visitation"]
    if om_visitation and om_visitation[-1].id == paaklaget:
        kladde.runde.afslag = False


def _klagen(kladde: Kladde, klage: str, **nyt: object) -> None:
    plads = kladde.klagen(klage)
    if plads is not None:
        kladde.klager[plads] = erstat(kladde.klager[plads], **nyt)


@ved(h.AktindsigtAnmodet)
def aktindsigt_anmodet(kladde: Kladde, h_: h.AktindsigtAnmodet, id_: str) -> None:
    kladde.aktindsigter[id_] = Aktindsigt(id_, h_.gyldig_fra, h_.om or h_.note, h_.form, h_.fra)


@ved(h.AktindsigtForsinket)
def aktindsigt_forsinket(kladde: Kladde, h_: h.AktindsigtForsinket, id_: str) -> None:
    _aktindsigten(kladde, h_.anmodning, lovet=h_.frist, forsinket=h_.grund)


@ved(h.AktindsigtGivet)
def aktindsigt_givet(kladde: Kladde, h_: h.AktindsigtGivet, id_: str) -> None:
    kladde.besvaret_aktindsigt = (
        _aktindsigten(
            kladde,
            h_.anmodning,
            besvaret=h_.gyldig_fra,
            omfang=h_.omfang,
            grunde=h_.grunde,
            begrundelse=h_.begrundelse,
        )
        or kladde.besvaret_aktindsigt
    )


def _aktindsigten(kladde: Kladde, anmodning: str, **nyt: date | str | tuple[str, ...]) -> str:
    """Ændrer den åbne anmodning med det id (ellers den ældste åbne) og giver dens id; tom, når ingen er åben."""
    aabne = [id_ for id_, en in kladde.aktindsigter.items() if en.besvaret is None]
    den = anmodning if anmodning in aabne else next(iter(aabne), "")
    if den:
        kladde.aktindsigter[den] = erstat(kladde.aktindsigter[den], **nyt)
    return den


@ved(h.FuldmagtGivet)
def fuldmagt_givet(kladde: Kladde, h_: h.FuldmagtGivet, id_: str) -> None:
    kladde.fuldmagter.append(Fuldmagt(id_, h_.til, h_.gyldig_fra, h_.omfang, h_.forhold, h_.sidste_dag))


@ved(h.FuldmagtTilbagekaldt)
def fuldmagt_tilbagekaldt(kladde: Kladde, h_: h.FuldmagtTilbagekaldt, id_: str) -> None:
    for plads, en in enumerate(kladde.fuldmagter):
        if en.id == h_.fuldmagt or (not h_.fuldmagt and en.tilbagekaldt is None):
            kladde.fuldmagter[plads] = erstat(en, tilbagekaldt=h_.gyldig_fra)
