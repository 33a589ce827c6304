"""Loven gjort læselig: forklaringer til tre læsere, regelbogen, hullerne, tidslinjen og eksemplerne."""
