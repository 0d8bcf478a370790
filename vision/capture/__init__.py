"""Does a video follow the challenge that was set? Pure checks on pictures and samples, each with a verdict."""
