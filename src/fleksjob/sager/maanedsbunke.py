"""En bunke sagers måned, regnet uden database, så det kan ske i flere processer.

Ind kommer sagens hændelser og de linjer, der står; ud kommer de nye linjer og den skrivning, deres hændelser giver.
Svaret er det samme som ved at regne sagen for sig (`udbetaling.gem`); det prøves.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal

import msgspec

from fleksjob.forloeb.foldning import Loebende
from fleksjob.forloeb.haendelser import AlleHaendelser, UdbetalingBeregnet, UdbetalingFrigivet
from fleksjob.forloeb.tilstand import Person, Tilstand
from fleksjob.sager.koegrunde import Koegrund
from fleksjob.sager.lagerdata import Laest, Sagshoved, Skrivning, laes_haendelsesraekke, skrivning
from fleksjob.sager.maanedslinjer import Linje, Sagslinjer, Staaende, mangler_linjer
from fleksjob.sager.pakning import pak
from fleksjob.sager.projektioner import DANSK_TID, projektion


class Koerselsopgave(msgspec.Struct, frozen=True):
    """Det, alle sager i kørslen har fælles."""

    fra: date
    til: date
    nu: datetime
    brugernavn: str
    spring_pct: int | None = None


class Sagsopgave(msgspec.Struct, frozen=True):
    """Én sag, som den blev læst. `job` er nøgle → aftryk, som i `Laest`; `pligter` er det samme som tekst."""

    hoved: Sagshoved
    tekster: list[str]
    pligter: str
    job: dict[str, int]
    staar: list[Staaende]

    def laest(self, haendelser: list[AlleHaendelser]) -> Laest:
        """Sagen, som skrivningen skal bruge den."""
        return Laest(self.hoved, haendelser, pligtaftryk(self.pligter), self.job)


def pligtaftryk(tekst: str) -> dict[str, int]:
    """Nøgle → aftryk af pligterne, som `koerselslaesning` samler dem: én på hver linje, aftrykket til sidst."""
    delt = (linje.rpartition(" ") for linje in tekst.split("\n") if linje)
    return {plads: int(aftryk) for plads, _, aftryk in delt}


class Linjepost(msgspec.Struct, frozen=True):
    """En ny række i `sager_udbetaling`, bortset fra kommune, sag, bruger og kørsel. JSON-felterne er tekst."""

    maaned: date
    version: int
    fleksloentilskud: Decimal | None
    atp: Decimal | None
    forskel: Decimal | None
    forskel_atp: Decimal | None
    aarsag: str
    status: str
    grundlag: str
    beregning: str | None
    forbehold: str
    i_koe: bool
    foer: Decimal | None


class Sagssvar(msgspec.Struct, frozen=True):
    """Det, en sag skal have skrevet. `ny` er None, når der ingen hændelser er."""

    hoved: Sagshoved
    linjer: list[Linjepost] = []
    grunde: list[list[Koegrund]] = []
    forbi: list[int] = []
    ny: Skrivning | None = None

    @property
    def sag_version(self) -> int:
        """Sagens version, når linjerne er skrevet."""
        return self.ny.ny_version if self.ny else self.hoved.version


_SVAR = msgspec.msgpack.Decoder(list[Sagssvar])


class Sagsblik:
    """Sagen ud fra sine hændelser, som linjerne skal bruge den. De foldes én gang, også til projektionen bagefter."""

    def __init__(self, hoved: Sagshoved, haendelser: list[AlleHaendelser], nu: datetime) -> None:
        self.person = Person(hoved.foedselsdato)
        self.haendelser = haendelser
        self.foldet = Loebende(self.person)
        self.dag = nu.astimezone(DANSK_TID).date()

    def tilstand(self, pr: date | None = None) -> Tilstand:
        """Tilstanden på en dag (i dag, når intet er sagt)."""
        return self.foldet.tilstand(self.haendelser, pr or self.dag)


def regn_bunke(opgave: Koerselsopgave, bunke: list[Sagsopgave]) -> bytes:
    """Svarene for en bunke sager, pakket, for det er hurtigere at sende."""
    return msgspec.msgpack.encode([_regn(opgave, sag) for sag in bunke])


def pak_ud(pakket: bytes) -> list[Sagssvar]:
    """Det, `regn_bunke` pakkede."""
    return _SVAR.decode(pakket)


def _regn(opgave: Koerselsopgave, sag: Sagsopgave) -> Sagssvar:
    haendelser = laes_haendelsesraekke(f"[{','.join(sag.tekster)}]")
    blik = Sagsblik(sag.hoved, haendelser, opgave.nu)
    linjer = mangler_linjer(blik, sag.staar, opgave.fra, opgave.til, spring_pct=opgave.spring_pct)
    if not linjer:
        return Sagssvar(sag.hoved)
    return Sagssvar(
        hoved=sag.hoved,
        linjer=[linjepost(linje) for linje in linjer.nye],
        grunde=[list(linje.koegrunde) for linje in linjer.nye],
        forbi=[*linjer.bort, *(linje.erstatter for linje in linjer.nye if linje.erstatter)],
        ny=_skrivning(sag.laest(haendelser), haendelser_for(linjer, blik.dag), opgave, blik.foldet),
    )


def haendelser_for(linjer: Sagslinjer, dag: date) -> list[UdbetalingBeregnet]:
    """Hændelserne for de beregnede linjer; det, der mangler eller skal afgøres, er ikke sket endnu."""
    return [
        UdbetalingBeregnet(
            gyldig_fra=dag,
            periode=f"{linje.maaned:%Y-%m}",
            beloeb=float(linje.tilskud),
            difference=float(linje.forskel) if linje.version > 1 and linje.forskel is not None else None,
            version=linje.version,
        )
        for linje in linjer.nye
        if linje.status == "beregnet" and linje.tilskud is not None
    ]


def _skrivning(
    laest: Laest, nye: list[UdbetalingBeregnet], opgave: Koerselsopgave, foldet: Loebende
) -> Skrivning | None:
    if not nye:
        return None
    return stemplet_skrivning(laest, nye, opgave.nu.astimezone(UTC), opgave.brugernavn, foldet)


def stemplet_skrivning(
    laest: Laest,
    nye: Sequence[UdbetalingBeregnet | UdbetalingFrigivet],
    nu: datetime,
    brugernavn: str,
    foldet: Loebende | None = None,
) -> Skrivning:
    """Hændelserne stemplet som `lager.AabenSag.tilfoej` stempler dem, og alt det udledte.

    `foldet` er sagen, som den blev foldet før de nye; de lægges til i den.
    """
    stemplede = [
        msgspec.structs.replace(en, id=str(nr), registreret=nu, registreret_af=brugernavn)
        for nr, en in enumerate(nye, laest.hoved.version + 1)
    ]
    udledt = projektion(Person(laest.hoved.foedselsdato), [*laest.haendelser, *stemplede], foldet)
    return skrivning(laest, stemplede, udledt)


def linjepost(linje: Linje) -> Linjepost:
    """Linjen som række; JSON-felterne er skrevet her, så den, der skriver, blot skal skrive."""
    return Linjepost(
        maaned=linje.maaned,
        version=linje.version,
        fleksloentilskud=linje.tilskud,
        atp=linje.atp,
        forskel=linje.forskel,
        forskel_atp=linje.forskel_atp,
        aarsag=linje.aarsag,
        status=linje.status,
        grundlag=_json(linje.grundlag),
        beregning=None if linje.beregning is None else pak(linje.beregning),
        forbehold=_json(list(linje.forbehold)),
        i_koe=bool(linje.koegrunde),
        foer=linje.foer,
    )


def _json(vaerdi: object) -> str:
    return msgspec.json.encode(vaerdi).decode()
