"""The rules about entries: a folder for each family, a file for each rule, which is its page too."""
