//! A package's launch page as it would be in a package, with the LMS of the tests around it.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::workspace::package;
use crate::{DEFAULT_CSP, Error, Result, Server, ServerBuilder, dist, fixtures, npm};

/// Where a package is on the tests' server.
pub const PACKAGE: &str = "/package/index.html";
/// The LMS around it.
pub const HOST: &str = "/lms/host.html";

/// The launch page of a package, built up as a sentence:
/// `Launch::of("scorm12").with("deck", "traps").with("pass", "80")`.
#[derive(Clone, Debug)]
pub struct Launch {
    attributes: Vec<(String, String)>,
}

impl Launch {
    /// A package for a standard: `scorm12`, `scorm2004`, `xapi` or `cmi5`.
    pub fn of(format: &str) -> Self {
        Self { attributes: vec![("format".into(), format.into())] }
    }

    /// The standard.
    pub fn format(&self) -> &str {
        let found = self.attributes.iter().find(|(name, _)| name == "format");
        found.map_or("", |(_, value)| value)
    }

    /// With an attribute of `<whos-responsible-lms>`; the last of a name counts.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.attributes.retain(|(known, _)| known != name);
        self.attributes.push((name.into(), value.into()));
        self
    }

    /// `index.html` of the package.
    pub fn page(&self) -> String {
        let escaped = |value: &str| value.replace('&', "&amp;").replace('"', "&quot;");
        let attributes: String = self
            .attributes
            .iter()
            .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
            .collect();
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>Who's Responsible?</title>\n\
             <link rel=\"stylesheet\" href=\"launch.css\">\n\
             <script type=\"module\" src=\"whos-responsible-lms.js\"></script>\n</head>\n<body>\n\
             <main><whos-responsible-lms{attributes}></whos-responsible-lms></main>\n\
             </body>\n</html>\n"
        )
    }
}

impl Server {
    /// A server of an LMS and the files of a package in it, ready to lay more over it; for packages
    /// that report elsewhere, `reports_to` are those origins.
    pub fn lms(launch: &Launch, reports_to: &[&str]) -> Result<ServerBuilder> {
        let server = Self::lms_without_package(reports_to)?;
        Ok(server.dir("/package/", dist()).file(PACKAGE, launch.page()))
    }

    /// A server of an LMS with nothing in it.
    pub fn lms_without_package(reports_to: &[&str]) -> Result<ServerBuilder> {
        npm::install(&package(), "scorm-again/dist/esm/scorm12.js")?;
        let run_time = package().join("node_modules/scorm-again/dist/esm");
        let reports = format!("connect-src 'self' {}", reports_to.join(" "));
        let policy = DEFAULT_CSP.replace("connect-src 'self'", &reports);
        // The package may be framed, also from another port.
        let policy = format!("{policy}; frame-src 'self' http://127.0.0.1:*");
        Ok(Self::builder()
            .dir("/lms/", fixtures().join("lms"))
            .dir("/lms/scorm-again/", run_time)
            .csp(Some(&policy)))
    }
}

/// What npm's `xapi-validation` has against these statements.
pub fn xapi_problems(statements: &[Value]) -> Result<Vec<String>> {
    npm::install(&package(), "xapi-validation/dist/index.js")?;
    let script = fixtures().join("lms/validate.mjs");
    let mut node = Command::new("node")
        .arg(&script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| Error::new(format!("node cannot start ({error}); install Node")))?;
    if let Some(mut input) = node.stdin.take() {
        input.write_all(&serde_json::to_vec(statements)?)?;
    }
    let output = node.wait_with_output()?;
    if !output.status.success() {
        return Err(Error::new(format!("{} failed; see above", script.display())));
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
