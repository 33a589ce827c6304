"""Hvad en afgørelse lige nu ville hvile på: det, sagen har, det, den mangler, og hvad det sandsynligvis fører til."""

from datetime import date

import msgspec

from fleksjob.forloeb.begyndelse import grundlaget_foreligger
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.dokumentationskrav import Krav, krav
from fleksjob.lov.sagsgang.relationer import REFORM_JULI


class Foreliggende(msgspec.Struct, frozen=True):
    """Sagens grundlag på dagen. `kan_bevilges` er, om loven overhovedet tillader et ja på det, der ligger nu."""

    har: tuple[str, ...]
    mangler: tuple[str, ...]
    kan_bevilges: bool

    @property
    def sandsynligt(self) -> str:
        """Det, borgeren skal vide, før hun beder om en afgørelse."""
        if self.kan_bevilges:
            return "Kommunen har det, der skal til, og kan sige både ja og nej."
        return "Kommunen kan ikke sige ja endnu, fordi noget mangler. En afgørelse nu bliver sandsynligvis et afslag."


def foreliggende(tilstand: Tilstand) -> Foreliggende:
    """Sagens grundlag, sagt så borgeren kan læse det. Papirernes indhold er ikke med, kun slags og dag."""
    kan = grundlaget_foreligger(tilstand)
    return Foreliggende(tuple(_har(tilstand)), tuple(_mangler(tilstand)), kan)


def _har(tilstand: Tilstand) -> list[str]:
    ud = []
    if tilstand.plan_faerdig:
        ud.append(f"{_planen(tilstand.plan_faerdig)} er færdig ({dansk_dato(tilstand.plan_faerdig)}).")
    elif tilstand.plan_paabegyndt:
        ud.append(f"{_planen(tilstand.pr)} er begyndt ({dansk_dato(tilstand.plan_paabegyndt)}).")
    if tilstand.papirer:
        antal = len(tilstand.papirer)
        ud.append(f"Der er kommet {antal} {'papir' if antal == 1 else 'papirer'} ind, fx fra din læge.")
    sluttede = [en for en in tilstand.praktikker if en.sluttet]
    if sluttede:
        ud.append(f"Du har prøvet arbejde {len(sluttede)} {'sted' if len(sluttede) == 1 else 'steder'}.")
    if tilstand.indstilling:
        ud.append(f"Rehabiliteringsteamet har givet sin indstilling ({dansk_dato(tilstand.indstilling)}).")
    if tilstand.raadgivning:
        ud.append(f"Regionens kliniske funktion har rådgivet ({dansk_dato(tilstand.raadgivning)}).")
    return ud


def _mangler(tilstand: Tilstand) -> list[str]:
    ud = []
    if not tilstand.plan_faerdig:
        ud.append(f"{_planen(tilstand.pr)} er ikke færdig.")
    aabne = [en for en in tilstand.rekvisitioner if en.aaben]
    ud += [f"Vi venter på svar fra {en.hos} (bedt om {dansk_dato(en.bedt)})." for en in aabne]
    if not tilstand.praktikker and not tilstand.afproevning_undladt:
        ud.append("Din arbejdsevne er ikke prøvet i praksis, eller det står ikke i sagen.")
    if not (tilstand.indstilling or tilstand.raadgivning):
        hvem = (
            "rådgivning fra regionens kliniske funktion"
            if tilstand.pr >= REFORM_JULI
            else "en indstilling fra rehabiliteringsteamet"
        )
        ud.append(f"Der er ikke {hvem}.")
    if not tilstand.plan_faerdig:
        ud += [f"Det er ikke vist endnu: {et.tekst[0].lower()}{et.tekst[1:]}." for et in _punkter(tilstand)]
    return ud


def _punkter(tilstand: Tilstand) -> list[Krav]:
    vist = {punkt for papir in tilstand.papirer for punkt in papir.punkter}
    vist |= {punkt for praktik in tilstand.praktikker for punkt in praktik.punkter}
    return [et for et in krav("grundlag", tilstand.pr) if et.kode not in vist]


def _planen(dag: date) -> str:
    return "Den samlede beskrivelse af din situation" if dag >= REFORM_JULI else "Din rehabiliteringsplan"
