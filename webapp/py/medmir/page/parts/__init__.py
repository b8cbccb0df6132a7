"""What several views draw: each a function from what it shows to a node tree."""
