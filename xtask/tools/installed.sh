#!/bin/sh
# SPDX-License-Identifier: AGPL-3.0-or-later
# Installs the package in a Debian of its own and lets it serve a call there, as its unit would: on ports 443 and 80, with a
# certificate from an authority on this machine; a storm of invented people comes and goes, everything is backed up, lost, restored and
# verified. Needs root, debootstrap, Pebble and curl, and six minutes. `installed.sh WORKSPACE FOLDER`
set -eu
workspace=$1 folder=$2
debian=$folder/debian

if [ "${3:-}" != inside ]; then
    # 1. A Debian, and the package in it.
    mirror=$(apt-cache policy adduser | grep -oE 'https?://[^ ]+/debian' | head -n 1)
    [ -e "$debian/etc/debian_version" ] || debootstrap --variant=minbase bookworm "$debian" "$mirror" >"$folder/debootstrap.log"
    cp "$workspace"/target/package/groundswell_*.deb "$debian/root/groundswell.deb"
    chroot "$debian" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq /root/groundswell.deb >"$folder/apt.log"
    echo "127.0.0.1 localhost" >"$debian/etc/hosts"
    rm -rf "$debian/var/lib/groundswell" "$debian/mnt/backups" "$debian/root/backup-key.txt" "$debian/root/restored" "$debian/srv/ahang-weavers"
    # What systemd does before it starts the unit (StateDirectory).
    chroot "$debian" install -d -o groundswell -g groundswell -m 0700 /var/lib/groundswell
    cp -r "$workspace/examples/ahang-weavers" "$debian/srv/"
    # Its storm is now, by the clock of the island that the call names, and short.
    at() { date --utc --date "4 hours $1" +%Y-%m-%dT%H:%M:%S; }
    sed -i "s/^starts = .*/starts = \"$(at '1 minute ago')\"/; s/^ends = .*/ends = \"$(at '2 minutes')\"/" "$debian/srv/ahang-weavers/call.toml"
    # 2. A network of its own, so that no port is taken.
    exec unshare --net --mount sh "$0" "$workspace" "$folder" inside
fi

ip link set lo up
# The program finds itself by it, to develop pictures in a child.
mount -t proc proc "$debian/proc"
cd "$folder"
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout own.key -out own.pem -days 5 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost -addext basicConstraints=critical,CA:FALSE 2>openssl.log
cp own.pem "$debian/srv/own.pem"
chmod -R a+rX "$debian/srv"
cat >pebble.json <<'JSON'
{"pebble": {"listenAddress": "127.0.0.1:14000", "managementListenAddress": "127.0.0.1:15000", "certificate": "own.pem",
  "privateKey": "own.key", "httpPort": 80, "tlsPort": 443, "certificateValidityPeriod": 86400}}
JSON
pebble-challtestsrv -dns01 127.0.0.1:8053 -http01 "" -https01 "" -tlsalpn01 "" -management 127.0.0.1:8055 -defaultIPv6 "" >names.log 2>&1 &
names=$!
PEBBLE_VA_NOSLEEP=1 pebble -strict -dnsserver 127.0.0.1:8053 -config pebble.json >pebble.log 2>&1 &
authority=$!
curl --silent --insecure --retry 20 --retry-connrefused --retry-delay 1 --output root.pem https://localhost:15000/roots/0

# 3. The program with the rights that its unit leaves it.
as_service="setpriv --reuid groundswell --regid groundswell --clear-groups --no-new-privs --bounding-set=-all,+net_bind_service
    --inh-caps=-all,+net_bind_service --ambient-caps=+net_bind_service"
serve() {
    : >messages.log
    # shellcheck disable=SC2086
    chroot "$debian" $as_service sh -c 'umask 077; exec groundswell serve --data /var/lib/groundswell --call /srv/ahang-weavers \
        --domain weavers.example --simulate --acme-directory https://localhost:14000/dir --acme-root /srv/own.pem' >messages.log 2>&1 &
    site=$!
    timeout 60 sh -c 'tail -n +1 -f messages.log | grep -q "the site is at"'
}
site=
trap 'kill $site $names $authority 2>/dev/null || true' EXIT
serve
timeout 60 sh -c 'tail -n +1 -f messages.log | grep -q "the certificate is good until"'

# 4. What a visitor meets.
expect() { [ "$1" = "$2" ] || { echo "$3: $1 instead of $2" >&2; exit 1; }; echo "$3: $1"; }
visit() { address=$1; shift; curl --silent --cacert root.pem --resolve "weavers.example:443:$address" \
    --resolve "weavers.example:80:$address" --output page "$@"; }
call=https://weavers.example/ahang-weavers
expect "$(visit 127.0.0.1 --write-out '%{http_code}' "$call")" 200 "the call"
expect "$(visit '[::1]' --write-out '%{http_code}' "$call")" 200 "the call over IPv6"
expect "$(visit 127.0.0.1 --write-out '%{redirect_url}' http://weavers.example/ahang-weavers)" "$call" "without encryption"
expect "$(visit 127.0.0.1 --write-out '%{http_code}' --request POST --header 'Origin: https://weavers.example' "$call/pledge")" 303 "a pledge"
expect "$(stat --format %a "$debian/var/lib/groundswell/keys/certificate.pem")" 600 "the certificate's mode"

# 5. The hour ends, and there is a report.
for _ in $(seq 60); do
    [ "$(visit 127.0.0.1 --write-out '%{http_code}' "$call/report.json")" = 200 ] && break
    sleep 5
done
expect "$(visit 127.0.0.1 --write-out '%{http_code}' "$call/live.json")" 200 "the counter after the hour"
recorded=$(grep -oE '"recorded":[0-9]+' page)
[ "$recorded" != '"recorded":0' ]
echo "of the storm, $recorded"

# 6. A backup while it serves; then everything is lost, and comes back.
chroot "$debian" groundswell backup --new-key /root/backup-key.txt >key.pub 2>key.log
chroot "$debian" install -d -o groundswell -g groundswell -m 0700 /mnt/backups
chroot "$debian" $as_service groundswell backup --data /var/lib/groundswell --to /mnt/backups --encrypt-to "$(cat key.pub)" >backup.log
kill -TERM $site
wait $site
echo "it ended as it was asked to"
find "$debian/var/lib/groundswell" -mindepth 1 -delete
chroot "$debian" sh -c 'groundswell restore /mnt/backups/groundswell-*.tar.zst.age --key /root/backup-key.txt --data /root/restored --nothing-erased' >restore.log 2>&1
chroot "$debian" sh -c 'mv /root/restored/* /var/lib/groundswell && chown -R groundswell: /var/lib/groundswell'
chroot "$debian" $as_service groundswell verify /var/lib/groundswell/calls/ahang-weavers/record >verify.log
echo "what was restored: $(head -n 1 verify.log)"
serve
expect "$(visit 127.0.0.1 --write-out '%{http_code}' "$call/report.json")" 200 "the report after the loss"
expect "$(visit 127.0.0.1 --write-out '%{http_code}' "$call/live.json")" 200 "the counter after the loss"
expect "$(grep -oE '"recorded":[0-9]+' page)" "$recorded" "of the storm after the loss"
kill -TERM $site
wait $site
