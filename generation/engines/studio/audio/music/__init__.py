"""Music from a genre, a mood and a seed: a form, a score written bar by bar, and a player that gives blocks."""
