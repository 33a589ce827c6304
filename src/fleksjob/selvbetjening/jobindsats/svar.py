"""Det, der svares: kommunens tal i den form, versionen har. Indblikket hentes først, når nogen spørger."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from fleksjob.sager.models import Kommune

if TYPE_CHECKING:
    from fleksjob.indblik.jobindsats.datasaet import Kilder

FORELOEBIGE = "Perioder, der ikke er offentliggjort, er foreløbige og kan ændre sig."


class Svarer:
    """Én kommunes svar på én forespørgsel."""

    def __init__(self, kommune: Kommune) -> None:
        self.kommune = kommune

    def _kilder(self) -> "Kilder":
        from fleksjob.sager.offentliggoerelser import kilderne

        return kilderne(self.kommune)

    def v2_emner(self) -> list[dict[str, Any]]:
        """`/v2/subjects`."""
        from fleksjob.indblik.jobindsats import v2

        return v2.emner()

    def v2_oversigt(self, emne: str) -> list[dict[str, Any]]:
        """`/v2/tables`."""
        from fleksjob.indblik.jobindsats import v2

        return v2.oversigt(emne)

    def v2_beskrivelse(self, id_: str) -> list[dict[str, Any]]:
        """`/v2/tables/{id}`."""
        from fleksjob.indblik.jobindsats import katalog, v2

        kilder = self._kilder()
        return v2.beskrivelse(katalog.tabellen(id_), kilder, *self._om_tallene(kilder))

    def v2_data(self, id_: str, spurgt: Mapping[str, Any]) -> list[dict[str, Any]]:
        """`/v2/data/{id}`."""
        from fleksjob.indblik.jobindsats import katalog, v2

        kilder = self._kilder()
        return v2.data(v2.laes(katalog.tabellen(id_), spurgt, kilder), kilder)

    def v2_csv(self, id_: str, spurgt: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
        """`/v2/data/{id}/csv`."""
        from fleksjob.indblik.jobindsats import katalog, v2

        kilder = self._kilder()
        return v2.data_csv(v2.laes(katalog.tabellen(id_), spurgt, kilder), kilder)

    def flad(self, raekker: list[dict[str, Any]]) -> tuple[list[str], list[list[str]]]:
        """En liste af objekter som CSV."""
        from fleksjob.indblik.jobindsats import v2

        return v2.flad(raekker)

    def v3_emner(self) -> list[dict[str, Any]]:
        """`/v3/subjects`."""
        from fleksjob.indblik.jobindsats import v3

        return v3.emner()

    def v3_oversigt(self, emne: str) -> list[dict[str, Any]]:
        """`/v3/tables`."""
        from fleksjob.indblik.jobindsats import v3

        return v3.oversigt(emne)

    def v3_beskrivelse(self, id_: str) -> dict[str, Any]:
        """`/v3/table/{id}`."""
        from fleksjob.indblik.jobindsats import katalog, v3

        kilder = self._kilder()
        return v3.beskrivelse(katalog.tabellen(id_), kilder, *self._om_tallene(kilder))

    def v3_data(self, id_: str, spurgt: Mapping[str, Any]) -> dict[str, Any]:
        """`/v3/data/{id}`."""
        from fleksjob.indblik.jobindsats import katalog, v3

        kilder = self._kilder()
        return v3.data(v3.laes(katalog.tabellen(id_), spurgt, kilder), kilder)

    def v3_csv(self, id_: str, spurgt: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
        """`/v3/data/{id}?format=csv`."""
        from fleksjob.indblik.jobindsats import katalog, v3

        kilder = self._kilder()
        return v3.data_csv(v3.laes(katalog.tabellen(id_), spurgt, kilder), kilder)

    def _om_tallene(self, kilder: "Kilder") -> tuple[date, str]:
        """Hvornår tallene sidst blev offentliggjort eller opdateret, og hvilke det er."""
        from fleksjob.sager.offentliggoerelser import gaeldende

        udgivet = gaeldende(self.kommune.pk)
        opdateret = max(en.tid.date() for en in udgivet) if udgivet else kilder.udgave.dag
        hvis = [f"{self.kommune.navn}s egne tal"] if any(not o.i_landet for o in kilder.omraader()) else []
        if any(o.i_landet for o in kilder.omraader()):
            hvis.append("et opdigtet land, lavet til prøve")
        til = f" Offentliggjort til og med {udgivet[0].periode:%Y-%m}." if udgivet else ""
        return opdateret, f"Tallene er af {' og '.join(hvis)}.{til} {FORELOEBIGE}"
