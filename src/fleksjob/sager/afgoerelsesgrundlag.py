"""Grundlaget for en afgørelse: samlet af sagen, låst sammen med udkastet, og læst igen med sit fingeraftryk.

Den, der godkender, ser præcis det, den første så. Kommer der noget nyt i sagen imens, siges det; skal det med,
skrives et nyt udkast. Indholdet er JSON med faste nøgler i fast orden, så det samme altid giver det samme aftryk.
"""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

import msgspec

from fleksjob.forloeb.betingelser import gaeldende, lovens_udfald
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.sagsgang.visitationskrav import Regeludfald
from fleksjob.sager.models import Afgoerelsesgrundlag, Bilag, Bruger, Dokument, Haendelse, Plantekst, Sag

BYGGER_PAA = frozenset(
    {"plan_faerdig", "teammoede_afholdt", "indstilling_afgivet", "indstilling_genforelagt", "raadgivning_modtaget",
     "dokument_modtaget", "praktik_sluttet", "afproevning_undladt", "partshoering_sendt", "partshoering_forlaenget",
     "partshoering_besvaret", "betingelse_vurderet", "genvurdering_afsluttet", "klage_afgjort"}
)  # fmt: skip
"""De hændelser, en afgørelse om visitation kan hvile på."""


class Papir(msgspec.Struct, frozen=True):
    """Et papir i grundlaget. `brugt`: en vurdering nævner det; ellers lå det i sagen."""

    slags: str
    id: int
    titel: str
    sha256: str
    dag: str
    helbred: bool = False
    brugt: bool = False


class Laast(msgspec.Struct, frozen=True, kw_only=True):
    """Grundlaget, som det blev låst. `uroert` er falsk, hvis indholdet ikke længere svarer til fingeraftrykket."""

    sha256: str
    laast: datetime
    laast_af: str
    helbred: bool
    uroert: bool
    regler: dict[str, Any]
    vurderinger: list[dict[str, Any]]
    sagens_skridt: list[dict[str, Any]]
    papirer: list[Papir]


def saml(sag: Sag, tilstand: Tilstand) -> str:
    """Indholdet som JSON. Samme sag giver samme bytes."""
    brugte = {
        (slags, nr)
        for en in gaeldende(tilstand.vurderinger, tilstand.pr).values()
        for slags, numre in (("bilag", en.bilag), ("dokument", en.dokumenter))
        for nr in numre
    }
    indhold = {
        "dag": tilstand.pr.isoformat(),
        "regler": regler_som_data(lovens_udfald(tilstand)),
        "vurderinger": _vurderinger(tilstand),
        "sagens_skridt": _sagens_skridt(sag),
        "papirer": [msgspec.to_builtins(papir) for papir in papirer_i(sag, brugte)],
    }
    return json.dumps(indhold, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingeraftryk(indhold: str) -> str:
    """SHA-256 af indholdet."""
    return sha256(indhold.encode()).hexdigest()


def laas(sag: Sag, indhold: str, bruger: Bruger, *, haendelse_nr: int, nu: datetime) -> None:
    """Gemmer grundlaget ved udkastet. Kaldes i samme transaktion som udkastet skrives."""
    papirer = json.loads(indhold)["papirer"]
    Afgoerelsesgrundlag.objects.create(
        kommune_id=sag.kommune_id,
        sag_id=sag.pk,
        haendelse_nr=haendelse_nr,
        indhold=indhold,
        sha256=fingeraftryk(indhold),
        helbred=any(papir["helbred"] and papir["brugt"] for papir in papirer),
        laast=nu,
        laast_af=bruger,
    )


def det_laaste(sag: Sag, bruger: Bruger, aftryk: str) -> Laast | None:
    """Grundlaget med det fingeraftryk i sagen; None for ældre afgørelser, som ikke har et."""
    fundet = (
        Afgoerelsesgrundlag.for_bruger(bruger)
        .filter(sag_id=sag.pk, sha256=aftryk)
        .select_related("laast_af")
        .order_by("-pk")
        .first()
        if aftryk
        else None
    )
    if fundet is None:
        return None
    data = json.loads(fundet.indhold)
    return Laast(
        sha256=fundet.sha256,
        laast=fundet.laast,
        laast_af=fundet.laast_af.navn,
        helbred=fundet.helbred,
        uroert=fingeraftryk(fundet.indhold) == fundet.sha256,
        regler=data["regler"],
        vurderinger=data["vurderinger"],
        sagens_skridt=data["sagens_skridt"],
        papirer=[msgspec.convert(papir, Papir) for papir in data["papirer"]],
    )


def regler_som_data(regler: Regeludfald) -> dict[str, Any]:
    """Lovens svar med forklaring, som det gemmes."""
    return {
        "udfald": regler.udfald,
        "grund": regler.grund,
        "mangler": list(regler.mangler),
        "forbehold": list(regler.forbehold),
        "trin": [
            {
                "navn": trin.navn,
                "tekst": trin.tekst,
                "hjemmel": trin.hjemmel,
                "sikkerhed": trin.sikkerhed,
                "svar": "" if trin.vaerdi is None else str(trin.vaerdi),
            }
            for trin in regler.trin
        ],
    }


def _vurderinger(tilstand: Tilstand) -> list[dict[str, Any]]:
    return [
        {
            "haendelse": en.id,
            "betingelse": en.betingelse,
            "udfald": en.udfald,
            "svar": en.svar,
            "grund": en.grund,
            "fra": en.dag.isoformat(),
            "af": en.af,
        }
        for en in sorted(
            gaeldende(tilstand.vurderinger, tilstand.pr).values(), key=lambda en: (en.betingelse, en.id)
        )
    ]


def _sagens_skridt(sag: Sag) -> list[dict[str, Any]]:
    raekker = Haendelse.for_kommune(sag.kommune_id).filter(sag_id=sag.pk, type__in=BYGGER_PAA).order_by("nr")
    return [
        {"nr": nr, "type": type_, "dag": dag.isoformat(), "sha256": sha256(data.encode()).hexdigest()}
        for nr, type_, dag, data in raekker.values_list("nr", "type", "gyldig_fra", "data")
    ]


def papirer_i(sag: Sag, brugte: set[tuple[str, int]]) -> list[Papir]:
    """Sagens papirer med fingeraftryk: bilag, breve og planens afsnit i deres nyeste udgave."""
    bilag = Bilag.for_kommune(sag.kommune_id).filter(sag_id=sag.pk).order_by("pk")
    breve = Dokument.for_kommune(sag.kommune_id).filter(sag_id=sag.pk).order_by("pk")
    fundne = [
        Papir("bilag", pk, titel, aftryk, f"{dateret or lagt_ind:%Y-%m-%d}", helbred, ("bilag", pk) in brugte)
        for pk, titel, aftryk, dateret, lagt_ind, helbred in bilag.values_list(
            "pk", "titel", "sha256", "dateret", "lagt_ind", "helbred"
        )
    ]
    fundne += [
        Papir("dokument", pk, titel, aftryk, f"{oprettet:%Y-%m-%d}", helbred, ("dokument", pk) in brugte)
        for pk, titel, aftryk, oprettet, helbred in breve.values_list(
            "pk", "titel", "sha256", "oprettet", "helbred"
        )
    ]
    return fundne + _planens_afsnit(sag)


def _planens_afsnit(sag: Sag) -> list[Papir]:
    nyeste: dict[tuple[str, str], Papir] = {}
    tekster = Plantekst.for_kommune(sag.kommune_id).filter(sag_id=sag.pk).order_by("nr")
    felter = ("pk", "afsnit", "stemme", "nr", "indhold", "skrevet")
    for pk, afsnit, stemme, nr, indhold, skrevet in tekster.values_list(*felter):
        aftryk = fingeraftryk(json.dumps(indhold, ensure_ascii=False, sort_keys=True))
        titel = f"Planen: {afsnit.replace('_', ' ')} ({_STEMMER.get(stemme, stemme)}), udgave {nr}"
        nyeste[afsnit, stemme] = Papir(
            "plan", pk, titel, aftryk, f"{skrevet:%Y-%m-%d}", afsnit == "helbred", True
        )
    return list(nyeste.values())


_STEMMER = {
    "borger": "borgerens ord",
    "kommune": "kommunens ord",
    "virksomhedskonsulent": "konsulentens ord",
}
