"""What the product does, one verb and one transaction at a time. Knows no JSON or headers."""
