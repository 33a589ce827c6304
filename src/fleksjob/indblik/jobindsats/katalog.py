"""Tabellerne. Numrene med Y er de nationale, som de står i offentligt tilgængelige programmer; FJ er husets egne.

Af numrene på tal er `memba02_4b`, `membb15_3` og `membb15_4` set hos andre. Den første er ikke med: det er andelen af
arbejdsstyrken, og den har ingen kilde i huset. Alle andre numre begynder med `fj_`.
"""

from functools import cache

from fleksjob.indblik.jobindsats.hentning import af_maal, med_sum, med_timebaand, overgange, personer
from fleksjob.indblik.jobindsats.tabel import Fordeling, Jobtabel, Maaltal
from fleksjob.lov.kerne.fejl import UgyldigtInput

EMNER = {1604: "Fleksjob", 1586: "Ledighedsydelse"}
"""Numrene er de nationale (Randers Kommunes oversigt)."""
SKJULT_NOTE = (
    "Tal fra 1 til 4 er skjult, og så mange andre, at de ikke kan regnes ud; de står tomme. Nul står som 0."
)
_EGET = "Nummeret er vores eget; det nationale kendes ikke."


def _koen() -> Fordeling:
    from fleksjob.indblik.maal.grupper import KOEN, UOPLYST

    return Fordeling(id="_kon", navn="Køn", i_alt="Køn i alt", vaerdier={**KOEN, UOPLYST: "Uoplyst køn"})


def _alder() -> Fordeling:
    from fleksjob.indblik.maal.grupper import ALDER, UOPLYST

    return Fordeling(
        id="_alder",
        navn="Alder",
        i_alt="Alder i alt",
        vaerdier={**ALDER, UOPLYST: "Uoplyst alder"},
        note=_EGET,
    )


def _baand() -> Fordeling:
    from fleksjob.indblik.maal.grupper import BAAND

    return Fordeling(id="_fj_timer", navn="Timer om ugen", i_alt="Timer i alt", vaerdier=BAAND, note=_EGET)


def _anciennitet() -> Fordeling:
    from fleksjob.indblik.maal.grupper import ANCIENNITET

    return Fordeling(
        id="_fj_anciennitet", navn="Tid i jobbet", i_alt="Alle", vaerdier=ANCIENNITET, note=_EGET
    )


def _status() -> Fordeling:
    from fleksjob.indblik.maal.overgange import STATUS

    koder = {kode: navn for kode, navn in STATUS.items() if kode != "ikke_naaet"}
    return Fordeling(id="_amstatusb15", navn="Arbejdsmarkedsstatus", i_alt="Status i alt", vaerdier=koder)


def _uger() -> Fordeling:
    koder = {str(uge): f"{uge} uger" for uge in range(0, 157, 4)}
    return Fordeling(id="_fj_uge", navn="Efter uger", i_alt="Alle uger", vaerdier=koder, note=_EGET)


def _tal(
    kolonne: str, navn: str, enhed: str = "antal", gruppe: str = "", *, id_: str = "", note: str = ""
) -> Maaltal:
    eget = "" if id_ else _EGET
    return Maaltal(
        id=id_ or f"fj_{kolonne}",
        navn=navn,
        kolonne=kolonne,
        enhed=enhed,
        gruppe=gruppe,
        note=f"{eget} {note}".strip(),
    )


def _personer(id_: str, navn: str, emne: int, ydelse: str) -> Jobtabel:
    return Jobtabel(
        id=id_,
        navn=f"{navn}: antal personer og fuldtidspersoner",
        emne=emne,
        gruppe="Antal personer",
        periodetype="M",
        maal="personer",
        note="Andelen af arbejdsstyrken og af befolkningen er ikke med: de har ingen kilde her. Herkomst er ikke i "
        "arkivet. Køn og alder vælges én ad gangen.",
        maaltal=(
            _tal("antal", "Antal personer"),
            _tal(
                "fuldtid",
                "Antal fuldtidspersoner",
                "personer",
                note="Dage med ydelsen delt med månedens dage; den nationale omregning er ikke læst.",
            ),
        ),
        fordelinger=(_koen(), _alder()),
        hent=personer(ydelse),
    )


def _overgange(id_: str, navn: str, emne: int, forloeb: str) -> Jobtabel:
    seks, tolv = ("Andel i status 6 måneder efter", "Andel i status 12 måneder efter")
    uger = "6 og 12 måneder er regnet som 26 og 52 uger."
    return Jobtabel(
        id=id_,
        navn=f"{navn}: status 6 og 12 måneder efter afsluttet forløb",
        emne=emne,
        gruppe="Afgang og status",
        periodetype="Q",
        maal="overgange",
        note=f"{uger} Status er den, arkivet kender: sagen siger, hvorfor den blev lukket, ikke hvad der skete siden.",
        maaltal=(
            _tal("andel_26", seks, "pct", "6", id_="membb15_3", note=uger),
            _tal("andel_52", tolv, "pct", "12", id_="membb15_4", note=uger),
            _tal("antal_26", "Antal forløb, 6 måneder efter", gruppe="6"),
            _tal("antal_52", "Antal forløb, 12 måneder efter", gruppe="12"),
        ),
        fordelinger=(_status(),),
        hent=overgange(forloeb),
    )


def _nationale() -> tuple[Jobtabel, ...]:
    return (
        _personer("Y08A02", "Fleksjob", 1604, "fleksjob"),
        _personer("Y09A02", "Ledighedsydelse", 1586, "ledighedsydelse"),
        Jobtabel(
            id="Y09A27",
            navn="Ledighedsydelse: varighed af afsluttede forløb",
            emne=1586,
            gruppe="Varighed",
            periodetype="Y",
            maal="ledighedsydelse_slut",
            note="Forløb, der sluttede i året. Den nationale regnemåde er ikke læst.",
            maaltal=(
                _tal("gennemsnit", "Gennemsnitlig varighed i uger", "uger"),
                _tal("median", "Median varighed i uger", "uger"),
                _tal("antal", "Antal afsluttede forløb"),
            ),
            hent=af_maal(kun={"periode": "nu"}, dage=365),
        ),
        _overgange("Y08B15", "Fleksjob", 1604, "fleksjob"),
        _overgange("Y09B15", "Ledighedsydelse", 1586, "ledighedsydelse"),
    )


def _timer(id_: str, maal: str, navn: str, note: str) -> Jobtabel:
    return Jobtabel(
        id=id_,
        navn=f"Fleksjob efter {navn}",
        emne=1604,
        gruppe="Timer",
        periodetype="M",
        maal=maal,
        note=note,
        maaltal=(_tal("antal", "Antal personer"), _tal("gennemsnit", "Gennemsnitlige timer", "timer")),
        fordelinger=(_baand(),),
        hent=med_sum(af_maal(koder="baand"), "antal"),
    )


def _egne_om_job() -> tuple[Jobtabel, ...]:
    return (
        Jobtabel(
            id="FJ01",
            navn="Fleksjob på få timer",
            emne=1604,
            gruppe="Timer",
            periodetype="M",
            maal="bestand",
            note="Den sidste dag i måneden, efter de aftalte timer.",
            maaltal=(
                _tal("antal", "Personer i fleksjob"),
                _tal("hoejst_5", "Heraf 1-5 timer", gruppe="timer"),
                _tal("fra_6_til_10", "Heraf 6-10 timer", gruppe="timer"),
                _tal("over_10", "Heraf over 10 timer", gruppe="timer"),
                _tal("hoejst_10_andel", "Højst 10 timer, pct.", "pct", "timer"),
            ),
            hent=med_timebaand(af_maal(uden_efter="kommune"), "timer"),
        ),
        _timer("FJ02", "timer", "aftalte timer", "Den sidste dag i måneden, efter de timer, der er aftalt."),
        _timer("FJ03", "timer_loen", "løntimer", "I måneden, efter de løntimer, der er indberettet."),
        Jobtabel(
            id="FJ04",
            navn="Progression i job på 1-10 timer",
            emne=1604,
            gruppe="Progression",
            periodetype="M",
            maal="progression",
            note="Den sidste dag i måneden. En ændring tæller fra 1 time om ugen; den offentlige regel er ikke fundet.",
            maaltal=(
                _tal("antal", "Job"),
                _tal("op_andel", "Gået op, pct.", "pct"),
                _tal("ned_andel", "Gået ned, pct.", "pct", "ned"),
                _tal("uaendret_andel", "Uændret, pct.", "pct", "ned"),
            ),
            fordelinger=(_anciennitet(),),
            hent=af_maal(koder="anciennitet"),
        ),
    )


def _egne_om_vejen() -> tuple[Jobtabel, ...]:
    return (
        Jobtabel(
            id="FJ05",
            navn="Ledighedsydelse som andel af fleksjob og ledighedsydelse",
            emne=1586,
            gruppe="Andele",
            periodetype="M",
            maal="ledighedsandel",
            note="Den sidste dag i måneden, i personer og i fuldtidspersoner.",
            maaltal=(
                _tal("ledige", "Personer på ledighedsydelse"),
                _tal("fleksjob", "Personer i fleksjob"),
                _tal("andel", "På ledighedsydelse, pct.", "pct"),
                _tal("fuldtid_andel", "På ledighedsydelse, pct. af fuldtidspersoner", "pct"),
            ),
            hent=af_maal(),
        ),
        Jobtabel(
            id="FJ06",
            navn="Ind og ud af fleksjob",
            emne=1604,
            gruppe="Tilgang og afgang",
            periodetype="Y",
            maal="tilgang_aar",
            note="Visiterede, og hvor mange der begyndte og holdt op i fleksjob i året.",
            maaltal=(
                _tal("tilgang", "Visiteret"),
                _tal("direkte", "Heraf direkte i fleksjob"),
                _tal("direkte_andel", "Direkte i fleksjob, pct.", "pct"),
                _tal("begyndt", "Begyndt i fleksjob", gruppe="bestand"),
                _tal("sluttet", "Holdt op i fleksjob", gruppe="bestand"),
                _tal("bestand", "I fleksjob ved årets udgang", gruppe="bestand"),
            ),
            hent=af_maal(kun={"aar": "{aar}"}, aar=1),
        ),
        Jobtabel(
            id="FJ07",
            navn="Fra ledighedsydelse til fleksjob",
            emne=1586,
            gruppe="Varighed",
            periodetype="Y",
            maal="tid_til_job",
            note="Kaplan-Meier for dem, der kom på ledighedsydelse i året, med 95 procents bånd.",
            maaltal=(
                _tal("andel", "Endnu ikke i fleksjob, pct.", "pct"),
                _tal("nedre", "Båndets nedre grænse, pct.", "pct"),
                _tal("oevre", "Båndets øvre grænse, pct.", "pct"),
                _tal("i_risiko", "Venter endnu og er fulgt så længe"),
            ),
            fordelinger=(_uger(),),
            hent=af_maal(koder="uge", kun={"kohorte": "{aar}"}),
        ),
    )


@cache
def tabeller() -> dict[str, Jobtabel]:
    """Tabellerne efter nummer, dem hvis mål findes."""
    from fleksjob.indblik.maal import MAAL

    return {en.id: en for en in (*_nationale(), *_egne_om_job(), *_egne_om_vejen()) if en.maal in MAAL}


def tabellen(id_: str) -> Jobtabel:
    """Tabellen med det nummer; store og små bogstaver og `_` er ligegyldige."""
    alle = {kendt.replace("_", ""): en for kendt, en in tabeller().items()}
    fundet = alle.get(id_.strip().upper().replace("_", ""))
    if fundet is None:
        raise UgyldigtInput("table", f"Der er ingen tabel «{id_}». Tabellerne er {', '.join(tabeller())}.")
    return fundet
