// SPDX-License-Identifier: AGPL-3.0-or-later
//! The recipes in `packaging/` for what may stand in front of the site, each started for real.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    os::unix::{fs::PermissionsExt, process::CommandExt},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustls::{ClientConnection, StreamOwned};

use crate::{
    authority::{Visitor, free_ports},
    leash::Leash,
    program::{Server, files, holds, sample_call, workspace},
};

const HOST: &str = "weavers.example";
const PATIENCE: Duration = Duration::from_secs(30);

/// A proxy in front of a site.
pub struct Proxy {
    running: Child,
    _leash: Leash,
    /// Where visitors come in.
    pub port: u16,
    visitor: Visitor,
}

type Line = BufReader<StreamOwned<ClientConnection, TcpStream>>;

#[test]
fn nginx_stands_in_front_as_the_recipe_says() {
    check("nginx.conf", |recipe, folder, ports| {
        let [tls, open, site] = ports;
        // What belongs to this machine: ports, certificate, log. Everything else is the recipe's.
        let recipe = replaced(
            recipe,
            &[
                ("127.0.0.1:8080", &format!("127.0.0.1:{site}")),
                ("    listen [::]:80;\n", ""),
                ("    listen [::]:443 ssl;\n", ""),
                ("listen 80;", &format!("listen 127.0.0.1:{open};")),
                ("listen 443 ssl;", &format!("listen 127.0.0.1:{tls} ssl;")),
                ("/etc/letsencrypt/live/weavers.example/fullchain.pem", "own.pem"),
                ("/etc/letsencrypt/live/weavers.example/privkey.pem", "own.key"),
                ("/var/log/nginx/groundswell.log", "groundswell.log"),
            ],
        );
        let main = "daemon off; pid nginx.pid; error_log main.log; worker_processes 1; events {}\nhttp {\n\
                    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fast; uwsgi_temp_path u;\n\
                    scgi_temp_path s; include site.conf;\n}\n";
        fs::write(folder.join("nginx.conf"), main).expect("it can be written");
        fs::write(folder.join("site.conf"), recipe).expect("it can be written");
        let mut nginx = Command::new("/usr/sbin/nginx");
        nginx.arg("-p").arg(folder).args(["-c", "nginx.conf"]);
        nginx
    });
}

#[test]
fn caddy_stands_in_front_as_the_recipe_says() {
    check("Caddyfile", |recipe, folder, ports| {
        let site = format!("127.0.0.1:{}", ports[2]);
        caddy(&replaced(recipe, &[("127.0.0.1:8080", &site)]), folder, ports)
    });
}

#[test]
fn caddy_sends_nobody_to_a_server_that_is_gone() {
    check("several/Caddyfile", |recipe, folder, ports| {
        // Nobody listens at the other one.
        let sites = format!("127.0.0.1:{} 127.0.0.1:9 ", ports[2]);
        caddy(&replaced(recipe, &[("127.0.0.1:8081 127.0.0.1:8082 ", &sites)]), folder, ports)
    });
}

/// Caddy in front of several servers at these ports, as the recipe says, but that visitors come over an open line; its files lie in a folder.
#[cfg(feature = "bus")]
pub fn caddy_before(sites: &[u16], folder: &Path) -> Proxy {
    let recipe = fs::read_to_string(workspace().join("packaging/several/Caddyfile")).expect("the recipe");
    let sites: String = sites.iter().map(|port| format!("127.0.0.1:{port} ")).collect();
    let recipe = replaced(&recipe, &[("127.0.0.1:8081 127.0.0.1:8082 {", &format!("{sites}{{"))]);
    let ([tls, open, port], (before, visitor)) = (free_ports(), certified(folder));
    let caddy = caddy_at(&format!("\nhttp://:{port} {{\n"), &recipe, &before, [tls, open]);
    Proxy::start(caddy, &before, port, visitor)
}

/// Caddy, with what belongs to this machine changed in a recipe.
fn caddy(recipe: &str, folder: &Path, [tls, open, _site]: [u16; 3]) -> Command {
    let own = format!("\nweavers.example:{tls} {{\n\ttls own.pem own.key\n");
    caddy_at(&own, recipe, folder, [tls, open])
}

fn caddy_at(site: &str, recipe: &str, folder: &Path, [tls, open]: [u16; 2]) -> Command {
    let recipe = replaced(
        recipe,
        &[
            ("\nweavers.example {\n", site),
            (
                "{\n\t# No address",
                &format!("{{\n\tadmin off\n\thttp_port {open}\n\thttps_port {tls}\n\t# No address"),
            ),
        ],
    );
    fs::write(folder.join("Caddyfile"), recipe).expect("it can be written");
    let mut caddy = Command::new("caddy");
    caddy.args(["run", "--config", "Caddyfile"]).current_dir(folder);
    caddy.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder);
    caddy
}

fn replaced(recipe: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(recipe.to_owned(), |recipe, (from, to)| {
        assert!(recipe.contains(from), "the recipe has no `{from}` any more");
        recipe.replace(from, to)
    })
}

/// Puts a proxy in front of a site and comes by it as visitors do.
fn check(recipe: &str, command: impl Fn(&str, &Path, [u16; 3]) -> Command) {
    let folder = tempfile::tempdir().expect("a folder");
    let [tls, open, site] = free_ports();
    let call = sample_call();
    let words = ["serve", "--call", call.to_str().expect("UTF-8"), "--base-url", "https://weavers.example"];
    let data = folder.path().join("data");
    let words =
        words.into_iter().chain(["--trusted-proxy", "127.0.0.1", "--data", data.to_str().expect("UTF-8")]);
    let _server = Server::start_on(site, words, Stdio::inherit());
    let recipe = fs::read_to_string(workspace().join("packaging").join(recipe)).expect("the recipe");
    let (before, visitor) = certified(folder.path());
    let proxy = Proxy::start(command(&recipe, &before, [tls, open, site]), &before, tls, visitor);
    proxy.shows_pages();
    proxy.tells_live_at_once();
    proxy.limits_pledges_by_address();
    drop(proxy);
    assert!(!holds(&before, "127.0.0.") || only_own_words(&before), "no address of a visitor in any file");
}

/// A folder for a proxy's files in another, with a certificate in it, and a visitor who trusts that.
fn certified(folder: &Path) -> (PathBuf, Visitor) {
    let before = folder.join("proxy");
    fs::create_dir(&before).expect("a folder");
    let own = rcgen::generate_simple_self_signed([HOST.to_owned()]).expect("a certificate");
    fs::write(before.join("own.pem"), own.cert.pem()).expect("it can be written");
    fs::write(before.join("own.key"), own.signing_key.serialize_pem()).expect("it can be written");
    for path in [folder, &before] {
        // Its workers run as users of their own.
        fs::set_permissions(path, fs::Permissions::from_mode(0o777)).expect("it is ours");
    }
    (before, Visitor::trusting(own.cert.pem().as_bytes()))
}

/// Whether the addresses in a proxy's files stand in its own configuration alone.
fn only_own_words(folder: &Path) -> bool {
    let configured = ["Caddyfile", "site.conf", "autosave.json"];
    files(folder).iter().all(|file| {
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        let text = String::from_utf8_lossy(&fs::read(file).expect("it can be read")).into_owned();
        let lines = text.lines().filter(|line| line.contains("127.0.0.") && line.contains("remote"));
        configured.contains(&name)
            || lines.count() == 0 && (name == "messages.txt" || !text.contains("127.0.0."))
    })
}

impl Proxy {
    fn start(mut command: Command, folder: &Path, port: u16, visitor: Visitor) -> Self {
        let messages = fs::File::create(folder.join("messages.txt")).expect("a file");
        let said = messages.try_clone().expect("a file");
        let running = command.stdin(Stdio::null()).stdout(said).stderr(messages).process_group(0).spawn();
        let mut running = running.expect("the proxy is not installed: `cargo xtask tools` does that");
        let leash = Leash::on(&running);
        let deadline = Instant::now() + PATIENCE;
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let has_ended = running.try_wait().is_ok_and(|end| end.is_some());
            let says = || fs::read_to_string(folder.join("messages.txt")).unwrap_or_default();
            assert!(!has_ended && Instant::now() < deadline, "{}", says());
            std::thread::yield_now();
        }
        Self { running, _leash: leash, port, visitor }
    }

    fn shows_pages(&self) {
        let page = self.visitor.get(self.port, HOST, "/ahang-weavers").expect("the page").answer;
        let head = page.split("\r\n\r\n").next().unwrap_or_default().to_ascii_lowercase();
        assert!(head.starts_with("http/1.1 200 ok"), "{head}");
        assert!(head.contains("strict-transport-security: max-age=31536000"), "{head}");
        assert!(page.contains("https://weavers.example/ahang-weavers"));
        // Packed by the site itself, and passed on as it is.
        let mut line = self.line("127.0.0.1");
        say(&mut line, "GET /ahang-weavers HTTP/1.1\r\nAccept-Encoding: br\r\nConnection: close\r\n", "");
        assert!(head_of(&mut line).contains("content-encoding: br\r\n"));
    }

    fn tells_live_at_once(&self) {
        let mut line = self.line("127.0.0.1");
        say(&mut line, "GET /ahang-weavers/live/events HTTP/1.1\r\nAccept: text/event-stream\r\n", "");
        assert!(head_of(&mut line).contains("text/event-stream"));
        // It stays open and is small: who collects before passing on would give nothing.
        assert!(lines_until(&mut line, "data: ").contains("data: "));
    }

    fn limits_pledges_by_address(&self) {
        let mut line = self.line("127.0.0.1");
        let mut pledge = |forged: u32| {
            let head = format!(
                "POST /ahang-weavers/pledge HTTP/1.1\r\nOrigin: https://weavers.example\r\nContent-Length: 0\r\n\
                 X-Forwarded-For: 203.0.{forged}.9\r\n"
            );
            say(&mut line, &head, "");
            let head = head_of(&mut line);
            skip_body(&mut line, &head);
            head.split(' ').nth(1).unwrap_or_default().to_owned()
        };
        let answers: Vec<String> = (0..201).map(&mut pledge).collect();
        let (last, first) = answers.split_last().expect("some");
        assert!(first.iter().all(|status| status == "303"), "{answers:?}");
        assert_eq!(last, "429", "another address in the header makes nobody another neighbor");
        // From another corner of the net.
        let mut line = self.line("127.9.0.1");
        say(
            &mut line,
            "POST /ahang-weavers/pledge HTTP/1.1\r\nOrigin: https://weavers.example\r\nContent-Length: 0\r\n",
            "",
        );
        assert!(head_of(&mut line).starts_with("http/1.1 303"));
    }

    fn line(&self, from: &str) -> Line {
        BufReader::new(self.visitor.line(from, self.port, HOST).expect("a line"))
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _asked = Command::new("kill").args(["-TERM", &self.running.id().to_string()]).status();
        let _reaped = self.running.wait();
    }
}

fn say(line: &mut Line, head: &str, body: &str) {
    line.get_mut().write_all(format!("{head}Host: {HOST}\r\n\r\n{body}").as_bytes()).expect("it reads");
}

/// The head of an answer, in small letters.
fn head_of(line: &mut Line) -> String {
    lines_until(line, "\r\n").to_ascii_lowercase()
}

fn lines_until(line: &mut Line, begin: &str) -> String {
    let mut read = String::new();
    loop {
        let mut next = String::new();
        assert!(line.read_line(&mut next).expect("it answers") > 0, "it ended after {read}");
        read += &next;
        if next.starts_with(begin) {
            return read;
        }
    }
}

fn skip_body(line: &mut Line, head: &str) {
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
    let mut body = vec![0; length.trim().parse().expect("a number")];
    line.read_exact(&mut body).expect("the body");
}

#[test]
fn tor_takes_the_recipe_of_an_onion_service() {
    let folder = tempfile::tempdir().expect("a folder");
    let recipe = fs::read_to_string(workspace().join("packaging/torrc")).expect("the recipe");
    let place = folder.path().join("groundswell");
    let recipe = replaced(
        &recipe,
        &[("HiddenServiceDir /var/lib/tor/groundswell", &format!("HiddenServiceDir {}", place.display()))],
    );
    fs::write(folder.path().join("torrc"), recipe).expect("it can be written");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).expect("it is ours");
    let mut tor = Command::new("tor");
    tor.args(["--verify-config", "--DisableNetwork", "1", "-f"]).arg(folder.path().join("torrc"));
    tor.arg("--DataDirectory").arg(folder.path().join("data"));
    let said = tor.output().expect("Tor is not installed: `cargo xtask tools` does that");
    let says = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.status.success() && says.contains("Configuration was valid"), "{says}");
    let warnings = says.lines().filter(|line| line.contains("[warn]") && !line.contains("as root"));
    assert_eq!(warnings.collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn an_onion_services_visitors_come_in_and_are_not_taken_for_one_neighborhood() {
    let folder = tempfile::tempdir().expect("a folder");
    let [site, onion] = free_ports();
    let (call, data, onion) = (sample_call(), folder.path().join("data"), format!("127.0.0.1:{onion}"));
    let words = ["serve", "--call", call.to_str().expect("UTF-8"), "--data", data.to_str().expect("UTF-8")];
    let server = Server::start_on(site, words.into_iter().chain(["--onion", &onion]), Stdio::inherit());
    let agent = crate::program::agent();
    let pledge = |address: &str| {
        let request = agent.post(format!("{address}/ahang-weavers/pledge"));
        let request = request.header("x-forwarded-for", "203.0.113.77");
        request.send_empty().expect("the server answers").status().as_u16()
    };
    let onion = format!("http://{onion}");
    assert!((0..250).all(|_| pledge(&onion) == 303));
    let counted = server.get("/ahang-weavers/live.json").1;
    assert!(counted.contains("\"pledges\":250"), "{counted}");
}
