# Sourced by the benches and soaks: a Debian nginx of their own, on loopback, in a temporary folder.
# It answers any path with 13 bytes over kept connections, and counts at /count.
#
# start_nginx PORT [WORKERS]; it ends when the script does. The port after it serves the same under
# TLS 1.3, with a certificate (P-256) in $folder/cert.pem that is for 127.0.0.1 and its own issuer.
folder=$(mktemp -d)
trap 'stop_nginx; rm -rf "$folder"' EXIT

start_nginx() {
  local port="$1" workers="${2:-1}"
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=storm \
    -addext subjectAltName=IP:127.0.0.1 -keyout "$folder/key.pem" -out "$folder/cert.pem" 2>/dev/null
  cat >"$folder/nginx.conf" <<CONF
pid $folder/pid;
error_log $folder/error.log;
worker_processes $workers;
worker_rlimit_nofile 16384;
daemon off;
events { worker_connections 16384; }
http {
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  server {
    listen 127.0.0.1:$port backlog=16384;
    listen 127.0.0.1:$((port + 1)) ssl backlog=16384;
    ssl_certificate $folder/cert.pem;
    ssl_certificate_key $folder/key.pem;
    ssl_protocols TLSv1.3;
    location = /count { stub_status; }
    location / { return 200 "Hello, storm\n"; }
  }
}
CONF
  ulimit -n "$(ulimit -H -n)"
  nginx -p "$folder" -c "$folder/nginx.conf" 2>"$folder/start.log" &
  nginx_pid=$!
  local tries
  for tries in $(seq 100); do
    curl -sf "http://127.0.0.1:$port/count" >/dev/null && return
    sleep 0.05
  done
  cat "$folder/start.log" >&2
  echo "nginx did not answer on port $port (after $tries tries)" >&2
  return 1
}

stop_nginx() {
  [ -n "${nginx_pid:-}" ] || return 0
  kill "$nginx_pid" 2>/dev/null || true
  wait "$nginx_pid" 2>/dev/null || true
}

# The requests that nginx has counted, the asking ones included.
nginx_count() { curl -s "http://127.0.0.1:$1/count" | awk 'NR == 3 { print $3 }'; }

# json_number FILE KEY FIELD: `"KEY": { ... "FIELD": 12 ...` of a report that is laid out in lines.
json_number() {
  awk -v key="\"$2\":" -v field="\"$3\":" '
    $1 == key { inside = 1 }
    inside && $1 == field { gsub(",", "", $2); print $2; exit }' "$1"
}
