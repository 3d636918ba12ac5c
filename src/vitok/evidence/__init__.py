"""Evidence: what the flight predicts, beside what is known of the real one."""
