"""Støtten uden om tilskuddet: den gamle ordning, selvstændige, staten som arbejdsgiver, og hvad et job koster."""
