"""Many flights of one plan: what they tell of its chances."""
