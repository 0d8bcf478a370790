"""Where candidates come from, one file each. A source is a SELECT of (source, id), or None where it has nothing to say;
those of the fitted window ask no database. The names are finer than feed.states.Source: see feed.building.gathering.
"""
