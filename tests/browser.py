"""Det, browserprøverne deler."""

from typing import Any


def foelg(maal: Any) -> None:
    """Klikker på et link eller en knap, der fører til en side, og venter, til siden er hentet.

    Playwrights `click` vender tilbage, før browseren har skiftet side, så det næste kunne ramme den gamle.
    """
    with maal.page.expect_navigation():
        maal.click()
