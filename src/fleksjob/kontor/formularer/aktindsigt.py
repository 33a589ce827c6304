"""Aktindsigt: bedt om, forsinket, besvaret; og fuldmagt."""

from typing import Any

from fleksjob.kontor.formularer.felter import Dato, Flervalg, LangTekst, Rulleliste, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.formularer.klage import FANEN, MEDARBEJDERENS_FORMER
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.fuldmagt import FORHOLD, OMFANG as FULDMAGTENS_OMFANG
from fleksjob.lov.sagsgang.klageord import OMFANG, UNDTAGELSER, UNDTAGELSERS_FORBEHOLD
from fleksjob.sager import udlevering


class AktindsigtAnmodet(SkridtFormular):
    """Borgeren, eller en med fuldmagt, beder om at se sagen."""

    kode = "aktindsigt_anmodet"
    overskrift = "Registrér anmodning om aktindsigt"
    indledning = (
        "Borgeren kan bede om at se sin sag på enhver måde og skal ikke sige hvorfor. Svaret skal gives snarest og "
        "inden 7 arbejdsdage. Borgeren får en kvittering med dagen."
    )
    datonavn = "Bedt om den"
    knap = "Gem og send kvittering"
    viser_brev = True
    tilbage = FANEN

    form = Valg(label="Hvordan kom anmodningen?", choices=MEDARBEJDERENS_FORMER)
    fra = betinget(
        Tekst(
            label="Hvem beder for borgeren?",
            max_length=120,
            help_text="Udfyld, når den kom gennem en anden. Se på fanen, om fuldmagten rækker til aktindsigt.",
        )
    )
    om = LangTekst(
        label="Hvad vil borgeren se?",
        required=False,
        linjer=2,
        help_text="Tom betyder hele sagen.",
        max_length=500,
    )


class AktindsigtForsinket(SkridtFormular):
    """Besked om, at det ikke kan nås."""

    kode = "aktindsigt_forsinket"
    overskrift = "Giv besked om, at aktindsigten er forsinket"
    indledning = "Kan svaret ikke nås inden 7 arbejdsdage, skal borgeren vide hvorfor, og hvornår det kommer."
    datonavn = "Besked givet den"
    knap = "Gem og send beskeden"
    viser_brev = True
    tilbage = FANEN

    anmodning = Rulleliste(label="Anmodning")
    grund = LangTekst(label="Hvorfor kan det ikke nås?", linjer=3, max_length=500)
    frist = Dato(label="Svaret kommer senest")

    def tilpas(self) -> None:
        self.vaelg_blandt("anmodning", _aabne(self))


class AktindsigtGivet(SkridtFormular):
    """Svaret, med papirerne valgt ét for ét."""

    kode = "aktindsigt_givet"
    overskrift = "Svar på aktindsigt"
    indledning = (
        "Her er sagens papirer. De samles i én fil, som borgeren kan hente på sin side. Interne arbejdspapirer er "
        "aldrig med. Skal noget andet holdes tilbage, er det en afgørelse, som skal begrundes."
    )
    datonavn = "Besvaret den"
    knap = "Saml papirerne og send svaret"
    viser_brev = True
    tilbage = FANEN
    skabelon = "kontor/aktindsigt.html"

    anmodning = Rulleliste(label="Anmodning")
    omfang = Valg(label="Svar", choices=list(OMFANG.items()), initial="fuld")
    undtag = betinget(
        Flervalg(
            label="Papirer, borgeren ikke får", help_text="Sæt kun kryds ved det, der skal holdes tilbage."
        )
    )
    grunde = betinget(
        Flervalg(label="Grund", choices=list(UNDTAGELSER.items()), help_text=UNDTAGELSERS_FORBEHOLD)
    )
    begrundelse = betinget(
        LangTekst(
            label="Begrundelse til borgeren",
            linjer=4,
            help_text="Skal skrives, når borgeren ikke får det hele.",
        )
    )
    hjemmel = betinget(Tekst(label="Bestemmelsen, det bygger på", help_text="Fx lovens navn og paragraf."))

    def tilpas(self) -> None:
        self.vaelg_blandt("anmodning", _aabne(self))

    def se_sagen(self, billede: Any, bruger: Any) -> None:
        fund = udlevering.find(billede.sag, bruger, billede.haendelser, dag=self.dag)
        self.fund = fund
        self.vaelg_blandt(
            "undtag",
            [
                (en.noegle, f"{en.titel} ({en.slags.lower()}, {kort_dato(en.dato or self.dag)})")
                for en in fund.papirer
            ],
        )

    def nyttelast(self) -> dict[str, Any]:
        return super().nyttelast() | {"udlever": True}


def _aabne(formular: SkridtFormular) -> list[tuple[str, str]]:
    aabne = formular.tilstand.aabne_aktindsigter
    return [
        (en.id, f"Bedt om {kort_dato(en.anmodet)}{f': {en.om[:60]}' if en.om else ''}")
        for en in formular.tilstand.aktindsigter
        if en.id in aabne
    ]


class FuldmagtGivet(SkridtFormular):
    """Hvem der må handle for borgeren, hvor langt og hvor længe."""

    kode = "fuldmagt_givet"
    overskrift = "Registrér fuldmagt"
    indledning = (
        "Borgeren kan lade en anden handle for sig: en pårørende, fagforeningens socialrådgiver, en advokat. Borgeren "
        "bestemmer, hvad fuldmagten gælder, og kan altid kalde den tilbage."
    )
    datonavn = "Fuldmagten gælder fra"
    knap = "Gem fuldmagten"
    tilbage = FANEN

    til = Tekst(label="Navn på den, der får fuldmagt", max_length=120)
    forhold = Rulleliste(label="Hvem er det?", choices=list(FORHOLD.items()))
    omfang = Valg(label="Hvad gælder den?", choices=list(FULDMAGTENS_OMFANG.items()))
    sidste_dag = Dato(label="Gælder til og med", required=False, help_text="Tom: indtil den kaldes tilbage.")
    form = Valg(label="Hvordan gav borgeren den?", choices=MEDARBEJDERENS_FORMER)


class FuldmagtTilbagekaldt(SkridtFormular):
    """Fuldmagten gælder ikke længere."""

    kode = "fuldmagt_tilbagekaldt"
    overskrift = "Kald fuldmagt tilbage"
    datonavn = "Gælder ikke fra"
    knap = "Kald fuldmagten tilbage"
    tilbage = FANEN

    fuldmagt = Rulleliste(label="Fuldmagt")

    def tilpas(self) -> None:
        self.vaelg_blandt(
            "fuldmagt", [(en.id, en.til) for en in self.tilstand.fuldmagter if en.gaelder(self.dag)]
        )
