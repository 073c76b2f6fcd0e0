"""What is on the screen; imports `core.model` and the library through `gui.library` only."""
