"""Et job på én side, som medarbejder, virksomhed og kommune kan læse sammen: billedet, tallene, opgaver og hensyn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.jobfigur import beskrivelse, jobbillede_svg, tabel
from fleksjob.breve.jobtal import Jobtal
from fleksjob.breve.pdf import saet
from fleksjob.breve.ramme import Brevramme
from fleksjob.breve.tegning import i_timer
from fleksjob.lov.kerne.vaerdier import dansk_dato

OPGAVEFELTER = ("opgave", "omfang", "hensyn")


@dataclass(frozen=True, slots=True, kw_only=True)
class Jobside:
    """Jobbet som data. `opgaver` er {opgave, omfang, hensyn}; `tilstand` er, hvor sagen står, i ét ord."""

    virksomhed: str
    stilling: str = ""
    startdato: date | None = None
    tal: Jobtal
    opgaver: Sequence[Mapping[str, str]] = ()
    ugen: str = ""
    proevetid_til: date | None = None
    timeprofil: Sequence[tuple[date, float]] = ()
    stand: str = ""
    naeste: tuple[str, ...] = field(default=())


def jobside(ramme: Brevramme, job: Jobside) -> bytes:
    """PDF'en. De samme data giver de samme bytes."""
    data = {
        "titel": f"Jobbet hos {job.virksomhed}",
        "ramme": ramme.som_data(),
        "indledning": _indledning(job),
        "figur": jobbillede_svg(job.tal, bredde=340),
        "figurtekst": beskrivelse(job.tal),
        "tabel": [{"navn": navn, "tal": tal} for navn, tal in tabel(job.tal)],
        "opgaver": [{felt: str(o.get(felt, "")) for felt in OPGAVEFELTER} for o in job.opgaver],
        "afsnit": [
            {"overskrift": a.overskrift, "tekster": list(a.tekster), "punkter": list(a.punkter)}
            for a in _afsnit(job)
        ],
        "forbehold": list(job.tal.forbehold),
    }
    return saet("jobside", data, ramme.dato)


def _indledning(job: Jobside) -> list[str]:
    start = f" fra {dansk_dato(job.startdato)}" if job.startdato else ""
    hvad = job.stilling or "Fleksjob"
    ud = [f"{hvad} hos {job.virksomhed}{start}."]
    ud.append(
        f"{i_timer(job.tal.timer).capitalize()} på arbejde om ugen og løn for {i_timer(job.tal.betalte_timer)}."
    )
    return ud + ([job.stand] if job.stand else [])


def _afsnit(job: Jobside) -> list[Afsnit]:
    om_ugen = [job.ugen] if job.ugen else []
    if job.timeprofil:
        led = [f"{i_timer(timer)} fra {dansk_dato(fra)}" for fra, timer in job.timeprofil]
        om_ugen.append(f"Timerne stiger: {', '.join(led)}.")
    if job.proevetid_til:
        om_ugen.append(
            f"Der er prøvetid i jobbet til og med {dansk_dato(job.proevetid_til)}. Der er løn fra første dag."
        )
    afsnit = [Afsnit("Ugen", tuple(om_ugen), ())] if om_ugen else []
    if job.naeste:
        afsnit.append(Afsnit("Det mangler", (), job.naeste))
    return afsnit
