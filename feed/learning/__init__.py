"""What the feed learns from everybody: the fitted window and the scorer's weights, made by tasks, held by processes."""
