"""Tabellerne: hver kolonne med type, enhed, betydning og kilde. Dataordbogen i `docs/genereret/` skrives herfra.

En periode går fra og med `fra` til (ikke med) `til`; `til` tom: den løber endnu. Skifter noget her, så tabellerne ikke
længere passer til hinanden, sættes `UDGAVE` op, og næste opdatering bygger forfra.
"""

from typing import Literal

import msgspec

UDGAVE = 4
Type = Literal["tekst", "dato", "heltal", "tal", "ja_nej"]


class Kolonne(msgspec.Struct, frozen=True):
    """En kolonne. `enhed` er tom for koder."""

    navn: str
    type: Type
    tekst: str
    enhed: str = ""
    kilde: str = ""


class Tabel(msgspec.Struct, frozen=True):
    """En tabel. `aar_af` er den dato, der afgør, hvilket års fil en række ligger i; tom: én fil.

    `forfra`: så lille, at den skrives hel hver gang.
    """

    navn: str
    tekst: str
    kolonner: tuple[Kolonne, ...]
    aar_af: str = ""
    forfra: bool = False

    @property
    def kolonnenavne(self) -> tuple[str, ...]:
        """Navnene i rækkefølge."""
        return tuple(en.navn for en in self.kolonner)


_SAG = Kolonne(
    "sag", "tekst", "Sagens pseudonym: et tal af kommunens hemmelige nøgle og sagens nummer i arkivet."
)
_SPALTER_IKKE = (
    "Jobindsats' driftsnyhed 12. oktober 2017: en fødselsdag, en flytning eller et hul på nul dage deler ikke"
)

SAGER = Tabel(
    "sager",
    "Én række for hver sag.",
    (
        _SAG,
        Kolonne("kommune", "heltal", "Kommunekode."),
        Kolonne("team", "tekst", "Teamet, der har sagen nu; tom uden."),
        Kolonne("foedselsaar", "heltal", "Året, borgeren er født. Dagen er ikke med."),
        Kolonne(
            "koen", "tekst", "kvinde eller mand, efter CPR-nummerets sidste ciffer; tom, når det er ukendt."
        ),
        Kolonne("oprettet", "dato", "Dagen, den første sag blev oprettet."),
        Kolonne("visiteret", "dato", "Dagen, borgeren første gang blev visiteret.", kilde="LAB § 118"),
        Kolonne("lukket", "dato", "Dagen, sagen blev lukket, når den er det."),
        Kolonne("aftryk", "heltal", "Skifter, når sagen skal skrives om; bruges kun af opdateringen."),
    ),
)
HAENDELSER = Tabel(
    "haendelser",
    "Én række for hver hændelse, der gælder, når rettelser er lagt ind. Indberettet løn står i `indkomst`.",
    (
        _SAG,
        Kolonne("nr", "heltal", "Pladsen i sagens orden."),
        Kolonne("type", "tekst", "Hændelsens type, som i kataloget."),
        Kolonne("gyldig_fra", "dato", "Dagen, det skete."),
        Kolonne("registreret", "dato", "Dagen, det blev skrevet."),
        Kolonne("art", "tekst", "Hændelsens art, når den er valgt blandt faste koder."),
        Kolonne(
            "udfald",
            "tekst",
            "Udfaldet, når det er valgt blandt faste koder; for en opfølgning og en status er det konklusionen.",
            kilde="LAB kap. 20 (opfølgning og status i fleksjobbet)",
        ),
        Kolonne(
            "maade",
            "tekst",
            "Hvordan det skete, som fast kode: hvor eller hvordan der blev talt sammen eller søgt; for et møde, om en "
            "virksomhedskonsulent var med (konsulent eller uden); for en udviklingsplan skriftlig eller mundtlig.",
        ),
    ),
    aar_af="gyldig_fra",
)
PERIODER = Tabel(
    "perioder",
    "Én række for hver sammenhængende periode i en sag, udledt af samme foldning som sagens skærmbillede.",
    (
        _SAG,
        Kolonne(
            "slags",
            "tekst",
            "fase (sagens fase), trin (rejsens trin S01-), visitation, ledighedsydelse, fleksjob (i mindst "
            "ét job), "
            "job (ét job), timer (samme betalte timer i ét job), maal (et udviklingsmål, til det nås eller "
            "falder væk), lukket (sagen er lukket).",
            kilde=_SPALTER_IKKE,
        ),
        Kolonne(
            "vaerdi",
            "tekst",
            "Koden for fase, trin, udviklingsmålets slags eller grunden til, at sagen er lukket; ellers tom.",
        ),
        Kolonne("job", "tekst", "Hvilket af sagens job, når perioden hører til ét."),
        Kolonne("fra", "dato", "Første dag."),
        Kolonne("til", "dato", "Første dag efter; tom, når perioden løber."),
        Kolonne(
            "timer",
            "tal",
            "Betalte timer: timer til stede gange intensitet. Kun i timer.",
            "timer om ugen",
            "LAB § 123",
        ),
        Kolonne("timer_til_stede", "tal", "Timer på arbejdspladsen. Kun i timer.", "timer om ugen"),
        Kolonne("gammel_ordning", "ja_nej", "Jobbet er begyndt før 2013. Kun i job, timer og maal."),
        Kolonne(
            "fastholdelse",
            "ja_nej",
            "Fleksjob på den arbejdsplads, borgeren var på. Kun i job.",
            kilde="LAB § 119",
        ),
        Kolonne("arbejdsgiver", "tekst", "Arbejdsgiverens pseudonym. Kun i job."),
        Kolonne(
            "branche",
            "tekst",
            "Arbejdsgiverens hovedafdeling i DB07 (A-S), efter virksomhedskortet; tom, når den ikke er oplyst. "
            "Kun i job.",
            kilde="Dansk Branchekode 2007, Danmarks Statistik",
        ),
    ),
    aar_af="fra",
)
PLIGTER = Tabel(
    "pligter",
    "Én række for hver frist i hvert vindue, den gælder, som arkivet har udledt den. Folkepensionsalderen er ikke med: "
    "dagen er fødselsdagen. En anden dag, loven regner af fødselsdagen, er skrevet som månedens første.",
    (
        _SAG,
        Kolonne("team", "tekst", "Teamet, der har sagen nu."),
        Kolonne("kode", "tekst", "Pligtens kode."),
        Kolonne("navn", "tekst", "Pligtens navn."),
        Kolonne("art", "tekst", "lov, anbefaling eller intern."),
        Kolonne(
            "hvem", "tekst", "Hvem der ventes på: borger, laege, arbejdsgiver, andre eller os. Se `ventes`."
        ),
        Kolonne("frist", "dato", "Fristen. Pligter uden en dag er ikke med."),
        Kolonne("siden", "dato", "Dagen, der begyndte at blive ventet på en anden."),
        Kolonne("opfyldt", "dato", "Dagen, den blev opfyldt."),
        Kolonne("bortfaldet", "dato", "Dagen, den bortfaldt."),
        Kolonne("efter_frist", "tekst", "overskredet, eller bortfaldet når fristen er en ret, der udløber."),
        Kolonne("aaben", "ja_nej", "Om den er åben i vinduet, indtil `aaben_til`."),
        Kolonne("aaben_til", "dato", "Første dag, den ikke er åben."),
        Kolonne("gaelder_fra", "dato", "Vinduets første dag."),
        Kolonne("gaelder_til", "dato", "Første dag efter vinduet."),
    ),
    aar_af="frist",
)
UDBETALINGER = Tabel(
    "udbetalinger",
    "Én række for hver grund, en beregnet måned venter på et menneske. Sagen er ikke med, for grunden kan "
    "være fravær.",
    (
        Kolonne("maaned", "dato", "Den første i måneden, tilskuddet er for."),
        Kolonne("status", "tekst", "beregnet (venter på frigivelse) eller manuel (venter på en vurdering)."),
        Kolonne("grund", "tekst", "Grunden i ord; tom, når intet ser mærkeligt ud."),
        Kolonne("beregnet", "dato", "Dagen, der blev beregnet."),
    ),
    forfra=True,
)
HJAELP = Tabel(
    "hjaelp",
    "Én række for hvert «vi har brug for hjælp» fra et job.",
    (
        _SAG,
        Kolonne("fra_hvem", "tekst", "borger eller arbejdsgiver."),
        Kolonne("modtaget", "dato", "Dagen, kaldet kom."),
        Kolonne("senest", "dato", "Dagen, kommunen har lovet at svare senest."),
        Kolonne("besvaret", "dato", "Dagen, der blev svaret; tom, når ingen har."),
    ),
)
INDKOMST = Tabel(
    "indkomst",
    "Én række for hver indberettet løn for en måned. Dagpenge, feriepenge og andet, der ikke er løn, er ikke med.",
    (
        _SAG,
        Kolonne("maaned", "dato", "Den første i måneden, lønnen er for."),
        Kolonne(
            "job", "tekst", "Hvilket af sagens job, som i `perioder`; tomt, når lønnen er fra et andet sted."
        ),
        Kolonne("slags", "tekst", "fleksjob, eller anden: løn, der ikke er for et fleksjob."),
        Kolonne(
            "loentimer",
            "tal",
            "Indberettede løntimer i måneden delt med måneden i uger (dage / 7). Tom, når timer ikke er oplyst.",
            "timer om ugen",
            "eIndkomst; Beskæftigelsesudvalget 2022-23, spørgsmål 61: løntimer er ikke altid de effektive timer",
        ),
        Kolonne("loen", "tal", "Løn uden pension.", "kr. i måneden"),
        Kolonne(
            "arbejdsgiver",
            "tekst",
            "Arbejdsgiverens pseudonym, også ved anden løn; tomt uden CVR-nummer.",
        ),
    ),
    aar_af="maaned",
)
KLAGER = Tabel(
    "klager",
    "Én række for hver klage.",
    (
        _SAG,
        Kolonne("modtaget", "dato", "Dagen, kommunen fik klagen.", kilde="Retssikkerhedsloven § 66"),
        Kolonne(
            "over", "tekst", "Arten af den afgørelse, der er klaget over; tom, når den ikke er registreret."
        ),
        Kolonne("genvurderet", "dato", "Dagen, kommunen genvurderede."),
        Kolonne("genvurdering", "tekst", "Kommunens udfald, som kode; tomt, før der er genvurderet."),
        Kolonne("oversendt", "dato", "Dagen, klagen blev sendt til Ankestyrelsen."),
        Kolonne("afgjort", "dato", "Dagen, Ankestyrelsen afgjorde den."),
        Kolonne("udfald", "tekst", "Ankestyrelsens udfald, som kode; tomt, før den er afgjort."),
    ),
)
TABELLER = (SAGER, HAENDELSER, PERIODER, PLIGTER, UDBETALINGER, HJAELP, INDKOMST, KLAGER)
_TYPENAVNE = {"tekst": "tekst", "dato": "dato", "heltal": "heltal", "tal": "tal", "ja_nej": "ja eller nej"}


def dataordbog() -> str:
    """Alle tabeller og kolonner som side."""
    linjer = [
        "# Indblikkets tabeller",
        "",
        "Skrevet af `fleksjob.indblik.skema`.",
        f"Skemaets udgave: {UDGAVE}.",
    ]
    for tabel in TABELLER:
        delt = f"; én fil for hvert år efter `{tabel.aar_af}`" if tabel.aar_af else ""
        linjer += ["", f"## `{tabel.navn}`", "", f"{tabel.tekst} Parquet{delt}.", ""]
        linjer += ["| Kolonne | Type | Enhed | Betydning | Kilde |", "|---|---|---|---|---|"]
        linjer += [
            f"| `{k.navn}` | {_TYPENAVNE[k.type]} | {k.enhed} | {k.tekst} | {k.kilde} |"
            for k in tabel.kolonner
        ]
    return "\n".join(linjer) + "\n"
