"""To papirer som frie breve: udviklingsplanen til virksomheden og medarbejderen, og udsigten for bevillingen."""

from fleksjob.breve.afgoerelsesbrev import Afsnit
from fleksjob.breve.frit_brev import FritBrev, afsnit_af_tekst
from fleksjob.breve.ramme import Brevramme
from fleksjob.forloeb.begreber import Ansaettelse
from fleksjob.forloeb.udsigt import Udsigt
from fleksjob.forloeb.udvikling import maalets_ord
from fleksjob.lov.kerne.vaerdier import dansk_dato
from fleksjob.lov.sagsgang.udvikling import PLAN_MED, RYTMER


def planbrev(ramme: Brevramme, job: Ansaettelse, tekst: str) -> FritBrev:
    """Planen. Kaster `UgyldigtInput`, når jobbet ingen plan har."""
    plan = job.udvikling.plan
    afsnit = [afsnit_af_tekst("Det er vi enige om", tekst)]
    maal = [
        maalets_ord(en.slags, en.maal, en.til) + (f", inden {dansk_dato(en.inden)}" if en.inden else "")
        for en in job.udvikling.aabne
    ]
    if maal:
        afsnit.append(Afsnit("Målene", (), tuple(f"{en[:1].upper()}{en[1:]}" for en in maal)))
    if plan is not None:
        naar = [f"Vi taler sammen {RYTMER[plan.rytme][1]}."]
        if plan.tidligst and plan.tidligst > ramme.dato:
            naar.append(f"Vi taler tidligst om flere timer {dansk_dato(plan.tidligst)}. Før det: trivsel.")
        afsnit.append(Afsnit("Hvornår taler vi om det?", tuple(naar)))
        if plan.med:
            hvem = ", ".join(PLAN_MED.get(kode, kode).lower() for kode in plan.med)
            afsnit.append(Afsnit("Hvem har været med?", (f"{hvem[:1].upper()}{hvem[1:]}.",)))
    afsnit.append(
        Afsnit("Godt at vide", ("Planen kan altid ændres. Ring, hvis noget ikke går, som vi troede.",))
    )
    hos = f" hos {job.virksomhed}" if job.virksomhed else ""
    return FritBrev(ramme, f"Udviklingsplan for fleksjobbet{hos}", tuple(afsnit))


def udsigtsbrev(ramme: Brevramme, u: Udsigt) -> FritBrev:
    """Udsigten i almindelige ord, med forbeholdene til sidst."""
    afsnit = [
        Afsnit("Det sker", (), u.sker),
        Afsnit("Det sker ikke", (), u.sker_ikke),
        Afsnit("Det skal du gøre", (), u.du_skal),
    ]
    if u.forbehold:
        afsnit.append(Afsnit("Det er ikke helt sikkert", (), u.forbehold))
    return FritBrev(ramme, u.overskrift, tuple(afsnit))
