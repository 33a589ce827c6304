"""Svaret på aktindsigt: papirerne samlet i ét bundt og brevet om, hvad der er med, og hvad der ikke er."""

from collections.abc import Collection
from datetime import datetime

import msgspec

from fleksjob.breve import frit_brev, klagebreve
from fleksjob.breve.sagsbundt import Bundt, Forside, byg_bundt
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.sager import lager, udlevering
from fleksjob.sager.brevskrivning import brevramme, gem_brev, kanal_for
from fleksjob.sager.helbredsadgang import kraev_helbred
from fleksjob.sager.models import Bruger, Dokument, Sag

BUNDT = "aktindsigtsbundt"
_INTERNE = "{antal} interne arbejdspapirer (kommunens egne noter under arbejdet)."


class GivetBundt(msgspec.Struct, frozen=True):
    """Det, der gives: dokumentet i sagen og dets indhold."""

    dokument: Dokument
    bundt: Bundt


def lav_bundt(
    aaben: lager.AabenSag, bruger: Bruger, anmodning: str, *, undtag: Collection[str], nu: datetime
) -> GivetBundt:
    """Papirerne uden dem, der er undtaget. Kræver adgang til helbredspapirerne, for borgeren skal have sine."""
    sag = Sag.for_bruger(bruger).get(pk=aaben.hoved.sag_id)
    kraev_helbred(bruger, sag, aaben.dag)
    fund = udlevering.find(sag, bruger, aaben.haendelser, dag=aaben.dag)
    ukendte = set(undtag) - {en.noegle for en in fund.papirer}
    if ukendte:
        raise UgyldigtInput(
            "undtag", "Et af de papirer, du har valgt fra, findes ikke længere. Genindlæs siden."
        )
    dele = udlevering.hent(sag, bruger, aaben.haendelser, dag=aaben.dag, uden=undtag)
    if not dele:
        raise UgyldigtInput("undtag", "Alle papirer er valgt fra; vælg afslag i stedet.")
    bemaerkninger = [f"{len(undtag)} papirer er ikke med. Grunden står i brevet."] if undtag else []
    if fund.interne:
        bemaerkninger.append(f"Ikke med: {_INTERNE.format(antal=fund.interne)}")
    bundt = byg_bundt(
        Forside(
            "Papirerne i din sag",
            f"Aktindsigt givet {dansk_dato(aaben.dag)}",
            (("Sag", sag.nummer), ("Papirer", str(len(dele)))),
            aaben.dag,
            tuple(bemaerkninger),
        ),
        dele,
    )
    dokument = gem_brev(
        sag,
        bruger,
        nu=nu,
        art=BUNDT,
        titel=f"Papirerne i din sag, {bundt.sider} sider",
        pdf=bundt.pdf,
        kanal=kanal_for(sag),
        helbred=True,
        haendelse=anmodning,
    )
    return GivetBundt(dokument, bundt)


def svar(sag: Sag, bruger: Bruger, anmodning: str, givet: GivetBundt | None, *, nu: datetime) -> Dokument:
    """Brevet, der følger med papirerne eller siger, hvorfor der ingen er."""
    aaben = lager.hent_nyeste(sag.pk, bruger, nu=nu)
    den = next(en for en in aaben.tilstand().aktindsigter if en.id == anmodning)
    fund = udlevering.find(sag, bruger, aaben.haendelser, dag=aaben.dag)
    udeladt = [_INTERNE.format(antal=fund.interne)] if fund.interne else []
    brev = klagebreve.aktindsigt_svar(
        brevramme(sag, dag=aaben.dag, kanal=kanal_for(sag)),
        omfang=den.omfang,
        anmodet=den.anmodet,
        papirer=len(givet.bundt.linjer) if givet else 0,
        sider=givet.bundt.sider if givet else 0,
        udeladt=udeladt,
        grunde=den.grunde,
        begrundelse=den.begrundelse,
        hjemmel=_hjemmel(aaben, anmodning),
    )
    return gem_brev(
        sag,
        bruger,
        nu=nu,
        art="aktindsigt_svar",
        titel=brev.titel,
        pdf=frit_brev.pdf(brev),
        kanal=brev.ramme.kanal,
        haendelse=anmodning,
    )


def _hjemmel(aaben: lager.AabenSag, anmodning: str) -> str:
    givet = [en for en in aaben.haendelser if en.type == "aktindsigt_givet"]
    return next((getattr(en, "hjemmel", "") for en in givet if getattr(en, "anmodning", "") == anmodning), "")
