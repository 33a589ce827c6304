"""Ledighedsydelsen: satser, nedsættelse, hvem der får hvilken, ferie; og statens refusion af begge ydelser."""
