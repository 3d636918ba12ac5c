"""vitok plans, flies and proves a crewed ferry mission to a space station."""
