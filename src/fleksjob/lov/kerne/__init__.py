"""Kernen: daterede værdier, regler, nettet af dem, forklaringen, og de samme regler for en million på én gang."""
