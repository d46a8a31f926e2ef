# Drives a program through a real pseudo-terminal: starts it, waits for texts on its screen, sends keys, changes the size, hangs up. The steps come as JSON
# on standard input; what happened goes out as JSON. Nothing is emulated but the splitting of output into text and escape sequences.
import fcntl, json, os, pty, re, select, signal, struct, sys, termios, time

request = json.load(sys.stdin)
pid, master = pty.fork()
if pid == 0:
    os.chdir(request["folder"])
    kept = {name: value for name, value in os.environ.items() if name not in request["without"]}
    os.execvpe(request["command"][0], request["command"], {**kept, **request["environment"]})


def resize(columns, rows):
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


resize(*request["size"])
raw = b""
open_ = True


def pump(seconds):
    """Takes in what is written for a while; False when the program has closed its side."""
    global raw, open_
    if not open_ or not select.select([master], [], [], seconds)[0]:
        return
    try:
        chunk = os.read(master, 65536)
    except OSError:
        chunk = b""
    if chunk == b"":
        open_ = False
    raw += chunk


def text(start):
    return re.sub(r"\x1b\[[0-9;?<]*[A-Za-z]", "", raw[start:].decode("utf-8", "replace"))


met = []
mark = 0
for step in request["steps"]:
    if "wait" in step:
        deadline = time.monotonic() + request["patience"]
        while step["wait"] not in text(mark) and open_ and time.monotonic() < deadline:
            pump(0.1)
        met.append(step["wait"] in text(mark))
    elif "write" in step:
        # A watcher is told of changes only once it is there, so the change is made again until it is seen.
        deadline = time.monotonic() + request["patience"]
        while step["until"] not in text(mark) and open_ and time.monotonic() < deadline:
            with open(os.path.join(request["folder"], step["write"]), "w", encoding="utf-8") as file:
                file.write(step["text"])
            pump(1)
        met.append(step["until"] in text(mark))
    elif "send" in step:
        mark = len(raw)
        os.write(master, step["send"].encode())
    elif "resize" in step:
        mark = len(raw)
        resize(*step["resize"])
        os.kill(pid, signal.SIGWINCH)
    elif "hangup" in step:
        os.close(master)
        open_ = False

status = None
deadline = time.monotonic() + request["patience"]
while status is None and time.monotonic() < deadline:
    pump(0.1) if open_ else time.sleep(0.1)
    ended, found = os.waitpid(pid, os.WNOHANG)
    if ended != 0:
        status = os.waitstatus_to_exitcode(found)
while open_:
    before = len(raw)
    pump(0.2)
    if len(raw) == before:
        break
if status is None:
    os.kill(pid, signal.SIGKILL)
json.dump({"status": status, "met": met, "raw": raw.decode("utf-8", "replace")}, sys.stdout)
