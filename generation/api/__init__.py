"""Jobs, storyboards, engines and clips over REST, and the clips' files."""
