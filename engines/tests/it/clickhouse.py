# SPDX-License-Identifier: AGPL-3.0-or-later
"""Answers by HTTP as a server of ClickHouse does, with ClickHouse's engine in this process. Knows one user and one password."""

import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qsl, urlsplit

from chdb import session

ENGINE = session.Session()

# What is of the interface, not of the engine.
OF_HTTP = {"default_format", "database", "wait_end_of_query", "cancel_http_readonly_queries_on_client_close"}


class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        statement = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = dict(parse_qsl(urlsplit(self.path).query))
        who = self.headers["X-ClickHouse-User"], self.headers["X-ClickHouse-Key"], asked.get("database")
        if who != ("ahang", "not a secret", "archives"):
            return self.answer(403, b"Code: 516. DB::Exception: Authentication failed")
        settings = ", ".join(f"{name} = {value}" for name, value in asked.items() if name not in OF_HTTP)
        try:
            told = ENGINE.query(f"{statement}\nSETTINGS {settings}", asked["default_format"]).bytes()
        except Exception as error:
            return self.answer(500, str(error).encode())
        self.answer(200, told)

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = HTTPServer(("127.0.0.1", 0), Server)
print(f"listens on 127.0.0.1:{server.server_port}", file=sys.stderr, flush=True)
server.serve_forever()
