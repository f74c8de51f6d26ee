"""What is withheld, and the bytes of produced files → each place in them where words of it stand."""
