"""Et lovforslag lagt oven på loven: de værdier og regler, der træder i stedet for de gældende fra en dag."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import msgspec

from fleksjob.lov.kerne.fejl import UgyldigVariant
from fleksjob.lov.kerne.regel import Regel
from fleksjob.lov.kerne.vaerdier import Vaerdi, dansk_dato

ET_DOEGN = timedelta(days=1)


class Variant(msgspec.Struct, frozen=True, kw_only=True):
    """Et forslag lagt oven på loven fra dagen `fra`: værdier og regler, der træder i stedet for de gældende.

    En værdi er et tal (gælder fra `fra`) eller datoer med tal. En regel skal have samme navn som den, den afløser.
    `nye_vaerdier` er dem, kun variantens egne regler bruger; loven har dem ikke.
    """

    navn: str
    fra: date
    vaerdier: Mapping[str, float | Mapping[date, float]] = msgspec.field(default_factory=dict)
    regler: tuple[Regel, ...] = ()
    nye_vaerdier: Mapping[str, tuple[Vaerdi, ...]] = msgspec.field(default_factory=dict)

    def __post_init__(self) -> None:
        msgspec.structs.force_setattr(self, "vaerdier", MappingProxyType(dict(self.vaerdier)))


def afloes_regler(regler: Mapping[str, tuple[Regel, ...]], variant: Variant) -> list[Regel]:
    """Reglerne med variantens fra dens dag; de gamle slutter dagen før. Ukendte navne kaster `UgyldigVariant`."""
    nye = {r.navn: r for r in variant.regler}
    if ukendte := sorted(set(nye) - set(regler)):
        raise UgyldigVariant(
            f"Varianten »{variant.navn}« afløser regler, der ikke findes: {', '.join(ukendte)}."
        )
    resultat: list[Regel] = []
    for navn, versioner in regler.items():
        if navn not in nye:
            resultat += versioner
            continue
        resultat += [_kort_til(r, variant.fra) for r in versioner if r.fra < variant.fra]
        resultat.append(replace(nye[navn], fra=variant.fra, til=None))
    return resultat


def _kort_til(r: Regel, fra: date) -> Regel:
    sidste = fra - ET_DOEGN
    return replace(r, til=sidste if r.til is None or r.til > sidste else r.til)


def afloes_vaerdier(
    vaerdier: Mapping[str, tuple[Vaerdi, ...]], variant: Variant, slut: date
) -> dict[str, tuple[Vaerdi, ...]]:
    """Værdierne med variantens fra dens datoer. Ukendte navne kaster `UgyldigVariant`."""
    if ukendte := sorted(set(variant.vaerdier) - set(vaerdier)):
        raise UgyldigVariant(
            f"Varianten »{variant.navn}« ændrer værdier, der ikke findes: {', '.join(ukendte)}."
        )
    if kendte := sorted(set(variant.nye_vaerdier) & set(vaerdier)):
        raise UgyldigVariant(
            f"Varianten »{variant.navn}« kalder værdier nye, som loven har: {', '.join(kendte)}."
        )
    resultat = dict(vaerdier) | dict(variant.nye_vaerdier)
    for navn, ny in variant.vaerdier.items():
        datoer = {variant.fra: ny} if isinstance(ny, int | float) else dict(sorted(ny.items()))
        if not datoer or min(datoer) < variant.fra:
            raise UgyldigVariant(
                f"Varianten »{variant.navn}« har ingen værdi for {navn} fra {dansk_dato(variant.fra)}."
            )
        foerste = min(datoer)
        foer = [v for v in vaerdier[navn] if v.fra < foerste]
        beholdt = [msgspec.structs.replace(v, til=min(v.til or slut, foerste - ET_DOEGN)) for v in foer]
        dage = list(datoer)
        nye = [
            msgspec.structs.replace(
                vaerdier[navn][-1],
                fra=d,
                til=naeste - ET_DOEGN if naeste else None,
                vaerdi=datoer[d],
                reference=f"forslaget »{variant.navn}«",
                url="",
                sikkerhed="ordret",
                note="",
            )
            for d, naeste in zip(dage, [*dage[1:], None], strict=True)
        ]
        resultat[navn] = (*beholdt, *nye)
    return resultat
