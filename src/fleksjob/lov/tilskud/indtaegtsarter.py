"""Hvad en indtægt er, når fleksløntilskuddet regnes: én række for hver art i hvert tidsrum, med sin kilde.

Ordene er forklaret i `indtaegtsregel.py`. Rækkerne for samme art ligger efter hinanden i tid. En række med `til` None
gælder endnu.
Formodningen er, at det, en arbejdsgiver udbetaler som A- eller B-indkomst, er løn (Ankestyrelsen 27-23).
"""

from datetime import date

from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import Sikkerhed, dansk_dato
from fleksjob.lov.tilskud.indtaegtsregel import Artsregel, Fordeling, Virkning
from fleksjob.lov.tilskud.paragraffer import BEK

AST_27_23 = "https://lundsteenwiederquist.dk/index.php/tag/flekslontilskud/"
AST_14_22 = "https://www.landbrugsinfo.dk/basis/e/8/3/familie_socialjura_p_14_22"
AST_39_19 = (
    "https://www.landbrugsinfo.dk/basis/6/1/a/"
    "familie_socialjura_p_39_19_om_flekslontilskud_lonindtegt_skattepligtig_verdi_personalegoder"
)
AST_6_23 = "https://lundsteenwiederquist.dk/index.php/tag/tabt-arbejdsfortjeneste/"
BEK_5 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/5/"
BEK_6 = "https://www.elov.dk/bekendtgorelse-om-beregning-af-og-fradrag-i-flekslontilskud/paragraf/6/"
BEK_11 = "https://www.ingelouv.dk/post/nye-regler-om-kombination-af-tabt-arbejdsfortjeneste-og-fleksjob"
HOEJESTERET = "https://domstol.dk/hoejesteret/aktuelt/2020/4/om-fradrag-i-fleksloentilskud/"
VEJL_2013 = (
    "https://www.selskabsadvokaterne.dk/domme/hoejesteret-fradrag-i-fleksloenstilskud-minimalerstatning/"
)
BEK_811 = "https://www.scleroseforeningen.dk/netraadgivningen/beregning-af-flekslontilskud-0"
HOERING_2022 = "https://hoeringsportalen.dk/Hearing/Details/65943"


def _loen(art: str, titel: str, tekst: str = "er lønindtægt") -> Artsregel:
    return Artsregel(
        art=art,
        titel=titel,
        virkning="loen",
        tekst=tekst,
        hjemmel="LAB § 123, stk. 2; bekendtgørelse om fleksløntilskud § 1, stk. 1, nr. 1-2",
        url=BEK,
    )


def _ved_udbetaling(art: str, titel: str) -> Artsregel:
    return Artsregel(
        art=art,
        titel=titel,
        virkning="loen",
        fordeling="udbetalt",
        tekst="er lønindtægt i den måned, beløbet udbetales",
        hjemmel="Ankestyrelsens principmeddelelse 14-22",
        url=AST_14_22,
        sikkerhed="sekundaer",
        forhoejer_loftet_maaske=True,
    )


def _ikke_loen(art: str, titel: str, tekst: str) -> Artsregel:
    return Artsregel(
        art=art,
        titel=titel,
        virkning="ikke_loen",
        tekst=tekst,
        hjemmel="Vejledning nr. 9602 af 7. november 2013, pkt. 7.3.1 (gengivet i Højesterets dom af 7. "
        "april 2020)",
        url=VEJL_2013,
        sikkerhed="sekundaer",
    )


def _afvises(art: str, titel: str, tekst: str, url: str = BEK) -> Artsregel:
    return Artsregel(
        art=art,
        titel=titel,
        virkning="afvises",
        tekst=tekst,
        hjemmel="ikke læst",
        url=url,
        sikkerhed="udledt",
    )


_FAST_LOEN = (
    _loen("loen", "Løn"),
    _loen(
        "overtid",
        "Betaling for overarbejde",
        "er lønindtægt, når den udbetales, men hører ikke til fuldtidslønnen",
    ),
    _loen("loen_under_ferie", "Løn under ferie", "er lønindtægt, og tilskuddet fortsætter (§ 124, stk. 1)"),
    _loen("loen_under_sygdom", "Løn under sygdom", "er lønindtægt, og tilskuddet fortsætter (§ 124, stk. 2)"),
    _loen(
        "loen_under_barsel",
        "Løn under barsel eller sorgorlov",
        "er lønindtægt, og tilskuddet fortsætter (§ 124, stk. 2)",
    ),
    _loen(
        "b_indkomst", "B-indkomst og honorar", "er lønindtægt, når der betales arbejdsmarkedsbidrag af den"
    ),
    Artsregel(
        art="dis_hyre",
        titel="Hyre fra skibe i DIS",
        virkning="loen",
        tekst="er lønindtægt, når hyren er regnet om til bruttoløn",
        hjemmel="Bekendtgørelse om fleksløntilskud § 1, stk. 1, nr. 1, litra b, og stk. 2",
        url=BEK,
    ),
)

_FLERE_MAANEDER = tuple(
    Artsregel(
        art=art,
        titel=titel,
        virkning="loen",
        tekst="er lønindtægt og fordeles ligeligt på de måneder, beløbet dækker",
        hjemmel="LAB § 139, stk. 1; Ankestyrelsens principmeddelelse 27-23",
        url=AST_27_23,
        sikkerhed="sekundaer",
    )
    for art, titel in (("bonus", "Bonus"), ("tantieme", "Tantieme"), ("gratiale", "Gratiale"))
)

_VED_UDBETALING = (
    _ved_udbetaling("fritvalg", "Udbetaling fra fritvalgsordning"),
    _ved_udbetaling("soegnehelligdag", "Udbetaling fra søgnehelligdagskonto"),
    _ved_udbetaling("ferietillaeg", "Ferietillæg"),
    _ved_udbetaling("feriedifference", "Feriedifference"),
)

_GODER_OG_GAVER = (
    Artsregel(
        art="julegave_kontant",
        titel="Julegave i penge, samme beløb til alle",
        virkning="ikke_loen",
        tekst="er en arbejdsfri indtægt, ikke løn",
        hjemmel="Ankestyrelsens principmeddelelse 27-23",
        url=AST_27_23,
        sikkerhed="sekundaer",
    ),
    Artsregel(
        art="personalegode",
        titel="Personalegode (fri bil, telefon, kost og logi)",
        virkning="loen",
        til=date(2018, 12, 31),
        tekst="regnedes med til sin skattepligtige værdi",
        hjemmel="Vejledning nr. 9602 af 7. november 2013, pkt. 7.3.1 (gengivet i Højesterets dom af 7. "
        "april 2020)",
        url=VEJL_2013,
        sikkerhed="sekundaer",
        forbehold="Personalegoder før 2019 er regnet med, som vejledningen fra 2013 sagde. Ankestyrelsen "
        "39-19 siger "
        "siden, at de ikke er løn; om ældre måneder derfor skal regnes om, er ikke læst.",
    ),
    Artsregel(
        art="personalegode",
        titel="Personalegode (fri bil, telefon, kost og logi)",
        virkning="ikke_loen",
        fra=date(2019, 1, 1),
        til=date(2019, 12, 31),
        tekst="er ikke løn og hører ikke under lønloftet",
        hjemmel="Ankestyrelsens principmeddelelse 39-19",
        url=AST_39_19,
        sikkerhed="sekundaer",
        forbehold="Ankestyrelsen 39-19 om personalegoder er fra 2019, men dagen er ikke læst; hele 2019 er "
        "regnet "
        "efter den.",
    ),
    Artsregel(
        art="personalegode",
        titel="Personalegode (fri bil, telefon, kost og logi)",
        virkning="ikke_loen",
        fra=date(2020, 1, 1),
        tekst="er ikke løn og hører ikke under lønloftet",
        hjemmel="Ankestyrelsens principmeddelelse 39-19",
        url=AST_39_19,
        sikkerhed="sekundaer",
    ),
)

_UDEN_FRADRAG = (
    _ikke_loen("pension_udbetalt", "Løbende udbetaling af pension", "nedsætter ikke tilskuddet"),
    _ikke_loen("gruppeliv", "Udbetaling fra gruppeliv eller forsikring", "nedsætter ikke tilskuddet"),
    _ikke_loen("erstatning", "Erstatning", "nedsætter ikke tilskuddet"),
    _ikke_loen(
        "erhvervsevnetab", "Erstatning eller pension for tab af erhvervsevne", "nedsætter ikke tilskuddet"
    ),
)

_PASNING = tuple(
    regel
    for art, titel, foer_2024 in (
        ("tabt_arbejdsfortjeneste", "Tabt arbejdsfortjeneste", ""),
        (
            "plejevederlag",
            "Plejevederlag",
            "Ankestyrelsen 6-23 handler om tabt arbejdsfortjeneste; at det samme gjaldt plejevederlag før "
            "2024, "
            "er udledt.",
        ),
    )
    for regel in (
        Artsregel(
            art=art,
            titel=titel,
            virkning="ikke_loen",
            til=date(2023, 12, 31),
            tekst="er ikke løn, og der gives intet tilskud oven i",
            hjemmel="Ankestyrelsens principmeddelelse 6-23",
            url=AST_6_23,
            sikkerhed="sekundaer",
            forbehold=foer_2024,
        ),
        Artsregel(
            art=art,
            titel=titel,
            virkning="som_loen",
            fra=date(2024, 1, 1),
            tekst="nedsætter tilskuddet, som var det løn",
            hjemmel="BEK nr. 1806 af 28. december 2023 § 11",
            url=BEK_11,
            sikkerhed="sekundaer",
        ),
    )
)

_BIBESKAEFTIGELSE = (
    "Hvad overskud af bibeskæftigelse er, er læst (bekendtgørelsen § 1); hvordan det nedsætter tilskuddet, "
    "er ikke. "
    "Det er regnet som løn og fordelt ligeligt på månederne."
)

_ANDET_ARBEJDE = (
    Artsregel(
        art="bibeskaeftigelse",
        titel="Overskud af selvstændig bibeskæftigelse",
        virkning="anden",
        til=date(2022, 2, 23),
        tekst="er overskuddet med løn og andet, der er udtaget til eget forbrug",
        hjemmel="BEK nr. 811 af 27. juni 2014 § 1, nr. 3 (gengivet af Scleroseforeningen)",
        url=BEK_811,
        sikkerhed="sekundaer",
        forbehold=_BIBESKAEFTIGELSE,
    ),
    Artsregel(
        art="bibeskaeftigelse",
        titel="Overskud af selvstændig bibeskæftigelse",
        virkning="anden",
        fra=date(2022, 2, 24),
        tekst="er overskuddet før renter, med løn og eget forbrug og det, der er overført til "
        "virksomhedsordningen",
        hjemmel="Bekendtgørelse om fleksløntilskud § 1, stk. 1, nr. 3",
        url=BEK,
        forbehold=_BIBESKAEFTIGELSE,
    ),
    Artsregel(
        art="minimalerstatning",
        titel="Minimalerstatning fra Lønmodtagernes Garantifond",
        virkning="anden",
        tekst="er lønindtægt i de måneder, den dækker",
        hjemmel="Højesterets dom af 7. april 2020 (BS-29280/2019-HJR)",
        url=HOEJESTERET,
    ),
)

_FERIEKONTO: tuple[tuple[str, str, Virkning, Fordeling, str], ...] = (
    (
        "feriegodtgoerelse_optjent",
        "Feriegodtgørelse, der indbetales til FerieKonto",
        "fra_loen",
        "periode",
        "tages ud af lønnen, når den optjenes",
    ),
    (
        "feriegodtgoerelse_feriekonto",
        "Feriegodtgørelse fra FerieKonto eller feriekasse",
        "loen",
        "feriedage",
        "regnes som løn, når ferien holdes, efter antal feriedage",
    ),
)
_FERIEKONTO_TIDER: tuple[tuple[date, date | None, str, str, Sikkerhed, str], ...] = (
    (
        date(2021, 1, 29),
        date(2022, 2, 23),
        "BEK nr. 110 af 29. januar 2021 § 5",
        BEK_5,
        "ordret",
        "Hvordan feriegodtgørelsen indgår, når ferien holdes, er læst i bekendtgørelsen fra 2021; at den tages ud af "
        "lønnen, når den optjenes, er udledt af den senere § 6.",
    ),
    (
        date(2022, 2, 24),
        date(2023, 12, 31),
        "BEK nr. 250 af 24. februar 2022 (høringsnotatet); § 6 er læst i den senere udgave",
        HOERING_2022,
        "sekundaer",
        "",
    ),
    (date(2024, 1, 1), None, "Bekendtgørelse om fleksløntilskud § 6 (BEK nr. 227/2024)", BEK_6, "ordret", ""),
)
"""Tre udgaver af reglen: dens dage, hvor den står, og det, der skal siges om den."""

_FERIE = (
    Artsregel(
        art="feriegodtgoerelse_fra_arbejdsgiver",
        titel="Feriegodtgørelse fra arbejdsgiveren, når ferien holdes",
        virkning="loen",
        fordeling="udbetalt",
        fra=date(2022, 2, 24),
        tekst="er en del af den indberettede løn",
        hjemmel="BEK nr. 250 af 24. februar 2022 § 5",
        url=BEK_5,
    ),
    *(
        Artsregel(
            art=art,
            titel=titel,
            virkning=virkning,
            fordeling=fordeling,
            fra=fra,
            til=til,
            tekst=tekst,
            hjemmel=hjemmel,
            url=url,
            sikkerhed=sikkerhed,
            forbehold=forbehold if art == "feriegodtgoerelse_optjent" else "",
        )
        for art, titel, virkning, fordeling, tekst in _FERIEKONTO
        for fra, til, hjemmel, url, sikkerhed, forbehold in _FERIEKONTO_TIDER
    ),
)

_UVIST = (
    _afvises(
        "udenlandsk_loen",
        "Løn fra udlandet",
        "Hvordan løn fra udlandet regnes, er ikke læst; lad et menneske afgøre det, og oplys beløbet som "
        "løn, "
        "hvis det er det.",
    ),
    _afvises(
        "saesonarbejde",
        "Løn for sæsonarbejde",
        "Hvordan sæsonarbejde regnes, er ikke læst; lad et menneske afgøre det, og oplys beløbet som løn, "
        "hvis det er det.",
    ),
    _afvises(
        "raadighedsvederlag",
        "Rådighedsvederlag til frivillige brandmænd",
        "Bekendtgørelsen har en særregel om rådighedsvederlag til frivillige brandmænd, men den er ikke "
        "læst; "
        "lad et menneske afgøre det.",
        HOERING_2022,
    ),
)

ARTSREGLER = (
    *_FAST_LOEN,
    *_FLERE_MAANEDER,
    *_VED_UDBETALING,
    *_GODER_OG_GAVER,
    *_UDEN_FRADRAG,
    *_PASNING,
    *_ANDET_ARBEJDE,
    *_FERIE,
    *_UVIST,
)

ARTER = tuple(dict.fromkeys(r.art for r in ARTSREGLER))


def artsregel(art: str, dag: date) -> Artsregel:
    """Rækken for arten den dag. Ukendt art eller en dag før den første række kaster `UgyldigtInput`."""
    raekker = [r for r in ARTSREGLER if r.art == art]
    if not raekker:
        raise UgyldigtInput("art", f"Indtægtsarten »{art}« findes ikke; vælg en af: {', '.join(ARTER)}.")
    for r in raekker:
        if r.fra <= dag and (r.til is None or dag <= r.til):
            return r
    raise UgyldigtInput(
        "art",
        f"{raekker[0].titel}: reglen er først læst fra {dansk_dato(raekker[0].fra)}, så {dansk_dato(dag)} "
        "kan ikke "
        "regnes.",
    )
