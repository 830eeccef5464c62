"""Where the network is kept: one protocol, a SQLite file and a Neo4j server."""
