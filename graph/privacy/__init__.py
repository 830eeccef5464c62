"""Who is named to whom: everything that keeps people out of what is stored, shown and shared.

``coordinates`` takes e-mail addresses and telephone numbers out of texts, ``names`` finds persons in
them; ``key`` and ``pseudonyms`` make what stands in place of a name, ``codes`` reads it back; ``mask``
puts it into a text or a column, ``selection`` into all that is drawn or exported, ``refusals`` into the
rows that a load lists.
"""
