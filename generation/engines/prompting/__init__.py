"""A storyboard, and what was given with it, as models and servers are asked: words, pictures, footage."""
