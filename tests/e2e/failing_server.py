"""Fails on purpose, each way on a path or a port of its own: see failures_test.cpp.

failing_server.py PORT FOLDER: PORT plain HTTP, +1 an untrusted certificate, +2 an expired one, +3
one for another name, +4 asks for a client's certificate, +5 says nothing, +6 speaks no TLS, +7 a
full backlog, +8 name server (UDP), +9 a proxy that refuses. FOLDER holds the certificates.
"""

import gzip
import socket
import ssl
import struct
import sys
import threading
import time

PORT, FOLDER = int(sys.argv[1]), sys.argv[2]
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def head(length, more=b""):
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n%s\r\n" % (length, more)


def reset(peer):
    time.sleep(0.1)  # what was sent before must have been read
    peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def drip(peer):
    peer.sendall(head(1000))
    for _ in range(1000):
        peer.sendall(b"x")
        time.sleep(0.05)


# A path to what is sent, and what is done then.
ACTS = {
    "/ok": (head(2) + b"ok", None),
    "/reset": (b"", reset),
    "/reset_in_head": (b"HTTP/1.1 200 OK\r\nContent-", reset),
    "/reset_in_body": (head(100) + b"0123456789", reset),
    "/closed": (b"", None),
    "/closed_in_head": (b"HTTP/1.1 200 OK\r\nContent-", None),
    "/truncated": (head(100) + b"0123456789", None),
    "/truncated_chunk": (CHUNKED + b"ff\r\n0123456789", None),
    "/malformed": (b"SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n\r\n", None),
    "/bad_chunk": (CHUNKED + b"zz\r\n0123456789\r\n0\r\n\r\n", None),
    "/http2_only": (b"\0\0\6\4\0\0\0\0\0\0\3\0\0\0d\0\0\0\7\0\0\0\0\0\0\0\0\0\0\0\1", None),
    "/head_too_large": (head(0, b"X-Filler: %s\r\n" % (b"x" * 1000) * 100), None),
    "/body_too_large": (head(2000000) + b"x" * 2000000, None),
    "/body_too_large_chunked": (CHUNKED + b"1e8480\r\n" + b"x" * 2000000, None),
    "/bad_encoding": (head(16, b"Content-Encoding: gzip\r\n") + b"this is not gzip", None),
    "/decoded_too_large": (None, None),
    "/send_timeout": (b"", lambda peer: time.sleep(60)),
    "/timeout": (b"", lambda peer: time.sleep(60)),
    "/receive_timeout": (b"", drip),
    "/idle_timeout": (head(100) + b"0123456789", lambda peer: time.sleep(60)),
    "/too_many_redirects": (
        b"HTTP/1.1 302 Found\r\nLocation: /too_many_redirects\r\nContent-Length: 0\r\n\r\n",
        None,
    ),
}
bomb = gzip.compress(bytes(20000000))
ACTS["/decoded_too_large"] = (head(len(bomb), b"Content-Encoding: gzip\r\n") + bomb, None)
KEPT = ("/ok", "/too_many_redirects", "/decoded_too_large", "/bad_encoding")


def converse(peer):
    """Answers requests as their paths say, until one is to be the last."""
    read = b""
    while True:
        while b"\r\n\r\n" not in read:
            part = peer.recv(65536)
            if not part:
                return
            read += part
        path = read.split(b" ")[1].decode()
        answer, then = ACTS[path]
        read = read.split(b"\r\n\r\n", 1)[1]
        peer.sendall(answer)
        if then:
            then(peer)
        if path not in KEPT:
            return


def serve(port, act, backlog=100, setup=None):
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
    listener.bind(("127.0.0.1", port))
    listener.listen(backlog)

    def attend(peer):
        try:
            act(setup.wrap_socket(peer, server_side=True) if setup else peer)
        except OSError:
            pass
        finally:
            peer.close()

    def accept():
        while True:
            peer, _ = listener.accept()
            threading.Thread(target=attend, args=(peer,), daemon=True).start()

    if act:
        threading.Thread(target=accept, daemon=True).start()
    return listener


def tls(name):
    setup = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    setup.load_cert_chain(f"{FOLDER}/{name}.pem", f"{FOLDER}/{name}.key")
    return setup


def answer_names():
    """NXDOMAIN for every name, silence for silent.test."""
    asked = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    asked.bind(("127.0.0.1", PORT + 8))
    while True:
        question, who = asked.recvfrom(2000)
        if b"\6silent" not in question:
            end = question.index(b"\0", 12) + 5
            flags = b"\x81\x83\0\1\0\0\0\0\0\0"
            asked.sendto(question[:2] + flags + question[12:end], who)


def refuse_to_proxy(peer):
    peer.recv(65536)
    peer.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")


def say_nothing(peer):
    time.sleep(60)


def speak_no_tls(peer):
    peer.recv(65536)
    peer.sendall(b"220 mail.example.com ESMTP\r\n")


serve(PORT, converse)
for number, name in enumerate(("untrusted", "expired", "wrong_host")):
    serve(PORT + 1 + number, converse, setup=tls(name))
picky = tls("trusted")
picky.verify_mode = ssl.CERT_REQUIRED
picky.maximum_version = ssl.TLSVersion.TLSv1_2
serve(PORT + 4, converse, setup=picky)
serve(PORT + 5, say_nothing)
serve(PORT + 6, speak_no_tls)
full = serve(PORT + 7, None, backlog=0)
filling = []
for _ in range(4):
    filling.append(socket.socket())
    filling[-1].setblocking(False)
    filling[-1].connect_ex(full.getsockname())
serve(PORT + 9, refuse_to_proxy)
threading.Thread(target=answer_names, daemon=True).start()
print("ready", flush=True)
threading.Event().wait()
