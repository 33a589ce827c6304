"""Kaplan-Meier i rene udtryk: hvor stor en del der endnu ikke har oplevet det, dag for dag, og hvor sikkert det er.

På hver dag n med mindst én hændelse d af n i risiko ganges overlevelsen med 1 - d/n. Variansen er Greenwoods sum af
d / (n (n - d)), og 95 %-båndet regnes på log(-log S), så det bliver mellem 0 og 1 (Kalbfleisch og Prentice). Den, der
afbrydes samme dag, som andre oplever hændelsen, er i risiko den dag.
"""

from math import log

import ibis
from ibis import _
from ibis.expr.types import Table, Value

Z = 1.959963984540054
"""Normalfordelingens 97,5 %-fraktil."""
_LIDT = 1e-9
UGE = 7


def dagskurve(tider: Table) -> Table:
    """Af `kohorte`, `dage` og `haendt`: én række for hver kohorte og dag, hvor nogen gik ud.

    `n` er i risiko på dagen, `d` hændelser, `ud` alle, der gik ud. `log_s` er log S efter dagen uden de led, hvor alle
    gik (1 - d/n = 0); `nul` siger, at der har været et, så S er 0. `v` er Greenwoods sum.
    """
    hver = tider.group_by("kohorte", "dage").agg(d=_.haendt.sum(), ud=_.count())
    hidtil = ibis.window(group_by="kohorte", order_by="dage", preceding=None, following=0)
    med_n = hver.mutate(
        i_alt=_.ud.sum().over(ibis.window(group_by="kohorte")), gaaet=_.ud.sum().over(hidtil)
    ).mutate(n=_.i_alt - _.gaaet + _.ud)
    igen = (med_n.n - med_n.d).cast("float64")
    led = med_n.mutate(
        log_led=ibis.ifelse(igen > 0, igen / med_n.n, 1.0).log(),
        v_led=ibis.ifelse(igen > 0, med_n.d / (med_n.n * igen.nullif(0.0)), 0.0),
        nul_led=(igen <= 0).cast("int64"),
    )
    return led.select(
        "kohorte",
        "dage",
        "n",
        "d",
        "ud",
        "i_alt",
        log_s=led.log_led.sum().over(hidtil),
        v=led.v_led.sum().over(hidtil),
        nul=led.nul_led.max().over(hidtil),
    )


def i_uger(kurve: Table, uger: int, trin: int) -> Table:
    """Kurven aflæst ved uge 0, `trin`, 2 · `trin` … til og med `uger`, så længe nogen er i risiko, eller S blev 0.

    `i_risiko` er dem, der endnu ikke er gået ud ved ugens dag, `i_job` hændelserne siden den forrige række.
    """
    skridt = UGE * trin
    nr = (kurve.dage + (skridt - 1)) // skridt
    i_skridtet = kurve.group_by("kohorte", nr=nr).agg(
        i_job=_.d.sum(),
        ud=_.ud.sum(),
        paa_dagen=_.ud.sum(where=_.dage % skridt == 0),
        log_s=_.log_s.min(),
        v=_.v.max(),
        nul=_.nul.max(),
    )
    gitter = kurve.group_by("kohorte").agg(i_alt=_.i_alt.max())
    hver = gitter.mutate(nr=ibis.range(0, uger // trin + 1).unnest()).mutate(nr=_.nr.cast("int64"))
    hidtil = ibis.window(group_by="kohorte", order_by="nr", preceding=None, following=0)
    lagt = hver.left_join(i_skridtet, ["kohorte", "nr"]).select(
        "kohorte", "nr", "i_alt", "i_job", "ud", "paa_dagen", "log_s", "v", "nul"
    )
    udfyldt = lagt.mutate(
        i_job=_.i_job.fill_null(0),
        i_risiko=_.i_alt - _.ud.fill_null(0).sum().over(hidtil) + _.paa_dagen.fill_null(0),
        log_s=_.log_s.fill_null(0.0).min().over(hidtil),
        v=_.v.fill_null(0.0).max().over(hidtil),
        nul=_.nul.fill_null(0).max().over(hidtil),
    ).mutate(uge=_.nr * trin)
    return udfyldt.filter((_.i_risiko > 0) | ((_.nul > 0) & (_.i_job > 0)))


def overlevelsen(kurve: Table) -> Value:
    """S efter dagen, mellem 0 og 1."""
    return ibis.ifelse(kurve.nul > 0, 0.0, kurve.log_s.exp())


def fejlen(kurve: Table) -> Value:
    """Greenwoods standardfejl på S."""
    return overlevelsen(kurve) * kurve.v.sqrt()


def graensen(kurve: Table, z: float) -> Value:
    """Båndets grænse: S opløftet til e i z · √V / -log S. Positiv z er den nedre.

    Før den første hændelse er begge 1; er S 0, er der ingen.
    """
    kendt = (kurve.nul == 0) & (kurve.log_s < 0)
    log_s = ibis.ifelse(kendt, kurve.log_s, -1.0)
    return ibis.cases(
        (kurve.nul > 0, ibis.null("float64")),
        (~kendt, 1.0),
        else_=(log_s * (z * kurve.v.sqrt() / -log_s).exp()).exp(),
    )


def halvdelen(kurve: Table) -> Table:
    """Én række for hver kohorte: medianen og dens interval i dage, hver den første dag, kurven og båndets grænser er
    højst en halv. Tom, når den ikke nås.
    """
    halv = -log(2) + _LIDT
    dage = kurve.dage
    return kurve.group_by("kohorte").agg(
        antal=_.i_alt.max(),
        i_job=_.d.sum(),
        median=dage.min(where=(kurve.nul > 0) | (kurve.log_s <= halv)),
        nedre=dage.min(where=graensen(kurve, Z) <= 0.5),
        oevre=dage.min(where=graensen(kurve, -Z) <= 0.5),
    )
