"""What a bundle says of itself in words and pictures: data card, model card, tables, contact sheet."""
