"""Billedet kan sættes ind på en side, som det er, fordi al tekst i det er gjort ufarlig."""

from django.template import Context, Template

from fleksjob.breve.tegning import Svg, Tegning


def test_billedet_saettes_ind_som_det_er_og_ord_i_det_er_kun_ord() -> None:
    papir = Tegning(100, 12)
    papir.tekst(0, 10, "<script>alert(1)</script>")
    billede = papir.som_svg(20, "Bager & søn", 'Et "billede"', "b")
    assert isinstance(billede, Svg)
    paa_siden = Template("{{ billede }}").render(Context({"billede": billede}))
    assert paa_siden == str(billede)
    assert "<script>" not in paa_siden
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in paa_siden
    assert "Bager &amp; søn" in paa_siden


def test_almindelig_tekst_er_ikke_et_billede() -> None:
    assert Template("{{ t }}").render(Context({"t": "<b>"})) == "&lt;b&gt;"
