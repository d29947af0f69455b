"""QD7xx: whether the lists agree with one another: powers, responsibilities, guides, negative list, bundles, duties."""
