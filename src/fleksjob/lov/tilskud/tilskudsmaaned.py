"""Fleksløntilskuddet i én måned, som den virkelig er: flere job, alle slags indtægter, fravær og ferie.

    oplysninger   tilskudsmaaned_oplysninger.py   job, indtægtslinjer, dagpenge, ferie; også som fil
    indtægter     indtaegter.py                   hvad der er løn, og hvilken måned det hører til
    lønloft       tilskudsmaaned_loft.py          ét job, eller flere med hver sin læsning
    måneden       tilskudsmaaned_tid.py           hvilken måneds løn, dele af en måned, feriedage
    regler        tilskudsmaaned_regler.py        §§ 123-124 og 137-138 a

En måneds indtægter bestemmer den næste måneds tilskud (bekendtgørelsen § 4); satserne er tilskudsmånedens. Hvor loven
ikke er læst, afvises måneden, medmindre den, der spørger, selv vælger en læsning; så følger der et forbehold.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import msgspec

from fleksjob.lov.kerne.afrunding import AFRUNDERE, AFRUNDINGER, afrunding as afrunding_ved_navn
from fleksjob.lov.kerne.fejl import UgyldigtInput, kast
from fleksjob.lov.kerne.motor import Lov
from fleksjob.lov.kerne.regelsaet import Felt, Regelsaet
from fleksjob.lov.kerne.svar import Svar, Trin, besvar
from fleksjob.lov.tilskud.beregning import skift_midt_i_maaneden
from fleksjob.lov.tilskud.indtaegter import (
    Linje,
    Maanedsindtaegt,
    maanedens_indtaegt,
    sidste_dag,
)
from fleksjob.lov.tilskud.indtaegtsarter import ARTER
from fleksjob.lov.tilskud.tilskudsmaaned_borger import borgersaetninger
from fleksjob.lov.tilskud.tilskudsmaaned_loft import Loft, Loftsag, vaelg_loft
from fleksjob.lov.tilskud.tilskudsmaaned_oplysninger import (
    Dagpenge,
    Ferie,
    Job,
    dagpenge_i_alt,
    foerste_dag,
    kontroller,
    laes_maaned,
)
from fleksjob.lov.tilskud.tilskudsmaaned_regler import LOV
from fleksjob.lov.tilskud.tilskudsmaaned_tid import Tid, maanedens_tid
from fleksjob.lov.tilskud.tilskudsmaaned_trin import dagpenge_trin, lofttrin, summer

MAAL = (
    "fleksloentilskud",
    *("grundbeloeb", "graense", "loen_i_alt", "nedsaettelse", "fradrag", "foer_loft", "plads_under_loft"),
    *("tilskud_hel_maaned", "atp", "udbetalt", "i_alt"),
)
SENERE_MAAL = ("obligatorisk_pension",)
"""Det, der først regnes, fra reglen gælder."""

LOFT_MED_TILLAEG = (
    "Der er {hvad} i lønnen, og lønloftet bestemmer tilskuddet. Om lønloftet i sådan en måned skal have det "
    "tilsvarende ved fuld tid med, er ikke læst; det oplyste lønloft er brugt, som det er."
)
BLANDET_MAANED = (
    "Der er både løn og dagpenge i måneden, og begge fradrag er lagt sammen (bekendtgørelsen § 9, stk. 2). Reglen om "
    "21,6667 dage i sådan en måned (§ 2, stk. 2) kendes kun af et høringsnotat; dækker løn og dagpenge tilsammen hele "
    "måneden, giver den det samme, når lønnen ligger under sine dages del af grænsen."
)


def _som_beloeb(x: float, politik: str) -> float:
    """Beløbet afrundet, som politikken runder beløb."""
    decimaler = afrunding_ved_navn(politik).decimaler("beloeb")
    return x if decimaler is None else AFRUNDERE[decimaler](x)


class _Kendt(msgspec.Struct, frozen=True):
    """Alt, før lønloftet er valgt."""

    lov: Lov
    dag: date
    afrunding: str
    oplyst: dict[str, float | None]

    def loft(self, loft: Loft) -> dict[str, float | None]:
        """Loftet og lønnen under det, som reglerne skal have dem."""
        return {
            "loft_md": _som_beloeb(loft.beloeb, self.afrunding),
            "under_loftet_md": _som_beloeb(loft.under, self.afrunding),
        }

    def tilskud(self, loft: Loft) -> float:
        """Tilskuddet med det loft."""
        kendte = {navn: x for navn, x in (self.oplyst | self.loft(loft)).items() if x is not None}
        (beloeb,) = self.lov.regn(("fleksloentilskud",), self.dag, kendte, self.afrunding)
        return beloeb

    def kontroller(self) -> None:
        """Hvert tal inden for sine grænser; ellers kastes der med det navn, den, der oplyser, kender."""
        fejl = [self.lov.fejl_i(navn, x) for navn, x in self.oplyst.items() if x is not None]
        kast([UgyldigtInput(FELTNAVNE.get(f.felt, f.felt), f.besked) for f in fejl if f is not None])


def beregn_tilskudsmaaned(
    *,
    dato: date,
    job: Sequence[Job],
    linjer: Sequence[Linje],
    dagpenge: Sequence[Dagpenge] = (),
    grundlag: str = "maaneden_foer",
    ferie: Ferie | None = None,
    flere_job: str | None = None,
    andre_under_loftet: bool = False,
    delmaaned: str | None = None,
    allerede_udbetalt: float | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Fleksløntilskuddet for den måned, `dato` ligger i, af linjer, der må ligge i alle måneder.

    `grundlag` siger, hvilken måneds indtægter der bruges; `flere_job`, `andre_under_loftet` og `delmaaned` vælger en
    læsning, hvor loven ikke er klar; `allerede_udbetalt` giver forskellen til en tidligere beregning.
    Kaster `UgyldigtInput`/`UgyldigeInput`, også når en måned ikke kan regnes uden at gætte.
    """
    kontroller(dato, lov, job, grundlag, flere_job, delmaaned)
    tid = maanedens_tid(sidste_dag(dato), job, grundlag, ferie, delmaaned)
    jobnavne = [j.navn for j in job]
    indtaegt = maanedens_indtaegt(linjer, jobnavne, tid.indkomstmaaned, tid.tilskudsmaaned)
    oplyst = _oplyst(job, dagpenge, indtaegt, tid, allerede_udbetalt, afrunding)
    kendt = _Kendt(lov, tid.tilskudsmaaned, afrunding, oplyst)
    kendt.kontroller()
    loft, om_loftet = _loft(
        kendt, indtaegt, _job_under_loftet(job, indtaegt, tid), flere_job, andre_under_loftet
    )
    sammen = (BLANDET_MAANED,) if oplyst["loen"] and oplyst["dagpenge_md"] else ()
    foran = (*tid.trin, *indtaegt.trin, *summer(indtaegt, tid), *dagpenge_trin(dagpenge, tid), lofttrin(loft))
    svar = _svar(kendt, loft, dato, foran, (*tid.forbehold, *indtaegt.forbehold, *om_loftet, *sammen))
    return msgspec.structs.replace(svar, satser=(*tid.satser, *indtaegt.satser, *svar.satser))


def _svar(kendt: _Kendt, loft: Loft, dato: date, foran: Sequence[Trin], forbehold: Sequence[str]) -> Svar:
    lov, dag = kendt.lov, kendt.dag
    maal = _maal(lov, dag, kendt.oplyst)
    svar = besvar(
        lov,
        maal,
        dag,
        kendt.oplyst | kendt.loft(loft),
        kendt.afrunding,
        feltnavne=FELTNAVNE,
        dato=dato,
        foran=foran,
        forbehold=(*forbehold, *_uden_atp_af_staten(maal, lov, dag)),
    )
    skiftet = skift_midt_i_maaneden(dato, svar.satser)
    return msgspec.structs.replace(svar, forbehold=(*svar.forbehold, *skiftet))


FELTNAVNE = {"allerede_udbetalt_md": "allerede_udbetalt", "loentimer_md": "timer"}


# --- oplysningerne -----------------------------------------------------------------------------------------------


def _oplyst(
    job: Sequence[Job],
    dagpenge: Sequence[Dagpenge],
    indtaegt: Maanedsindtaegt,
    tid: Tid,
    allerede_udbetalt: float | None,
    afrunding: str,
) -> dict[str, float | None]:
    """Tallene til reglerne, undtagen lønloftet."""
    timer = [j.timer for j in job if j.timer is not None]
    return {
        "loen": _som_beloeb(float(sum(indtaegt.loen_fra_job.values(), Decimal(0))), afrunding),
        "anden_loen_md": float(indtaegt.anden),
        "som_loen_md": float(indtaegt.som_loen),
        "dagpenge_md": dagpenge_i_alt(dagpenge),
        "dage_uden_tilskud": tid.dage_uden_tilskud,
        "loentimer_md": sum(timer) if len(timer) == len(job) else None,
        "allerede_udbetalt_md": allerede_udbetalt,
    }


def _maal(lov: Lov, dag: date, oplyst: dict[str, float | None]) -> tuple[str, ...]:
    i_kraft = lov.regime(dag).regler
    maal = (*MAAL, *(m for m in SENERE_MAAL if m in i_kraft))
    if oplyst["loentimer_md"] is not None and "atp_af_staten" in i_kraft:
        maal = (*maal, "atp_af_staten")
    return maal if oplyst["allerede_udbetalt_md"] is None else (*maal, "forskel")


def _uden_atp_af_staten(maal: tuple[str, ...], lov: Lov, dag: date) -> tuple[str, ...]:
    if "atp_af_staten" in maal:
        return ()
    if "atp_af_staten" not in lov.regime(dag).regler:
        return (
            "Statens ATP-bidrag af tilskuddet er ikke regnet; paragraffen før 2020 (nu § 138) er ikke læst.",
        )
    return ("Statens ATP-bidrag (§ 138) er ikke regnet, for løntimerne er ikke oplyst for alle job.",)


# --- lønloftet ---------------------------------------------------------------------------------------------------


def _loft(
    kendt: _Kendt,
    indtaegt: Maanedsindtaegt,
    job: Sequence[Job],
    flere_job: str | None,
    andre_under_loftet: bool,
) -> tuple[Loft, list[str]]:
    """Loftet og de forbehold, det giver."""
    sag = Loftsag(
        dag=kendt.dag,
        job=job,
        loen_fra_job=indtaegt.loen_fra_job,
        andre_indtaegter=indtaegt.anden + indtaegt.som_loen,
        tilskud=kendt.tilskud,
    )
    loft, forbehold = vaelg_loft(sag, flere_job, andre_under_loftet)
    if indtaegt.tillaeg_under_loftet and _binder(kendt, loft):
        forbehold.append(LOFT_MED_TILLAEG.format(hvad=" og ".join(indtaegt.tillaeg_under_loftet)))
    return loft, forbehold


def _binder(kendt: _Kendt, loft: Loft) -> bool:
    """Om et højere loft ville give mere."""
    hoejere = Loft(beloeb=loft.beloeb + 1, under=loft.under, tekst="")
    return kendt.tilskud(hoejere) > kendt.tilskud(loft)


def _job_under_loftet(job: Sequence[Job], indtaegt: Maanedsindtaegt, tid: Tid) -> list[Job]:
    """Job, der er i tilskudsmåneden eller gav løn; et ophørt job uden løn har intet loft."""
    med = [j for j in job if j.navn in tid.job_i_maaneden or indtaegt.loen_fra_job[j.navn] > 0]
    return med or list(job)


# --- døren for kommandoen ----------------------------------------------------------------------------------------


def beregn_tilskudsmaaned_af_felter(
    *,
    dato: date | None = None,
    fil: str | None = None,
    loen: float | None = None,
    fuldtidsloen: float | None = None,
    timer_md: float | None = None,
    anden_loen: float | None = None,
    sygedagpenge: float | None = None,
    barselsdagpenge: float | None = None,
    afrunding: str = "oere",
    lov: Lov = LOV,
) -> Svar:
    """Måneden af en fil (teksten i den), eller af enkle felter: ét job, hvis løn er den i måneden før."""
    enkle = {
        "dato": dato,
        "loen": loen,
        "fuldtidsloen": fuldtidsloen,
        "timer_md": timer_md,
        "anden_loen": anden_loen,
        "sygedagpenge": sygedagpenge,
        "barselsdagpenge": barselsdagpenge,
    }
    if fil is not None:
        if dobbelt := [navn for navn, x in enkle.items() if x is not None]:
            raise UgyldigtInput(
                dobbelt[0], f"{', '.join(dobbelt)} står i filen; oplys enten filen eller felterne."
            )
        return _af_fil(fil, afrunding, lov)
    if dato is None:
        raise UgyldigtInput("dato", "Datoen mangler; skriv en dag i den måned, tilskuddet er for.")
    mangler = [
        UgyldigtInput(navn, f"{titel} mangler; oplys beløbet pr. måned med pension.")
        for navn, titel in (("loen", "Lønnen"), ("fuldtidsloen", "Fuldtidslønnen"))
        if enkle[navn] is None
    ]
    kast(mangler)
    assert loen is not None
    assert fuldtidsloen is not None
    foer = maanedens_tid_foer(dato)
    linjer = [Linje(art="loen", beloeb=loen, job="fleksjobbet", fra=foer, til=foer)]
    if anden_loen is not None:
        linjer.append(Linje(art="loen", beloeb=anden_loen, fra=foer, til=foer))
    dagpenge = [
        Dagpenge(art=art, beloeb=x)
        for art, x in (("sygedagpenge", sygedagpenge), ("barselsdagpenge", barselsdagpenge))
        if x is not None
    ]
    job = Job(navn="fleksjobbet", fuldtidsloen=fuldtidsloen, timer=timer_md)
    return beregn_tilskudsmaaned(
        dato=dato, job=(job,), linjer=linjer, dagpenge=dagpenge, afrunding=afrunding, lov=lov
    )


def maanedens_tid_foer(dato: date) -> date:
    """Den første dag i måneden før."""
    return date(dato.year - (dato.month == 1), (dato.month - 2) % 12 + 1, 1)


def _af_fil(tekst: str, afrunding: str, lov: Lov) -> Svar:
    oplyst = laes_maaned(tekst)
    felter = {f: getattr(oplyst, f) for f in oplyst.__struct_fields__ if f != "maaned"}
    return beregn_tilskudsmaaned(dato=foerste_dag(oplyst.maaned), afrunding=afrunding, lov=lov, **felter)


REGELSAET = Regelsaet(
    kode="tilskudsmaaned",
    titel="Fleksløntilskud i en måned",
    indledning="Tilskuddet i en måned med flere job, alle slags indtægter, fravær og ferie. Løn i én måned "
    "bestemmer "
    "tilskuddet i den næste. Oplys måneden i en JSON-fil som docs/eksempler/tilskudsmaaned.json, eller ét "
    "job med "
    "felterne. I filen står måned, job, linjer (art, beløb, pension, job, fra, til, udbetalt), dagpenge, "
    "ferie, "
    "grundlag og de læsninger, der er valgt. Arterne er: "
    f"{', '.join(ARTER)}.",
    lov=LOV,
    maal=MAAL,
    felter=(
        Felt(
            navn="dato",
            slags="dato",
            paakraevet=True,
            hjaelp="En dag i den måned, tilskuddet er for (2013-2026).",
        ),
        Felt(navn="fil", slags="fil", hjaelp="JSON-fil med hele måneden i stedet for felterne."),
        Felt(navn="loen", hjaelp="Løn fra fleksjobbet i måneden før, med pension, kr."),
        Felt(navn="fuldtidsloen", hjaelp="Fuldtidsløn i stillingen pr. måned, med pension, kr."),
        Felt(navn="timer_md", hjaelp="Løntimer i måneden før; bruges til statens ATP-bidrag."),
        Felt(navn="anden_loen", hjaelp="Løn fra andet arbejde i måneden før, med pension, kr."),
        Felt(navn="sygedagpenge", hjaelp="Sygedagpenge i måneden før, når der ikke er løn under sygdom, kr."),
        Felt(
            navn="barselsdagpenge",
            hjaelp="Barselsdagpenge i måneden før, når der ikke er løn under orlov, kr.",
        ),
        Felt(navn="afrunding", slags="valg", valg=tuple(AFRUNDINGER), standard="oere", hjaelp="Afrunding."),
    ),
    beregn=beregn_tilskudsmaaned_af_felter,
    borger=borgersaetninger,
)
