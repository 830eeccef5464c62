"""Groups of actors with more ties inside than across: found, held against chance, followed in time."""
