"""What a flight may differ by from its plan, and how that is drawn for the runs of a campaign."""
