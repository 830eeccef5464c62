"""How people lay out what they keep: told by content as well as by names, put as tables of the model."""
