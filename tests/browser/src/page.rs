//! One custom element with an open shadow root, and what is inside.

use std::ops::Deref;

use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::{Error, Rect, Result, Session};

/// A page whose matter is in the shadow root of one element. Selectors are looked up in that root.
pub struct Page {
    session: Session,
    host: String,
}

impl Page {
    /// The page of a session, and the CSS selector of the element whose shadow root matters.
    pub fn new(session: Session, host: &str) -> Self {
        Self { session, host: host.into() }
    }

    /// From now on another element of the document matters.
    pub fn turn_to(&mut self, host: &str) {
        self.host = host.into();
    }

    /// Runs the body of a function that sees `root` (the shadow root, or null), `host` and `args`.
    pub async fn run_in_root(&self, body: &str, args: Vec<Value>) -> Result<Value> {
        let script = format!(
            "const [hostSelector, ...args] = arguments;
             const host = document.querySelector(hostSelector);
             const root = host && host.shadowRoot;
             {body}"
        );
        let mut arguments = vec![self.host.as_str().into()];
        arguments.extend(args);
        self.session.run(&script, arguments).await
    }

    /// [`Page::run_in_root`] with a typed result.
    pub async fn run_in_root_as<T: DeserializeOwned>(
        &self,
        body: &str,
        args: Vec<Value>,
    ) -> Result<T> {
        Ok(serde_json::from_value(self.run_in_root(body, args).await?)?)
    }

    /// How many elements match.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        let body = "return root ? root.querySelectorAll(args[0]).length : 0";
        self.run_in_root_as(body, vec![selector.into()]).await
    }

    /// Whether something matches.
    pub async fn has(&self, selector: &str) -> Result<bool> {
        Ok(self.count(selector).await? > 0)
    }

    /// The text of the first match, white space tidied.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.first(selector, "return el.textContent.replace(/\\s+/g, ' ').trim()").await
    }

    /// The texts of all matches.
    pub async fn texts(&self, selector: &str) -> Result<Vec<String>> {
        self.all(selector, "el.textContent.replace(/\\s+/g, ' ').trim()").await
    }

    /// An attribute of the first match, or none.
    pub async fn attribute(&self, selector: &str, name: &str) -> Result<Option<String>> {
        let name = Value::from(name);
        self.first(selector, &format!("return el.getAttribute({name})")).await
    }

    /// An attribute of all matches that have it.
    pub async fn attributes(&self, selector: &str, name: &str) -> Result<Vec<String>> {
        let all: Vec<Option<String>> =
            self.all(selector, &format!("el.getAttribute({})", Value::from(name))).await?;
        Ok(all.into_iter().flatten().collect())
    }

    /// A computed style of the first match.
    pub async fn style(&self, selector: &str, property: &str) -> Result<String> {
        let property = Value::from(property);
        self.first(selector, &format!("return getComputedStyle(el).getPropertyValue({property})"))
            .await
    }

    /// Where the first match is in the viewport.
    pub async fn rect(&self, selector: &str) -> Result<Rect> {
        self.first(
            selector,
            "const { x, y, width, height } = el.getBoundingClientRect();
             return { x, y, width, height }",
        )
        .await
    }

    /// Scrolls the first match into view (without animation) and says where it is then.
    pub async fn rect_in_view(&self, selector: &str) -> Result<Rect> {
        self.first(
            selector,
            "const inside = (r) => r.top >= 0 && r.left >= 0 && r.bottom <= innerHeight && r.right <= innerWidth;
             if (!inside(el.getBoundingClientRect()))
               el.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
             const { x, y, width, height } = el.getBoundingClientRect();
             return { x, y, width, height }",
        )
        .await
    }

    /// Whether the element with the focus inside the shadow root matches.
    pub async fn focused(&self, selector: &str) -> Result<bool> {
        let body =
            "const el = root && root.activeElement; return Boolean(el && el.matches(args[0]))";
        self.run_in_root_as(body, vec![selector.into()]).await
    }

    /// What has the focus inside the shadow root, as a start tag; none if nothing has.
    pub async fn active(&self) -> Result<Option<String>> {
        let body = "const el = root && root.activeElement;
                    return el ? el.cloneNode(false).outerHTML.replace(/<\\/.*/, '') : null";
        self.run_in_root_as(body, vec![]).await
    }

    /// Gives the first match the focus, as a script does; keys follow it.
    pub async fn focus(&self, selector: &str) -> Result<()> {
        self.first(selector, "el.focus(); return null").await
    }

    /// Waits until something matches.
    pub async fn wait_for_selector(&self, selector: &str) -> Result<()> {
        self.wait(&format!("`{selector}` to appear"), async || self.has(selector).await).await
    }

    /// Waits until nothing matches.
    pub async fn wait_gone(&self, selector: &str) -> Result<()> {
        self.wait(&format!("`{selector}` to go"), async || Ok(!self.has(selector).await?)).await
    }

    /// Waits until the first match lies still: the same place in three looks a frame apart.
    pub async fn wait_still(&self, selector: &str) -> Result<()> {
        let body = "
            const el = root && root.querySelector(args[0]);
            if (!el) return false;
            // A hidden page draws no frames. WebKitGTK may take over 100 ms for one, and until it is
            // drawn, an animation that has ended still shows its last picture.
            const frame = () => new Promise((done) => {
              const late = document.hidden && setTimeout(done, 100);
              requestAnimationFrame(() => { clearTimeout(late); done(); });
            });
            const place = () => { const r = el.getBoundingClientRect(); return [r.x, r.y, r.width, r.height].join(); };
            return (async () => {
              const first = place(); await frame();
              const second = place(); await frame();
              return first === second && second === place() && el.isConnected;
            })();";
        let name = format!("`{selector}` to lie still");
        self.wait(&name, async || self.run_in_root_as(body, vec![selector.into()]).await).await
    }

    /// Clicks (or, on a touch setup, taps) the middle of the first match, scrolled into view.
    pub async fn tap(&self, selector: &str) -> Result<()> {
        let middle = self.rect_in_view(selector).await?.center();
        if self.setup().touch && self.browser().has_touch() {
            self.finger().tap(middle).await
        } else {
            self.mouse().tap(middle).await
        }
    }

    async fn first<T: DeserializeOwned>(&self, selector: &str, body: &str) -> Result<T> {
        let body = format!(
            "const el = root && root.querySelector(args[0]);
             if (!el) return {{ missing: true }};
             return {{ value: (() => {{ {body} }})() }};"
        );
        let mut found = self.run_in_root(&body, vec![selector.into()]).await?;
        if found["missing"] == true {
            return Err(Error::new(format!(
                "nothing matches `{selector}` in the shadow root of `{}`: is the screen the right \
                 one, and is the selector (selectors.rs) still true?",
                self.host
            )));
        }
        Ok(serde_json::from_value(found["value"].take())?)
    }

    async fn all<T: DeserializeOwned>(&self, selector: &str, expression: &str) -> Result<Vec<T>> {
        let body = format!(
            "return root ? Array.from(root.querySelectorAll(args[0]), (el) => {expression}) : []"
        );
        self.run_in_root_as(&body, vec![selector.into()]).await
    }
}

impl Deref for Page {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.session
    }
}
