"""De seneste måneders tilskud, kørt som kommunen ville have gjort det: på dagen, med det, der var kendt da.

Beløb, forskelle og grunde kommer fra arkivets egen `udbetaling.mangler_linjer`; her bestemmes kun, hvilke dage der
blev kørt, og hvem der frigav. Den seneste kørsel er beregnet, men ikke frigivet: det er lederens at gøre i dag.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from fleksjob.demo.blad import Blad
from fleksjob.demo.koersler import Koersel, koersler
from fleksjob.forloeb.haendelser import (
    AlleHaendelser,
    FleksjobOphoert,
    FleksjobStartet,
    FuldtidsloenOplyst,
    IndkomstIndberettet,
    Rettelse,
    UdbetalingBeregnet,
    UdbetalingFrigivet,
    VilkaarAendret,
)
from fleksjob.sager.lager import AabenSag
from fleksjob.sager.lagerdata import Laest, Sagshoved
from fleksjob.sager.models import Bruger, Koegrund, Udbetaling
from fleksjob.sager.udbetaling import Linje, koegrundraekker, mangler_linjer, som_raekke

_NOEGLER_PR_SAG = 100
_AENDRER_FORTIDEN = (Rettelse, FleksjobStartet, FleksjobOphoert, VilkaarAendret, FuldtidsloenOplyst)


class Kasse:
    """Kører månederne i én sag: skriver hændelserne på bladet og samler rækkerne."""

    def __init__(self, blad: Blad, hoved: Sagshoved, brugere: dict[str, Bruger]) -> None:
        self.blad = blad
        self.hoved = hoved
        self.beregner = brugere[blad.hold.sagsbehandler.brugernavn]
        self.frigiver = brugere[blad.hold.leder.brugernavn]
        self.raekker: list[Udbetaling] = []
        self.linjer: list[Linje] = []

    def koer(self) -> list[Udbetaling]:
        """Alle kørsler i orden. Giver sagens rækker til `sager_udbetaling`."""
        if not any(note.klasse is FleksjobStartet for note in self.blad.noter):
            return []
        alle = koersler(self.blad.dag)
        set_foer = 0
        for koersel in alle:
            kendte = self._kendte(koersel.beregnet)
            if not kendte:
                continue
            fra = alle[0].maaned if self._fortiden_kan_vaere_en_anden(kendte[set_foer:]) else koersel.maaned
            set_foer = len(kendte)
            oejeblik = datetime.combine(koersel.beregnet, time(13), UTC)
            aaben = AabenSag(Laest(self.hoved, kendte, {}, {}), self.beregner, oejeblik)
            linjer = mangler_linjer(aaben, self.raekker, fra, koersel.maaned)
            for en in self.raekker:
                if en.pk in linjer.bort or en.pk in {linje.erstatter for linje in linjer.nye}:
                    en.status = "erstattet"
            beregnede = sum(linje.status == "beregnet" for linje in linjer.nye)
            for linje in linjer.nye:
                self._beregn(linje, koersel, len(kendte) + beregnede, oejeblik)
            if koersel.frigivet:
                self._frigiv(koersel.frigivet)
        return self.raekker

    def grunde(self) -> list[Koegrund]:
        """Køens grunde til sagens linjer."""
        return koegrundraekker(self.linjer, self.raekker)

    def _fortiden_kan_vaere_en_anden(self, nyt: list[AlleHaendelser]) -> bool:
        """Om tidligere måneder skal regnes igen. Det sparer tid; svaret er det samme som at regne dem alle."""
        if any(isinstance(en, _AENDRER_FORTIDEN) or _daekker_fortiden(en) for en in nyt):
            return True
        return any(
            en.status != "frigivet" or en.grundlag.get("kilde") != "indberettet" for en in self.raekker
        )

    def _kendte(self, dag: date) -> list[AlleHaendelser]:
        return [en for en in self.blad.haendelser() if en.kendt_fra.date() <= dag]

    def _beregn(self, linje: Linje, koersel: Koersel, sag_version: int, oejeblik: datetime) -> None:
        raekke = som_raekke(self.hoved, linje, sag_version, oejeblik, self.beregner)
        raekke.pk = self.hoved.sag_id * _NOEGLER_PR_SAG + len(self.raekker)
        self.raekker.append(raekke)
        self.linjer.append(linje)
        if linje.status == "beregnet" and linje.tilskud is not None:
            foelger = linje.version > 1 and linje.forskel is not None
            self.blad.skriv(
                UdbetalingBeregnet,
                koersel.beregnet,
                self.beregner.username,
                periode=f"{linje.maaned:%Y-%m}",
                beloeb=float(linje.tilskud),
                difference=float(linje.forskel or 0) if foelger else None,
                version=linje.version,
            )

    def _frigiv(self, dag: date) -> None:
        """Frigiver det beregnede. Et krav om tilbagebetaling venter på en vurdering og bliver stående."""
        oejeblik = datetime.combine(dag, time(9), UTC)
        for en in self._til_frigivelse():
            en.status, en.frigivet, en.frigivet_af = "frigivet", oejeblik, self.frigiver
            self.blad.skriv(
                UdbetalingFrigivet,
                dag,
                self.frigiver.username,
                periode=f"{en.maaned:%Y-%m}",
                beloeb=float(en.forskel or 0),
                version=en.version,
            )

    def _til_frigivelse(self) -> Iterator[Udbetaling]:
        return (
            en
            for en in self.raekker
            if en.status == "beregnet" and en.forskel is not None and en.forskel >= 0
        )


def _daekker_fortiden(en: AlleHaendelser) -> bool:
    """En bonus, der er optjent over flere måneder, fordeles på dem, også når de er betalt."""
    return isinstance(en, IndkomstIndberettet) and en.fra is not None and f"{en.fra:%Y-%m}" < en.periode
