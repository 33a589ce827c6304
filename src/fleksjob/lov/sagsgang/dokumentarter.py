"""Papirerne: hvilke slags kommunen beder om, hos hvem, hvor længe der normalt ventes, og hvad de kan vise.

Ingen lov sætter dage på en læges svar. De 30 dage for LÆ 265 er det mål, som sundhedsmodellen blev evalueret på
(andelen leveret inden 30 dage); de øvrige dage er husets udgangspunkt og kan ændres, når der bedes om papiret.
Hvilket punkt et papir kan vise, er et forslag: det er kommunen, der vurderer, om det gør det.
"""

import re
from datetime import date, timedelta

import msgspec

EVALUERING = "https://docplayer.dk/107368151-Evaluering-af-sundhedsmodellen-samarbejde-med-de-praktiserende-laeger.html"
PRAKSIS_30 = "30 dage er det mål, ordningen blev evalueret på. Loven sætter ingen frist for lægen."
PRAKSIS = "Dagene er husets udgangspunkt. Loven sætter ingen frist; ret dagen, når du ved bedre."
SUNDHEDSMODELLEN = (
    "I sager for rehabiliteringsteamet skal kommunens lægelige vurderinger komme fra egen læge eller klinisk funktion "
    "(lov om organisering § 15; kun læst i uddrag). Spørg klinisk funktion, før du beder andre."
)
GAMMELT_EFTER = timedelta(days=365)
GAMMEL = (
    "Over et år gammelt. Loven siger ikke, hvor nyt et papir skal være; det er praksis at se efter, om det "
    "stadig passer."
)

_AFKLARET = ("afklaret", "ressourcer", "ressourceprofil")
_VARIG = ("varig_og_vaesentlig", "hvorfor_varig", "hvorfor_ikke_normale_vilkaar")
_PROEVET = ("tilbud_proevet",)
_FASTHOLDT = ("fastholdelse_12_mdr",)


class Dokumentart(msgspec.Struct, frozen=True, kw_only=True):
    """Én slags papir. `hos` er den, der normalt bedes; `borgernavn` er navnet, som borgeren læser det."""

    kode: str
    navn: str
    hos: str
    borgernavn: str
    dage: int
    helbred: bool = False
    viser: tuple[str, ...] = ()
    om_dagene: str = PRAKSIS
    forbehold: str = ""
    url: str = ""

    @property
    def i_saetning(self) -> str:
        """Borgerens navn for papiret midt i en sætning: «dit CV»."""
        return self.borgernavn[:1].lower() + self.borgernavn[1:]


def _laege(kode: str, navn: str, borgernavn: str) -> Dokumentart:
    return Dokumentart(kode=kode, navn=navn, borgernavn=borgernavn, hos="Egen læge", dage=30, helbred=True,
                       viser=(*_VARIG, *_AFKLARET))  # fmt: skip


_ALLE = (
    Dokumentart(kode="lae265", navn="Lægeattest til rehabilitering (LÆ 265)", hos="Egen læge",
                borgernavn="En attest fra din egen læge", dage=30, helbred=True, viser=(*_VARIG, *_AFKLARET),
                om_dagene=PRAKSIS_30, url=EVALUERING),
    _laege("lae261", "Anmodning til egen læge (LÆ 261)", "Et svar fra din egen læge"),
    _laege("lae285", "Oplysninger til første opfølgning (LÆ 285)", "Oplysninger fra din egen læge"),
    Dokumentart(kode="speciallaege", navn="Speciallægeerklæring", hos="Speciallæge",
                borgernavn="En erklæring fra en speciallæge", dage=60, helbred=True, viser=(*_VARIG, *_AFKLARET),
                forbehold=SUNDHEDSMODELLEN),
    Dokumentart(kode="journal", navn="Journal fra hospital", hos="Hospital", borgernavn="Din journal fra hospitalet",
                dage=30, helbred=True, viser=_VARIG),
    Dokumentart(kode="psykolog", navn="Psykologerklæring", hos="Psykolog", borgernavn="En erklæring fra en psykolog",
                dage=60, helbred=True, viser=(*_VARIG, *_AFKLARET), forbehold=SUNDHEDSMODELLEN),
    Dokumentart(kode="klinisk_funktion", navn="Vurdering fra klinisk funktion", hos="Regionens kliniske funktion",
                borgernavn="En vurdering fra regionens læger", dage=30, helbred=True, viser=(*_VARIG, *_AFKLARET)),
    Dokumentart(kode="fysioterapeut", navn="Vurdering fra fysio- eller ergoterapeut", hos="Fysioterapeut",
                borgernavn="En vurdering fra en fysio- eller ergoterapeut", dage=30, helbred=True,
                viser=(*_VARIG, *_AFKLARET)),
    Dokumentart(kode="praktikrapport", navn="Rapport fra praktik", hos="Virksomheden",
                borgernavn="Rapporten fra din praktik",
                dage=14, viser=(*_PROEVET, *_AFKLARET, *_VARIG)),
    Dokumentart(kode="arbejdsgiver", navn="Udtalelse fra arbejdsgiver", hos="Arbejdsgiver",
                borgernavn="En udtalelse fra din arbejdsgiver", dage=14, viser=(*_PROEVET, *_FASTHOLDT)),
    Dokumentart(kode="aftale", navn="Skriftlig aftale på arbejdspladsen", hos="Arbejdsgiver",
                borgernavn="Aftalen med din arbejdsplads", dage=14, viser=_FASTHOLDT),
    Dokumentart(kode="loenseddel", navn="Lønsedler", hos="Borgeren", borgernavn="Dine lønsedler", dage=14,
                viser=_FASTHOLDT),
    Dokumentart(kode="cv", navn="CV", hos="Borgeren", borgernavn="Dit CV", dage=14, viser=_AFKLARET),
    Dokumentart(kode="indsats", navn="Redegørelse for prøvede tilbud", hos="Anden afdeling",
                borgernavn="En oversigt over den hjælp, du har fået", dage=14, viser=_PROEVET),
    Dokumentart(kode="andet_helbred", navn="Andet helbredspapir", hos="", borgernavn="Et papir om dit helbred", dage=30,
                helbred=True, viser=_VARIG),
    Dokumentart(kode="andet", navn="Andet papir", hos="", borgernavn="Et andet papir", dage=30),
)  # fmt: skip

DOKUMENTARTER: dict[str, Dokumentart] = {art.kode: art for art in _ALLE}
_FORSLAG = (
    (_AFKLARET, ("praktikrapport", "lae265", "cv", "klinisk_funktion")),
    (_PROEVET, ("praktikrapport", "indsats", "arbejdsgiver")),
    (_VARIG, ("lae265", "klinisk_funktion", "praktikrapport", "speciallaege")),
    (_FASTHOLDT, ("aftale", "arbejdsgiver", "loenseddel")),
)
KAN_VISES_MED: dict[str, tuple[Dokumentart, ...]] = {
    punkt: tuple(DOKUMENTARTER[kode] for kode in koder) for punkter, koder in _FORSLAG for punkt in punkter
}
"""Punktets kode → de oplagte papirer at bede om, det bedste først. `Dokumentart.viser` har også de øvrige."""

_LAE = re.compile(r"læ\s*(261|265|285)", re.IGNORECASE)


def dokumentart(kode: str) -> Dokumentart:
    """Slagsen for en kode. Ældre sager har slagsen som fri tekst: »lægeattest LÆ 265« er LÆ 265, resten er sig selv.

    En ukendt tekst er et helbredspapir, til nogen har sagt andet: der lukkes, ikke åbnes.
    """
    kendt = DOKUMENTARTER.get(kode)
    if kendt is not None:
        return kendt
    if fundet := _LAE.search(kode):
        return DOKUMENTARTER[f"lae{fundet[1]}"]
    return Dokumentart(
        kode=kode, navn=kode or "Papir", hos="", borgernavn=kode or "Et papir", dage=30, helbred=bool(kode)
    )


def svarfrist(kode: str, bedt: date) -> date:
    """Den dag, et svar ventes, når ingen har sagt andet."""
    return bedt + timedelta(days=dokumentart(kode).dage)
