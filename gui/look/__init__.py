"""How everything looks: themes, style, icons, tables."""
