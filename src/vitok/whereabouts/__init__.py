"""Where the station is, how well that is known, and when it passes over a site."""
