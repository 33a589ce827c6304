"""Skemaet, et brev skrives i: overskrift, vej og en række afsnit, der kan sættes ind, flyttes og fjernes.

Alt går gennem serveren, så det virker uden JavaScript, og intet, der er skrevet, går tabt undervejs.
"""

from datetime import date

from django.http import QueryDict

from fleksjob.breve.afsnitsfelter import udfyld, uudfyldte
from fleksjob.lov.kerne.fejl import UgyldigeInput, UgyldigtInput
from fleksjob.sager.afsnit import i_brug, sagens_ord
from fleksjob.sager.brevskrivning import brevramme
from fleksjob.sager.models import Sag
from fleksjob.sager.udkast import MEST, Brevtekst, Del


class Brevskema:
    """Det, der står i skemaet nu. `fejl` er efter felt; den uden felt står øverst."""

    def __init__(self, slags: str, titel: str, kanal: str, dele: list[Del], *, helbred: bool = False) -> None:
        self.slags = slags
        self.titel = titel
        self.kanal = kanal
        self.dele = dele
        self.helbred = helbred
        self.fejl: dict[str, str] = {}

    @classmethod
    def nyt(cls, kanal: str) -> "Brevskema":
        """Et tomt brev med plads til egne ord."""
        return cls("frit", "", kanal, [Del(overskrift="", tekst="", fra="")])

    @classmethod
    def af_tekst(cls, tekst: Brevtekst) -> "Brevskema":
        """Skemaet med et gemt udkast."""
        return cls(tekst.slags, tekst.titel, tekst.kanal, list(tekst.dele), helbred=tekst.helbred)

    @classmethod
    def af_post(cls, data: QueryDict) -> "Brevskema":
        """Skemaet, som det blev sendt."""
        dele = [
            Del(
                overskrift=data.get(f"overskrift-{nr}", "")[:120],
                tekst=data.get(f"tekst-{nr}", ""),
                fra=data.get(f"fra-{nr}", "")[:60],
            )
            for nr in range(MEST + 1)
            if f"tekst-{nr}" in data
        ]
        return cls(
            data.get("slags", ""),
            data.get("titel", ""),
            data.get("kanal", ""),
            dele,
            helbred=bool(data.get("helbred")),
        )

    @property
    def tekst(self) -> Brevtekst:
        """Det skrevne til arkivet."""
        return Brevtekst(self.slags, self.titel, self.kanal, self.dele, self.helbred)

    @property
    def samlet(self) -> str:
        """Al brødtekst efter hinanden, til læsbarheden."""
        return "\n\n".join(en["tekst"] for en in self.dele)

    @property
    def uudfyldte(self) -> list[str]:
        """De felter, der mangler at blive skrevet noget i."""
        return uudfyldte(" ".join(f"{en['overskrift']} {en['tekst']}" for en in self.dele))

    def udfoer(self, handling: str, afsnit: str, sag: Sag, *, dag: date) -> None:
        """Sætter et afsnit ind, laver plads til egne ord, flytter eller fjerner. Kender ikke andet."""
        hvad, _, plads = handling.partition("-")
        nr = int(plads) if plads.isascii() and plads.isdigit() and int(plads) < len(self.dele) else None
        match hvad:
            case "indsaet":
                self._indsaet(afsnit, sag, dag)
            case "egen":
                self._tilfoej(Del(overskrift="", tekst="", fra=""))
            case "fjern" if nr is not None:
                self.dele.pop(nr)
            case "op" if nr:
                self.dele[nr - 1], self.dele[nr] = self.dele[nr], self.dele[nr - 1]

    def _indsaet(self, noegle: str, sag: Sag, dag: date) -> None:
        valgt = next((en for en in i_brug(sag.kommune_id) if en.noegle == noegle), None)
        if valgt is None:
            raise UgyldigtInput("afsnit", "Vælg et afsnit på listen.")
        ordene = sagens_ord(brevramme(sag, dag=dag, kanal="digital"))
        ny = Del(
            overskrift=valgt.titel,
            tekst=udfyld(valgt.tekst, ordene),
            fra=f"{valgt.noegle}:{valgt.nr}",
        )
        if self.dele and not (self.dele[-1]["tekst"].strip() or self.dele[-1]["overskrift"].strip()):
            self.dele.pop()
        self._tilfoej(ny)

    def _tilfoej(self, ny: Del) -> None:
        if len(self.dele) >= MEST:
            raise UgyldigtInput("afsnit", f"Et brev kan have {MEST} afsnit. Fjern et først.")
        self.dele.append(ny)

    def vis_fejl(self, fejl: UgyldigtInput | UgyldigeInput) -> None:
        """Arkivets fejl ved de felter, de handler om."""
        for en in fejl.fejl if isinstance(fejl, UgyldigeInput) else (fejl,):
            self.fejl[en.felt] = en.besked
