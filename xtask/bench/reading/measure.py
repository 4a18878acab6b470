# SPDX-License-Identifier: AGPL-3.0-or-later
"""Runs a program to its end and prints what it took, of all its threads and of the programs that it started.

    measure.py OUTPUT ERRORS PROGRAM ARGUMENT...

It is small, because the peak of a program's memory is never less than that of who starts it.
"""

import os
import sys
import time

output, errors, *command = sys.argv[1:]
flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
files = [(os.POSIX_SPAWN_OPEN, 1, output, flags, 0o644), (os.POSIX_SPAWN_OPEN, 2, errors, flags, 0o644)]
start = time.monotonic()
program = os.posix_spawnp(command[0], command, os.environ, file_actions=files)
_, status, usage = os.wait4(program, 0)
wall = time.monotonic() - start
code = os.waitstatus_to_exitcode(status)
print(code, "%.6f" % wall, "%.6f" % (usage.ru_utime + usage.ru_stime), usage.ru_maxrss)
