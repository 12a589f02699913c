"""The national registers of organisations, as ports (what we ask) and adapters (whom we ask, in their own contract).

`modele` says what we understand, `ports` what may be asked; `sirene`, `recherche_entreprises`, `liste_of` speak to the
real services, `fichier` runs the same parsers on files; `rapprochement` compares the answers, says what does not
agree.
A source that is down, slow, or has changed gives «non vérifié»: an adapter never raises because of the other side.
"""
