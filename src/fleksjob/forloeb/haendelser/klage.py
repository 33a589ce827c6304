"""Klage, aktindsigt og fuldmagt."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Henvendelsesform, Uger


class KlageModtaget(Haendelse, frozen=True, kw_only=True):
    """Kommunen har modtaget en klage; `afgoerelse` er id på afgørelsen (tom: den seneste).

    En klage behøver ingen begrundelse. `saerlig_grund` er borgerens grund til, at den kommer for sent, og
    `grund_vurdering` det, kommunen ved om den. `fra` er den, der klagede på borgerens vegne.
    """

    titel = "Klage er modtaget"
    afgoerelse: str = ""
    saerlig_grund: str = ""
    grund_vurdering: str = ""
    form: Henvendelsesform = ""
    fra: str = ""
    ring_til: str = ""


class GenvurderingAfsluttet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har genvurderet den påklagede afgørelse: fastholdt, ændret eller delvis ændret.

    `fejl` er koder fra `lov.klageord.FEJLTYPER`; `nyt` er det, der er kommet til siden afgørelsen.
    """

    titel = "Genvurdering er afsluttet"
    udfald: Literal["fastholdt", "aendret", "delvis_aendret"] = "fastholdt"
    klage: str = ""
    begrundelse: str = ""
    fejl: tuple[str, ...] = ()
    nyt: str = ""


class KlageOversendt(Haendelse, frozen=True, kw_only=True):
    """Klagen er sendt videre til klageinstansen; `bundt` er fingeraftrykket af den sag, der fulgte med."""

    titel = "Klagen er sendt videre"
    klage: str = ""
    bundt: str = ""


class KlageAfgjort(Haendelse, frozen=True, kw_only=True):
    """Klageinstansen har afgjort klagen: stadfaestet, aendret, ophaevet, hjemvist eller afvist.

    `behandlingsuger` er kommunens egen frist for at behandle en hjemvist eller ophævet sag igen. `ny_udfald` er det,
    klageinstansen selv har afgjort, og `virkning_fra` dagen, det gælder fra. `fejl` er som ved genvurderingen.
    """

    titel = "Klagen er afgjort"
    udfald: Literal["stadfaestet", "aendret", "ophaevet", "hjemvist", "afvist", ""] = ""
    klage: str = ""
    behandlingsuger: Uger | None = None
    ny_udfald: Literal["bevilget", "afslag", ""] = ""
    virkning_fra: date | None = None
    begrundelse: str = ""
    fejl: tuple[str, ...] = ()
    journalnummer: str = ""


class AktindsigtAnmodet(Haendelse, frozen=True, kw_only=True):
    """Borgeren har bedt om aktindsigt; `fra` er den, der bad på borgerens vegne."""

    titel = "Aktindsigt er ønsket"
    om: str = ""
    form: Henvendelsesform = ""
    fra: str = ""


class AktindsigtForsinket(Haendelse, frozen=True, kw_only=True):
    """Borgeren har fået besked om, hvorfor svaret på aktindsigt ikke kan nås, og hvornår det kommer (`frist`)."""

    titel = "Aktindsigten er forsinket"
    frist: date
    grund: str = ""
    anmodning: str = ""


class AktindsigtGivet(Haendelse, frozen=True, kw_only=True):
    """Kommunen har svaret på anmodningen (`anmodning` er dens id; uden: den ældste åbne).

    `grunde` er koder fra `lov.klageord.UNDTAGELSER`; `bundt` er fingeraftrykket af det, der blev givet.
    """

    titel = "Aktindsigt er besvaret"
    anmodning: str = ""
    omfang: Literal["fuld", "delvis", "afslag", ""] = ""
    grunde: tuple[str, ...] = ()
    begrundelse: str = ""
    hjemmel: str = ""
    bundt: str = ""


class FuldmagtGivet(Haendelse, frozen=True, kw_only=True):
    """Borgeren har givet en anden fuldmagt. `omfang` er en kode fra `lov.fuldmagt.OMFANG` eller fri tekst."""

    titel = "Fuldmagt er givet"
    til: str = ""
    omfang: str = ""
    forhold: str = ""
    sidste_dag: date | None = None
    form: Henvendelsesform = ""


class FuldmagtTilbagekaldt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har kaldt fuldmagten tilbage; `fuldmagt` er dens id."""

    titel = "Fuldmagt er kaldt tilbage"
    fuldmagt: str = ""
