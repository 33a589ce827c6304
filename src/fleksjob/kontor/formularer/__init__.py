"""Formularerne: én klasse for hvert skridt i sagen, fundet på hændelsens type."""

from fleksjob.kontor.formularer.afgoerelse import (
    AfgoerelseForberedt,
    AfgoerelseTruffet,
    PartshoeringBesvaret,
    PartshoeringSendt,
)
from fleksjob.kontor.formularer.forberedelse import (
    IndstillingAfgivet,
    PlanFaerdig,
    PlanPaabegyndt,
    RaadgivningModtaget,
    TeammoedeAfholdt,
)
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.job import (
    FleksjobBevilget,
    FleksjobOphoert,
    FleksjobStartet,
    FuldtidsloenOplyst,
    VilkaarAendret,
)
from fleksjob.kontor.formularer.klage import GenvurderingAfsluttet, KlageModtaget, SagLukket
from fleksjob.kontor.formularer.ledighed import (
    AndenAktoerHenvist,
    AndenAktoerTilbudt,
    CvRegistreret,
    LedighedsydelseOphoert,
    LedighedsydelseStartet,
    RevurderingAfsluttet,
    SamtaleAfholdt,
)
from fleksjob.kontor.formularer.opfoelgning import BevillingFornyet, OpfoelgningAfholdt, StatusUdarbejdet
from fleksjob.kontor.formularer.penge import IndkomstIndberettet, UdbetalingBeregnet

FORMULARER: dict[str, type[SkridtFormular]] = {
    klasse.kode: klasse
    for klasse in (
        PlanPaabegyndt,
        PlanFaerdig,
        TeammoedeAfholdt,
        IndstillingAfgivet,
        RaadgivningModtaget,
        PartshoeringSendt,
        PartshoeringBesvaret,
        AfgoerelseForberedt,
        AfgoerelseTruffet,
        LedighedsydelseStartet,
        LedighedsydelseOphoert,
        CvRegistreret,
        SamtaleAfholdt,
        RevurderingAfsluttet,
        AndenAktoerTilbudt,
        AndenAktoerHenvist,
        FleksjobBevilget,
        FuldtidsloenOplyst,
        FleksjobStartet,
        VilkaarAendret,
        FleksjobOphoert,
        OpfoelgningAfholdt,
        StatusUdarbejdet,
        BevillingFornyet,
        IndkomstIndberettet,
        UdbetalingBeregnet,
        KlageModtaget,
        GenvurderingAfsluttet,
        SagLukket,
    )
}
