"""Serveren, som `make demo` og en lille drift bruger: gunicorn med to processer, samme app som i produktion."""

import os
from typing import Any

from gunicorn.app.base import BaseApplication


class Server(BaseApplication):  # type: ignore[misc]
    """Gunicorn uden kommandolinje: indstillingerne står her."""

    def __init__(self, adresse: str) -> None:
        self.adresse = adresse
        super().__init__()

    def load_config(self) -> None:
        valg: dict[str, Any] = {
            "bind": self.adresse,
            "workers": 2,
            "threads": 4,
            "preload_app": True,
            "loglevel": "warning",
            "proc_name": "fleksjob",
        }
        for navn, vaerdi in valg.items():
            self.cfg.set(navn, vaerdi)

    def load(self) -> Any:
        from fleksjob.drift.wsgi import application

        return application


def koer(adresse: str) -> None:
    """Serverer på `adresse` (vært:port), til processen stoppes."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksjob.drift.indstillinger")
    Server(adresse).run()
