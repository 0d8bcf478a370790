"""Everything of one person as a ZIP. It lies in the topmost app, which alone can see all others."""
