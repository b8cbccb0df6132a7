"""From cases to embeddings: the encoder, the store and the engines that fill it."""
