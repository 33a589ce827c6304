"""De 12 måneder én for én: hvad der viser, at der blev gjort noget, og om det er fra dengang.

En måned er dækket, når mindst ét papir handler om en del af den. Den er samtidig, når mindst ét af dem er fra dengang,
og ellers rekonstrueret. Om papirerne er gode nok, er sagsbehandlerens skøn.
"""

from datetime import date, timedelta
from typing import Literal

import msgspec

from fleksjob.forloeb.fastholdelsesbegreber import Fastholdelse, Fastholdelsesforsoeg
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.fastholdelse import AFTALE
from fleksjob.lov.sagsgang.fastholdelsessvar import AFTALENS_INDHOLD
from fleksjob.lov.sagsgang.fastholdelsestiltag import BEVISNAVNE, tiltagsnavn
from fleksjob.lov.sagsgang.kalender import laeg_maaneder_til

MAANEDER = 12
IKKE_SKRIFTLIG = ("mundtlig", "ingen", "nej")
Slags = Literal["samtidig", "rekonstrueret", "tom", "i_gang", "kommende"]


class Papir(msgspec.Struct, frozen=True):
    """Noget, der viser, hvad der skete fra `fra` til og med `til`; `dato` er den dag, det kom i sagen."""

    titel: str
    dato: date
    fra: date
    til: date
    samtidig: bool
    art: str
    id: str = ""
    lavet: date | None = None
    indestaar: str = ""
    bilag: int = 0


class Maaned(msgspec.Struct, frozen=True):
    """Måned nummer `nr` i forløbet, fra og med `fra` til (ikke med) `slut`."""

    nr: int
    fra: date
    slut: date
    slags: Slags
    papirer: tuple[Papir, ...]

    @property
    def navn(self) -> str:
        """«marts 2026», eller «15. marts-14. april 2026», når måneden ikke er kalenderens."""
        maaned, aar = dansk_dato(self.fra).split(" ", 1)[1].rsplit(" ", 1)
        if self.fra.day == 1:
            return f"{maaned} {aar}"
        sidste = self.slut - timedelta(days=1)
        begynder = f"{self.fra.day}. {maaned}" + (f" {aar}" if sidste.year != self.fra.year else "")
        return f"{begynder}-{dansk_dato(sidste)}"


def papirer(forloeb: Fastholdelse) -> tuple[Papir, ...]:
    """Alt, hvad der viser noget i forløbet, efter den tid, det handler om."""
    fundne = [
        Papir(
            BEVISNAVNE.get(b.art, b.art) or "Dokumentation",
            b.dato, b.fra, b.til, b.samtidig, b.art, b.id, b.lavet, b.indestaar, b.bilag,
        )
        for b in forloeb.beviser
    ]  # fmt: skip
    fundne += [_af_forsoeg(et) for et in forloeb.forsoeg if et.dokumentation.strip() and et.art != AFTALE]
    if forloeb.aftalt is not None and er_skriftlig(forloeb):
        dag = max(forloeb.aftalt, forloeb.begyndt)
        fundne.append(
            Papir(
                "Den skriftlige aftale",
                forloeb.aftale_kendt or dag,
                dag,
                dag,
                True,
                AFTALE,
                lavet=forloeb.aftalt,
            )
        )
    return tuple(sorted(fundne, key=lambda p: (p.fra, p.til, p.dato, p.titel)))


def _af_forsoeg(et: Fastholdelsesforsoeg) -> Papir:
    til = max(et.til or et.dato, et.dato)
    titel = f"{tiltagsnavn(et.art)}: {et.dokumentation}"
    return Papir(titel, et.dato, et.dato, til, bool(et.samtidig), "tiltag", et.id)


def er_skriftlig(forloeb: Fastholdelse) -> bool:
    """Om der er en skriftlig aftale; «mundtlig» og «ingen» er ikke."""
    aftale = forloeb.aftale.strip().lower()
    return bool(aftale) and not aftale.startswith(IKKE_SKRIFTLIG)


def aftalen_mangler(forloeb: Fastholdelse) -> tuple[str, ...]:
    """Det, den skriftlige aftale mangler, som sætninger; tom, når den er skrevet og nævner det, den skal."""
    if not er_skriftlig(forloeb):
        return (
            "Der mangler en skriftlig aftale om de funktioner, der er svære, og de skånehensyn, der er aftalt",
        )
    return tuple(
        f"Den skriftlige aftale siger ikke, {tekst}"
        for felt, tekst in AFTALENS_INDHOLD.items()
        if not getattr(forloeb, felt).strip()
    )


def maaneder(forloeb: Fastholdelse, pr: date) -> tuple[Maaned, ...]:
    """De 12 måneder fra forløbets begyndelse, som de er den dag. En måned er først tom, når den er gået."""
    alle = papirer(forloeb)
    ud = []
    for nr in range(1, MAANEDER + 1):
        fra, slut = laeg_maaneder_til(forloeb.begyndt, nr - 1), laeg_maaneder_til(forloeb.begyndt, nr)
        egne = tuple(p for p in alle if p.fra < slut and p.til >= fra)
        ud.append(Maaned(nr, fra, slut, _slags(egne, fra, slut, pr), egne))
    return tuple(ud)


def _slags(egne: tuple[Papir, ...], fra: date, slut: date, pr: date) -> Slags:
    if any(p.samtidig for p in egne):
        return "samtidig"
    if egne:
        return "rekonstrueret"
    if fra > pr:
        return "kommende"
    return "i_gang" if slut > pr else "tom"


def har_proevet(forloeb: Fastholdelse) -> bool:
    """Om mindst ét tiltag er registreret (aftalen er ikke et tiltag)."""
    return any(et.art != AFTALE for et in forloeb.forsoeg)


def mangler_de_foerste(forloeb: Fastholdelse, antal: int) -> tuple[str, ...]:
    """Det, der mangler for de første `antal` måneder, som sætninger uden punktum."""
    mangler = list(aftalen_mangler(forloeb))
    if not har_proevet(forloeb):
        mangler.append("Der er ikke registreret noget tiltag")
    tomme = [m for m in maaneder(forloeb, date.max)[:antal] if not m.papirer]
    if tomme:
        mangler.append(f"Ingen dokumentation for {maanedsopregning(tomme)}")
    return tuple(mangler)


def paa_plads_den(forloeb: Fastholdelse, antal: int) -> date | None:
    """Den dag, det sidste manglende for de første måneder kom i sagen; None, når noget stadig mangler."""
    if mangler_de_foerste(forloeb, antal):
        return None
    dage = [forloeb.aftale_kendt or forloeb.begyndt]
    dage.append(min(et.dato for et in forloeb.forsoeg if et.art != AFTALE))
    dage += [min(p.dato for p in m.papirer) for m in maaneder(forloeb, date.max)[:antal]]
    return max(forloeb.begyndt, *dage)


def maanedsopregning(maanederne: list[Maaned]) -> str:
    """«juni, august og september 2026»: året står kun, hvor det skifter."""
    navne = [m.navn for m in maanederne]
    for plads, navn in enumerate(navne[:-1]):
        aar = navn[-5:]
        if navne[plads + 1].endswith(aar) and maanederne[plads].fra.day == 1:
            navne[plads] = navn.removesuffix(aar)
    return opregning(navne)


def opregning(ord_: list[str]) -> str:
    """«a», «a og b», «a, b og c»."""
    return " og ".join(filter(None, (", ".join(ord_[:-1]), *ord_[-1:])))
