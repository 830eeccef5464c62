"""Networks as arrays of numbers: from a store's columns or anybody's graph, and what is counted on them."""
