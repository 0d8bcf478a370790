"""The remix page's fields: what a kind's options say, as things that a finger or a key can fill in."""
