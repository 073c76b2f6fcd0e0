"""Everything that is useful without a screen."""
