"""QD8xx: whether a decision that changes the lists was made by the procedure it needed, and says what happened."""
