"""Mærkningen: hvad der er sket, hvad der er udelukket, og hvilke svar der ventes.

Det er DCR-grafens mærkning, holdt for sagen som helhed ("") og for hvert job og hver klage for sig.
"""

from datetime import date
from typing import Protocol

import msgspec

from fleksjob.lov.sagsgang import proces
from fleksjob.lov.sagsgang.relationer import Svar, Udelukker

SAGEN = ""


class Forpligtelse(msgspec.Struct):
    """Et svar, der ventes eller blev givet. Ændres kun, mens hændelserne foldes."""

    svar: Svar
    omfang: str
    instans: str
    udloest: date
    grundlag: date
    frist: date | None = None
    regnestykke: str = ""
    forbehold: str = ""
    antal: int = 1
    sket: int = 0
    opfyldt_den: date | None = None
    bortfaldet_den: date | None = None

    @property
    def aaben(self) -> bool:
        """Hverken opfyldt eller bortfaldet."""
        return self.opfyldt_den is None and self.bortfaldet_den is None

    @property
    def noegle(self) -> str:
        """Entydig i sagen: kode, hvad pligten hænger på, og dagen, den regnes fra."""
        dele = (self.svar.kode, self.svar.nyt_navn, self.instans, self.grundlag.isoformat())
        return ":".join(dict.fromkeys(del_ for del_ in dele if del_))


class Sted(msgspec.Struct, frozen=True):
    """Hvor en hændelse hører til: hvad den svarer på (`paa`), og hvad den selv begynder (`begynder`)."""

    paa: tuple[str, str] = ("", SAGEN)
    begynder: tuple[str, str] = ("", SAGEN)


class Oplyst(msgspec.Struct, frozen=True):
    """En frist, som hændelsen selv bærer, med regnestykke og forbehold."""

    frist: date
    regnestykke: str
    forbehold: str = ""


INTET_STED = Sted()


class Sket(Protocol):
    """Det, mærkningen spørger om, når noget sker; se `omstaendigheder`."""

    @property
    def dag(self) -> date: ...
    def maerker(self) -> tuple[str, ...]: ...
    def sted(self) -> Sted: ...
    def oplyst(self, svar: Svar) -> Oplyst | None: ...
    def vagt(self, navn: str) -> bool: ...
    def grundlag(self, svar: Svar) -> date: ...
    def antal(self, svar: Svar) -> int: ...
    def sket_foer(self, svar: Svar) -> int: ...


class Maerkning(msgspec.Struct):
    """Mærkningen på et tidspunkt. `sket` og `udelukket` er efter instans og derefter mærke."""

    raekker: proces.Raekker = msgspec.field(default_factory=proces.raekker)
    sket: dict[str, dict[str, date]] = msgspec.field(default_factory=lambda: {SAGEN: {}})
    udelukket: dict[str, dict[str, Udelukker]] = msgspec.field(default_factory=lambda: {SAGEN: {}})
    forpligtelser: list[Forpligtelse] = []
    aabne: list[Forpligtelse] = []
    kendte: set[tuple[str, str, str, date]] = set()

    def seneste(self, maerke: str, instans: str = SAGEN) -> date | None:
        """Hvornår mærket senest skete i instansen."""
        return self.sket.get(instans, {}).get(maerke)

    def ny_runde(self) -> None:
        """En ny ansøgning: det, der skete i den forrige runde, bærer ikke længere."""
        self.sket[SAGEN] = {}
        self.udelukket[SAGEN] = {}

    def sker(self, om: Sket) -> None:
        """Lad hændelsen virke: svar opfyldes eller bortfalder, skridt lukkes og åbnes, nye svar ventes."""
        maerker, sted, dag = om.maerker(), om.sted(), om.dag
        if self.aabne:
            self._svar(maerker, dag, sted)
        self._luk_og_aabn(maerker, sted)
        instans = sted.begynder[1]
        sagens = self.sket[SAGEN]
        egne = self.sket.setdefault(instans, {}) if instans else sagens
        for maerke in maerker:
            sagens[maerke] = egne[maerke] = dag
        for maerke in maerker:
            for svar in self.raekker.svar_efter.get(maerke, ()):
                if svar.gaelder(dag) and (not svar.vagt or om.vagt(svar.vagt)):
                    self._vent(svar, dag, sted, om)

    def _svar(self, maerker: tuple[str, ...], dag: date, sted: Sted) -> None:
        omfang, instans = sted.paa
        lukket = False
        for ventet in self.aabne:
            if omfang and omfang == ventet.omfang and instans != ventet.instans:
                continue
            for maerke in maerker:
                if maerke in ventet.svar.skal:
                    ventet.sket += 1
                    if ventet.sket >= ventet.antal:
                        ventet.opfyldt_den, lukket = dag, True
                    break
                if maerke in ventet.svar.bortfalder:
                    ventet.bortfaldet_den, lukket = dag, True
                    break
        if lukket:
            self.aabne = [ventet for ventet in self.aabne if ventet.aaben]

    def _luk_og_aabn(self, maerker: tuple[str, ...], sted: Sted) -> None:
        for maerke in maerker:
            for udelukker in self.raekker.udelukker_ved.get(maerke, ()):
                for skridt in udelukker.skridt:
                    self.udelukket.setdefault(_hos(skridt, sted), {})[skridt] = udelukker
            for genaabner in self.raekker.genaabner_ved.get(maerke, ()):
                for skridt in genaabner.skridt:
                    self.udelukket.get(_hos(skridt, sted), {}).pop(skridt, None)

    def _vent(self, svar: Svar, dag: date, sted: Sted, om: Sket) -> None:
        omfang, instans = sted.begynder
        grundlag = om.grundlag(svar)
        samme = (svar.kode, svar.nyt_navn, instans, grundlag)
        if samme in self.kendte or (omfang == "maaned" and self._loeber_allerede(svar, instans)):
            return
        self.kendte.add(samme)
        ny = Forpligtelse(svar, omfang, instans, dag, grundlag)
        if svar.frist.enhed == "oplyst" and (oplyst := om.oplyst(svar)) is not None:
            ny.frist, ny.regnestykke, ny.forbehold = oplyst.frist, oplyst.regnestykke, oplyst.forbehold
        if svar.antal:
            ny.antal = om.antal(svar)
            ny.sket = om.sket_foer(svar)
            if ny.sket >= ny.antal:
                ny.opfyldt_den = dag
        if svar.tidligere_svar_siden:
            self._tidligere_svar(ny)
        self.forpligtelser.append(ny)
        if ny.aaben:
            self.aabne.append(ny)

    def _loeber_allerede(self, svar: Svar, instans: str) -> bool:
        """En måned, der indberettes igen, mens den mangler at blive udbetalt, er stadig én pligt."""
        return any(ventet.svar is svar and ventet.instans == instans for ventet in self.aabne)

    def _tidligere_svar(self, ny: Forpligtelse) -> None:
        """Et svar, der var givet i forvejen, gælder, hvis det er givet siden det mærke, rækken nævner."""
        hos = ny.instans if ny.omfang == "ansaettelse" else SAGEN
        siden = self.seneste(ny.svar.tidligere_svar_siden, hos)
        for maerke in ny.svar.skal:
            givet = self.seneste(maerke, hos)
            if givet is not None and (siden is None or givet >= siden):
                ny.opfyldt_den = givet


def _hos(skridt: str, sted: Sted) -> str:
    """Et skridt i et job eller en klage lukkes der; alt andet lukkes for sagen som helhed."""
    trin = proces.TRIN[skridt]
    return sted.begynder[1] if trin.omfang != "sag" and trin.omfang == sted.begynder[0] else SAGEN
