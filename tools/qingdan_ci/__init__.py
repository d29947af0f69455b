"""What judges a request to change the repository, and what posts the verdict: two programs that never run in one job.

In: git objects of a request, whose lists are data and whose programs are not run (``judge``), and the archive that a
judging job left, which may be anything (``post``). Out: ``comment.md``, ``report.html`` and ``request.json``; a comment.
Only Python's own library is used, so that the job that holds a token installs nothing.
"""
