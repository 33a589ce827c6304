"""Version 2: `period`, `area`, `measurement` og `_<fordeling>` i adressen eller som JSON, og svarene i dens form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fleksjob.indblik.jobindsats import omraader, perioder
from fleksjob.indblik.jobindsats.datasaet import Kilder
from fleksjob.indblik.jobindsats.katalog import EMNER, SKJULT_NOTE, tabeller
from fleksjob.indblik.jobindsats.tabel import Jobtabel
from fleksjob.indblik.jobindsats.udvalg import (
    Udvalg,
    fordelingen,
    kodens_navn,
    koderne,
    maaltallene,
    som_tekst,
    uden_skjult,
)
from fleksjob.lov.kerne.fejl import UgyldigtInput

Tabelform = tuple[list[str], list[list[str]]]
"""Kolonner og rækker, som CSV skrives af."""


def laes(tabel: Jobtabel, spurgt: Mapping[str, Any], kilder: Kilder) -> Udvalg:
    """Udvalget i en forespørgsel. Uden periode den seneste, uden område landet eller kommunen, uden tal alle."""
    valg = {str(navn): _som_liste(vaerdi) for navn, vaerdi in spurgt.items()}
    findes = kilder.omraader(tabel)
    vist = []
    for navn in sorted(valg):
        if navn.startswith("_"):
            fordeling = fordelingen(tabel, navn)
            vist.append((fordeling, koderne(fordeling, valg[navn])))
        elif navn not in ("period", "area", "measurement"):
            raise UgyldigtInput(navn, f"«{navn}» kendes ikke; brug period, area, measurement og _fordeling.")
    return Udvalg(
        tabel=tabel,
        perioder=tuple(
            perioder.valgte(
                valg.get("period") or f"l({tabel.periodetype}:1)", tabel.periodetype, kilder.perioder(tabel)
            )
        ),
        omraader=tuple(omraader.valgte(valg.get("area") or findes[0].navn, findes)),
        maaltal=maaltallene(tabel, valg.get("measurement") or "*"),
        vist=tuple(vist),
    ).efterset()


def _som_liste(vaerdi: Any) -> str:
    """En liste i JSON og en liste med komma er det samme."""
    if isinstance(vaerdi, list):
        return ",".join(str(en) for en in vaerdi)
    return str(vaerdi)


def emner() -> list[dict[str, Any]]:
    """`/subjects`."""
    return [{"SubjectID": nr, "SubjectName": navn} for nr, navn in EMNER.items()]


def oversigt(emne: str = "") -> list[dict[str, Any]]:
    """`/tables`, evt. kun for ét emne."""
    return [
        {"TableID": t.id, "TableName": t.navn, "SubjectID": t.emne, "SubjectName": EMNER[t.emne]}
        for t in tabeller().values()
        if not emne or emne == str(t.emne)
    ]


def beskrivelse(tabel: Jobtabel, kilder: Kilder, opdateret: date, kilde: str) -> list[dict[str, Any]]:
    """`/tables/{id}`. `kilde` er en sætning om, hvilke tal der svares af."""
    findes = kilder.perioder(tabel)
    return [
        {
            "TableID": tabel.id,
            "TableName": tabel.navn,
            "SubjectID": tabel.emne,
            "SubjectName": EMNER[tabel.emne],
            "Area": [en.navn for en in kilder.omraader(tabel)],
            "Period": findes,
            "Measurements": [
                {"ID": en.id, "Name": en.navn, "Unit": en.enhed, "Note": en.note} for en in tabel.maaltal
            ],
            "Dimensions": [
                {
                    "DimensionID": en.id,
                    "DimensionName": en.navn,
                    "DefaultValue": en.i_alt,
                    "Values": [en.i_alt, *en.vaerdier.values()],
                    "Note": en.note,
                }
                for en in tabel.fordelinger
            ],
            "UpdateFrequency": tabel.hyppighed,
            "LatestUpdate": opdateret.isoformat(),
            "NextUpdate": perioder.naeste(findes),
            "FirstPeriod": findes[0] if findes else "",
            "LatestPeriod": findes[-1] if findes else "",
            "Note": f"{tabel.note} {SKJULT_NOTE} {kilde}",
        }
    ]


def data(udvalg: Udvalg, kilder: Kilder) -> list[dict[str, Any]]:
    """`/data/{id}`: én liste med variablerne og rækkerne."""
    variabler = [
        {"Name": "area", "Label": "Area"},
        {"Name": "period", "Label": "Periode"},
        *({"Name": en.id, "Label": en.navn} for en in udvalg.fordelinger),
        *({"Name": en.id, "Label": en.navn} for en in udvalg.maaltal),
    ]
    raekker = [
        [omraade.navn, periode, *_navne(udvalg, koder), *uden_skjult(tal)]
        for periode, omraade, koder, tal in udvalg.raekker(kilder)
    ]
    return [{"Variables": variabler, "Data": raekker}]


def data_csv(udvalg: Udvalg, kilder: Kilder) -> Tabelform:
    """Det samme til CSV, med navnene som kolonner."""
    delt = [en.navn for en in udvalg.fordelinger]
    return ["Area", "Periode", *delt, *(en.navn for en in udvalg.maaltal)], [
        [omraade.navn, periode, *_navne(udvalg, koder), *map(som_tekst, tal)]
        for periode, omraade, koder, tal in udvalg.raekker(kilder)
    ]


def _navne(udvalg: Udvalg, koder: tuple[str, ...]) -> list[str]:
    return [kodens_navn(en, kode) for en, kode in zip(udvalg.fordelinger, koder, strict=True)]


def flad(raekker: list[dict[str, Any]]) -> Tabelform:
    """En liste af objekter til CSV; lister i et felt skilles med komma."""
    kolonner = list(raekker[0]) if raekker else []
    return kolonner, [[_felt(raekke[navn]) for navn in kolonner] for raekke in raekker]


def _felt(vaerdi: Any) -> str:
    if isinstance(vaerdi, list):
        return ", ".join(
            en if isinstance(en, str) else str(en.get("ID") or en.get("DimensionID")) for en in vaerdi
        )
    return str(vaerdi)
