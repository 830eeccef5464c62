"""How long relations last: spells, survival curves, their uncertainty, and groups compared.

found = relation_spells(selection, gap="1y")
survival_table(found)
"""
