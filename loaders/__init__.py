"""Files of the field become actors and dated ties: one folder a source, read by ``run``.

``frame`` is what every source gets for nothing, ``formats`` opens files, ``values`` reads cells,
``alike`` finds what may be one, ``report`` tells. A folder with a ``source.yaml`` is a source: how to
add one is in docs/sources/README.md.
"""
