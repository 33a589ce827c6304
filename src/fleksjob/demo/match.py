"""Åbninger, borgernes profiler, naboer og det, der er prøvet: nok til, at tavlen og ranglisterne er værd at åbne.

Stederne er opdigtede som kommunen: postnumre, der ikke er i brug, omkring en fjord, der ikke findes.
"""

from datetime import date, datetime, timedelta
from random import Random

from fleksjob.demo.personale import AMIRA, BIRGITTE, KOMMUNEKODE
from fleksjob.demo.terning import terning
from fleksjob.forloeb import matchbegreber as m
from fleksjob.forloeb.matchprofil import Indhold, Profil
from fleksjob.forloeb.skaanehensyn import SKAANEHENSYN
from fleksjob.sager import aabningsbegreber as begreber
from fleksjob.sager.kommandoer.del_aabninger import opdater_nabokort
from fleksjob.sager.models import (
    Aabning,
    Aabningsskridt,
    Bruger,
    Delingspartner,
    Kandidatprofil,
    Kommune,
    Matchskridt,
    Naboaabning,
    Postomraade,
    Profilsamtykke,
    Profiludgave,
    Sag,
    Virksomhed,
)

NABOKODE, NABO = 991, "Nabodal Kommune"
STEDER = (
    ("9801", "Fjordholm By", 56.000, 10.000),
    ("9802", "Nørrestrand", 56.060, 10.020),
    ("9803", "Sønderbro", 55.960, 9.970),
    ("9804", "Engsted", 56.020, 10.130),
    ("9805", "Havnsbæk", 55.985, 10.080),
    ("9806", "Skovlunde Mark", 56.100, 9.880),
    ("9807", "Tranekær Hede", 55.900, 10.120),
    ("9808", "Vesterlund", 56.010, 9.850),
)
HOEJST_PROFILER, HOEJST_AABNINGER = 5_000, 2_000
"""I en stor demo er det nok til, at siderne er fulde, uden at indlæsningen bliver langsom."""
_OM_BRANCHEN = {
    "Butik og lager": ("staaende", "kunder", "mange_mennesker", "bukke", "tunge_loeft"),
    "Kontor": ("siddende", "computer", "telefon", "laese"),
    "Køkken": ("staaende", "hoejt_tempo", "stoej", "bukke"),
    "Hus og have": ("ude_vejr", "tunge_loeft", "bukke", "alene"),
    "Transport og værksted": ("stoej", "stoev", "fingre", "koere_bil"),
    "Mennesker": ("kunder", "mange_mennesker", "stoej", "skift"),
    "Natur og dyr": ("ude_vejr", "tunge_loeft", "stoev"),
}
_GRUNDE = ("timer", "tider", "opgaver", "hensyn", "vej", "kemi", "andet_job", "besat", "fortroed")
_ORD = (
    "Jeg vil gerne have noget at stå op til, og jeg holder det, jeg lover.",
    "Jeg er bedst om formiddagen og kan godt lide, at tingene er i orden.",
    "Jeg har været i butik i mange år og savner kollegerne.",
    "",
)


def laeg_match(antal: int, dag: date, nu: datetime) -> int:
    """Skriver det hele og giver antallet af åbninger."""
    lykke = terning(f"match {antal}")
    _steder()
    folk = list(
        Bruger.for_kommune(KOMMUNEKODE).filter(rolle__in=[r.value for r in begreber.MATCHER]).order_by("pk")
    )
    amira = next(en for en in folk if en.username == AMIRA.brugernavn)
    nabo = _naboer(folk, dag)
    profiler = _profiler(lykke, dag, nu, amira)
    aabninger = _aabninger(lykke, min(HOEJST_AABNINGER, max(40, antal * 2 // 5)), dag, nu, folk)
    _historie(lykke, aabninger, profiler, nu, folk)
    for en in aabninger:
        if en.delt:
            opdater_nabokort(en, nu)
    _fra_nabo(lykke, nabo, dag)
    return len(aabninger)


def _steder() -> None:
    Postomraade.objects.bulk_create(
        Postomraade(kommune_id=KOMMUNEKODE, postnr=nr, navn=navn, bredde=b, laengde=lg)
        for nr, navn, b, lg in STEDER
    )


def _naboer(folk: list[Bruger], dag: date) -> Kommune:
    nabo, _ = Kommune.objects.get_or_create(kode=NABOKODE, defaults={"navn": NABO, "telefon": "70 99 10 00"})
    leder = next(en for en in folk if en.username == BIRGITTE.brugernavn)
    Delingspartner.objects.create(
        kommune_id=KOMMUNEKODE, nabo=nabo, fra=dag - timedelta(days=200), oprettet_af=leder
    )
    return nabo


def _nogle(lykke: Random, liste: tuple[m.Ord, ...], fra: int, til: int) -> tuple[str, ...]:
    return tuple(et.kode for et in lykke.sample(liste, lykke.randint(fra, til)))


def tilfaeldig_profil(lykke: Random) -> Profil:
    """En profil, som en borger kunne have: et par interesser, nogle opgaver, få hensyn og få timer."""
    hensyn, _ = m.fra_skaanehensyn(lykke.sample(SKAANEHENSYN, lykke.randint(1, 4)))
    interesser = _nogle(lykke, m.INTERESSER, 1, 3)
    oplagte = sorted(m.interessens_opgaver(interesser))
    fra = lykke.choice((2.0, 3.0, 4.0, 5.0, 6.0, 8.0))
    return Profil(
        interesser=interesser,
        styrker=_nogle(lykke, m.STYRKER, 2, 4),
        kan=tuple(lykke.sample(oplagte, min(len(oplagte), lykke.randint(1, 4)))),
        vil=_nogle(lykke, m.OPGAVER, 1, 4),
        vil_ikke=_nogle(lykke, m.OPGAVER, 0, 2),
        kan_ikke=hensyn.kan_ikke,
        skal_have=hensyn.skal_have,
        helst_ikke=_nogle(lykke, m.KRAV, 0, 2),
        gerne_have=_nogle(lykke, m.TILBUD, 0, 2),
        timer_fra=fra,
        timer_til=fra + lykke.choice((2.0, 4.0, 6.0, 10.0)),
        intensitet=float(lykke.choice((40, 50, 60, 70, 80))),
        dage=tuple(lykke.sample(("ma", "ti", "on", "to", "fr"), lykke.randint(2, 5))),
        tider=lykke.choice((("formiddag",), ("formiddag",), ("formiddag", "eftermiddag"), ("eftermiddag",))),
        sprog=("dansk",),
        transport=lykke.choice((("cykel",), ("bus",), ("cykel", "bus"), ("bil",), ("gang", "bus"))),
        hoejst_minutter=lykke.choice((20, 30, 30, 45, 60)),
        deler=lykke.choice((True, True, False, None)),
        oensker=lykke.choice(_ORD),
    )


def _profiler(lykke: Random, dag: date, nu: datetime, amira: Bruger) -> list[Kandidatprofil]:
    """Næsten alle ledige har en profil; nogle i job søger flere timer."""
    sager = list(
        Sag.for_kommune(KOMMUNEKODE).filter(fase__in=("ledig", "job_bevilget", "i_fleksjob")).order_by("pk")
    )
    valgte = [s for s in sager if (s.fase == "ledig" and lykke.random() < 0.9) or lykke.random() < 0.1]
    nye = []
    for sag in valgte[:HOEJST_PROFILER]:
        bekraeftet = dag - timedelta(days=lykke.randint(1, 120)) if lykke.random() < 0.75 else None
        nye.append(
            Kandidatprofil(
                kommune_id=KOMMUNEKODE, sag=sag, data=begreber.som_tekst(tilfaeldig_profil(lykke)), nr=1,
                postnr=lykke.choice(STEDER)[0], soeger=True, bekraeftet=bekraeftet,
                skrevet=nu - timedelta(days=lykke.randint(1, 200)), skrevet_af=amira,
            )
        )  # fmt: skip
    Kandidatprofil.objects.bulk_create(nye, batch_size=500)
    om = [(en, {"kommune_id": KOMMUNEKODE, "sag_id": en.sag_id}) for en in nye]
    Profiludgave.objects.bulk_create(
        [
            Profiludgave(**f, nr=1, data=en.data, stemme="kommune", skrevet=en.skrevet, skrevet_af=amira)
            for en, f in om
        ],
        batch_size=500,
    )
    Profilsamtykke.objects.bulk_create(
        [
            Profilsamtykke(**f, givet=True, udgave=1, hvordan="mundtligt", tid=en.skrevet, af=amira)
            for nr, (en, f) in enumerate(om)
            if en.bekraeftet and nr % 3
        ],
        batch_size=500,
    )
    return nye


def tilfaeldigt_indhold(lykke: Random) -> Indhold:
    """Et job, som det kunne ligge på en arbejdsplads: opgaver fra samme slags, krav derefter, få timer."""
    branche = lykke.choice(tuple(_OM_BRANCHEN))
    i_branchen = [et.kode for et in m.OPGAVER if et.om == branche]
    krav = list(_OM_BRANCHEN[branche])
    kraever = lykke.sample(krav, lykke.randint(1, min(3, len(krav))))
    andre = [et.kode for et in m.KRAV if et.kode not in krav]
    fra = lykke.choice((2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 15.0, 20.0))
    tilbud = list(_nogle(lykke, m.TILBUD, 3, 9))
    fri = lykke.random() < 0.3
    return Indhold(
        opgaver=tuple(lykke.sample(i_branchen, min(len(i_branchen), lykke.randint(1, 3)))),
        kraever=tuple(kraever),
        kraever_ikke=tuple(lykke.sample(andre, lykke.randint(2, 7))),
        tilbyder=tuple(tilbud[1:]),
        tilbyder_ikke=tuple(tilbud[:1]) if lykke.random() < 0.4 else (),
        timer_fra=fra,
        timer_til=fra + lykke.choice((0.0, 2.0, 5.0)),
        dage=() if fri else tuple(lykke.sample(("ma", "ti", "on", "to", "fr", "loe"), lykke.randint(1, 4))),
        tider=()
        if fri
        else lykke.choice((("formiddag",), ("formiddag", "eftermiddag"), ("eftermiddag",), ("morgen",))),
        fri_tid=fri,
        kan_deles=fra >= 8 and lykke.random() < 0.6,
        sprog=("engelsk",) if lykke.random() < 0.03 else (),
    )


def _aabninger(lykke: Random, antal: int, dag: date, nu: datetime, folk: list[Bruger]) -> list[Aabning]:
    firmaer = list(Virksomhed.for_kommune(KOMMUNEKODE).order_by("pk"))
    nye = []
    for _ in range(antal):
        indhold, firma, hvem = tilfaeldigt_indhold(lykke), lykke.choice(firmaer), lykke.choice(folk)
        fundet = dag - timedelta(days=lykke.randint(0, 75))
        status = lykke.choices(("aaben", "i_tale", "besat", "trukket", "tilbudt"), (60, 18, 12, 6, 4))[0]
        kilde = (
            "virksomhed"
            if status == "tilbudt"
            else lykke.choice(("besoeg", "ringet", "opfoelgning", "kanal", "borger"))
        )
        nye.append(
            Aabning(
                kommune_id=KOMMUNEKODE, titel=", ".join(m.navne("opgaver", indhold.opgaver)[:2])[:80],
                indhold=begreber.som_tekst(indhold), virksomhed=firma.navn, cvr=firma.cvr,
                postnr=lykke.choice(STEDER)[0], kilde=kilde, status=status, delt=lykke.random() < 0.15,
                kanal="Job i Fjordholm, Facebook" if kilde == "kanal" else "",
                fuldtidsloen=lykke.choice((None, None, 29500, 31200, 33000)), fundet=fundet, fundet_af=hvem,
                enhed=hvem.team, se_efter=fundet + timedelta(days=lykke.choice((30, 45, 60, 90))), aendret=nu,
            )
        )  # fmt: skip
    Aabning.objects.bulk_create(nye, batch_size=500)
    Aabningsskridt.objects.bulk_create(
        [
            Aabningsskridt(
                kommune_id=KOMMUNEKODE,
                aabning=en,
                art="oprettet",
                til="tilbudt" if en.status == "tilbudt" else "aaben",
                tekst=begreber.KILDER[en.kilde],
                tid=nu - (dag - en.fundet),
                af=en.fundet_af,
            )
            for en in nye
        ],
        batch_size=500,
    )
    return nye


def _historie(
    lykke: Random, aabninger: list[Aabning], profiler: list[Kandidatprofil], nu: datetime, folk: list[Bruger]
) -> None:
    """Ønsker, opkald, ja og nej på de åbninger, der er talt om."""
    skridt: list[Matchskridt] = []
    for en in aabninger:
        if not profiler or en.status not in ("aaben", "i_tale", "besat") or lykke.random() < 0.4:
            continue
        hvem = lykke.choice(folk)
        for nr, profil in enumerate(lykke.sample(profiler, min(len(profiler), lykke.randint(1, 2)))):
            tid = nu - timedelta(days=lykke.randint(1, 20), hours=nr)
            arter = ["oensket"] if en.status == "aaben" else ["oensket", "ringet_for", "kontaktet"]
            arter += ["nej"] if nr or (en.status == "i_tale" and lykke.random() < 0.3) else []
            arter += ["ja"] if en.status == "besat" and not nr else []
            for trin, art in enumerate(arter):
                skridt.append(
                    Matchskridt(
                        kommune_id=KOMMUNEKODE, aabning=en, sag_id=profil.sag_id, art=art,
                        grund=lykke.choice(_GRUNDE) if art == "nej" else "",
                        dag=tid.date(), tid=tid + timedelta(minutes=trin), af=hvem,
                    )
                )  # fmt: skip
    Matchskridt.objects.bulk_create(skridt, batch_size=500)


def _fra_nabo(lykke: Random, nabo: Kommune, dag: date) -> None:
    """Det, naboen har delt med os."""
    Naboaabning.objects.bulk_create(
        Naboaabning(
            kommune_id=KOMMUNEKODE, fra_kommune=nabo, noegle=nr, indhold=begreber.som_tekst(tilfaeldigt_indhold(lykke)),
            sted="Nabodal", postnr="9811", bredde=56.02, laengde=10.22, enhed="Virksomhedsservice",
            telefon="70 99 10 00", delt=dag - timedelta(days=lykke.randint(0, 30)), aaben=True,
        )
        for nr in range(1, 13)
    )  # fmt: skip
