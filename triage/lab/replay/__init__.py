"""What would other rules make of past mail? Letters go in with two lines, and a difference comes out. Pure.

letters -> readings (`comparer`) -> arrivals (`past`) -> replies where they may differ (`doubt`, `comparer`)
        -> Difference (`difference`: `rows`, `causes`, `wording`; `agreement` with what agents did)
"""
