//! A desk that nobody sees: a screen, a window manager, a speech server without a voice, Orca, and the
//! browsers. All of it ends with the desk.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::heard;
use super::{EVERY, With, wait};
use crate::process::Processes;
use crate::workspace::program;
use crate::{Error, Result, Server};

/// How long the log must stand still until what was said counts as said.
const QUIET: Duration = Duration::from_millis(900);
/// Tells the server that the first card can be asked for.
const READY: &str = "addEventListener('ready', () => fetch('/game-is-ready'))";
/// A place in the bar above the table, so that Tab starts at the top of the page.
const TITLE: [&str; 2] = ["200", "42"];

/// How long things may take: `WHOS_WAIT_MS`, or three minutes. What comes sooner costs no wait.
pub(super) fn patience() -> Duration {
    let given = std::env::var("WHOS_WAIT_MS").ok().and_then(|text| text.parse().ok());
    Duration::from_millis(given.unwrap_or(180_000))
}

/// What the desk is made of: program, Debian package.
const PROGRAMS: [(&str, &str); 7] = [
    ("Xvfb", "xvfb"),
    ("dbus-daemon", "dbus"),
    ("gdbus", "libglib2.0-bin"),
    ("openbox", "openbox"),
    ("xdotool", "xdotool"),
    ("speech-dispatcher", "speech-dispatcher"),
    ("orca", "orca"),
];

/// Screen, sound and reader.
pub(super) struct Desk {
    processes: Processes,
    screen: String,
    bus: String,
}

/// A browser at the desk, with a page open.
pub(super) struct Reader {
    _processes: Processes,
    _server: Server,
}

impl Desk {
    pub(super) async fn open() -> Result<Self> {
        let missing: Vec<_> =
            PROGRAMS.iter().filter(|(name, _)| program(name, &[name]).is_none()).collect();
        if !missing.is_empty() {
            let list = |pick: fn(&(&str, &str)) -> String| {
                missing.iter().map(|one| pick(one)).collect::<Vec<_>>().join(", ")
            };
            return Err(Error::new(format!(
                "the screen reader cannot be had: there is no {} on PATH (Debian: {})",
                list(|one| one.0.into()),
                list(|one| one.1.into())
            )));
        }
        let processes = Processes::new()?;
        let mut desk = Self { processes, screen: String::new(), bus: String::new() };
        desk.write_settings()?;

        let mut screen = desk.command("Xvfb");
        screen.args(["-displayfd", "1", "-screen", "0", "1300x900x24", "-nolisten", "tcp"]);
        desk.processes.start("screen", &mut screen)?;
        let number =
            || Ok(desk.processes.said("screen").lines().find_map(|line| line.parse::<u32>().ok()));
        desk.screen = format!(":{}", wait("a screen (Xvfb)", number).await?);

        let mut bus = desk.command("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        desk.processes.start("bus", &mut bus)?;
        let address = || {
            Ok(desk
                .processes
                .said("bus")
                .lines()
                .find(|line| line.starts_with("unix:"))
                .map(str::to_owned))
        };
        desk.bus = wait("a session bus (dbus-daemon)", address).await?;
        // The first call starts the bus of what is read.
        let call = "org.a11y.Bus.GetAddress";
        wait("the accessibility bus (at-spi2-core)", || {
            Ok(desk.call(&["--method", call]).then_some(()))
        })
        .await?;
        for property in ["IsEnabled", "ScreenReaderEnabled"] {
            let set = "org.freedesktop.DBus.Properties.Set";
            desk.call(&["--method", set, "org.a11y.Status", property, "<true>"]);
        }
        let mut windows = desk.command("openbox");
        desk.processes.start("windows", &mut windows)?;
        let mut speech = desk.command("speech-dispatcher");
        speech.args(["--run-single", "--communication-method", "unix_socket", "--timeout", "0"]);
        speech.arg("--config-dir").arg(desk.path("speech"));
        desk.processes.start("speech", &mut speech)?;
        // Else Orca starts another one, with settings of its own.
        let socket = desk.path("run/speech-dispatcher/speechd.sock");
        wait("speech-dispatcher", || Ok(socket.exists().then_some(()))).await?;
        let mut orca = desk.command("orca");
        // Orca looks for others of the same user, and would not start beside them or would end them. Who
        // works with Orca must be able to run this: here it finds none.
        let path = std::env::var_os("PATH").unwrap_or_default();
        let places = std::iter::once(desk.path("alone")).chain(std::env::split_paths(&path));
        orca.env("PATH", std::env::join_paths(places).unwrap_or(path.clone()));
        orca.arg(format!("--debug-file={}", desk.log().display()));
        desk.processes.start("orca", &mut orca)?;
        let on =
            || Ok(desk.spoken().iter().any(|one| one.contains("Screen reader on")).then_some(()));
        wait("Orca to say that it is on", on).await?;
        Ok(desk)
    }

    /// Opens the site in a browser of its own and waits until its first card can be played.
    pub(super) async fn browse(&self, with: With, address: &str) -> Result<Reader> {
        let page = fs::read_to_string(crate::dist().join("index.html"))?;
        let page = page.replace("</head>", "<script src=\"/ready.js\"></script></head>");
        let server = Server::site()?.file("/index.html", page).file("/ready.js", READY).start()?;
        let (variable, names) = with.program();
        let browser = program(variable, names).ok_or_else(|| {
            Error::new(format!(
                "there is no {} on PATH, and {variable} names none",
                names.join(" or ")
            ))
        })?;
        let mut processes = Processes::new()?;
        let profile = processes.folder().join("profile");
        fs::create_dir_all(&profile)?;
        let mut command = processes.command(browser);
        self.furnish(&mut command);
        let url = server.url(address);
        match with {
            With::Firefox => {
                fs::write(profile.join("user.js"), FIREFOX)?;
                command.arg("--profile").arg(&profile).args(["--new-instance", "--kiosk", &url]);
            }
            With::Chromium => {
                command.arg(format!("--user-data-dir={}", profile.display())).args([
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--password-store=basic",
                    "--force-renderer-accessibility",
                    "--kiosk",
                    "--lang=en",
                    &url,
                ]);
            }
        }
        processes.start("browser", &mut command)?;
        let ready =
            || Ok(server.requests().iter().any(|one| one.path == "/game-is-ready").then_some(()));
        wait("the game to be ready", ready).await?;
        self.quiet().await;
        self.tool(&[&["mousemove"], &TITLE[..], &["click", "1"]].concat())?;
        self.quiet().await;
        Ok(Reader { _processes: processes, _server: server })
    }

    /// Presses keys, as xdotool calls them.
    pub(super) fn press(&self, keys: &str) -> Result<()> {
        self.tool(&["key", keys])
    }

    /// All that was said so far.
    pub(super) fn spoken(&self) -> Vec<String> {
        heard::spoken(&fs::read_to_string(self.log()).unwrap_or_default())
    }

    /// Waits until Orca has nothing more to do.
    pub(super) async fn quiet(&self) {
        let size = || fs::metadata(self.log()).map_or(0, |log| log.len());
        let (mut last, mut since) = (size(), Instant::now());
        while since.elapsed() < QUIET {
            tokio::time::sleep(EVERY).await;
            let now = size();
            if now != last {
                (last, since) = (now, Instant::now());
            }
        }
    }

    fn write_settings(&self) -> Result<()> {
        let files = [
            ("home/.config/openbox/rc.xml", OPENBOX),
            ("home/.local/share/orca/orca-customizations.py", ORCA),
            ("alone/pgrep", "#!/bin/sh\nexit 1\n"),
            ("home/.asoundrc", "pcm.!default { type null }\nctl.!default { type null }\n"),
            ("speech/speechd.conf", SPEECH),
            ("speech/modules/silent.conf", SILENT),
        ];
        for (name, text) in files {
            let file = self.path(name);
            fs::create_dir_all(file.parent().unwrap_or(&file))?;
            fs::write(file, text)?;
        }
        fs::create_dir_all(self.path("run"))?;
        // Speech and buses refuse a place that others can write to.
        let mut only_mine = Command::new("chmod");
        only_mine.arg("700").args([self.path("run"), self.path("alone/pgrep")]).status()?;
        Ok(())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.processes.folder().join(name)
    }

    fn log(&self) -> PathBuf {
        self.path("orca-debug.log")
    }

    fn command(&self, program: &str) -> Command {
        let mut command = self.processes.command(program);
        self.furnish(&mut command);
        command
    }

    /// The surroundings of everything at the desk.
    fn furnish(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.screen)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("HOME", self.path("home"))
            .env("XDG_CONFIG_HOME", self.path("home/.config"))
            .env("XDG_DATA_HOME", self.path("home/.local/share"))
            .env("XDG_CACHE_HOME", self.path("home/.cache"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .env("GSETTINGS_BACKEND", "keyfile")
            .env("GNOME_ACCESSIBILITY", "1")
            .env("LANG", "C.UTF-8")
            .env_remove("LANGUAGE")
            .env_remove("WAYLAND_DISPLAY");
    }

    fn tool(&self, arguments: &[&str]) -> Result<()> {
        let done = self.command("xdotool").args(arguments).status()?;
        if done.success() {
            return Ok(());
        }
        Err(Error::new(format!("`xdotool {}` failed ({done})", arguments.join(" "))))
    }

    fn call(&self, arguments: &[&str]) -> bool {
        let bus = ["call", "--session", "--dest", "org.a11y.Bus", "--object-path", "/org/a11y/bus"];
        let mut call = self.command("gdbus");
        call.args(bus).args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        call.status().is_ok_and(|done| done.success())
    }
}

/// No keys of its own.
const OPENBOX: &str = "<?xml version=\"1.0\"?>\n<openbox_config xmlns=\"http://openbox.org/3.4/rc\">\
     <keyboard></keyboard></openbox_config>\n";

/// Neither pages nor keys are read out unasked, and each line of the log is there at once.
const ORCA: &str = "\
import orca.debug
import orca.settings
orca.settings.sayAllOnLoad = False
orca.settings.enableKeyEcho = False
if orca.debug.debugFile:
    orca.debug.debugFile.reconfigure(line_buffering=True)
";

/// One voice that says nothing.
const SPEECH: &str = "\
LogLevel 1
LogDir \"default\"
AudioOutputMethod \"alsa\"
AddModule \"silent\" \"sd_generic\" \"silent.conf\"
DefaultModule silent
";

const SILENT: &str = "\
GenericExecuteSynth \"true\"
GenericLanguage \"en\" \"en\" \"utf-8\"
GenericLanguage \"es\" \"es\" \"utf-8\"
AddVoice \"en\" \"MALE1\" \"silent\"
AddVoice \"es\" \"MALE1\" \"silent\"
DefaultVoice \"silent\"
";

/// Nothing that a test does not ask for.
const FIREFOX: &str = "\
user_pref('browser.shell.checkDefaultBrowser', false);
user_pref('browser.aboutwelcome.enabled', false);
user_pref('browser.startup.homepage_override.mstone', 'ignore');
user_pref('browser.sessionstore.resume_from_crash', false);
user_pref('datareporting.policy.dataSubmissionEnabled', false);
user_pref('termsofuse.bypassNotification', true);
user_pref('app.update.enabled', false);
user_pref('accessibility.force_disabled', -1);
";
