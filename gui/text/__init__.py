"""An article on the screen and on paper."""
