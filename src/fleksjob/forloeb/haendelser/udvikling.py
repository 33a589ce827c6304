"""Udviklingen i jobbet: plan, samtaler, mål, der falder væk, og vurderingen ved få timer. Og skiftet af ordning."""

from datetime import date
from typing import Literal

from fleksjob.forloeb.haendelser.grund import Haendelse, Kroner, Tekst

Trivsel = Literal["god", "blandet", "presset"]
Rytme = Literal["maaned", "kvartal", "halvaar"]
Broek = Literal["halvdelen", "to-tredjedele"]


class UdviklingsplanAftalt(Haendelse, frozen=True, kw_only=True):
    """Hvordan og hvornår der tales om udvikling i jobbet. Før `tidligst` tales der kun om trivsel.

    `med` er koder for dem, planen er aftalt med. Planens ord står i sagens papirer.
    """

    titel = "Udviklingsplan er aftalt"
    ansaettelse: Tekst
    tidligst: date | None = None
    rytme: Rytme = "kvartal"
    skriftlig: bool = False
    med: tuple[str, ...] = ()


class UdviklingsmaalFrafaldet(Haendelse, frozen=True, kw_only=True):
    """Målet forfølges ikke længere. `maal_id` er nummeret på den hændelse, hvor målet blev aftalt."""

    titel = "Udviklingsmål er faldet væk"
    ansaettelse: Tekst
    maal_id: Tekst
    grund: Tekst


class UdviklingssamtaleHoldt(Haendelse, frozen=True, kw_only=True):
    """En samtale om, hvordan det går, og hvad det næste kan være. Trivslen spørges der om først.

    `tegn` er koder for tegn på slid, `om` for det, der blev talt om, `proevet` for det, der er prøvet.
    """

    titel = "Udviklingssamtale er holdt"
    ansaettelse: Tekst
    trivsel: Trivsel
    tegn: tuple[str, ...] = ()
    om: tuple[str, ...] = ()
    proevet: tuple[str, ...] = ()
    naeste: date | None = None


class UdviklingVurderet(Haendelse, frozen=True, kw_only=True):
    """Kommunens vurdering af, om arbejdsevnen kan udvikles inden for en rimelig periode. `inden` er perioden."""

    titel = "Udvikling af arbejdsevnen er vurderet"
    ansaettelse: Tekst
    kan_udvikles: bool
    begrundelse: Tekst
    inden: date | None = None


class TilskudsbroekOplyst(Haendelse, frozen=True, kw_only=True):
    """Brøken i kommunens afgørelse om et fleksjob i den gamle ordning."""

    titel = "Tilskuddets brøk er oplyst"
    ansaettelse: Tekst
    andel: Broek


class JobaendringVurderet(Haendelse, frozen=True, kw_only=True):
    """Om en ændring gør et fleksjob fra før 2013 til et nyt job.

    `regeludfald` er lovens svar (gammel, ny, ingen endnu), `udfald` kommunens, og `afvigelsesgrund` hvorfor de er
    forskellige.
    """

    titel = "Ændring i et gammelt job er vurderet"
    ansaettelse: Tekst
    aendring: Tekst
    andre_opgaver: bool | None = None
    andre_vilkaar: bool | None = None
    regeludfald: str = ""
    udfald: Literal["samme", "nyt"]
    afvigelsesgrund: str = ""


class OrdningValgt(Haendelse, frozen=True, kw_only=True):
    """Borgeren har skriftligt valgt at gå fra den gamle ordning til den nye; dagen er den første i den nye.

    `ny_ansaettelse` er jobbet i den nye ordning. Beløbene er kroner om måneden, som de blev vist før valget.
    """

    titel = "Den nye ordning er valgt"
    ansaettelse: Tekst
    ny_ansaettelse: Tekst
    valgt: date
    dokument: Tekst
    borger_foer: Kroner | None = None
    borger_efter: Kroner | None = None
    firma_foer: Kroner | None = None
    firma_efter: Kroner | None = None
