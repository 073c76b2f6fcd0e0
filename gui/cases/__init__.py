"""View 1's left and middle: places, facets, the list of cases."""
