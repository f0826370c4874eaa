"""Read models: one module for each screen, document or question."""
