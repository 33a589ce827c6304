"""Version 3: `mgroup.*=*&period.M=latest:60&hierarchy._nykom=*`, `*` folder ud, `/` er summen; `columns` og `rows`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from fleksjob.indblik.jobindsats import omraader, perioder
from fleksjob.indblik.jobindsats.datasaet import Kilder
from fleksjob.indblik.jobindsats.katalog import EMNER, SKJULT_NOTE, tabeller
from fleksjob.indblik.jobindsats.omraader import KOMMUNE, LAND, REGION, Omraade
from fleksjob.indblik.jobindsats.tabel import Fordeling, Jobtabel, Maaltal
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

OMRAADE = "_omrade"
INDDELINGER: dict[str, tuple[str, tuple[str, ...]]] = {
    "_nykom": ("Kommune", (LAND, KOMMUNE)),
    "_region": ("Region", (LAND, REGION)),
    "_hele_landet": ("Hele landet", (LAND,)),
}
"""Områdets hierarkier, og hvad der er i dem."""
_TRIN = {LAND: "Hele landet", REGION: "Region", KOMMUNE: "Kommune"}


def laes(tabel: Jobtabel, spurgt: Mapping[str, str], kilder: Kilder) -> Udvalg:
    """Udvalget i en forespørgsel. Et hierarki, der ikke er nævnt, er summen."""
    periode, tal, sted = "", "", ""
    omraadet: list[Omraade] | None = None
    vist = []
    for navn, vaerdi in spurgt.items():
        slags, _, hvad = navn.partition(".")
        if navn in ("format", "subject_id"):
            continue
        if slags == "period":
            _tjek_type(hvad, tabel)
            periode = vaerdi
        elif slags == "mgroup":
            tal = _tallene(tabel, hvad, vaerdi)
        elif slags == "hierarchy" and hvad in INDDELINGER:
            sted, omraadet = hvad, _omraader(tabel, hvad, vaerdi, kilder)
        elif slags == "hierarchy":
            fordeling = fordelingen(tabel, hvad)
            vist.append((fordeling, _koder(fordeling, vaerdi)))
        else:
            raise UgyldigtInput(
                navn,
                f"«{navn}» kendes ikke; brug mgroup.*, period.{tabel.periodetype} og hierarchy._fordeling.",
            )
    findes = kilder.omraader(tabel)
    return Udvalg(
        tabel=tabel,
        perioder=tuple(perioder.valgte(periode or "latest:1", tabel.periodetype, kilder.perioder(tabel))),
        omraader=tuple(omraadet if sted and omraadet is not None else findes[:1]),
        maaltal=maaltallene(tabel, tal or "*"),
        vist=tuple(vist),
    ).efterset()


def _tjek_type(type_: str, tabel: Jobtabel) -> None:
    if type_.upper() not in (tabel.periodetype, "*"):
        raise UgyldigtInput(
            f"period.{type_}", f"Tabellen {tabel.id} har perioder af typen {tabel.periodetype}, ikke {type_}."
        )


def _tallene(tabel: Jobtabel, gruppe: str, vaerdi: str) -> str:
    if gruppe.casefold() not in ("*", _gruppe_id(tabel)):
        raise UgyldigtInput(f"mgroup.{gruppe}", f"Tabellen {tabel.id} har gruppen {_gruppe_id(tabel)}.")
    return vaerdi


def _gruppe_id(tabel: Jobtabel) -> str:
    return f"mgrp{tabel.id.casefold()}_1"


def _omraader(tabel: Jobtabel, inddeling: str, vaerdi: str, kilder: Kilder) -> list[Omraade]:
    """Områderne i hierarkiet. Er der kun kommunens egne tal, er summen kommunen."""
    findes = kilder.omraader(tabel)
    med = [en for en in findes if en.slags in INDDELINGER[inddeling][1]]
    ud: list[Omraade] = []
    for en in filter(None, (del_.strip() for del_ in vaerdi.split(","))):
        if en.startswith("level:"):
            trin = en.removeprefix("level:")
            fundet = [o for o in med if o.slags == trin]
        elif en == "/":
            fundet = [o for o in findes if o.slags == LAND] or findes[:1]
        else:
            fundet = omraader.valgte(en, med or findes)
        if not fundet:
            raise UgyldigtInput(f"hierarchy.{inddeling}", f"«{en}» er ikke i hierarkiet {inddeling}.")
        ud += fundet
    return list(dict.fromkeys(ud))


def _koder(fordeling: Fordeling, vaerdi: str) -> tuple[str, ...]:
    """`/` er summen, `/kode/` én værdi, `level:2` alle uden summen."""
    ud: list[str] = []
    for en in filter(None, (del_.strip() for del_ in vaerdi.split(","))):
        if en == "/":
            ud.append("")
        elif en.startswith("level:"):
            ud += [""] if en == "level:1" else fordeling.vaerdier
        else:
            ud += koderne(fordeling, en.strip("/") or "*")
    return tuple(dict.fromkeys(ud)) or ("",)


def emner() -> list[dict[str, Any]]:
    """`/subjects`."""
    return [
        {
            "subject_group_id": 1,
            "subject_group_name": "Ydelser",
            "subjects": [{"subject_id": nr, "subject_name": navn} for nr, navn in EMNER.items()],
        }
    ]


def oversigt(emne: str = "") -> list[dict[str, Any]]:
    """`/tables`, evt. kun for ét emne."""
    ud = []
    for nr, navn in EMNER.items():
        mine = [t for t in tabeller().values() if t.emne == nr and emne in ("", str(nr))]
        grupper = [
            {
                "table_group_id": f"{nr}-{plads}",
                "table_group_name": gruppe,
                "tables": [
                    {"table_id": t.id.casefold(), "table_name": t.navn} for t in mine if t.gruppe == gruppe
                ],
            }
            for plads, gruppe in enumerate(dict.fromkeys(t.gruppe for t in mine), 1)
        ]
        if grupper:
            ud.append({"subject_id": nr, "subject_name": navn, "table_groups": grupper})
    return ud


def beskrivelse(tabel: Jobtabel, kilder: Kilder, opdateret: date, kilde: str) -> dict[str, Any]:
    """`/table/{id}`."""
    findes = kilder.perioder(tabel)
    return {
        "table_id": tabel.id.casefold(),
        "table_name": tabel.navn,
        "subject_id": tabel.emne,
        "subject_name": EMNER[tabel.emne],
        "table_group_name": tabel.gruppe,
        "update_frequency": tabel.hyppighed,
        "latest_update": opdateret.isoformat(),
        "next_update": perioder.naeste(findes),
        "note": f"{tabel.note} {SKJULT_NOTE} {kilde}",
        "mgroups": [
            {
                "mgroup_id": _gruppe_id(tabel),
                "mgroup_name": tabel.navn,
                "measures": [_maaltal(en) for en in tabel.maaltal],
            }
        ],
        "periods": [
            {
                "periodtype_id": tabel.periodetype,
                "periodtype_name": perioder.NAVNE[tabel.periodetype],
                "period_first": findes[0] if findes else "",
                "period_last": findes[-1] if findes else "",
                "values": [{"period_id": en, "period_name": en} for en in findes],
            }
        ],
        "dimensions": [_omraadet(tabel, kilder), *(_fordelingen(en) for en in tabel.fordelinger)],
    }


def _maaltal(en: Maaltal) -> dict[str, str]:
    return {"measure_id": en.id, "measure_name": en.navn, "unit": en.enhed, "note": en.note}


def _omraadet(tabel: Jobtabel, kilder: Kilder) -> dict[str, Any]:
    findes = kilder.omraader(tabel)
    hierarkier = []
    for id_, (navn, slags) in INDDELINGER.items():
        trin = [
            {
                "level_id": en,
                "level_name": _TRIN[en],
                "values": [{"value_id": o.id, "value_name": o.navn} for o in findes if o.slags == en],
            }
            for en in slags
        ]
        brugte = [en for en in trin if en["values"]]
        if brugte:
            hierarkier.append({"hierarchy_id": id_, "hierarchy_name": navn, "levels": brugte})
    return {"dimension_id": OMRAADE, "dimension_name": "Område", "hierarchies": hierarkier}


def _fordelingen(en: Fordeling) -> dict[str, Any]:
    trin = [
        {"level_id": "1", "level_name": en.i_alt, "values": [{"value_id": "/", "value_name": en.i_alt}]},
        {
            "level_id": "2",
            "level_name": en.navn,
            "values": [{"value_id": f"/{kode}/", "value_name": navn} for kode, navn in en.vaerdier.items()],
        },
    ]
    hierarki = {"hierarchy_id": en.id, "hierarchy_name": en.navn, "levels": trin}
    return {"dimension_id": en.id, "dimension_name": en.navn, "note": en.note, "hierarchies": [hierarki]}


def kolonner(udvalg: Udvalg) -> list[str]:
    """Kolonnernes navne."""
    return ["Periode", "Område", *(en.navn for en in udvalg.fordelinger), *(en.navn for en in udvalg.maaltal)]


def data(udvalg: Udvalg, kilder: Kilder) -> dict[str, Any]:
    """`/data/{id}`."""
    return {
        "columns": kolonner(udvalg),
        "rows": [
            [periode, omraade.navn, *_navne(udvalg, koder), *uden_skjult(tal)]
            for periode, omraade, koder, tal in udvalg.raekker(kilder)
        ],
    }


def data_csv(udvalg: Udvalg, kilder: Kilder) -> tuple[list[str], list[list[str]]]:
    """Det samme til CSV."""
    return kolonner(udvalg), [
        [periode, omraade.navn, *_navne(udvalg, koder), *map(som_tekst, tal)]
        for periode, omraade, koder, tal in udvalg.raekker(kilder)
    ]


def _navne(udvalg: Udvalg, koder: tuple[str, ...]) -> list[str]:
    return [kodens_navn(en, kode) for en, kode in zip(udvalg.fordelinger, koder, strict=True)]
