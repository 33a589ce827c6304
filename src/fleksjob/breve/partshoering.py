"""Partshøringen: de oplysninger, kommunen vil bygge på, hvad de har betydning for, hvornår og hvordan der kan svares.

Brevet er ikke en afgørelse og har derfor ingen klagevejledning. Det siger, hvad kommunen overvejer, men ikke, at det er
afgjort. Fristen er kommunens: loven siger kun, at der skal være rimelig tid.
"""

from dataclasses import dataclass
from datetime import date

from fleksjob.breve import pdf as papir
from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.ramme import Brevramme, ugedag_og_dato
from fleksjob.forloeb.tilstand import Hoering
from fleksjob.lov.kerne.fejl import UgyldigtInput
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.afslag import AFSLAGSGRUNDE
from fleksjob.lov.sagsgang.visitationskrav import KRAV, kilde_for


@dataclass(frozen=True, slots=True)
class Hoeringsbrev:
    """Høringen som data. `om` er oplysningerne, som sagsbehandleren har skrevet dem; `regler` er § og spørgsmål."""

    ramme: Brevramme
    om: str
    frist: date
    regler: tuple[tuple[str, str], ...] = ()
    overvejer: str = ""
    forlaenget: bool = False
    sanktion: bool = False
    tillaeg: tuple[Afsnit, ...] = ()

    def __post_init__(self) -> None:
        if not self.om.strip():
            raise UgyldigtInput("om", "Skriv, hvilke oplysninger borgeren høres over.")
        if self.frist <= self.ramme.dato:
            raise UgyldigtInput("frist", "Svarfristen skal ligge efter den dag, brevet sendes.")

    @property
    def titel(self) -> str:
        """Det vigtigste i få ord."""
        return "Du har fået længere tid til at svare" if self.forlaenget else "Vi vil gerne høre din mening"

    @property
    def indledning(self) -> tuple[str, ...]:
        """Hvad det er, hvornår der senest skal svares, og at det er frivilligt."""
        if self.sanktion:
            return (
                f"Du kan svare os til og med {ugedag_og_dato(self.frist)}.",
                "Vi overvejer, om det skal have betydning for din ledighedsydelse. Vi har ikke afgjort det endnu. Før "
                "vi gør det, vil vi gerne vide, hvad der skete, og om du havde en grund.",
                "Du bestemmer selv, om du vil svare.",
            )
        return (
            f"Du kan svare os til og med {ugedag_og_dato(self.frist)}.",
            "Vi er ved at afgøre din sag om fleksjob. Vi har ikke afgjort den endnu. Før vi gør det, vil vi gerne "
            "høre, hvad du siger til de oplysninger, der står her.",
            "Du bestemmer selv, om du vil svare.",
        )

    @property
    def afsnit(self) -> tuple[Afsnit, ...]:
        """Oplysningerne, betydningen, og vejene til at svare."""
        dele = [del_ for del_ in self.om.replace("\r\n", "\n").split("\n\n") if del_.strip()]
        alle = [Afsnit("Det vil vi bygge på", tuple(" ".join(del_.split()) for del_ in dele))]
        overvejer = (
            (f"Vi overvejer at sige nej til fleksjob. Grunden er: {self.overvejer}",)
            if self.overvejer
            else ()
        )
        if self.sanktion:
            alle.append(Afsnit("Derfor betyder det noget", SANKTIONSREGLEN))
        if self.regler or overvejer:
            regler = tuple(f"{paragraf}: {hvad}" for paragraf, hvad in self.regler)
            alle.append(Afsnit("Derfor betyder det noget", overvejer, regler))
        alle.append(Afsnit("Sådan kan du svare", punkter=self._veje))
        alle.append(
            Afsnit(
                "Godt at vide",
                punkter=(
                    "Du må gerne få hjælp af en, du stoler på, eller af din fagforening.",
                    "Du må gerne sende papirer med, for eksempel fra din læge.",
                    f"Har du brug for mere tid, så ring eller skriv før {dansk_dato(self.frist)}.",
                    "Svarer du ikke, afgør vi sagen med de oplysninger, vi har.",
                ),
            )
        )
        hvad = "AKL er lov om aktiv socialpolitik." if self.sanktion else ""
        lov = f"{hvad} Det hedder partshøring og står i forvaltningsloven.".strip()
        alle.append(
            Afsnit(
                "Reglerne", (f"{lov} LAB er lov om en aktiv beskæftigelsesindsats." if self.regler else lov,)
            )
        )
        return tuple(alle)

    @property
    def _veje(self) -> tuple[str, ...]:
        afsender = self.ramme.afsender
        telefon = afsender.sagsbehandlers_telefon or afsender.telefon
        veje = ["På nettet: log ind på din side hos kommunen, og vælg «Svar på brevet fra kommunen»."]
        if telefon:
            hvem = f" og spørg efter {afsender.sagsbehandler}" if afsender.sagsbehandler else ""
            veje.append(f"Telefon: ring på {telefon}{hvem}. Vi skriver ned, hvad du siger.")
        else:
            veje.append("Telefon: ring til os. Vi skriver ned, hvad du siger.")
        hvorhen = f"{afsender.kommune}, {afsender.adresse}" if afsender.adresse else afsender.kommune
        veje.append(f"Brev: skriv til {hvorhen}. Skriv sagens nummer {self.ramme.sagsnummer} på.")
        return tuple(veje)


SANKTIONSREGLEN = (
    "Man kan få mindre eller ingen ledighedsydelse, hvis man uden en rimelig grund siger nej til et job eller et "
    "tilbud, ikke møder op, eller ikke søger job (AKL § 77 a og kapitel 7).",
    "Havde du en grund, for eksempel sygdom, eller kunne du ikke, så skriv det. Så bliver der ingen sanktion.",
)


def fra_hoering(hoering: Hoering, *, ramme: Brevramme, tillaeg: tuple[Afsnit, ...] = ()) -> Hoeringsbrev:
    """Brevet om høringen. Er fristen forlænget, er det brevet om den nye frist."""
    overvejer = AFSLAGSGRUNDE[hoering.afslagsgrund].saetning if hoering.afslagsgrund in AFSLAGSGRUNDE else ""
    return Hoeringsbrev(
        ramme=ramme,
        om=hoering.om,
        frist=hoering.frist,
        regler=tuple(_regler(hoering.betingelser, hoering.sendt)),
        overvejer=overvejer,
        forlaenget=bool(hoering.forlaenget),
        sanktion=hoering.paataenkt == "sanktion",
        tillaeg=tillaeg,
    )


def _regler(koder: tuple[str, ...], dag: date) -> list[tuple[str, str]]:
    """Paragraffen og spørgsmålet for hver betingelse; uden for den tid, loven er kendt i, kun spørgsmålet."""
    fundne = []
    for kode in koder:
        try:
            paragraf = kilde_for(kode, dag).hjemmel
        except (UgyldigtInput, KeyError):
            paragraf = "Reglerne på dagen"
        fundne.append((paragraf, f"Spørgsmålet er, {KRAV[kode].handler_om}."))
    return fundne


def pdf(brev: Hoeringsbrev) -> bytes:
    """Brevet som PDF. De samme data giver altid de samme bytes."""
    data = {
        "ramme": brev.ramme.som_data(),
        "titel": brev.titel,
        "indledning": list(brev.indledning),
        "afsnit": [
            {"overskrift": en.overskrift, "tekster": list(en.tekster), "punkter": list(en.punkter)}
            for en in brev.afsnit
        ],
    }
    return papir.saet("partshoering", data, brev.ramme.dato, taetheder=papir.STORE, hoejst_sider=2)
