"""Det, teamet får at læse i en sag: planen afsnit for afsnit, borgerens egne ord og filerne i sagen.

Et papir kendes på sin nøgle («plan:social:kommune», «bilag:7») og sit fingeraftryk. Når pakken er sendt, står begge i
dens indeks, så det kan siges, hvad der er kommet til eller ændret siden. Selve pakken ændrer sig aldrig.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256

import msgspec

from fleksjob.breve.sagsbundt import Afsnit, Bundt, Bundtdel, Forside, byg_bundt, tekstdel
from fleksjob.forloeb.planafsnit import EFTER_KODE, STEMMENAVNE
from fleksjob.lov.sagsgang.plan import planform
from fleksjob.sager.models import Bilag, Borgerord, Kommune, Plantekst, Sag
from fleksjob.sager.projektioner import DANSK_TID

EMNER = {
    "vigtigt": "Det vil jeg gerne have sagt",
    "kan": "Det kan jeg, og det er jeg glad for at lave",
    "haaber": "Det håber jeg på",
    "bekymret": "Det er jeg bekymret for",
    "spoerge": "Det vil jeg spørge om",
    "hensyn": "Det har jeg brug for på mødet",
    "frem": "Sådan kommer jeg frem",
    "bisidder": "Den, jeg tager med",
}
"""Det, borgeren kan skrive til mødet, og overskriften over hendes ord."""


class Papir(msgspec.Struct, frozen=True):
    """Et papir uden sit indhold. `dele` er nøgle → (titel, fingeraftryk), når papiret er sat af flere stykker."""

    noegle: str
    titel: str
    dato: date | None
    slags: str
    helbred: bool
    dele: dict[str, tuple[str, str]]


class Aendring(msgspec.Struct, frozen=True):
    """Noget, der er anderledes i sagen, end da papirerne blev sendt."""

    hvad: str
    titel: str


def papirer_i(sag: Sag) -> list[Papir]:
    """Sagens papirer i den orden, de læses: planen, borgerens ord, og filerne efter dato."""
    ud = []
    planen = list(_plantekster(sag))
    if planen:
        dele = {f"plan:{en.afsnit}:{en.stemme}": (_plantitel(en), _aftryk(en.indhold)) for en in planen}
        seneste = max(en.skrevet for en in planen).astimezone(DANSK_TID).date()
        ud.append(Papir("plan", planform(seneste).navn, seneste, "Plan", True, dele))
    ordene = borgerens_ord(sag)
    if ordene:
        dele = {f"ord:{en.emne}": (EMNER.get(en.emne, en.emne), _aftryk(en.tekst)) for en in ordene}
        seneste = max(en.skrevet for en in ordene).astimezone(DANSK_TID).date()
        ud.append(Papir("ord", "Borgerens egne ord til mødet", seneste, "Borgeren", True, dele))
    filer = Bilag.for_kommune(sag.kommune_id).filter(sag=sag).order_by("dateret", "pk")
    for pk, titel, dateret, helbred, aftryk in filer.values_list(
        "pk", "titel", "dateret", "helbred", "sha256"
    ):
        noegle = f"bilag:{pk}"
        ud.append(Papir(noegle, titel, dateret, "Bilag", helbred, {noegle: (titel, aftryk)}))
    return ud


def borgerens_ord(sag: Sag) -> list[Borgerord]:
    """Hendes nyeste svar på hvert spørgsmål i spørgsmålenes orden; tomme er ikke med."""
    raekker = Borgerord.for_kommune(sag.kommune_id).filter(sag=sag).order_by("skrevet", "pk")
    nyeste = {en.emne: en for en in raekker}
    return [nyeste[emne] for emne in EMNER if emne in nyeste and nyeste[emne].tekst.strip()]


def bundt_af(sag: Sag, papirer: Sequence[Papir], *, dag: date, overskrift: str, undertitel: str) -> Bundt:
    """Pakken som én PDF. De papirer, der findes, men ikke er valgt, nævnes på forsiden, så ingen tror, det er alt."""
    valgte = {en.noegle for en in papirer}
    udeladt = [en.titel for en in papirer_i(sag) if en.noegle not in valgte]
    forside = Forside(
        overskrift=overskrift,
        undertitel=undertitel,
        linjer=(
            ("Sag", sag.nummer),
            ("Borger", sag.person.navn),
            ("Kommune", Kommune.objects.get(pk=sag.kommune_id).navn),
        ),
        dato=dag,
        bemaerkninger=tuple(f"Ikke sendt med: {titel}." for titel in udeladt),
    )
    return byg_bundt(forside, [_del(sag, en) for en in papirer])


def indeks_af(papirer: Iterable[Papir], bundt: Bundt) -> list[dict[str, object]]:
    """Pakkens indeks, som det gemmes: papirets plads i PDF'en og fingeraftrykket af hvert stykke."""
    return [
        {
            "noegle": papir.noegle,
            "titel": papir.titel,
            "dato": papir.dato.isoformat() if papir.dato else "",
            "slags": papir.slags,
            "helbred": papir.helbred,
            "sha256": linje.sha256,
            "fra_side": linje.fra_side,
            "sider": linje.sider,
            "dele": {noegle: list(stykke) for noegle, stykke in papir.dele.items()},
        }
        for papir, linje in zip(papirer, bundt.linjer, strict=True)
    ]


def aendret_siden(indeks: Iterable[dict[str, object]], nu: Iterable[Papir]) -> list[Aendring]:
    """Det, der er nyt, ændret eller væk, siden pakken blev sendt. Tom, når teamet har det, sagen har."""
    sendt = _stykker(en["dele"] for en in indeks)
    findes = {noegle: stykke for papir in nu for noegle, stykke in papir.dele.items()}
    ud = [
        Aendring("Nyt" if noegle not in sendt else "Ændret", titel)
        for noegle, (titel, aftryk) in findes.items()
        if sendt.get(noegle, ("", ""))[1] != aftryk
    ]
    return ud + [Aendring("Ikke i sagen mere", sendt[noegle][0]) for noegle in sendt if noegle not in findes]


def valgt(papirer: Iterable[Papir], udeladt: Collection[str]) -> list[Papir]:
    """Papirerne uden dem, der er valgt fra."""
    return [en for en in papirer if en.noegle not in udeladt]


def _stykker(dele: Iterable[object]) -> dict[str, tuple[str, str]]:
    laest = msgspec.convert(list(dele), list[dict[str, tuple[str, str]]])
    return {noegle: stykke for en in laest for noegle, stykke in en.items()}


def _del(sag: Sag, papir: Papir) -> Bundtdel:
    match papir.noegle:
        case "plan":
            return msgspec.structs.replace(
                tekstdel(papir.titel, papir.dato, list(_planens_afsnit(sag)), papir.slags), helbred=True
            )
        case "ord":
            afsnit = [Afsnit(EMNER.get(en.emne, en.emne), _linjer(en.tekst)) for en in borgerens_ord(sag)]
            return tekstdel(papir.titel, papir.dato, afsnit, papir.slags)
    fil = Bilag.for_kommune(sag.kommune_id).get(sag=sag, pk=int(papir.noegle.removeprefix("bilag:")))
    return Bundtdel(papir.titel, papir.dato, bytes(fil.indhold), papir.slags, papir.helbred)


def _plantekster(sag: Sag) -> Iterator[Plantekst]:
    """Den nyeste udgave af hvert afsnit i hver stemme, i planens orden."""
    nyeste: dict[tuple[str, str], Plantekst] = {}
    for en in Plantekst.for_kommune(sag.kommune_id).filter(sag=sag).order_by("nr", "pk"):
        nyeste[en.afsnit, en.stemme] = en
    for kode in EFTER_KODE:
        for stemme in STEMMENAVNE:
            en_tekst = nyeste.get((kode, stemme))
            if en_tekst is not None and any(str(v).strip() for v in en_tekst.indhold.values()):
                yield en_tekst


def _planens_afsnit(sag: Sag) -> Iterator[Afsnit]:
    for en in _plantekster(sag):
        navne = {felt.kode: felt.navn for felt in EFTER_KODE[en.afsnit].felter_for(en.stemme)}
        linjer = [
            linje
            for kode, vaerdi in en.indhold.items()
            if str(vaerdi).strip()
            for linje in _linjer(
                f"{navne[kode]}: {vaerdi}" if len(navne) > 1 and kode in navne else str(vaerdi)
            )
        ]
        yield Afsnit(_plantitel(en), tuple(linjer))


def _plantitel(tekst: Plantekst) -> str:
    return f"{EFTER_KODE[tekst.afsnit].titel} ({STEMMENAVNE[tekst.stemme].lower()})"


def _linjer(tekst: str) -> tuple[str, ...]:
    return tuple(linje for linje in tekst.replace("\r\n", "\n").split("\n") if linje.strip())


def _aftryk(indhold: object) -> str:
    return sha256(msgspec.json.encode(indhold, order="deterministic")).hexdigest()
