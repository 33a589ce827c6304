"""Breve om penge, der er betalt for meget: spørgsmålet først, så afgørelsen. Ren.

Høringen er ikke en afgørelse og lover intet. Afgørelsen siger enten, at beløbet skal betales tilbage, og hvordan man
klager, eller at det skal det ikke.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fleksjob.breve.frit_brev import Afsnit, FritBrev, afsnit_af_tekst
from fleksjob.breve.ramme import Brevramme, kroner, maaned_og_aar, ugedag_og_dato
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.relationer import hjemmel_pr
from fleksjob.lov.sagsgang.tilbagebetaling import TILBAGEBETALING, maa_kraeves


@dataclass(frozen=True, slots=True)
class ForMeget:
    """Måneden, hvor der er betalt for meget. `beloeb` er kroner efter ATP og før skat; `aarsag` er hele sætninger."""

    maaned: date
    udbetalt: Decimal
    rigtigt: Decimal
    aarsag: str

    def __post_init__(self) -> None:
        if self.beloeb <= 0:
            raise UgyldigtInput("beloeb", "Der er ikke betalt for meget i måneden.")

    @property
    def beloeb(self) -> Decimal:
        """Det, der er for meget."""
        return self.udbetalt - self.rigtigt

    @property
    def regnestykke(self) -> Afsnit:
        """Tallene i tre linjer."""
        return Afsnit(
            "Sådan ser det ud",
            punkter=(
                f"Du fik {kroner(self.udbetalt)} for {maaned_og_aar(self.maaned)}, før skat.",
                f"Du skulle have haft {kroner(self.rigtigt)}",
                f"Du har fået {kroner(self.beloeb)} for meget.",
            ),
        )


def hoering(om: ForMeget, *, ramme: Brevramme, frist: date, tekst: str = "") -> FritBrev:
    """Vi spørger, før vi tager stilling. `tekst` er det, sagsbehandleren vil føje til."""
    if frist <= ramme.dato:
        raise UgyldigtInput("frist", "Svarfristen skal ligge efter den dag, brevet sendes.")
    afsnit = [
        Afsnit(
            "",
            (
                f"Vi har regnet dit fleksløntilskud for {maaned_og_aar(om.maaned)} om. {om.aarsag}",
                "Vi har ikke bestemt, om du skal betale noget tilbage. Før vi gør det, vil vi gerne høre dig.",
            ),
        ),
        om.regnestykke,
        Afsnit(
            "Hvornår skal man betale tilbage?",
            (
                "Kun når to ting er opfyldt. Du havde ikke ret til pengene. Og du vidste det, enten fordi du havde "
                "givet os forkerte oplysninger, eller fordi du vidste det, da du fik pengene.",
                "Var det en andens fejl, og vidste du det ikke, skal du ikke betale tilbage.",
            ),
        ),
        Afsnit(
            "Det vil vi gerne vide",
            punkter=(
                "Passer tallene?",
                "Vidste du, at beløbet var for stort? Hvornår fik du det at vide?",
                "Er der noget andet, vi skal kende til?",
            ),
        ),
    ]
    if tekst.strip():
        afsnit.append(afsnit_af_tekst("Om din sag", tekst))
    telefon = ramme.afsender.sagsbehandlers_telefon or ramme.afsender.telefon
    afsnit.append(
        Afsnit(
            "Sådan svarer du",
            (
                f"Svar til og med {ugedag_og_dato(frist)}. Ring{f' på {telefon}' if telefon else ''}, skriv, eller "
                "svar på din side hos kommunen. Du må gerne få hjælp af en anden. Du bestemmer selv, om du vil svare. "
                "Vi trækker intet i dit tilskud imens.",
                "Det hedder partshøring og står i forvaltningsloven.",
            ),
        )
    )
    return FritBrev(ramme, f"Har du fået for meget i {maaned_og_aar(om.maaned)}?", tuple(afsnit))


def afgoerelse(
    om: ForMeget, *, ramme: Brevramme, udfald: str, uden_ret: bool, bedre_vidende: bool, begrundelse: str
) -> FritBrev:
    """Svaret. Et krav kan kun skrives, når begge led er opfyldt."""
    if not begrundelse.strip():
        raise UgyldigtInput("begrundelse", "Afgørelsen skal begrundes.")
    if udfald == "kraeves":
        if not maa_kraeves(uden_ret, bedre_vidende):
            raise UgyldigtInput("udfald", "Beløbet kan kun kræves tilbage, når begge betingelser er opfyldt.")
        return _kraeves(om, ramme, begrundelse)
    return _kraeves_ikke(om, ramme, begrundelse)


def _kraeves(om: ForMeget, ramme: Brevramme, begrundelse: str) -> FritBrev:
    paragraf = hjemmel_pr(TILBAGEBETALING, ramme.dato)
    return FritBrev(
        ramme,
        f"Du skal betale {kroner(om.beloeb)} tilbage",
        (
            Afsnit(
                "",
                (
                    f"Du har fået for meget i fleksløntilskud for {maaned_og_aar(om.maaned)}. {om.aarsag} "
                    "Vi har bestemt, at pengene skal betales tilbage.",
                ),
            ),
            om.regnestykke,
            afsnit_af_tekst("Derfor skal pengene betales tilbage", begrundelse),
            Afsnit(
                "Reglen",
                (
                    "To ting skal være opfyldt: Du havde ikke ret til pengene, og du vidste det. Vi mener, at begge er "
                    f"opfyldt. Reglen står i {paragraf}. LAB er lov om en aktiv beskæftigelsesindsats.",
                    "De to ting har vi fra en sag hos Ankestyrelsen (principmeddelelse 6-23), gengivet af andre. "
                    "Mener du, at vi bruger reglen forkert, kan du klage.",
                ),
            ),
            Afsnit(
                "Sådan betaler du",
                (
                    "Betal ikke noget endnu. Du får en opkrævning. Kan du ikke betale det hele på én gang, så ring "
                    "til os, og aftal det. Vi trækker intet i dit næste tilskud. Beløbet er før skat.",
                ),
            ),
        ),
        klage=True,
    )


def _kraeves_ikke(om: ForMeget, ramme: Brevramme, begrundelse: str) -> FritBrev:
    return FritBrev(
        ramme,
        "Du skal ikke betale noget tilbage",
        (
            Afsnit(
                "",
                (
                    f"Du har fået {kroner(om.beloeb)} for meget i fleksløntilskud for {maaned_og_aar(om.maaned)}. "
                    f"{om.aarsag} Du skal ikke betale pengene tilbage.",
                ),
            ),
            om.regnestykke,
            afsnit_af_tekst("Derfor skal du ikke betale tilbage", begrundelse),
            Afsnit(
                "Hvad sker der nu?",
                (
                    "Du skal ikke gøre noget. Vi trækker heller ikke noget i dit næste tilskud. "
                    f"Fra {dansk_dato(ramme.dato)} bruger vi de rigtige tal.",
                ),
            ),
        ),
        klage=True,
    )


def som_tekst(brev: FritBrev) -> str:
    """Brevets løbende tekst, til at måle, hvor let det er at læse."""
    dele = [brev.titel + "."]
    for en in brev.afsnit:
        dele += [*en.tekster, *en.punkter]
    return "\n\n".join(dele)
