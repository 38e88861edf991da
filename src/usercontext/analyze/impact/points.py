"""All points of the impact score in one table, each with its reason. Not: how they add up.

The bands stand in the contract (section 4): below 40 P3, 40 P2, 70 P1, 90 P0. The points are
chosen so that what the contract says of a band lands in it by the sum of what was observed.
"""

BLOCKED = 35
DEGRADED = 15

CORE_PATH = 35
"""Times the weight that a project gives a path; by default what a business lives on weighs 1."""
STEP_PATH = 30
"""A step that nobody gets around on the way to a core action: nothing in the cart, nothing sold."""
ORDERS_PATH = 20
"""An important part, what a customer comes back for; who cannot see it has bought all the same."""
ORDINARY_PATH = 10
NO_ACTION = 5
CORE_FROM = 30
"""A path with so many points is a core action, in the contract's words."""

HARD = 10
"""The page or its server gave up, rather than refused."""
SOFT = 5
TRIED_AGAIN = 5
RAGE = 3
"""Clicked again and again within moments: they were sure that it ought to work."""
LEFT = 5
"""They gave up: the session ended within a minute."""
WRONG = 40
"""Charged twice, another amount than shown: nobody is stopped, and the business is wronged. With
a core action this is P0 from one session (contract section 4: money or data is wrong)."""
HELD_TWICE = 20
"""A place that was booked twice: others are told that it is taken, and mostly it is owed twice."""
DOUBT = 10
"""An order that nobody knows the end of was sent again: perhaps twice, which somebody has to look
at today, and which is not known to be wrong money."""
EXPOSED = 75
"""Somebody saw what is another's: P0 whatever it was, or nearly so."""
DOUBLED = 10
"""Signed in, put into the cart, posted twice: it is there twice, and nobody paid for it."""
SHOWN = 15
"""No sum where one is to be paid, no name on what is to be pressed: that is no mere blemish."""
NOT_OURS = -60
"""A declined card, a lost connection, a form filled in wrongly: below every band but the last."""
WAY_ROUND = -20
"""Sold out, a price that rose, a permission that was not given: they may choose otherwise, so that
even a core action ends in the band of what has a way round."""

WORDS_ALONE = 10
"""A report that shouts is not an outage: without evidence the score stays in the lowest band."""
WORDS_OF_CORE = 10
"""A report without evidence that speaks of a core action is read before one that does not."""

REACH = ((2, 4), (5, 8), (10, 20), (30, 22), (100, 25))
"""Points from so many people on. The step at ten is the contract's "many users": a core action
that ten cannot do is P0 by the sum, whatever else was observed."""
SHARE = ((0.01, 2), (0.05, 12))
"""Points from such a share of all sessions on, by the lower end of its interval: five of five
sessions say little. On a small site five people can be many."""
MANY = 10
FEW = 5
MANY_SHARE = 0.05

NEW = 3
"""First seen within a day: somebody has just shipped it, and it is cheapest to fix now."""
GROWING = 5
GROWTH = 2.0
GROWN = 5
"""The newer half of the window holds twice what the older half does, and this many at least."""

MOST_ALONE = 89
"""Blocked on a core action is P1 until many are: P0 speaks of many users, or of wrong money."""
MOST_ROUND = 69
"""P1 is a core action blocked with no way round; anything less is P2, however many meet it."""
MOST_MINOR = 39
"""Cosmetic, not our defect, or words without evidence: P3, however many meet it."""
MOST = 100
