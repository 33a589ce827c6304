"""Det, der er spurgt om, ens for begge versioner, og rækkerne, der svarer."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from fleksjob.indblik.jobindsats.datasaet import Kilder, Vaerdi
from fleksjob.indblik.jobindsats.omraader import Omraade
from fleksjob.indblik.jobindsats.tabel import Fordeling, Jobtabel, Maaltal
from fleksjob.lov.kerne.fejl import UgyldigtInput

FLEST_CELLER = 300_000


class Udvalg(msgspec.Struct, frozen=True, kw_only=True):
    """Et udsnit af en tabel. `delt` er fordelingen, der er foldet ud, med de valgte koder; tom kode er summen."""

    tabel: Jobtabel
    perioder: tuple[str, ...]
    omraader: tuple[Omraade, ...]
    maaltal: tuple[Maaltal, ...]
    vist: tuple[tuple[Fordeling, tuple[str, ...]], ...] = ()

    @property
    def fordelinger(self) -> tuple[Fordeling, ...]:
        """De fordelinger, der har en kolonne i svaret."""
        return tuple(en for en, _ in self.vist)

    def raekker(self, kilder: Kilder) -> Iterator[tuple[str, Omraade, tuple[str, ...], list[Vaerdi]]]:
        """Periode, område, koder i de viste fordelinger, og tallene."""
        pladser = [self.tabel.maaltal.index(en) for en in self.maaltal]
        for periode in self.perioder:
            for omraade in self.omraader:
                tal = kilder.tal(self.tabel, periode, omraade)
                for viste, koder in self._koder():
                    alle = tal.paa(self.tabel, omraade.sti, koder)
                    yield periode, omraade, viste, [alle[plads] for plads in pladser]

    def _koder(self) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
        """Hver kombination: koderne i svarets kolonner, og koderne, som tabellen slås op med."""
        foldet = [(nr, koder) for nr, (_, koder) in enumerate(self.vist) if koder != ("",)]
        kombinationer = [("",) * len(self.vist)]
        if foldet:
            nr, koder = foldet[0]
            kombinationer = [tuple(kode if n == nr else "" for n in range(len(self.vist))) for kode in koder]
        ids = [en.id for en in self.fordelinger]
        return [
            (viste, tuple(viste[ids.index(en.id)] if en.id in ids else "" for en in self.tabel.fordelinger))
            for viste in kombinationer
        ]

    def efterset(self) -> "Udvalg":
        """Udvalget selv, når det kan besvares. Rejser `UgyldigtInput`, der siger hvorfor ikke."""
        foldede = [en.navn for en, koder in self.vist if koder != ("",)]
        if len(foldede) > 1:
            raise UgyldigtInput(
                self.vist[0][0].id,
                f"{' og '.join(foldede)} kan ikke krydses; vælg én fordeling ad gangen. Krydset er tallene for små.",
            )
        celler = len(self.perioder) * len(self.omraader) * len(self.maaltal) * max(len(self._koder()), 1)
        if celler > FLEST_CELLER:
            raise UgyldigtInput(
                "period", f"Det er {celler} tal, og højst {FLEST_CELLER} kan hentes ad gangen."
            )
        return self


def fordelingen(tabel: Jobtabel, id_: str) -> Fordeling:
    """Fordelingen med det id."""
    for en in tabel.fordelinger:
        if en.id == id_.casefold():
            return en
    har = ", ".join(en.id for en in tabel.fordelinger) or "ingen"
    if id_.casefold().startswith("_oprind"):
        raise UgyldigtInput(id_, f"Herkomst er ikke i arkivet. Tabellens fordelinger er {har}.")
    raise UgyldigtInput(id_, f"Tabellen {tabel.id} kan ikke deles efter «{id_}». Dens fordelinger er {har}.")


def koderne(fordeling: Fordeling, oensket: str) -> tuple[str, ...]:
    """Koderne i en liste med komma eller `*` (også summen), efter navn eller kode."""
    navne = {"": fordeling.i_alt, **fordeling.vaerdier}
    ud: list[str] = []
    for en in filter(None, (del_.strip() for del_ in oensket.split(","))):
        fundet = [
            kode
            for kode, navn in navne.items()
            if en == "*" or en.casefold() in (navn.casefold(), kode.casefold())
        ]
        if not fundet:
            raise UgyldigtInput(
                fordeling.id, f"«{en}» er ikke i {fordeling.id}; værdierne er {', '.join(navne.values())}."
            )
        ud += fundet
    return tuple(dict.fromkeys(ud)) or ("",)


def maaltallene(tabel: Jobtabel, oensket: str) -> tuple[Maaltal, ...]:
    """Tallene i en liste med komma eller `*`, efter id eller navn."""
    ud: list[Maaltal] = []
    for en in filter(None, (del_.strip() for del_ in oensket.split(","))):
        fundet = [
            m for m in tabel.maaltal if en == "*" or en.casefold() in (m.id.casefold(), m.navn.casefold())
        ]
        if not fundet:
            har = ", ".join(f"{m.id} ({m.navn})" for m in tabel.maaltal)
            hvorfor = (
                "Andelen af arbejdsstyrken har ingen kilde her. "
                if en.casefold().startswith("memba02")
                else ""
            )
            raise UgyldigtInput(
                "measurement", f"Tallet «{en}» er ikke i {tabel.id}. {hvorfor}Tallene er {har}."
            )
        ud += fundet
    return tuple(dict.fromkeys(ud))


def kodens_navn(fordeling: Fordeling, kode: str) -> str:
    """Navnet på koden; den tomme er summen."""
    return fordeling.vaerdier.get(kode, kode) if kode else fordeling.i_alt


def som_tekst(vaerdi: Any) -> str:
    """Et tal i CSV: komma som decimaltegn; skjult og intet er tomt."""
    if vaerdi is None or isinstance(vaerdi, str):
        return ""
    return str(vaerdi).replace(".", ",")


def uden_skjult(vaerdier: Sequence[Vaerdi]) -> list[float | int | None]:
    """Tallene til JSON: skjult og intet er null."""
    return [None if isinstance(en, str) else en for en in vaerdier]
