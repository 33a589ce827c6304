"""WSGI-indgangen: `gunicorn fleksjob.drift.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fleksjob.drift.indstillinger")
application = get_wsgi_application()
