"""Et måls rækker, som de må gives videre. En række vises helt eller slet ikke; reglen er i `regel`.

Kodekolonnerne er inddelingerne: `i_alt` i en af dem er summen. En kolonne, der følger af en anden (regionen af
kommunen, fristens art af fristen), er et trin over den; år og måned er ét. Også tid regnes for en inddeling med kendt
sum.

Foruden rækkens egne antal ses på det, de kan regnes om til: resten op til det, et antal er en del af, og tælleren bag
en andel (`Kolonne.af`).
"""

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from fleksjob.indblik.skjul.regel import Plads, Sti, skjulte_pladser

if TYPE_CHECKING:
    from fleksjob.indblik.maal import Maal

SKJULT = "skjult"
I_ALT = "i_alt"
"""Koden for en sum i en kodekolonne."""
Raekke = dict[str, Any]
_TIDEN = (("aar", "maaned"), ("aar", "kvartal"))


def som_kan_gives_videre(maal: "Maal", raekker: Sequence[Raekke]) -> list[Raekke]:
    """Rækkerne med `SKJULT` i stedet for tal, der ikke må forlade kommunen."""
    koder = [k.navn for k in maal.kolonner if k.enhed == "kode"]
    pladser = _pladser(koder, raekker)
    celler = {plads: taellinger(maal, raekke) for plads, raekke in zip(pladser, raekker, strict=True)}
    skjulte = skjulte_pladser(celler)
    over_sig = {
        plads: any(en in skjulte for en in _summer_over(plads)) for plads in pladser if plads not in skjulte
    }
    af_summen = {k.navn for k in maal.kolonner if k.enhed == "andel" and not k.af}
    ud = []
    for plads, raekke in zip(pladser, raekker, strict=True):
        vaek = set(raekke) - set(koder) if plads in skjulte else af_summen if over_sig[plads] else set()
        ud.append({navn: SKJULT if navn in vaek else vaerdi for navn, vaerdi in raekke.items()})
    return ud


def har_skjult(raekker: Sequence[Raekke]) -> bool:
    """Om noget i rækkerne er skjult."""
    return any(vaerdi == SKJULT for raekke in raekker for vaerdi in raekke.values())


def taellinger(maal: "Maal", raekke: Raekke, kun: Collection[str] = ()) -> tuple[float, ...]:
    """Rækkens antal, og det, de kan regnes om til. `kun`: de kolonner, der gives videre, når det ikke er dem alle."""
    ud = []
    for k in maal.kolonner:
        if kun and k.navn not in kun:
            continue
        tal = raekke.get(k.navn)
        tal = float(tal) if isinstance(tal, int | float) else 0.0
        hele = float(raekke.get(k.af) or 0) if k.af else 0.0
        if k.enhed == "andel" and k.af:
            tal = round(tal * hele / 100)
        if k.enhed == "antal" or (k.enhed == "andel" and k.af):
            ud += [tal, max(hele - tal, 0.0)] if k.af else [tal]
    return tuple(ud) or (0.0,)


def _pladser(koder: Sequence[str], raekker: Sequence[Raekke]) -> list[Plads]:
    """Rækkernes pladser, alle forskellige."""
    inddelinger = _inddelinger(koder, raekker)
    ud: list[Plads] = []
    set_foer: dict[Plads, int] = {}
    for raekke in raekker:
        plads: Plads = tuple(_sti(kolonner, raekke) for kolonner in inddelinger) or ((),)
        nr = set_foer[plads] = set_foer.get(plads, 0) + 1
        if nr > 1 or (not inddelinger and len(raekker) > 1):
            plads = ((*plads[0], f"nr. {nr}"), *plads[1:])
        ud.append(plads)
    return ud


def _sti(kolonner: Sequence[str], raekke: Raekke) -> Sti:
    """Stien, til den første sum."""
    sti: list[str] = []
    for navn in kolonner:
        if raekke[navn] == I_ALT:
            break
        sti.append(str(raekke[navn]))
    return tuple(sti)


def _inddelinger(koder: Sequence[str], raekker: Sequence[Raekke]) -> list[tuple[str, ...]]:
    """Kodekolonnerne samlet i inddelinger, den groveste kolonne først i hver."""
    forskellige = {navn: len({str(raekke[navn]) for raekke in raekker}) for navn in koder}
    brugte = [navn for navn in koder if forskellige[navn] > 1]
    over = {navn: _over(navn, brugte, forskellige, raekker) for navn in brugte}
    for aar, del_ in _TIDEN:
        if aar in brugte and del_ in brugte:
            over[del_] = aar
    dubletter = {navn for navn in brugte if over[navn] == navn}
    foraeldre = {over[navn] for navn in brugte if navn not in dubletter} - {""}
    return [tuple(_kaede(navn, over)) for navn in brugte if navn not in foraeldre | dubletter]


def _kaede(navn: str, over: dict[str, str]) -> Iterator[str]:
    if over[navn]:
        yield from _kaede(over[navn], over)
    yield navn


def _over(navn: str, brugte: Sequence[str], forskellige: dict[str, int], raekker: Sequence[Raekke]) -> str:
    """Kolonnen lige over: den fineste af dem, der følger af denne. Sig selv, når den bare gentager en tidligere."""
    fundet = ""
    for anden in brugte:
        if anden == navn or not _foelger(anden, navn, raekker):
            continue
        if forskellige[anden] == forskellige[navn]:
            if brugte.index(anden) < brugte.index(navn):
                return navn
        elif not fundet or forskellige[anden] > forskellige[fundet]:
            fundet = anden
    return fundet


def _foelger(grov: str, fin: str, raekker: Sequence[Raekke]) -> bool:
    """Om den fine kode altid giver den samme grove."""
    kendt: dict[Any, Any] = {}
    for raekke in raekker:
        if kendt.setdefault(raekke[fin], raekke[grov]) != raekke[grov]:
            return False
        if raekke[grov] == I_ALT and raekke[fin] != I_ALT:
            return False
    return True


def _summer_over(plads: Plads) -> Iterator[Plads]:
    for led, sti in enumerate(plads):
        for dybde in range(len(sti)):
            yield (*plads[:led], sti[:dybde], *plads[led + 1 :])
