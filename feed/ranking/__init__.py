"""The scorer: features, heads, values, learning, diversity, exploring. Pure numpy; knows no Django, no database."""
