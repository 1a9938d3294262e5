"""The queue of jobs that the machines of a fleet share: procrastinate on the PostgreSQL of the ledger.

A job is "sweep this mailbox". Knows procrastinate, its tables and its workers. Must not know what a sweep is, nor the
ledger: what a job does is given to it, and a job that is done twice must be harmless (`triage.ledger.leases`).
"""
