"""Reads what a rule matched: for each form of date expression a function from the match to the claims that it makes.

A reader yields nothing where the stretch is not what its rule is for, so that a later rule may take it; it yields a claim
without a date where no rule shall. To read one more form, write its function in the module of its kind and its rule in rules.py.
"""
