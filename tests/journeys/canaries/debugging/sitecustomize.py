"""Python reads this when it starts, where its folder is on the path: every logger of the process logs everything.

It stands for somebody who looks for a fault and turns on all that can be turned on, in whatever process.
"""

import logging
import sys

logging.basicConfig(stream=sys.stderr, level=logging.DEBUG, format="%(levelname)s %(name)s %(message)s")
