"""Fra det ene til det andet: bånd, der er så tykke, som der er mange. Det, der går op, løber opad."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from fleksjob.breve.tegning import BLAEK, DAEMPET, HVID, Anker, Svg, Tegning
from fleksjob.indblik.figurer.akser import spredt
from fleksjob.indblik.figurer.farver import BREDDE, GRAA, MOERK, RUST, ordbredde, papir, skrevet

OP, NED, UAENDRET = MOERK, RUST, GRAA
_LUFT = 6.0


class Skift(NamedTuple):
    """Så mange gik fra det ene til det andet; koderne slås op i `orden`."""

    fra: str
    til: str
    antal: int


def stroem(
    titel: str,
    skift: Sequence[Skift],
    orden: dict[str, str],
    *,
    id_: str,
    fra_navn: str = "Ved start",
    til_navn: str = "Nu",
    uden_for: frozenset[str] = frozenset(),
    farver: Mapping[str, str] | None = None,
    bredde: float = BREDDE,
) -> Svg:
    """Bånd fra venstre til højre. `orden` er kode → navn nedefra og op; koder i `uden_for` er hverken op eller ned.

    `farver` er målets farve for hvert `til`, når `til` ikke er de samme koder som `fra`.
    """
    ark = papir(bredde)
    alle = [en for en in skift if en.antal]
    i_alt = sum(en.antal for en in alle) or 1
    plads = list(orden)
    kanter = max((ordbredde(f"{navn} {skrevet(i_alt)}") for navn in orden.values()), default=60) + 12
    kanter = min(kanter, bredde * 0.34)
    venstre, hoejre = kanter, bredde - kanter
    top = _forklaring(ark, har_udenfor=any(en.til in uden_for for en in alle)) + 22
    hoejde = max(260.0, bredde * 0.55)
    ark.tekst(venstre, top - 8, fra_navn, anker="end", fed=True)
    ark.tekst(hoejre, top - 8, til_navn, fed=True)
    trin = (hoejde - _LUFT * len(plads)) / i_alt
    fra_ = _steder(alle, plads, trin, top + hoejde, felt=0)
    til_ = _steder(alle, plads, trin, top + hoejde, felt=1)
    nr = {kode: plads_ for plads_, kode in enumerate(plads)}
    fra_y, til_y = _kanter(alle, fra_, nr, trin, felt=0), _kanter(alle, til_, nr, trin, felt=1)
    farvet = [(farver[en.til] if farver else _farven(en, nr, uden_for), en) for en in alle]
    # De uændrede er de tykke; dem, der flytter sig, ligger øverst.
    for farve, en in sorted(farvet, key=lambda par: par[0] != UAENDRET):
        tyk = en.antal * trin
        kant = farve if tyk < 2 else HVID
        ark.baand((venstre + 10, fra_y[en]), (hoejre - 10, til_y[en]), tyk, farve, kant=kant)
    _sider(ark, fra_, orden, venstre, trin, anker="end")
    _sider(ark, til_, orden, hoejre - 10, trin, anker="start")
    return ark.som_svg(top + hoejde + 6, titel, _i_ord(alle, orden, i_alt, None if farver else uden_for), id_)


def _kanter(
    alle: Sequence[Skift],
    steder: Mapping[str, tuple[float, int]],
    nr: Mapping[str, int],
    trin: float,
    *,
    felt: int,
) -> dict[Skift, float]:
    """Hvert bånds øverste kant på den ene side, så båndene ligger i samme orden som dem, de går til."""
    brugt = {kode: y for kode, (y, _) in steder.items()}
    ud = {}
    for en in sorted(alle, key=lambda en: (-nr[(en.fra, en.til)[felt]], -nr[(en.til, en.fra)[felt]])):
        kode = (en.fra, en.til)[felt]
        ud[en] = brugt[kode]
        brugt[kode] += en.antal * trin
    return ud


def _steder(
    alle: Sequence[Skift], plads: Sequence[str], trin: float, bund: float, *, felt: int
) -> dict[str, tuple[float, int]]:
    """Kode → (øverste kant, antal), nedefra og op."""
    ud, y = {}, bund
    for kode in plads:
        antal = sum(en.antal for en in alle if en[felt] == kode)
        if antal:
            y -= antal * trin
            ud[kode] = (y, antal)
            y -= _LUFT
    return ud


def _sider(
    ark: Tegning,
    steder: dict[str, tuple[float, int]],
    orden: dict[str, str],
    x: float,
    trin: float,
    *,
    anker: Anker,
) -> None:
    """Stolperne og deres navne; navnene skubbes, så de ikke rører hinanden."""
    midter = [y + antal * trin / 2 for y, antal in steder.values()]
    for (kode, (top, antal)), y in zip(steder.items(), spredt(midter, 15, 0, 10_000), strict=True):
        ark.felt(x, top, 10, max(antal * trin, 1), BLAEK)
        ark.tekst(
            x - 6 if anker == "end" else x + 16,
            y + 4,
            f"{orden[kode]} {skrevet(antal)}",
            anker=anker,
            skrift=12,
        )


def _farven(en: Skift, orden_nr: dict[str, int], uden_for: frozenset[str]) -> str:
    if en.fra == en.til or en.til in uden_for:
        return UAENDRET if en.fra == en.til else "#f1f4f6"
    return OP if orden_nr[en.til] > orden_nr[en.fra] else NED


def _forklaring(ark: Tegning, *, har_udenfor: bool) -> float:
    x, y = 0.0, 3.0
    for farve, tekst in (
        (OP, "Flere timer"),
        (UAENDRET, "Samme"),
        (NED, "Færre timer"),
        *((("#f1f4f6", "Ude af jobbet"),) if har_udenfor else ()),
    ):
        plads = 24 + ordbredde(tekst) + 10
        if x and x + plads > ark.bredde:
            x, y = 0.0, y + 20
        ark.felt(x, y, 13, 13, farve, DAEMPET)
        ark.tekst(x + 19, y + 11, tekst, farve=DAEMPET)
        x += plads
    return y + 20


def _i_ord(alle: Sequence[Skift], orden: dict[str, str], i_alt: int, uden_for: frozenset[str] | None) -> str:
    if not alle:
        return "Ingen tal."
    skrevne = "; ".join(f"fra {orden[en.fra]} til {orden[en.til]}: {skrevet(en.antal)}" for en in alle)
    if uden_for is None:
        return f"{skrevet(i_alt)} i alt. {skrevne}."
    nr = {kode: plads for plads, kode in enumerate(orden)}
    inde = [en for en in alle if en.til not in uden_for]
    op = sum(en.antal for en in inde if nr[en.til] > nr[en.fra])
    ned = sum(en.antal for en in inde if nr[en.til] < nr[en.fra])
    ens = sum(en.antal for en in inde if en.til == en.fra)
    return (
        f"{skrevet(i_alt)} i alt. {skrevet(op)} gik op, {skrevet(ned)} ned, og {skrevet(ens)} er i samme bånd. "
        f"{skrevne}."
    )
