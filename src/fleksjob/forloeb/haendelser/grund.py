"""Det, alle hændelser har, og de typer, deres felter er lavet af."""

import re
from datetime import UTC, date, datetime, time
from typing import Annotated, ClassVar, Literal

import msgspec
from msgspec import Meta

_ORDSKEL = re.compile(r"(?<!^)(?=[A-Z])")


def _typenavn(klasse: str) -> str:
    """`FleksjobStartet` bliver til `fleksjob_startet`."""
    return _ORDSKEL.sub("_", klasse).lower()


Timer = Annotated[float, Meta(ge=0, le=168)]
Procent = Annotated[float, Meta(ge=0, le=100)]
Kroner = Annotated[float, Meta(ge=0)]
Tekst = Annotated[str, Meta(min_length=1)]
Tidspunkt = Annotated[datetime, Meta(tz=True)]
Maaned = Annotated[str, Meta(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Opfoelgningsart = Literal["3_mdr", "6_mdr", "30_mdr", "ad_hoc"]
Udfald = Literal["bevilget", "afslag", "andet"]
AndetUdfald = Literal["ressourceforloeb", "foertidspension", "afklaring", ""]
Ordning = Literal["fleksjob", "selvstaendig"]


Orlovsart = Literal["barsel", "sorgorlov", "andet"]
Ventegrund = Literal["borger", "helbredsoplysninger", "andet"]
Kanal = Literal["digital", "brev", "quickpost"]
Uger = Annotated[int, Meta(ge=1, le=520)]
Henvendelsesform = Literal[
    "brev", "digital_post", "mail", "telefon", "fremmoede", "selvbetjening", "repraesentant", ""
]


class Haendelse(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type", tag=_typenavn
):
    """Det, alle hændelser har. `id` er sagens eget nummer for hændelsen; uden tæller pladsen i rækken."""

    titel: ClassVar[str] = ""

    gyldig_fra: date
    id: str = ""
    registreret: Tidspunkt | None = None
    registreret_af: str = ""
    note: str = ""

    @property
    def type(self) -> str:
        """Typens navn, som det står i filer og i arkivet."""
        return str(self.__struct_config__.tag)

    @property
    def kendt_fra(self) -> datetime:
        """Tidspunktet, hvor kommunen kendte hændelsen."""
        return self.registreret or datetime.combine(self.gyldig_fra, time(), UTC)
