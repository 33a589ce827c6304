"""Offentliggørelsen: tallene for en måned fryses som filer med en version, og ændres aldrig i det stille.

Er tallene blevet anderledes siden, kan de kun offentliggøres igen med en note om hvorfor. Den gamle version kan stadig
læses, og det står, hvilke tal der er ændret.
"""

from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

import msgspec

from fleksjob.forloeb.roller import Rolle
from fleksjob.indblik.jobindsats import aabne
from fleksjob.indblik.jobindsats.billedtal import Billedtal, Frosne
from fleksjob.indblik.jobindsats.datasaet import Kilder, Periodetal
from fleksjob.indblik.tabeller import nyeste
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import maaned as maanedens_navn
from fleksjob.sager import lager
from fleksjob.sager.fejl import AdgangNaegtet, IkkeMuligt
from fleksjob.sager.indblikskilde import landet, mappe
from fleksjob.sager.models import Bruger, Kommune, Offentliggjortfil, Offentliggoerelse


class Forskel(msgspec.Struct, frozen=True):
    """Det, en offentliggørelse ville ændre. `version` er den, den ville få; uden en før er `aendringer` tom."""

    version: int
    aendringer: list[aabne.Aendring]
    nyt: bool


def kilderne(kommune: Kommune) -> Kilder:
    """Kommunens tal, som API'et svarer af: det offentliggjorte, hvor det er, og ellers tabellerne, som de er nu."""
    land = landet()
    frosset = _frosne(kommune.pk, _seneste_nr(kommune.pk))
    return Kilder(kommune.kode, kommune.navn, mappe(kommune.pk), land if nyeste(land) else None, frosset)


def _seneste_nr(kommune_id: int) -> int:
    nr = Offentliggoerelse.for_kommune(kommune_id).order_by("-pk").values_list("pk", flat=True).first()
    return nr or 0


@lru_cache(maxsize=8)
def _frosne(kommune_id: int, nr: int) -> dict[tuple[str, str], Periodetal]:
    """De gældende versioners tal. `nr` er den nyeste, så en ny læses med det samme."""
    ud: dict[tuple[str, str], Periodetal] = {}
    for en in gaeldende(kommune_id):
        ud |= aabne.periodens_tal(_tallene(en))
    return ud


def gaeldende(kommune_id: int) -> list[Offentliggoerelse]:
    """Den nyeste version af hver periode, den nyeste periode først."""
    alle = Offentliggoerelse.for_kommune(kommune_id).order_by("-periode", "-version")
    return list({en.periode: en for en in reversed(list(alle))}.values())[::-1]


def alle_versioner(kommune_id: int) -> list[Offentliggoerelse]:
    """Alle versioner, den nyeste periode og version først."""
    return list(
        Offentliggoerelse.for_kommune(kommune_id).select_related("af").order_by("-periode", "-version")
    )


def _tallene(en: Offentliggoerelse) -> aabne.Frosset:
    fil = Offentliggjortfil.for_kommune(en.kommune_id).filter(offentliggoerelse=en, navn=aabne.TALFIL)
    return _laest(en.kommune_id, en.pk, fil.values_list("sha256", flat=True).get())


@lru_cache(maxsize=32)
def _laest(kommune_id: int, nr: int, sha256_: str) -> aabne.Frosset:
    """Filens tal. En fil ændres aldrig, så den læses én gang."""
    fil = Offentliggjortfil.for_kommune(kommune_id).get(
        offentliggoerelse_id=nr, navn=aabne.TALFIL, sha256=sha256_
    )
    return aabne.laes(fil.indhold)


def _andre_aars_billeder(kommune_id: int, maaned: date) -> list[Billedtal]:
    """Billedernes tal i de gældende udgaver af samme måned andre år. En dags tal i dens egen måned står først."""
    egne: list[Billedtal] = []
    andres: list[Billedtal] = []
    for en in gaeldende(kommune_id):
        if en.periode.month == maaned.month and en.periode != maaned:
            for tal in _tallene(en).billeder:
                (egne if tal.dag.year == en.periode.year else andres).append(tal)
    return [*egne, *andres]


def til_billeder(kommune_id: int) -> tuple[Offentliggoerelse, Frosne] | None:
    """Den nyeste måned, der er offentliggjort med billeder, i sin gældende version; None, når ingen er."""
    for en in gaeldende(kommune_id):
        if (frosset := _tallene(en)).billeder:
            return en, aabne.billedernes_tal(frosset, f"{maanedens_navn(en.periode)}, version {en.version}")
    return None


def _seneste_version(kommune_id: int, maaned: date) -> Offentliggoerelse | None:
    alle = Offentliggoerelse.for_kommune(kommune_id).filter(periode=maaned)
    return alle.order_by("-version").first()


def _frys(kommune: Kommune, maaned: date) -> tuple[aabne.Frosset, Offentliggoerelse | None, Forskel]:
    foer = _seneste_version(kommune.pk, maaned)
    gamle = _tallene(foer) if foer else None
    udgivne = _andre_aars_billeder(kommune.pk, maaned)
    nyt = aabne.frys(Kilder(kommune.kode, kommune.navn, mappe(kommune.pk)), maaned, gamle, udgivne)
    aendringer = aabne.forskelle(gamle, nyt) if gamle else []
    version = foer.version + 1 if foer else 1
    return nyt, foer, Forskel(version, aendringer, foer is None or foer.aftryk != nyt.aftryk)


def forskellen(kommune: Kommune, maaned: date) -> Forskel:
    """Hvad en offentliggørelse af måneden ville ændre. Skriver intet."""
    return _frys(kommune, maaned)[2]


def offentliggoer(
    kommune: Kommune, bruger: Bruger | None, maaned: date, *, note: str, nu: datetime
) -> Offentliggoerelse:
    """Fryser månedens tal. Uden bruger er det driften. Rejser `IkkeMuligt`, når intet er ændret."""
    if bruger is not None and bruger.rolle != Rolle.LEDER:
        raise AdgangNaegtet("Tallene offentliggøres kun af en leder.")
    note = " ".join(note.split())
    if len(note) > 500:
        raise UgyldigtInput("note", "Noten må højst fylde 500 tegn.")
    with lager.transaktion():
        nyt, foer, forskel = _frys(kommune, maaned)
        if not forskel.nyt and foer is not None:
            raise IkkeMuligt(
                f"Tallene for {maaned:%Y-%m} er de samme som i version {foer.version}; der er intet nyt."
            )
        if foer is not None and not note:
            raise UgyldigtInput("note", _kraev_note(maaned, foer, forskel.aendringer))
        return _gem(kommune, bruger, nyt, forskel, note, nu)


def _kraev_note(maaned: date, foer: Offentliggoerelse, aendringer: Sequence[aabne.Aendring]) -> str:
    if not aendringer:
        return (
            f"Billederne på den åbne side er ikke med i version {foer.version} af {maaned:%Y-%m}; de andre tal er de "
            "samme. Skriv en note om, at de er kommet med."
        )
    antal = "1 tal er" if len(aendringer) == 1 else f"{len(aendringer)} tal er"
    foerste = aendringer[0]
    return (
        f"{antal} ændret siden {maaned:%Y-%m} blev offentliggjort som version {foer.version}, fx {foerste.tabel} "
        f"{foerste.hvad}: {foerste.foer} blev til {foerste.nu}. Skriv en note om hvorfor."
    )


def _gem(
    kommune: Kommune,
    bruger: Bruger | None,
    nyt: aabne.Frosset,
    forskel: Forskel,
    note: str,
    nu: datetime,
) -> Offentliggoerelse:
    udgave = nyeste(mappe(kommune.pk))
    ny: Offentliggoerelse = Offentliggoerelse.objects.create(
        kommune_id=kommune.pk,
        periode=nyt.maaned,
        version=forskel.version,
        note=note,
        tid=nu,
        af=bruger,
        udgave=udgave.nr if udgave else 0,
        aftryk=nyt.aftryk,
        aendringer=msgspec.to_builtins(forskel.aendringer),
    )
    oplysninger = {
        "version": ny.version,
        "note": note,
        "offentliggjort": nu.date().isoformat(),
        "aendringer": ny.aendringer,
    }
    Offentliggjortfil.objects.bulk_create(
        Offentliggjortfil(
            kommune_id=kommune.pk,
            offentliggoerelse=ny,
            navn=navn,
            indhold=indhold,
            sha256=sha256(indhold.encode()).hexdigest(),
        )
        for navn, indhold in aabne.filer(nyt, oplysninger).items()
    )
    return ny


def filerne(en: Offentliggoerelse) -> list[Offentliggjortfil]:
    """Versionens filer uden indholdet."""
    alle = Offentliggjortfil.for_kommune(en.kommune_id).filter(offentliggoerelse=en)
    return list(alle.defer("indhold").order_by("navn"))


def filen(kommune_id: int, periode: date, version: int, navn: str) -> Offentliggjortfil | None:
    """Én fil i én version."""
    return (
        Offentliggjortfil.for_kommune(kommune_id)
        .filter(offentliggoerelse__periode=periode, offentliggoerelse__version=version, navn=navn)
        .first()
    )
