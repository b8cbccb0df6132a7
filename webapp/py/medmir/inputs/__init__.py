"""What becomes the input of a tower: text to token ids, pictures to pixels."""
