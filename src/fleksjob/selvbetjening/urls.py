"""Selvbetjeningens adresser: beregner, regelbog, borger, virksomhed og API. Ingen bærer navn eller CPR-nummer."""

from django.urls import include, path

from fleksjob.selvbetjening import (
    ansoegning,
    borger,
    borgerafgoerelse,
    borgeropgaver,
    borgeropslag,
    fastholdelse,
    klage,
    moede,
    papirer,
    plan,
    regelbogssider,
    virksomhed,
)
from fleksjob.selvbetjening.api.snitflade import adresser
from fleksjob.selvbetjening.beregner import beregner
from fleksjob.selvbetjening.gevinstside import gevinstside

app_name = "selvbetjening"
urlpatterns = [
    path("", beregner, name="beregner"),
    path("kan-det-betale-sig/", gevinstside, name="gevinst"),
    path("regelbog/", regelbogssider.forside, name="regelbog"),
    path("regelbog/huller/", regelbogssider.huller, name="regelbog_huller"),
    path("regelbog/tidslinje/", regelbogssider.lovaendringer, name="regelbog_tidslinje"),
    path("regelbog/<slug:kode>/", regelbogssider.opslag, name="regelbog_opslag"),
    path("borger/", borger.min_side, name="borger"),
    path("borger/ansoeg/", ansoegning.ansoeg, name="ansoeg"),
    path("borger/ansoeg/kvittering/", ansoegning.kvittering, name="ansoeg_kvittering"),
    path("borger/ansoeg/traek/", ansoegning.traek, name="ansoeg_traek"),
    path("borger/afgoerelse-nu/", ansoegning.afgoerelse_nu, name="afgoerelse_nu"),
    path("borger/vejledning/", ansoegning.vejledning, name="vejledning"),
    path("borger/penge/", borger.mine_penge, name="penge"),
    path("borger/penge/<int:aar>/<int:maaned>/", borger.en_maaned, name="maaned"),
    path("borger/afgoerelse/", borgerafgoerelse.afgoerelsen, name="afgoerelse"),
    path("borger/breve/", borger.mine_breve, name="breve"),
    path("borger/breve/<int:nr>/", borger.et_brev, name="brev"),
    path("borger/moede/", moede.mit_moede_side, name="moede"),
    path("borger/moede/rummet/", moede.mit_rum, name="moede_rum"),
    path("borger/papirer/", papirer.papirer, name="papirer"),
    path("borger/papirer/<int:nr>/", papirer.mit_papir, name="mit_papir"),
    path("borger/opslag/", borgeropslag.hvem_har_set, name="opslag"),
    path("borger/opslag/<int:nr>/", borgeropslag.spoerg, name="opslag_spoerg"),
    path("borger/plan/", plan.min_plan, name="plan"),
    path("borger/plan/ord/", plan.ord_valg, name="planord"),
    path("borger/plan/papir/<int:nr>/", plan.papir, name="planpapir"),
    path("borger/plan/<slug:afsnit>/", plan.spoergsmaal, name="planspoergsmaal"),
    path("borger/klage/", klage.klage, name="klage"),
    path("borger/klage/ny/", klage.ny_klage, name="ny_klage"),
    path("borger/aktindsigt/", klage.aktindsigt, name="aktindsigt"),
    path("borger/fuldmagt/", klage.fuldmagt, name="fuldmagt"),
    path("borger/fuldmagt/<str:nr>/tilbage/", klage.tilbagekald, name="fuldmagt_tilbage"),
    path("borger/raad/", klage.raad, name="raad"),
    path("borger/opgave/<slug:navn>/", borgeropgaver.opgave, name="opgave"),
    path("behold-en-medarbejder/", fastholdelse.pakke, name="fastholdelsespakke"),
    path("behold-en-medarbejder/pdf/", fastholdelse.pakke_pdf, name="fastholdelsespakke_pdf"),
    path("virksomhed/fastholdelse/", fastholdelse.fastholdelser, name="fastholdelser"),
    path("virksomhed/fastholdelse/<int:sag_id>/", fastholdelse.note, name="fastholdelsesnote"),
    path("virksomhed/", virksomhed.vores_ansatte, name="virksomhed"),
    path(
        "virksomhed/<int:sag_id>/<str:ansaettelse>/fuldtidsloen/",
        virksomhed.fuldtidsloen,
        name="fuldtidsloen",
    ),
    path("api/v1/", include((adresser(), "api"))),
]
