"""The store kept by a Neo4j server: small loads in one transaction, big ones in batches."""
