"""Støtte til jobbet: der søges, afgøres og følges op."""

from fleksjob.forloeb.etableringsbegreber import Stoette
from fleksjob.kontor.formularer.etablering import FANEN, EtFormular
from fleksjob.kontor.formularer.felter import Dato, LangTekst, Rulleliste, Tal, Tekst, Valg, betinget
from fleksjob.kontor.formularer.grund import SkridtFormular
from fleksjob.kontor.tekster import kort_dato
from fleksjob.lov.sagsgang.etableringsord import (
    MENTORTYPER,
    STOETTE,
    STOETTEFORBEHOLD,
    STOETTEUDFALD,
    UDLOESERE,
)


class StoetteSoegt(EtFormular):
    """En ansøgning om mentor, assistance, hjælpemiddel eller transport."""

    kode = "stoette_soegt"
    overskrift = "Søg om støtte"
    indledning = f"Støtten søges i samme omgang som jobbet. {STOETTEFORBEHOLD}"
    datonavn = "Søgt den"
    knap = "Gem ansøgningen"

    ansaettelse = betinget(Rulleliste(label="Til hvilket job?"))
    art = Rulleliste(
        label="Hvilken støtte?", choices=[("", "Vælg"), *((k, v.navn) for k, v in STOETTE.items())]
    )
    hvad = LangTekst(
        label="Hvad er der brug for hjælp til i arbejdet?",
        linjer=3,
        max_length=600,
        help_text="Skriv om opgaverne, ikke om sygdommen.",
    )
    timer_uge = Tal("timer", hoejst=37, label="Timer om ugen", required=False)
    fra = Dato(label="Fra", required=False)
    til = Dato(label="Til og med", required=False)
    udloeser = betinget(
        Rulleliste(
            label="Hvad taler for en mentor?",
            choices=[("", "Ikke noget bestemt"), *((u.kode, u.grund) for u in UDLOESERE)],
        )
    )
    svar_inden = Dato(label="Borgeren får svar senest", required=False, help_text="Kommunens egen frist.")

    def tilpas(self) -> None:
        valg = [("", "Jobsøgningen, intet bestemt job"), *self.mulige()]
        self.vaelg_blandt("ansaettelse", valg)
        if len(valg) > 1:
            self.foreslaa(ansaettelse=valg[1][0])


def _navn(en: Stoette) -> str:
    art = STOETTE[en.art].navn if en.art in STOETTE else "Støtte"
    return f"{art}, søgt {kort_dato(en.soegt)}"


class StoetteAfgjort(SkridtFormular):
    """Kommunens svar på ansøgningen."""

    kode = "stoette_afgjort"
    overskrift = "Afgør støtte"
    indledning = f"Borgeren får en skriftlig afgørelse med klagevejledning. {STOETTEFORBEHOLD}"
    datonavn = "Afgjort den"
    knap = "Gem afgørelsen og send brevet"
    viser_brev = True
    tilbage = FANEN

    stoette = Rulleliste(label="Ansøgning")
    udfald = Valg(label="Afgørelse", choices=[("bevilget", "Bevilges"), ("afslag", "Bevilges ikke")])
    fra = betinget(Dato(label="Fra"))
    til = betinget(Dato(label="Til og med"))
    timer_uge = betinget(Tal("timer", hoejst=37, label="Timer om ugen"))
    mentortype = betinget(Rulleliste(label="Mentoren er", choices=[("", "Vælg"), *MENTORTYPER.items()]))
    hvem = betinget(
        Tekst(
            label="Hvem er mentor?",
            max_length=80,
            help_text="Behold gerne den samme fra jobsøgningen ind i jobbet.",
        )
    )
    foelg_op = betinget(Dato(label="Vi følger op senest", help_text="Ellers fire uger før støtten slutter."))
    begrundelse = LangTekst(label="Begrundelse til borgeren", linjer=3, max_length=2000)

    def tilpas(self) -> None:
        aabne = [en for en in self.tilstand.stoette if not en.udfald or self.rettes is not None]
        self.vaelg_blandt("stoette", [(en.id, _navn(en)) for en in aabne])
        valgt = next(
            (en for en in aabne if en.id == self.initial.get("stoette")), aabne[0] if aabne else None
        )
        if valgt is not None and self.rettes is None:
            for navn, vaerdi in (
                ("stoette", valgt.id),
                ("fra", valgt.fra),
                ("til", valgt.til),
                ("timer_uge", valgt.timer_uge),
                ("hvem", self._mentoren()),
            ):
                self.initial.setdefault(navn, vaerdi)

    def _mentoren(self) -> str:
        """Den, der var mentor sidst, så det kan blive den samme."""
        sidste = [en for en in self.tilstand.stoette if en.art == "mentor" and en.hvem]
        return sidste[-1].hvem if sidste else ""


class StoetteFulgtOp(SkridtFormular):
    """Støtten ses efter, før den slutter."""

    kode = "stoette_fulgt_op"
    overskrift = "Følg op på støtte"
    datonavn = "Fulgt op den"
    knap = "Gem"
    tilbage = FANEN

    stoette = Rulleliste(label="Støtte")
    udfald = Valg(label="Hvad blev I enige om?", choices=list(STOETTEUDFALD.items()))
    til = betinget(Dato(label="Ny sidste dag"))
    foelg_op = betinget(Dato(label="Vi følger op igen senest"))

    def tilpas(self) -> None:
        i_gang = [en for en in self.tilstand.stoette if en.loeber(self.dag) or self.rettes is not None]
        self.vaelg_blandt("stoette", [(en.id, f"{_navn(en)}{_hos(en)}") for en in i_gang])
        if len(i_gang) == 1:
            self.fields["stoette"].initial = i_gang[0].id


def _hos(en: Stoette) -> str:
    return f", {en.hvem}" if en.hvem else ""


STOETTENS: tuple[type[SkridtFormular], ...] = (StoetteSoegt, StoetteAfgjort, StoetteFulgtOp)
