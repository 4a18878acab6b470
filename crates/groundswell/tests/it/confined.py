# SPDX-License-Identifier: AGPL-3.0-or-later
"""Turns the lines of a systemd unit that say what a program may ask of the kernel into a filter, and starts the program in a room of its
own with it. `confined.py UNIT DATA PROGRAM WORD...`"""
import errno, os, resource, subprocess, sys, tempfile
import seccomp

unit, data, program, *words = sys.argv[1:]
lines = [line.split("=", 1) for line in open(unit) if "=" in line and not line.startswith("#")]
said = {}
for key, value in lines:
    said.setdefault(key, []).append(value.strip())


def calls(name):
    """The system calls of a set, by systemd's own list."""
    if not name.startswith("@"):
        return {name}
    told = subprocess.run(["systemd-analyze", "syscall-filter", name], capture_output=True, text=True, check=True)
    names = [line.strip() for line in told.stdout.splitlines()[1:] if line.strip() and "#" not in line]
    return set().union(*(calls(name) for name in names))


allowed = set()
for line in said["SystemCallFilter"]:
    named = set().union(*(calls(name) for name in line.lstrip("~").split()))
    allowed = allowed - named if line.startswith("~") else allowed | named

rules = seccomp.SyscallFilter(seccomp.ERRNO(errno.EPERM))
write, execute = 2, 4
if said["MemoryDenyWriteExecute"] == ["yes"]:
    allowed -= {"mmap", "mprotect", "pkey_mprotect"}
    rules.add_rule(seccomp.ALLOW, "mprotect", seccomp.Arg(2, seccomp.MASKED_EQ, execute, 0))
    rules.add_rule(seccomp.ALLOW, "mmap", seccomp.Arg(2, seccomp.MASKED_EQ, execute, 0))
    rules.add_rule(seccomp.ALLOW, "mmap", seccomp.Arg(2, seccomp.MASKED_EQ, write | execute, execute))
if said["RestrictNamespaces"] == ["yes"]:
    allowed -= {"unshare", "setns"}
families = {"AF_INET": 2, "AF_INET6": 10, "AF_UNIX": 1}
allowed -= {"socket"}
for family in said["RestrictAddressFamilies"][0].split():
    rules.add_rule(seccomp.ALLOW, "socket", seccomp.Arg(0, seccomp.EQ, families[family]))
for name in sorted(allowed):
    try:
        rules.add_rule(seccomp.ALLOW, name)
    except (RuntimeError, OSError):
        pass  # another processor's

filter_file = tempfile.TemporaryFile()
rules.export_bpf(filter_file)
filter_file.seek(0)
os.set_inheritable(filter_file.fileno(), True)
limit = min(int(said["LimitNOFILE"][0]), resource.getrlimit(resource.RLIMIT_NOFILE)[1])
resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit))
os.umask(int(said["UMask"][0], 8))
room = ["bwrap", "--unshare-user", "--uid", "1000", "--gid", "1000", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--die-with-parent",
        "--new-session", "--ro-bind", "/usr", "/usr", "--ro-bind", "/etc", "/etc", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
        "/lib64", "--symlink", "usr/bin", "/bin", "--tmpfs", "/tmp", "--dev", "/dev", "--proc", "/proc", "--bind", data, "/var/lib/groundswell",
        "--ro-bind", program, "/opt/groundswell", "--remount-ro", "/", "--chdir", "/var/lib/groundswell", "--seccomp", str(filter_file.fileno())]
os.execvp("bwrap", [*room, "/opt/groundswell", *words])
