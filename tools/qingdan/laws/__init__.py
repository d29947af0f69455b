"""What laws do to the entries that cite them: what is due to be adjusted, which articles changed, what texts of statutes say.

In: a registry, the lock (``lists/statutes.lock``) and, for an audit, a folder of texts. Out: plain records of what is due and of
what was found. Texts of statutes stay outside the repository: the lock holds their sums, article by article.
"""
