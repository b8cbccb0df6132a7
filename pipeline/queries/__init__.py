"""What is asked of a collection: clinical queries, queries from facts, and the words they are made of."""
