"""Det lille billede ved et svar: tallet nu, i fjor og i de lignende kommuner, som tre pinde mod samme akse."""

from typing import TYPE_CHECKING

from fleksjob.breve.tegning import BLAEK, DAEMPET, Svg, Tegning
from fleksjob.indblik.figurer import GRAA, LYS, MOERK

if TYPE_CHECKING:
    from fleksjob.indblik.hovedsvar import Besvaret

_BREDDE, _SKRIFT, _VENSTRE = 300.0, 13.0, 92.0


def pind(et: "Besvaret") -> Svg:
    """Tomt, når der kun er ét tal at vise. Ordene står også ved siden af, så billedet er kun til øjet."""
    raekker = [
        (navn, float(tal), ord_, farve)
        for navn, tal, ord_, farve in (
            ("Nu", et.nu, et.skrevet, MOERK),
            ("I fjor", et.foer, et.foer_skrevet, GRAA),
            ("Lignende", et.andre, et.andre_skrevet, LYS),
        )
        if isinstance(tal, int | float)
    ]
    if len(raekker) < 2:
        return Svg()
    ark = Tegning(_BREDDE, _SKRIFT)
    hoejre = _BREDDE - 74
    mest = 100.0 if et.om.enhed == "%" else max(tal for _, tal, _, _ in raekker) or 1.0
    for nr, (navn, tal, ordene, farve) in enumerate(raekker):
        y = 4 + nr * 22
        ark.tekst(_VENSTRE - 10, y + 12, navn, anker="end", farve=BLAEK if nr == 0 else DAEMPET, fed=nr == 0)
        ark.felt(_VENSTRE, y, hoejre - _VENSTRE, 16, "#f1f4f6")
        ark.felt(_VENSTRE, y, max((hoejre - _VENSTRE) * min(tal / mest, 1), 1), 16, farve)
        ark.tekst(hoejre + 8, y + 12, ordene, fed=nr == 0)
    i_ord = ". ".join(f"{navn}: {ordene}" for navn, _, ordene, _ in raekker)
    maerke = f"pind-{et.om.kode.replace('_', '-')}"
    return ark.som_svg(4 + len(raekker) * 22, et.om.spoergsmaal, i_ord, maerke)
