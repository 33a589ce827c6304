"""Sagens gang: målgruppe, bevilling, fastholdelse, rådighed, klage; rækkerne med frister og urene, der standser."""
