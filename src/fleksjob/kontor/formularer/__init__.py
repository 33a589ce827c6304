"""Formularerne: én klasse for hvert skridt i sagen, fundet på hændelsens type."""

from fleksjob.kontor.formularer.afgoerelse import (
    AfgoerelseForberedt,
    AfgoerelseSendtTilbage,
    AfgoerelseTruffet,
    BetingelseVurderet,
)
from fleksjob.kontor.formularer.aktindsigt import (
    AktindsigtAnmodet,
    AktindsigtForsinket,
    AktindsigtGivet,
    FuldmagtGivet,
    FuldmagtTilbagekaldt,
)
from fleksjob.kontor.formularer.begyndelse import (
    AfgoerelseNu,
    AfgoerelseNuFrafaldet,
    AnsoegningModtaget,
    AnsoegningTrukket,
    VejledningGivet,
)
from fleksjob.kontor.formularer.dokumentation import (
    AfproevningUndladt,
    BehandlingAfvist,
    DokumentModtaget,
    DokumentRekvireret,
    DokumentRykket,
    DokumentVurderet,
    RekvisitionOpgivet,
)
from fleksjob.kontor.formularer.efter_afgoerelsen import (
    AndenHjaelpVejledt,
    FleksjobbevisOensket,
    FleksjobbevisUdstedt,
    FoertidspensionOvervejet,
    ForbedringsplanLagt,
    HjaelpTilJobAftalt,
    TilbudAftalt,
)
from fleksjob.kontor.formularer.etablering import ETABLERINGENS
from fleksjob.kontor.formularer.fastholdelsesvurdering import FASTHOLDELSENS
from fleksjob.kontor.formularer.forberedelse import (
    IndstillingAfgivet,
    RaadgivningModtaget,
    TeammoedeAfholdt,
)
from fleksjob.kontor.formularer.fravaer import FRAVAERETS
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.hoering import (
    PartshoeringBesvaret,
    PartshoeringForlaenget,
    PartshoeringSendt,
)
from fleksjob.kontor.formularer.job import (
    FleksjobBevilget,
    FleksjobOphoert,
    FleksjobStartet,
    FuldtidsloenOplyst,
    VilkaarAendret,
)
from fleksjob.kontor.formularer.jobpapirer import JOBPAPIRERNES
from fleksjob.kontor.formularer.jobsoegning import JOBSOEGNINGENS
from fleksjob.kontor.formularer.klage import (
    GenvurderingAfsluttet,
    KlageAfgjort,
    KlageModtaget,
    KlageOversendt,
    SagLukket,
)
from fleksjob.kontor.formularer.ledighed import CvRegistreret, LedighedsydelseStartet
from fleksjob.kontor.formularer.opfoelgning import (
    BevillingFornyet,
    HjaelpAfsluttet,
    HjaelpBesvaret,
    HjaelpOensket,
    OpfoelgningAfholdt,
    OpfoelgningsrytmeValgt,
    OpfoelgningstegnVurderet,
    PensionssagRejst,
    StatusUdarbejdet,
)
from fleksjob.kontor.formularer.ordning import ORDNINGENS
from fleksjob.kontor.formularer.penge import IndkomstIndberettet, UdbetalingBeregnet
from fleksjob.kontor.formularer.plan import (
    ClearingGivet,
    PlanFaerdig,
    PlanPaabegyndt,
    VirksomhedskonsulentFravalgt,
    VirksomhedskonsulentInviteret,
)
from fleksjob.kontor.formularer.praktik import (
    PraktikBesoegt,
    PraktikForlaenget,
    PraktikSluttet,
    PraktikStartet,
)
from fleksjob.kontor.formularer.raadighed import RAADIGHEDENS
from fleksjob.kontor.formularer.revurdering import RevurderingAfsluttet
from fleksjob.kontor.formularer.stoette import STOETTENS
from fleksjob.kontor.formularer.tilbagebetaling import TILBAGEBETALINGENS
from fleksjob.kontor.formularer.udvikling import UDVIKLINGENS

_ALLE: tuple[type[SkridtFormular], ...] = (
    AnsoegningModtaget,
    VejledningGivet,
    AfgoerelseNu,
    AfgoerelseNuFrafaldet,
    AnsoegningTrukket,
    PlanPaabegyndt,
    DokumentRekvireret,
    DokumentRykket,
    RekvisitionOpgivet,
    DokumentModtaget,
    DokumentVurderet,
    PraktikStartet,
    PraktikBesoegt,
    PraktikForlaenget,
    PraktikSluttet,
    AfproevningUndladt,
    BehandlingAfvist,
    VirksomhedskonsulentInviteret,
    VirksomhedskonsulentFravalgt,
    PlanFaerdig,
    ClearingGivet,
    TeammoedeAfholdt,
    IndstillingAfgivet,
    RaadgivningModtaget,
    BetingelseVurderet,
    PartshoeringSendt,
    PartshoeringForlaenget,
    PartshoeringBesvaret,
    AfgoerelseForberedt,
    AfgoerelseTruffet,
    AfgoerelseSendtTilbage,
    FoertidspensionOvervejet,
    HjaelpTilJobAftalt,
    ForbedringsplanLagt,
    TilbudAftalt,
    AndenHjaelpVejledt,
    FleksjobbevisOensket,
    FleksjobbevisUdstedt,
    LedighedsydelseStartet,
    CvRegistreret,
    FleksjobBevilget,
    FuldtidsloenOplyst,
    FleksjobStartet,
    VilkaarAendret,
    FleksjobOphoert,
    OpfoelgningAfholdt,
    HjaelpOensket,
    HjaelpBesvaret,
    HjaelpAfsluttet,
    OpfoelgningstegnVurderet,
    OpfoelgningsrytmeValgt,
    PensionssagRejst,
    StatusUdarbejdet,
    BevillingFornyet,
    IndkomstIndberettet,
    UdbetalingBeregnet,
    KlageModtaget,
    GenvurderingAfsluttet,
    KlageOversendt,
    KlageAfgjort,
    AktindsigtAnmodet,
    AktindsigtForsinket,
    AktindsigtGivet,
    FuldmagtGivet,
    FuldmagtTilbagekaldt,
    SagLukket,
    *FASTHOLDELSENS,
    *ETABLERINGENS,
    *JOBPAPIRERNES,
    *STOETTENS,
    *UDVIKLINGENS,
    *ORDNINGENS,
    *JOBSOEGNINGENS,
    *FRAVAERETS,
    *RAADIGHEDENS,
    RevurderingAfsluttet,
    *TILBAGEBETALINGENS,
)
FORMULARER: dict[str, type[SkridtFormular]] = {klasse.kode: klasse for klasse in _ALLE}
