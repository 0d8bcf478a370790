"""Making threads together: invitations to drafts, chains that are added to in turn, news of a thread, and its mute."""
