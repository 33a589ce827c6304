"""Det, sagen selv ved om hver betingelse. Fakta, ikke vurderinger: hvad der er kommet, prøvet og anbefalet."""

from fleksjob.forloeb.dokumentation import Praktik
from fleksjob.forloeb.tilstand import Tilstand
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.rehabilitering import foelger_indstillingen
from fleksjob.sager.visninger.dokumentation import Hulliste, Punkt
from fleksjob.sager.visninger.sagsbillede import Sagsbillede

_EVNEN = ("varig_og_vaesentlig", "hvorfor_varig", "hvorfor_ikke_normale_vilkaar")
PUNKTER = {
    "normale_vilkaar": ("varig_og_vaesentlig", "hvorfor_ikke_normale_vilkaar"),
    "vaesentlig": ("varig_og_vaesentlig",),
    "varig": ("varig_og_vaesentlig", "hvorfor_varig"),
    "meget_begraenset": _EVNEN,
    "tilbud_proevet": ("tilbud_proevet",),
    "afklaret": ("afklaret", "ressourcer", "ressourceprofil"),
}
"""Betingelse → de punkter i dokumentationskravet, der kan vise den."""


def fakta_for(kode: str, billede: Sagsbillede, hul: Hulliste) -> tuple[str, ...]:
    """Sætningerne ved betingelsen, i den orden, de betyder mest."""
    t = billede.tilstand
    ud = [_punkt(punkt) for punkt in hul.punkter if punkt.kode in PUNKTER.get(kode, ())]
    if kode in ("normale_vilkaar", "vaesentlig", "varig", "meget_begraenset"):
        ud += _raad(t)
    if kode in ("normale_vilkaar", "vaesentlig", "meget_begraenset", "tilbud_proevet"):
        ud += [_praktik(praktik) for praktik in t.praktikker]
        if not t.praktikker:
            ud.append("Ingen praktik er registreret i sagen.")
    if kode == "meget_begraenset":
        ud += _meget_begraenset(t)
    if kode == "afklaret":
        ud.append(_planen(t))
    if kode in ("foertidspension", "seniorpension", "tidlig_pension_brugt"):
        ud.append(
            f"Ydelse, da sagen begyndte: {t.ydelse}." if t.ydelse else "Ydelsen er ikke oplyst i sagen."
        )
    return tuple(dict.fromkeys(filter(None, ud)))


def _punkt(punkt: Punkt) -> str:
    if punkt.status == "formaalsloest":
        return (
            f"Dokumentation: åbenbart formålsløst, skrevet {dansk_dato(punkt.undladt_den)}."
            if punkt.undladt_den
            else ""
        )
    if punkt.status == "mangler":
        venter = f" Vi venter på {len(punkt.ventes)}." if punkt.ventes else ""
        return f"Dokumentation: intet papir i sagen viser punktet endnu.{venter}"
    viste = [
        "et helbredspapir" if bevis.skjult else f"{bevis.navn} ({dansk_dato(bevis.dag)})"
        for bevis in punkt.beviser
    ]
    return f"Dokumentation: {', '.join(viste)}."


def _raad(t: Tilstand) -> list[str]:
    ud = []
    if t.indstilling:
        hvad = (t.indstilling_til or "ikke oplyst").replace("_", " ")
        ud.append(f"Teamets indstilling {dansk_dato(t.indstilling)}: {hvad}.")
    if t.raadgivning:
        ud.append(f"Rådgivning fra regionens kliniske funktion {dansk_dato(t.raadgivning)}.")
    if not ud:
        ud.append("Der er hverken indstilling eller rådgivning i sagen.")
    return ud


def _praktik(praktik: Praktik) -> str:
    hvor = f" hos {praktik.virksomhed}" if praktik.virksomhed else ""
    slut = dansk_dato(praktik.sluttet) if praktik.sluttet else "i gang"
    senest = praktik.maalinger[-1] if praktik.maalinger else None
    timer = ""
    if senest is not None and senest.timer is not None:
        timer = f"; senest {_tal(senest.timer)} timer om ugen"
        timer += f" med {_tal(senest.intensitet)} % intensitet" if senest.intensitet is not None else ""
    egen = " (i egen virksomhed)" if praktik.egen_virksomhed else ""
    return f"Praktik{hvor}{egen}, {dansk_dato(praktik.startet)} til {slut}{timer}."


def _tal(tal: float) -> str:
    return f"{tal:g}".replace(".", ",")


def _meget_begraenset(t: Tilstand) -> list[str]:
    if t.meget_begraenset is None or not t.indstilling:
        return []
    peger = foelger_indstillingen(t.indstilling_til, "bevilget")
    if not t.meget_begraenset:
        return ["Teamet har ikke peget på, at arbejdsevnen er meget begrænset."]
    begrundet = "udvikling" in t.indstilling_punkter
    return [
        "Teamet har peget på, at arbejdsevnen er meget begrænset"
        + (", og skrevet, hvorfor den kan udvikles." if peger and begrundet else ".")
    ]


def _planen(t: Tilstand) -> str:
    if t.plan_faerdig:
        return f"Planen blev færdig {dansk_dato(t.plan_faerdig)}."
    return "Planen er begyndt, men ikke færdig." if t.plan_paabegyndt else "Planen er ikke begyndt."
