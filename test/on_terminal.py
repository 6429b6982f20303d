"""Runs a program on a pseudo-terminal: JSON [argv, [[wait for, send], ...], columns, rows] in, its screen's bytes out."""
import fcntl, json, os, pty, select, struct, sys, termios, time

argv, steps, columns, rows = json.load(sys.stdin)
pid, terminal = pty.fork()
if pid == 0:
    os.execvp(argv[0], argv)
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
seen, mark, deadline = b"", 0, time.time() + 50
while time.time() < deadline:
    if steps and steps[0][0].encode() in seen[mark:]:
        mark = len(seen)
        time.sleep(0.15)
        os.write(terminal, steps.pop(0)[1].encode())
    if not select.select([terminal], [], [], 0.1)[0]:
        continue
    try:
        part = os.read(terminal, 65536)
    except OSError:
        break
    if not part:
        break
    seen += part
else:
    os.kill(pid, 9)
status = os.waitpid(pid, 0)[1]
code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
sys.stdout.buffer.write(seen + b"\nEXIT %d LEFT %d\n" % (code, len(steps)))
