"""Kontorets adresser. Ingen af dem bærer navn eller CPR-nummer; en sag findes på sit nummer."""

from django.urls import path

from fleksjob.kontor.sider import (
    dokument,
    dokumentation,
    godkendelse,
    job,
    log_ind,
    min_dag,
    ny_sag,
    ordbog,
    overblik,
    ret,
    sag,
    skridt,
    soeg,
    udbetaling,
    udbetalinger,
    venter,
)

app_name = "kontor"

urlpatterns = [
    path("log-ind/", log_ind.log_ind, name="log_ind"),
    path("log-ud/", log_ind.log_ud, name="log_ud"),
    path("kontor/", min_dag.min_dag, name="min_dag"),
    path("kontor/soeg/", soeg.soeg, name="soeg"),
    path("kontor/ny-sag/", ny_sag.ny_sag, name="ny_sag"),
    path("kontor/godkendelse/", godkendelse.godkendelse, name="godkendelse"),
    path("kontor/udbetalinger/", udbetalinger.udbetalinger, name="udbetalinger"),
    path("kontor/job/", job.job, name="job"),
    path("kontor/overblik/", overblik.overblik, name="overblik"),
    path("kontor/ordbog/", ordbog.ordbog, name="ordbog"),
    path("kontor/venter/", venter.venter, name="venter"),
    path("kontor/sag/<str:nummer>/", sag.sag, name="sag"),
    path("kontor/sag/<str:nummer>/dokumentation/", dokumentation.dokumentation, name="dokumentation"),
    path("kontor/sag/<str:nummer>/bilag/<int:nr>/", dokumentation.bilag, name="bilag"),
    path("kontor/sag/<str:nummer>/skridt/<str:kode>/", skridt.skridt, name="skridt"),
    path("kontor/sag/<str:nummer>/ret/<str:haendelse>/", ret.ret, name="ret"),
    path("kontor/sag/<str:nummer>/udbetaling/<int:nr>/", udbetaling.udbetaling, name="udbetaling"),
    path("kontor/sag/<str:nummer>/dokument/<int:nr>/", dokument.dokument, name="dokument"),
]
