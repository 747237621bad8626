"""Python's http.server for conformance_test.cpp. conformance_app.py PORT PROTOCOL"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

TOLD = ("content-type", "content-length", "cookie", "authorization", "range", "origin")


class Handler(BaseHTTPRequestHandler):
    protocol_version = sys.argv[2]

    def finish_answer(self, status, headers, text):
        self.send_response_only(status)
        for name, value in headers:
            self.send_header(name, value)
        body = text.encode()
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD" and status not in (204, 304):
            self.wfile.write(body)

    def echo(self, body):
        headers = {
            name.lower(): value
            for name, value in self.headers.items()
            if name.lower().startswith("x-c-") or name.lower() in TOLD
        }
        if not body:
            headers.pop("content-type", None)
            headers.pop("content-length", None)
        told = {"method": self.command, "url": self.path, "headers": headers, "body": body}
        return json.dumps(told, sort_keys=True) + "\n"

    def answer(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode("latin1")
        url = urlsplit(self.path)
        query = parse_qs(url.query)
        _, page, *rest = url.path.split("/")
        if page == "status":
            self.finish_answer(int(rest[0]), [], f"this is {rest[0]}\n")
        elif page == "redirect":
            self.finish_answer(int(rest[0]), [("Location", query["to"][0])], "go on\n")
        elif page == "cookies":
            cookies = [("Set-Cookie", cookie) for cookie in query["c"]]
            self.finish_answer(302, cookies + [("Location", query["to"][0])], "")
        elif page == "length":
            self.finish_answer(200, [], "".join(f"{i}\n" for i in range(int(rest[0]) // 4)))
        elif page == "basic":
            right = self.headers.get("Authorization") == "Basic dXNlcjpzZWNyZXQ="
            challenge = [("WWW-Authenticate", 'Basic realm="conformance"')]
            self.finish_answer(*((200, [], "in\n") if right else (401, challenge, "out\n")))
        else:
            self.finish_answer(200, [], self.echo(body))

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = answer

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
print("ready", flush=True)
server.serve_forever()
