"""What a shop's rules could learn from what agents did. Numbers go in, proposals come out; nothing is changed. Pure.

`unused` drafts -> no more drafts for a problem      `overrated` signals -> fewer points
`timing` of promises -> other times                  `struck` sentences -> shorter templates (needs what was sent)

A proposal is one or more fields of the shop's rules file, with why. What follows too seldom yet is told as such.
"""
